/// The columns of the table of areas.
enum AreaColumn: Int, CaseIterable, Column {
  case code, name, nameEnglish, households, steward, administrativeLimit

  var headers: [String] {
    switch self {
    case .code: ["区域代码", "代码", "编码", "网格编码", "code", "area code", "area"]
    case .name: ["名称", "区域名称", "name"]
    case .nameEnglish: ["名称(英)", "英文名称", "name (en)", "english name"]
    case .households: ["户数", "households"]
    case .steward: ["网格责任主体", "责任主体", "steward"]
    case .administrativeLimit: ["行政事务占比上限", "administrative limit"]
    }
  }

  var isRequired: Bool { self == .code || self == .name }
}

/// The columns of the table of matters.
enum MatterColumn: Int, CaseIterable, Column {
  case code, name, nameEnglish, track, matterClass, stages, votingRule, description, descriptionEnglish, limits
  case initiative, purposes

  var headers: [String] {
    switch self {
    case .code: ["事项编码", "事项代码", "代码", "编码", "code", "matter"]
    case .name: ["事项名称", "名称", "事项", "name"]
    case .nameEnglish: ["事项名称(英)", "名称(英)", "英文名称", "name (en)", "english name"]
    case .track: ["轨道", "办理方式", "track"]
    case .matterClass: ["事项性质", "性质", "类别", "class"]
    case .stages: ["环节", "阶段", "stages", "stage"]
    case .votingRule: ["表决规则", "voting rule"]
    case .description: ["说明", "简介", "description"]
    case .descriptionEnglish: ["说明(英)", "description (en)"]
    case .limits: ["时限", "各环节时限", "limits", "time limits"]
    case .initiative: ["附议门槛", "居民提议门槛", "initiative"]
    case .purposes: ["个人信息用途", "可存个人信息", "private fields", "purposes"]
    }
  }

  var isRequired: Bool { self == .code || self == .name }
}

/// The columns of the table of parties.
enum PartyColumn: Int, CaseIterable, Column {
  case id, name, nameEnglish, kind, area, superior

  var headers: [String] {
    switch self {
    case .id: ["主体编码", "主体代码", "编码", "代码", "id", "code", "party"]
    case .name: ["主体名称", "名称", "主体", "name"]
    case .nameEnglish: ["主体名称(英)", "名称(英)", "英文名称", "name (en)", "english name"]
    case .kind: ["主体类型", "类型", "kind"]
    case .area: ["所在区域", "区域", "管辖范围", "区域代码", "area", "area code"]
    case .superior: ["上级主体", "上级", "superior"]
    }
  }

  var isRequired: Bool { self == .name || self == .kind }
}

/// The columns of the table of legal bases.
enum BasisColumn: Int, CaseIterable, Column {
  case instrument, version, article, rank, from, until, supersededBy, issuer

  var headers: [String] {
    switch self {
    case .instrument:
      [
        "依据名称", "法律法规名称", "法规名称", "文件名称", "名称", "实施依据", "依据", "instrument", "name",
      ]
    case .version: ["版本", "修订", "文号", "发文字号", "version"]
    case .article: ["条款", "条文", "条", "article", "articles"]
    case .rank: ["依据层级", "效力层级", "效力级别", "效力等级", "层级", "位阶", "rank", "level"]
    case .from:
      [
        "生效日期", "施行日期", "实施日期", "from", "valid from", "in force from", "effective from", "effective",
      ]
    case .until:
      [
        "失效日期", "废止日期", "依据失效日期", "until", "valid to", "valid until", "in force to", "in force until", "to",
        "effective until", "expires", "repealed",
      ]
    case .supersededBy: ["被替代", "被取代", "被何替代", "替代依据", "取代依据", "新依据", "superseded by"]
    case .issuer: ["制定机关", "发布机关", "颁布机关", "issuer", "issuing body"]
    }
  }

  var isRequired: Bool { self == .instrument }
}
