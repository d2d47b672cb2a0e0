package import Vocabulary

/// The list in which an entry stands (清单类型).
package enum ListKind: String, CaseIterable, Sendable, Codable {
  /// 权责清单.
  case powers
  /// 基本履职事项清单.
  case basic
  /// 配合履职事项清单.
  case cooperating
  /// 上级部门收回事项清单.
  case recalled
  /// 社区依法履职事项清单.
  case communityStatutory = "community-statutory"
  /// 社区依法协助事项清单.
  case communityAssisting = "community-assisting"
  /// 社区工作负面清单.
  case negative
  /// 出具证明事项清单.
  case certificates
  /// 业主自治事项.
  case ownersAutonomy = "owners-autonomy"
  /// 物业服务事项.
  case propertyService = "property-service"
  /// 公用企业责任事项.
  case utilityDuties = "utility-duties"
  /// 社会组织服务事项.
  case socialService = "social-service"
  /// 准入事项: handed down by an admission decision.
  case admitted
  /// 应急授权: powers for the time of an emergency, which end by themselves and demand a review.
  case emergency
  /// A list that the rules do not know; nothing special follows from it.
  case other
}

/// What kind of power or duty an entry is (职权类别).
package enum PowerType: String, CaseIterable, Sendable, Codable {
  /// 行政许可.
  case licence
  /// 行政处罚.
  case penalty
  /// 行政强制.
  case coercion
  /// 行政征收.
  case levy
  /// 行政给付.
  case benefit
  /// 行政检查.
  case inspection
  /// 行政确认.
  case confirmation
  /// 行政奖励.
  case reward
  /// 行政裁决.
  case adjudication
  /// 其他行政权力.
  case otherPower = "other-power"
  /// 公共服务.
  case publicService = "public-service"
  /// 依法协助.
  case assistance
  /// 自治事项、业主共同决定、民主监督.
  case autonomy
  /// 法定义务、物业服务义务.
  case obligation
  /// 社会服务.
  case socialService = "social-service"
  /// A type that the rules do not know.
  case other

  /// Whether it is one of the ten types of administrative power.
  package var isAdministrative: Bool {
    switch self {
    case .licence, .penalty, .coercion, .levy, .benefit, .inspection, .confirmation, .reward, .adjudication,
      .otherPower:
      true
    case .publicService, .assistance, .autonomy, .obligation, .socialService, .other: false
    }
  }
}

/// The level at which an entry is exercised (行使层级), from the highest.
package enum ExerciseLevel: String, CaseIterable, Sendable, Codable {
  case nation, province, city, district, subdistrict, community, compound, other
}

/// What an entry makes of its holder (承担角色).
package enum EntryRole: String, CaseIterable, Sendable, Codable {
  /// Leads and answers for it (牵头).
  case lead
  /// Supports (配合).
  case support
  /// Must not do it, and may refuse it (禁止).
  case prohibited
  /// Took it back from the levels below (收回).
  case recalled
}

