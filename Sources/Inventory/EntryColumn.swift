/// The columns of a list of powers and duties, and the headers under which real lists have them.
///
/// The first header of each is the one that exports write.
package enum EntryColumn: Int, CaseIterable, Sendable, Column {
  case code, list, powerType, name, subItem, matter, stage, level, area, holder, holderKind, role, counterparts, office
  case basis, basisRank, basisUntil, duty, dutyBasis, accountability, statutoryLimit, promisedLimit, limitFrom
  case supervisors, supervision, votingRule, eventCodes, audience, disclosure, from, until
  // Columns beyond the standard ones.
  case acts, nameEnglish, dutyEnglish, basisEnglish
  case delegator, delegationInstrument, delegationFrom, delegationUntil
  case admission, admissionStatus, admissionFrom, admissionUntil, resources, domain

  /// The headers under which real lists have the column, the one that exports write first.
  package var headers: [String] {
    switch self {
    case .code: ["职权编码", "事项编码", "权责编码", "事项代码", "职权代码", "编码", "code", "entry code", "编号", "序号", "no"]
    case .list: ["清单类型", "清单类别", "所属清单", "清单", "list", "list type"]
    case .powerType:
      ["职权类别", "权力类型", "权力类别", "职权类型", "事项类型", "权责类型", "power type", "type"]
    case .name: ["职权名称", "事项名称", "权责事项名称", "权力事项名称", "权力项目名称", "事项", "name", "item"]
    case .subItem: ["子项", "子项名称", "事项子项", "实施事项", "sub-item", "subitem"]
    case .matter: ["事项组", "事项组编码", "所属事项", "matter", "matter code"]
    case .stage: ["环节", "阶段", "办理环节", "stage"]
    case .level: ["行使层级", "实施层级及权限", "实施层级", "权限", "层级", "level"]
    case .area: ["管辖范围", "管辖区域", "实施区域", "区域", "区域代码", "area", "area code"]
    case .holder: ["实施主体", "行使主体", "责任主体", "责任单位", "主体", "部门名称", "holder", "party", "body"]
    case .holderKind: ["主体类型", "主体类别", "holder kind", "kind", "party kind"]
    case .role: ["承担角色", "角色", "role"]
    case .counterparts: ["对应编码", "关联编码", "对应职权编码", "counterparts", "counterpart", "counterpart code"]
    case .office: ["承办机构", "承办科室", "责任科室", "办理机构", "内设机构", "office"]
    case .basis: ["实施依据", "设定依据", "依据", "法律依据", "权力依据", "职权依据", "basis", "legal basis"]
    case .basisRank: ["依据层级", "效力层级", "依据位阶", "basis rank", "rank"]
    case .basisUntil: ["依据失效日期", "basis until", "basis expires"]
    case .duty: ["责任事项", "责任事项内容", "责任内容", "部门职责", "主要职责", "职责", "责任", "duty", "duties"]
    case .dutyBasis: ["责任事项依据", "责任依据", "追责依据", "duty basis"]
    case .accountability: ["追责情形", "问责情形", "责任追究情形", "accountability"]
    case .statutoryLimit: ["法定时限", "法定办结时限", "法定期限", "statutory limit"]
    case .promisedLimit: ["承诺时限", "承诺办结时限", "承诺期限", "办理时限", "promised limit", "limit"]
    case .limitFrom: ["时限起算", "起算", "起算事件", "limit from", "start event"]
    case .supervisors: ["监督主体", "监督单位", "supervisors", "supervisor"]
    case .supervision: ["监督方式", "监督投诉方式", "supervision"]
    case .votingRule: ["表决规则", "voting rule"]
    case .eventCodes: ["网格事件代码", "事件代码", "event codes", "event code"]
    case .audience: ["服务对象", "实施对象", "audience"]
    case .disclosure: ["公开属性", "是否公开", "disclosure"]
    case .from: ["生效日期", "生效时间", "实施日期", "effective from", "from"]
    case .until: ["失效日期", "失效时间", "终止日期", "effective until", "until"]
    case .acts: ["允许行为", "行为", "acts", "act"]
    case .nameEnglish: ["职权名称(英)", "事项名称(英)", "英文名称", "name (en)"]
    case .dutyEnglish: ["责任事项(英)", "duty (en)"]
    case .basisEnglish: ["实施依据(英)", "basis (en)"]
    case .delegator: ["委托主体", "委托机关", "委托行政机关", "委托单位", "委托方", "delegated by", "delegator"]
    case .delegationInstrument:
      ["委托文书", "委托书", "委托书编号", "委托文号", "委托依据", "委托协议", "mandate", "delegation instrument"]
    case .delegationFrom: ["委托生效日期", "委托起始日期", "delegated from", "mandate from"]
    case .delegationUntil:
      [
        "委托失效日期", "委托期限", "委托截止日期", "委托到期日期", "委托期限截止", "delegated until", "mandate until", "mandate term",
      ]
    case .admission:
      [
        "准入决定", "准入文号", "准入决定编号", "准入批准文号", "准入文件", "准入审批", "准入批文", "准入审批文号",
        "准入决定书", "准入依据", "准入批准", "准入", "admission", "admission decision",
      ]
    case .admissionStatus: ["准入状态", "准入结果", "准入审批状态", "审批状态", "admission status"]
    case .admissionFrom: ["准入生效日期", "admitted from"]
    case .admissionUntil: ["准入失效日期", "admitted until"]
    case .resources:
      [
        "保障措施", "经费保障", "资源保障", "人员经费保障", "经费人员保障", "人员经费", "经费来源", "工作经费", "配套经费",
        "保障经费", "资金保障", "人员保障", "保障条件", "配套资源", "人员编制", "经费", "费随事转", "配套保障", "保障", "人员",
        "resources", "resource",
      ]
    case .domain: ["领域", "事项领域", "所属领域", "业务领域", "domain"]
    }
  }

  /// Whether a row without the cell cannot be taken.
  package var isRequired: Bool { self == .name || self == .holder }
}
