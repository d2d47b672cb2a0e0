import Testing
import Vocabulary
import Voting

/// 300 units of 100.00 m²; the developer has 20 unsold, Mr A owns five: 277 heads, 30000.00 m².
private let estate: UnitRegister = {
  let units = (1...300).map { number in
    let owner = number <= 20 ? "developer" : number <= 25 ? "a" : "o\(number)"
    return OwnedUnit(
      number: "\(number)", area: 10_000, owners: [PersonID(owner)], state: number <= 20 ? .unsold : .sold)
  }
  return UnitRegister(units: units)
}()

/// A roll of so many single heads with the area spread so that it sums exactly.
private func roll(_ groups: [(heads: Int, area: Int64)]) -> Roll {
  var entries: [RollEntry] = []
  for (group, (heads, area)) in groups.enumerated() {
    for number in 0..<heads {
      let share = area / Int64(heads) + (number == 0 ? area % Int64(heads) : 0)
      entries.append(RollEntry(voter: PersonID("g\(group)-\(number)"), units: [], heads: 1, area: share))
    }
  }
  return Roll(entries: entries)
}

/// Counts with `yes` in favour, `other` taking part without, out of 277 heads and 30000.00 m².
private func outcome(
  _ rule: VotingRule, participating: (heads: Int, area: Int64), yes: (heads: Int, area: Int64), other: Choice = .no
) -> BallotResult {
  let rest = (heads: participating.heads - yes.heads, area: participating.area - yes.area)
  let silent = (heads: 277 - participating.heads, area: 3_000_000 - participating.area)
  let roll = roll([yes, rest, silent].map { $0.heads == 0 ? (1, $0.area) : $0 })
  var votes: [PersonID: Choice] = [:]
  for entry in roll.entries {
    if entry.voter.text.hasPrefix("g0-") { votes[entry.voter] = .yes }
    if entry.voter.text.hasPrefix("g1-") { votes[entry.voter] = other }
  }
  return count(rule, roll: roll, votes: votes)
}

@Suite("Owners' majorities of article 278")
struct OwnersMajorities {
  @Test("the developer's unsold units are one head, and so are the five flats of one buyer")
  func heads() {
    let roll = estate.roll()
    #expect(roll.entries.reduce(0) { $0 + $1.heads } == 277)
    #expect(roll.entries.reduce(0) { $0 + $1.area } == 3_000_000)
    #expect(roll.entry(of: "developer")?.area == 200_000)
    #expect(roll.entry(of: "a")?.units == ["21", "22", "23", "24", "25"])
  }

  @Test("a hundredth of a square metre over half of the participating area decides a general matter")
  func general() {
    let half = (heads: 185, area: Int64(2_000_000))
    let passed = outcome(VotingRules.ownersGeneral, participating: half, yes: (93, 1_000_001))
    #expect(passed.outcome == .adopted)
    #expect(passed.conditions.map(\.value) == [2_000_000, 185, 1_000_001, 93])
    #expect(passed.conditions.map(\.total) == [3_000_000, 277, 2_000_000, 185])
    let failed = outcome(VotingRules.ownersGeneral, participating: half, yes: (93, 1_000_000))
    #expect(failed.outcome == .rejected)
    #expect(failed.conditions.map(\.outcome) == [.passed, .passed, .failed, .passed])
  }

  @Test("three quarters of 185 heads are 139, not 138")
  func special() {
    let part = (heads: 185, area: Int64(2_000_000))
    #expect(outcome(VotingRules.ownersSpecial, participating: part, yes: (138, 1_500_000)).outcome == .rejected)
    #expect(outcome(VotingRules.ownersSpecial, participating: part, yes: (139, 1_500_000)).outcome == .adopted)
  }

