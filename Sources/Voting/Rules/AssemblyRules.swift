import Vocabulary

/// Residents' and villagers' assemblies, their elections, and who can have them convened.
extension VotingRules {
  private static func meeting(
    _ id: String, _ title: Bilingual, _ article: Bilingual, _ measure: Measure, _ comparison: Comparison,
    _ numerator: Int64, _ denominator: Int64
  ) -> VotingRule {
    VotingRule(
      id: id, title: title, basis: article,
      quorum: [Condition(.participating, measure, comparison, numerator, denominator, of: .all, article: article)],
      pass: [Condition(.yes, measure, .moreThan, 1, 2, of: .participating, article: article)])
  }

  private static func convening(
    _ id: String, _ title: Bilingual, _ article: Bilingual, _ measure: Measure, _ denominator: Int64
  ) -> VotingRule {
    VotingRule(
      id: id, title: title, basis: article,
      pass: [Condition(.yes, measure, .atLeast, 1, denominator, of: .all, article: article)])
  }

  private static var residents: Bilingual {
    words("城市居民委员会组织法第九、十条", "Organic Law of Urban Residents' Committees, articles 9 and 10")
  }

  private static func village(_ zh: String, _ number: Int) -> Bilingual {
    words("村民委员会组织法第\(zh)条", "Organic Law of Villagers' Committees, article \(number)")
  }

  // MARK: Residents

  /// All adults: more than half present, more than half of those present agree.
  package static var residentsAssembly: VotingRule {
    meeting(
      "RESIDENTS_ASSEMBLY", words("居民会议（全体成年居民）", "Residents' assembly, all adults"), residents, .members,
      .moreThan, 1, 2)
  }

  /// One representative a household.
  package static var residentsHouseholds: VotingRule {
    meeting(
      "RESIDENTS_ASSEMBLY_HOUSEHOLDS", words("居民会议（户代表）", "Residents' assembly, households"), residents,
      .households, .moreThan, 1, 2)
  }

  /// Two or three representatives a residents' group.
  package static var residentsGroups: VotingRule {
    meeting(
      "RESIDENTS_ASSEMBLY_GROUPS", words("居民会议（居民小组代表）", "Residents' assembly, group representatives"),
      residents, .members, .moreThan, 1, 2)
  }

  /// One fifth of the adults ask for an assembly.
  package static var residentsConvening: VotingRule {
    convening(
      "RESIDENTS_CONVENING", words("提议召集居民会议（成年居民）", "Residents ask for an assembly"), residents, .members, 5)
  }

  /// One fifth of the households ask for an assembly.
  package static var residentsHouseholdsConvening: VotingRule {
    convening(
      "RESIDENTS_CONVENING_HOUSEHOLDS", words("提议召集居民会议（户）", "Households ask for an assembly"), residents,
      .households, 5)
  }

  /// One third of the residents' groups ask for an assembly.
  package static var residentsGroupsConvening: VotingRule {
    convening(
      "RESIDENTS_CONVENING_GROUPS", words("提议召集居民会议（居民小组）", "Groups ask for an assembly"), residents,
      .members, 3)
  }

  // MARK: Villagers

  /// More than half of the adults, or two thirds of the households, are present; more than half of those present agree.
  package static var villageAssembly: VotingRule {
    let article = village("二十二", 22)
    return VotingRule(
      id: "VILLAGE_ASSEMBLY", title: words("村民会议", "Villagers' assembly"), basis: article,
      quorum: [
        Condition(.participating, .members, .moreThan, 1, 2, of: .all, article: article),
        Condition(.participating, .households, .atLeast, 2, 3, of: .all, article: article),
      ],
      quorumNeeds: .any,
      pass: [Condition(.yes, .members, .moreThan, 1, 2, of: .participating, article: article)])
  }

  /// Two thirds of the representatives are present, more than half of those present agree.
  package static var villageRepresentatives: VotingRule {
    meeting(
      "VILLAGE_REPRESENTATIVES", words("村民代表会议", "Villagers' representatives"), village("二十六", 26), .members,
      .atLeast, 2, 3)
  }

  /// Two thirds of the group's adults or households are present, more than half of those present agree.
  package static var villageGroup: VotingRule {
    let article = village("二十八", 28)
    return VotingRule(
      id: "VILLAGE_GROUP", title: words("村民小组会议", "Villagers' group"), basis: article,
      quorum: [
        Condition(.participating, .members, .atLeast, 2, 3, of: .all, article: article),
        Condition(.participating, .households, .atLeast, 2, 3, of: .all, article: article),
      ],
      quorumNeeds: .any,
      pass: [Condition(.yes, .members, .moreThan, 1, 2, of: .participating, article: article)])
  }

  /// One tenth of the villagers ask for an assembly.
  package static var villageConvening: VotingRule {
    convening(
      "VILLAGE_CONVENING", words("提议召集村民会议（村民）", "Villagers ask for an assembly"), village("二十一", 21),
      .members, 10)
  }

  /// One third of the representatives ask for an assembly.
  package static var villageRepresentativesConvening: VotingRule {
    convening(
      "VILLAGE_CONVENING_REPRESENTATIVES",
      words("提议召集村民会议（村民代表）", "Representatives ask for an assembly"), village("二十一", 21), .members, 3)
  }

  // MARK: Elections

  /// More than half of the registered voters vote, more than half of the votes are for the candidate.
  package static var election: VotingRule {
    let article = village("十五", 15)
    return VotingRule(
      id: "ELECTION", title: words("村民委员会选举", "Election of a villagers' committee"), basis: article,
      quorum: [Condition(.participating, .members, .moreThan, 1, 2, of: .all, article: article)],
      pass: [Condition(.yes, .members, .moreThan, 1, 2, of: .participating, article: article)],
      fallback: "ELECTION_RUNOFF")
  }

  /// The second round: the most votes, and one third or more of those cast.
  package static var electionRunoff: VotingRule {
    let article = village("十五", 15)
    return VotingRule(
      id: "ELECTION_RUNOFF", title: words("村民委员会另行选举", "Runoff of a villagers' committee"), basis: article,
      pass: [Condition(.yes, .members, .atLeast, 1, 3, of: .participating, article: article)])
  }

  /// More than half of the registered voters vote, more than half of the votes are for recall.
  package static var recall: VotingRule {
    meeting(
      "RECALL", words("罢免村民委员会成员", "Recall from a villagers' committee"), village("十六", 16), .members,
      .moreThan, 1, 2)
  }
}
