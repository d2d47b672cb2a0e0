import Vocabulary

/// The catalogue of voting rules that laws and common by-laws use.
package enum VotingRules {
  /// Every rule, in the order in which a list shows them.
  package static var all: [VotingRule] {
    [
      simpleMajority, reconvened, absoluteMajority, qualifiedMajority, unanimity, consent, consentBySilence,
      ownersGeneral, ownersSpecial, affectedUnanimous, ownersCommittee, ownersMeetingDemand,
      residentsAssembly, residentsHouseholds, residentsGroups,
      residentsConvening, residentsHouseholdsConvening, residentsGroupsConvening,
      villageAssembly, villageRepresentatives, villageGroup, villageConvening, villageRepresentativesConvening,
      election, electionRunoff, recall, partyMeeting, headDecides, consensusThenAssembly,
    ]
  }

  /// The rules of an assembly of all residents: by adults, by households, by groups, and of a village (居民会议、村民会议).
  package static let assemblies: Set<String> = [
    "RESIDENTS_ASSEMBLY", "RESIDENTS_ASSEMBLY_HOUSEHOLDS", "RESIDENTS_ASSEMBLY_GROUPS", "VILLAGE_ASSEMBLY",
  ]

  /// The rule with an id; nil where the catalogue has none.
  package static func rule(_ id: String) -> VotingRule? { all.first { $0.id == id } }

  static func words(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

  // MARK: Common rules

  /// More than half of those who take part.
  package static var simpleMajority: VotingRule {
    let article = words("议事规则：参与表决者过半数", "rules of procedure: more than half of those taking part")
    return VotingRule(
      id: "SIMPLE_MAJORITY", title: words("简单多数", "Simple majority"), basis: article,
      pass: [Condition(.yes, .heads, .moreThan, 1, 2, of: .participating, article: article)])
  }

  /// The second meeting after one without a quorum: a quarter or more take part, more than half of them agree.
  package static var reconvened: VotingRule {
    let article = words("议事规则：再次召集", "rules of procedure: a meeting convened again")
    return VotingRule(
      id: "RECONVENED_QUARTER", title: words("再次召集（四分之一参加）", "Second meeting (a quarter take part)"),
      basis: article,
      quorum: [Condition(.participating, .heads, .atLeast, 1, 4, of: .all, article: article)],
      pass: [Condition(.yes, .heads, .moreThan, 1, 2, of: .participating, article: article)])
  }

  /// More than half of everyone on the roll.
  package static var absoluteMajority: VotingRule {
    let article = words("议事规则：全体过半数", "rules of procedure: more than half of all")
    return VotingRule(
      id: "ABSOLUTE_MAJORITY", title: words("绝对多数", "Absolute majority"), basis: article,
      pass: [Condition(.yes, .heads, .moreThan, 1, 2, of: .all, article: article)])
  }

  /// More than half take part, and two thirds or more of them agree.
  package static var qualifiedMajority: VotingRule {
    let article = words("议事规则：三分之二以上", "rules of procedure: two thirds or more")
    return VotingRule(
      id: "QUALIFIED_MAJORITY", title: words("三分之二多数", "Two-thirds majority"), basis: article,
      quorum: [Condition(.participating, .heads, .moreThan, 1, 2, of: .all, article: article)],
      pass: [Condition(.yes, .heads, .atLeast, 2, 3, of: .participating, article: article)])
  }

  /// Everyone on the roll agrees.
  package static var unanimity: VotingRule {
    let article = words("议事规则：一致同意", "rules of procedure: unanimity")
    return VotingRule(
      id: "UNANIMITY", title: words("一致同意", "Unanimity"), basis: article,
      pass: [Condition(.yes, .heads, .atLeast, 1, 1, of: .all, article: article)])
  }

  /// Someone takes part and nobody objects.
  package static var consent: VotingRule {
    let article = words("议事规则：无人反对", "rules of procedure: no objection")
    return VotingRule(
      id: "CONSENT", title: words("无异议通过", "Consent without objection"), basis: article,
      pass: [Condition(.no, .members, .atMost, 0, 1, of: .participating, article: article)])
  }

  /// Nobody on the roll objects; silence is consent.
  package static var consentBySilence: VotingRule {
    let article = words("议事规则：公示期内无人反对", "rules of procedure: no objection in the time of notice")
    return VotingRule(
      id: "CONSENT_BY_SILENCE", title: words("公示无异议通过", "Consent by silence"), basis: article,
      pass: [Condition(.no, .members, .atMost, 0, 1, of: .all, article: article)])
  }

  // MARK: Owners

  private static func owners(_ id: String, _ title: Bilingual, _ pass: (Comparison, Int64, Int64)) -> VotingRule {
    let article = words("民法典第二百七十八条第二款", "Civil Code, article 278, paragraph 2")
    return VotingRule(
      id: id, title: title, basis: article,
      quorum: [Measure.area, .heads].map { measure in
        Condition(.participating, measure, .atLeast, 2, 3, of: .all, article: article)
      },
      pass: [Measure.area, .heads].map { measure in
        Condition(.yes, measure, pass.0, pass.1, pass.2, of: .participating, article: article)
      })
  }

  /// Matters 1 to 5 and 9 of article 278: two thirds of area and heads take part, more than half of each agree.
  package static var ownersGeneral: VotingRule {
    owners(
      "OWNERS_278_GENERAL", words("业主共同决定：一般事项", "Owners, general matters"), (.moreThan, 1, 2))
  }

  /// Matters 6 to 8 of article 278: two thirds of area and heads take part, three quarters or more of each agree.
  package static var ownersSpecial: VotingRule {
    owners(
      "OWNERS_278_SPECIAL", words("业主共同决定：特别事项", "Owners, special matters"), (.atLeast, 3, 4))
  }

  /// A dwelling becomes a shop: every affected owner agrees; a majority is no defence.
  package static var affectedUnanimous: VotingRule {
    let article = words("民法典第二百七十九条", "Civil Code, article 279")
    return VotingRule(
      id: "AFFECTED_UNANIMOUS_279",
      title: words("有利害关系的业主一致同意", "Unanimity of the affected owners"), basis: article,
      pass: [Condition(.yes, .heads, .atLeast, 1, 1, of: .all, article: article)])
  }

  /// Meeting of an owners' committee: more than half present, more than half of all members agree, no proxies.
  package static var ownersCommittee: VotingRule {
    let article = words("业主大会和业主委员会指导规则", "guidance on owners' assemblies and committees")
    return VotingRule(
      id: "OWNERS_COMMITTEE", title: words("业主委员会会议", "Owners' committee meeting"), basis: article,
      quorum: [Condition(.participating, .members, .moreThan, 1, 2, of: .all, article: article)],
      pass: [Condition(.yes, .members, .moreThan, 1, 2, of: .all, article: article)], proxies: .forbidden)
  }

  /// One fifth or more of the owners demand a meeting.
  package static var ownersMeetingDemand: VotingRule {
    let article = words("物业管理条例第十三条", "Property Management Regulations, article 13")
    return VotingRule(
      id: "OWNERS_MEETING_DEMAND", title: words("提议召开业主大会临时会议", "Demand for an owners' meeting"),
      basis: article, pass: [Condition(.yes, .heads, .atLeast, 1, 5, of: .all, article: article)])
  }

  // MARK: Bodies and heads

  /// 四议: two thirds of the members present, half or more of those due to attend agree.
  package static var partyMeeting: VotingRule {
    let article = words("四议两公开：党员大会审议", "four deliberations and two disclosures: members' meeting")
    return VotingRule(
      id: "PARTY_MEETING", title: words("党员大会审议", "Members' meeting"), basis: article,
      quorum: [Condition(.participating, .members, .atLeast, 2, 3, of: .all, article: article)],
      pass: [Condition(.yes, .members, .atLeast, 1, 2, of: .all, article: article)], proxies: .forbidden)
  }

  /// The body discusses, its head decides, with reasons when against the majority.
  package static var headDecides: VotingRule {
    let article = words("重大行政决策程序暂行条例第三十条", "Regulations on major administrative decisions, article 30")
    return VotingRule(
      id: "HEAD_DECIDES", title: words("集体讨论、首长决定", "The head decides after discussion"), basis: article,
      quorum: [Condition(.participating, .members, .moreThan, 1, 2, of: .all, article: article)],
      pass: [Condition(.yes, .members, .moreThan, 1, 2, of: .participating, article: article)], decider: .head,
      proxies: .forbidden)
  }

  /// The parties consult; without consensus the matter goes to the residents' assembly.
  package static var consensusThenAssembly: VotingRule {
    let article = words(
      "关于加强城乡社区协商的意见", "Opinions on strengthening urban and rural community consultation")
    return VotingRule(
      id: "CONSENSUS_THEN_ASSEMBLY", title: words("协商一致，否则提交居民会议", "Consensus, or the assembly"),
      basis: article,
      quorum: [Condition(.participating, .members, .moreThan, 1, 2, of: .all, article: article)],
      pass: [
        Condition(.no, .members, .atMost, 0, 1, of: .participating, article: article),
        Condition(.yes, .members, .moreThan, 1, 2, of: .participating, article: article),
      ],
      fallback: "RESIDENTS_ASSEMBLY")
  }
}