  @Test("a hundredth of a square metre short of two thirds is no quorum")
  func quorum() {
    let all = outcome(VotingRules.ownersGeneral, participating: (276, 1_999_999), yes: (276, 1_999_999))
    #expect(all.outcome == .noQuorum)
    #expect(all.conditions[0].outcome == .failed)
    #expect(
      outcome(VotingRules.ownersGeneral, participating: (184, 2_999_000), yes: (184, 2_999_000)).outcome == .noQuorum)
  }

  @Test("a little more than a third of the whole can be enough")
  func third() {
    let result = outcome(VotingRules.ownersGeneral, participating: (185, 2_000_000), yes: (93, 1_000_001))
    #expect(result.isAdopted)
    #expect(result.yes.area == result.all.area / 3 + 1)
    #expect(result.yes.heads == result.all.heads / 3 + 1)
  }

  @Test("an abstainer takes part")
  func abstainers() {
    let part = (heads: 185, area: Int64(2_000_000))
    let result = outcome(VotingRules.ownersGeneral, participating: part, yes: (92, 1_100_000), other: .abstain)
    #expect(result.participating.heads == 185)
    #expect(result.abstain.heads == 93)
    #expect(result.outcome == .rejected)
  }

  @Test("the explanation carries the multiplication and the article, in both languages")
  func explanation() {
    let part = (heads: 185, area: Int64(2_000_000))
    let result = outcome(VotingRules.ownersGeneral, participating: part, yes: (93, 1_000_000))
    let zh = result.conditions[2].explain(.zh)
    #expect(zh.contains("10000.00 m² × 2 = 20000.00 m² = 20000.00 m² × 1 = 20000.00 m²") && zh.contains("不满足"))
    #expect(zh.contains("民法典第二百七十八条"))
    let en = result.conditions[3].explain(.en)
    #expect(en.contains("93 × 2 = 186 > 185 × 1 = 185") && en.contains("holds"))
  }
}