/// Who holds an entry (实施主体).
package enum EntryHolder: Hashable, Sendable, Codable {
  /// One party.
  case party(PartyID)
  /// Any party of a kind whose area contains the area of the request.
  case anyOf(PartyKind)
  /// Any party whose area contains the area of the request.
  case anyone

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    if text == "*" {
      self = .anyone
    } else if text.hasPrefix("*:"), let kind = PartyKind(rawValue: String(text.dropFirst(2))) {
      self = .anyOf(kind)
    } else {
      self = .party(PartyID(text))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// The identifier of the party, `*:` and the kind, or `*`.
  package var text: String {
    switch self {
    case .party(let party): party.text
    case .anyOf(let kind): "*:" + kind.rawValue
    case .anyone: "*"
    }
  }
}

/// The legal basis of an entry (实施依据).
package struct EntryBasis: Hashable, Sendable, Codable {
  /// The cell in both languages.
  package let text: Bilingual
  /// The instruments that it cites.
  package let citations: [Citation]
  /// The highest rank, as the row says.
  package let rank: BasisRank?
  /// The first day on which the basis is no longer in force, as the row says.
  package let until: CivilDate?

  /// A basis as a row gives it.
  package init(text: Bilingual, citations: [Citation], rank: BasisRank? = nil, until: CivilDate? = nil) {
    self.text = text
    self.citations = citations
    self.rank = rank
    self.until = until
  }
}

/// A mandate by which one party exercises the power of another (委托).
package struct Delegation: Hashable, Sendable, Codable {
  /// Who delegated.
  package let from: PartyID
  /// The written mandate.
  package let instrument: String
  /// The first day of the mandate.
  package let begins: CivilDate?
  /// The first day after the mandate.
  package let ends: CivilDate?

  /// A delegation by a party.
  package init(from: PartyID, instrument: String = "", begins: CivilDate? = nil, ends: CivilDate? = nil) {
    self.from = from
    self.instrument = instrument
    self.begins = begins
    self.ends = ends
  }
}

/// The decision by which a duty was let in from above, with what came along (准入决定、费随事转).
package struct Admission: Hashable, Sendable, Codable {
  /// The number of the decision.
  package let decision: String
  /// What the decision said.
  package let status: Status
  /// The first day on which it holds.
  package let from: CivilDate?
  /// The first day on which it no longer holds.
  package let until: CivilDate?

  /// A decision on admission.
  package init(decision: String, status: Status, from: CivilDate? = nil, until: CivilDate? = nil) {
    self.decision = decision
    self.status = status
    self.from = from
    self.until = until
  }

  /// What a decision on admission said.
  package enum Status: String, CaseIterable, Sendable, Codable {
    case approved, pending, refused, withdrawn
  }
}

/// Where an entry stands in the file that it came from.
package struct RowSource: Hashable, Sendable, Codable {
  /// Which of `InventoryTables.sources`.
  package let table: Int
  /// The line of the file, or the row of the sheet, from 1.
  package let line: Int
  /// The raw cells, in the order of the columns of the source.
  package let cells: [String]

  /// A row of a source.
  package init(table: Int, line: Int, cells: [String]) {
    self.table = table
    self.line = line
    self.cells = cells
  }
}

/// An entry of the inventory (清单条目): who holds which power and duty, for what, where and when, by what right.
package struct InventoryEntry: Hashable, Sendable, Codable {
  /// The code of the list (职权编码).
  package var code: EntryCode
  /// The list in which it stands (清单类型).
  package var list: ListKind
  /// What kind of power or duty it is (职权类别).
  package var powerType: PowerType
  /// What it is called (职权名称).
  package var name: Bilingual
  /// The sub-item (子项); empty for the whole matter.
  package var subItem: String
  /// The matter, a beginning of its code, or `*`.
  package var matter: MatterCode
  /// The stage, or `*`.
  package var stage: StageCode
  /// The level at which it is exercised (行使层级).
  package var level: ExerciseLevel
  /// Where it holds (管辖范围).
  package var area: AreaCode
  /// Who holds it (实施主体).
  package var holder: EntryHolder
  /// The kind that the row gives its holder, if it gives one.
  package var holderKind: PartyKind?
  /// What it makes of its holder (承担角色).
  package var role: EntryRole
  /// The acts that the row lists; empty when they follow from the role (see `ActTable`).
  package var listedActs: [Act]
  /// The entries that this one answers to (对应编码).
  package var counterparts: [EntryCode]
  /// The office inside the holder (承办机构).
  package var office: String
  /// By what right (实施依据).
  package var basis: EntryBasis
  /// The duty (责任事项).
  package var duty: Bilingual
  /// Where the duty is laid down (责任事项依据).
  package var dutyBasis: String
  /// For what its holder is called to account (追责情形).
  package var accountability: String
  /// The time that the law allows (法定时限).
  package var statutoryLimit: TimeLimit?
  /// The time that the holder promised (承诺时限).
  package var promisedLimit: TimeLimit?
  /// The supervisors, as the row names them (监督主体).
  package var supervisors: [String]
  /// How it is supervised (监督方式).
  package var supervision: String
  /// The majority rule of its ballots (表决规则).
  package var votingRule: String?
  /// The grid events that it answers (网格事件代码).
  package var eventCodes: [String]
  /// Whom it serves (服务对象).
  package var audience: String
  /// What of it is published (公开属性).
  package var disclosure: String
  /// The first day on which the entry is in force; nil for always.
  package var from: CivilDate?
  /// The first day on which it is no longer in force; nil for no end.
  package var until: CivilDate?
  /// The mandate under which it is exercised for another (委托).
  package var delegation: Delegation?
  /// The decision that let it in (准入决定).
  package var admission: Admission?
  /// The money and staff that came with the duty (保障措施).
  package var resources: String
  /// The domain under which its list has it (领域), such as 党的建设; nil where the list has none.
  package var domain: String?
  /// Where it stands in its file.
  package var source: RowSource

  /// The limit that binds: the promised one, which is never longer in a sound list, or else the statutory one.
  package var clock: TimeLimit? { promisedLimit ?? statutoryLimit }
  /// What the entry lets its holder do; for a prohibition, what it forbids.
  package var acts: [Act] { ActTable.acts(listed: listedActs, role: role, stage: stage) }

  /// An entry; what a list leaves out has its plain meaning.
  package init(
    code: EntryCode,
    list: ListKind = .powers,
    powerType: PowerType = .publicService,
    name: Bilingual,
    subItem: String = "",
    matter: MatterCode,
    stage: StageCode,
    level: ExerciseLevel = .other,
    area: AreaCode,
    holder: EntryHolder,
    holderKind: PartyKind? = nil,
    role: EntryRole = .lead,
    listedActs: [Act] = [],
    counterparts: [EntryCode] = [],
    office: String = "",
    basis: EntryBasis,
    duty: Bilingual = Bilingual(zh: ""),
    dutyBasis: String = "",
    accountability: String = "",
    statutoryLimit: TimeLimit? = nil,
    promisedLimit: TimeLimit? = nil,
    supervisors: [String] = [],
    supervision: String = "",
    votingRule: String? = nil,
    eventCodes: [String] = [],
    audience: String = "",
    disclosure: String = "",
    from: CivilDate? = nil,
    until: CivilDate? = nil,
    delegation: Delegation? = nil,
    admission: Admission? = nil,
    resources: String = "",
    domain: String? = nil,
    source: RowSource = RowSource(table: 0, line: 0, cells: [])
  ) {
    self.code = code
    self.list = list
    self.powerType = powerType
    self.name = name
    self.subItem = subItem
    self.matter = matter
    self.stage = stage
    self.level = level
    self.area = area
    self.holder = holder
    self.holderKind = holderKind
    self.role = role
    self.listedActs = listedActs
    self.counterparts = counterparts
    self.office = office
    self.basis = basis
    self.duty = duty
    self.dutyBasis = dutyBasis
    self.accountability = accountability
    self.statutoryLimit = statutoryLimit
    self.promisedLimit = promisedLimit
    self.supervisors = supervisors
    self.supervision = supervision
    self.votingRule = votingRule
    self.eventCodes = eventCodes
    self.audience = audience
    self.disclosure = disclosure
    self.from = from
    self.until = until
    self.delegation = delegation
    self.admission = admission
    self.resources = resources
    self.domain = domain
    self.source = source
  }
}