@Suite("The catalogue of rules")
struct Catalogue {
  @Test("every rule has its own id, a basis in two languages and a fallback that exists")
  func sound() {
    #expect(Set(VotingRules.all.map(\.id)).count == VotingRules.all.count)
    for rule in VotingRules.all {
      #expect(VotingRules.rule(rule.id) == rule)
      #expect(!rule.pass.isEmpty && !rule.basis.zh.isEmpty && rule.basis.en != rule.basis.zh)
      #expect((rule.quorum + rule.pass).allSatisfy { $0.denominator > 0 })
      if let fallback = rule.fallback { #expect(VotingRules.rule(fallback) != nil) }
    }
    #expect(VotingRules.rule("NO_SUCH_RULE") == nil)
  }

  @Test("nobody on the roll, or nobody taking part, never adopts anything")
  func nobody() {
    for rule in VotingRules.all {
      #expect(!count(rule, roll: Roll(entries: []), votes: [:]).isAdopted, "\(rule.id)")
      let one = Roll(entries: [RollEntry(voter: "a", units: ["1"], heads: 1, area: 1)])
      let bySilence = rule == VotingRules.consentBySilence
      #expect(count(rule, roll: one, votes: [:]).isAdopted == bySilence, "\(rule.id)")
      #expect(count(rule, roll: one, votes: ["stranger": .yes]).isAdopted == bySilence, "\(rule.id)")
      #expect(count(rule, roll: one, votes: ["a": .yes]).isAdopted == (rule.decider == .count), "\(rule.id)")
    }
  }

  @Test("one owner against is enough to refuse a shop in a dwelling")
  func unanimity() {
    let roll = Roll(entries: ["a", "b", "c"].map { RollEntry(voter: $0, units: [$0.text], heads: 1, area: 100) })
    let rule = VotingRules.affectedUnanimous
    #expect(count(rule, roll: roll, votes: ["a": .yes, "b": .yes, "c": .yes]).isAdopted)
    #expect(!count(rule, roll: roll, votes: ["a": .yes, "b": .yes, "c": .abstain]).isAdopted)
    #expect(!count(rule, roll: roll, votes: ["a": .yes, "b": .yes]).isAdopted)
  }

  @Test("a villagers' assembly is quorate by adults or by households")
  func either() {
    // Three households: two with one adult, one with six.
    let entries = (0..<8).map { number in
      RollEntry(voter: PersonID("v\(number)"), units: [number < 2 ? "h\(number)" : "h2"], heads: 1, area: 0)
    }
    let roll = Roll(entries: entries)
    let households = count(VotingRules.villageAssembly, roll: roll, votes: ["v0": .yes, "v1": .yes])
    #expect(households.isAdopted)
    #expect(households.conditions.map(\.outcome) == [.failed, .passed, .passed])
    let adults = count(
      VotingRules.villageAssembly, roll: roll,
      votes: Dictionary(uniqueKeysWithValues: (3..<8).map { (PersonID("v\($0)"), Choice.yes) }))
    #expect(adults.isAdopted)
    #expect(adults.conditions.map(\.outcome) == [.passed, .failed, .passed])
    #expect(count(VotingRules.villageAssembly, roll: roll, votes: ["v2": .yes]).outcome == .noQuorum)
  }

  @Test("silence follows the majority only under a rule that says so")
  func silence() {
    let roll = roll([(3, 300), (1, 100), (6, 600)])
    let votes: [PersonID: Choice] = ["g0-0": .yes, "g0-1": .yes, "g0-2": .yes, "g1-0": .no]
    #expect(count(VotingRules.ownersGeneral, roll: roll, votes: votes).outcome == .noQuorum)
    let general = VotingRules.ownersGeneral
    let contested = VotingRule(
      id: "BY_LAW", title: general.title, basis: Bilingual(zh: "管理规约", en: "by-law"), quorum: general.quorum,
      pass: general.pass, silence: .followsMajority)
    #expect(count(contested, roll: roll, votes: votes).isAdopted)
    #expect(!count(contested, roll: roll, votes: ["g0-0": .yes, "g1-0": .no]).isAdopted)
  }

  @Test("silence abstains where the side with more heads has less area, and where the two are equal")
  func dividedSilence() {
    let general = VotingRules.ownersGeneral
    let rule = VotingRule(
      id: "BYLAW", title: general.title, basis: general.basis, quorum: general.quorum, pass: general.pass,
      silence: .followsMajority)
    // Two small flats, one large one, and one owner who says nothing.
    func silent(_ areas: [Int64], _ votes: [PersonID: Choice]) -> BallotResult {
      let entries = areas.enumerated().map { RollEntry(voter: PersonID("v\($0)"), units: [], heads: 1, area: $1) }
      return count(rule, roll: Roll(entries: entries), votes: votes)
    }
    let divided = silent([100, 100, 300, 500], ["v0": .yes, "v1": .yes, "v2": .no])
    #expect(divided.yes.heads == 2 && divided.no.heads == 1 && divided.abstain.heads == 1)
    let mirrored = silent([100, 100, 300, 500], ["v0": .no, "v1": .no, "v2": .yes])
    #expect(mirrored.yes.heads == 1 && mirrored.no.heads == 2 && mirrored.abstain.heads == 1)
    let equal = silent([100, 100, 500], ["v0": .yes, "v1": .no])
    #expect(equal.yes.heads == 1 && equal.no.heads == 1 && equal.abstain.heads == 1)
    let both = silent([100, 300, 300, 500], ["v0": .no, "v1": .yes, "v2": .yes])
    #expect(both.yes.heads == 3 && both.no.heads == 1)
    let against = silent([300, 300, 300, 500], ["v0": .yes, "v1": .no, "v2": .no])
    #expect(against.yes.heads == 1 && against.no.heads == 3)
  }

  @Test("a household whose members vote differently is on neither side; one whose others are silent is")
  func households() {
    func voter(_ name: String, _ unit: String) -> RollEntry {
      RollEntry(voter: PersonID(name), units: [unit], heads: 1, area: 0)
    }
    let roll = Roll(entries: [voter("a1", "A"), voter("a2", "A"), voter("b1", "B"), voter("b2", "B"), voter("c", "C")])
    let counted = count(
      VotingRules.villageAssembly, roll: roll, votes: ["a1": .yes, "a2": .no, "b1": .yes, "c": .abstain])
    #expect(counted.all.households == 3 && counted.participating.households == 3)
    #expect(counted.yes.households == 1 && counted.no.households == 0 && counted.abstain.households == 1)
    #expect(counted.yes.members == 2 && counted.no.members == 1)
  }

  @Test("sums beyond 64 bits neither trap nor adopt by wrapping around")
  func overflow() {
    let roll = Roll(
      entries: (0..<4).map { RollEntry(voter: PersonID("\($0)"), units: [], heads: .max, area: .max) })
    let result = count(VotingRules.ownersGeneral, roll: roll, votes: ["0": .no, "1": .no, "2": .no])
    #expect(!result.isAdopted)
    #expect(result.no.area == .max)
  }
}
