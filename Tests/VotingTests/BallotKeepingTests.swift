import Testing
import Vocabulary

@testable import Voting

private func at(_ hour: Int64) -> Instant { Instant(milliseconds: hour * 3_600_000) }

private func roll(_ voters: PersonID...) -> Roll {
  Roll(entries: voters.map { RollEntry(voter: $0, units: [], heads: 1, area: 0) })
}

@Suite("A frozen roll")
struct FrozenRollTests {
  @Test("is corrected with a reason before the ballot opens, and never after")
  func corrections() throws {
    let frozen = FrozenRoll(roll("a", "b"), at: at(0), opens: at(10))
    let corrected = try frozen.corrected(to: roll("a", "b", "c"), reason: "bought flat 3", at: at(5))
    #expect(corrected.digest == roll("c", "b", "a").digest)
    #expect(corrected.corrections.map(\.before) == [frozen.digest])
    #expect(corrected.corrections.map(\.after) == [corrected.digest])
    #expect(throws: VotingRefusal.rollFrozen) { try corrected.corrected(to: roll("a"), reason: "x", at: at(10)) }
    #expect(throws: VotingRefusal.reasonMissing) { try frozen.corrected(to: roll("a"), reason: " ", at: at(5)) }
    #expect(throws: VotingRefusal.nothingChanged) { try frozen.corrected(to: roll("b", "a"), reason: "x", at: at(5)) }
  }

  @Test("leaves out those on a negative list, and quorums are of the rest")
  func exclusions() {
    let list = [
      RollExclusion(person: "c", reason: "owns the contractor", basis: "rules of procedure"),
      RollExclusion(person: "x", reason: "suspended", basis: "by-laws"),
    ]
    let (left, excluded) = roll("a", "b", "c").excluding(list)
    #expect(left == roll("a", "b"))
    #expect(excluded == [list[0]])
    #expect(count(VotingRules.unanimity, roll: left, votes: ["a": .yes, "b": .yes, "c": .no]).isAdopted)
  }
}

@Suite("Paper ballots")
struct PaperBallotTests {
  private let batch = PaperBatch(id: "B1", first: 1, last: 3)

  private func entry(_ number: Int, _ voter: PersonID, _ choice: Choice, by entrant: PersonID) -> PaperEntry {
    PaperEntry(
      batch: "B1", number: number, voter: voter, voice: .choice(choice), source: .paper, entrant: entrant, at: at(1))
  }

  @Test("count when two different people read the same, and wait for a third when they do not")
  func twoPeople() throws {
    var ledger = PaperLedger(batches: [batch])
    try ledger.enter(entry(1, "a", .yes, by: "clerk"))
    #expect(ledger.standing(batch: "B1", number: 1) == .enteredOnce)
    #expect(ledger.votes.voices.isEmpty)
    #expect(throws: VotingRefusal.sameEntrant) { try ledger.enter(entry(1, "a", .yes, by: "clerk")) }
    try ledger.enter(entry(1, "a", .yes, by: "watcher"))
    #expect(ledger.votes.voices == ["a": .choice(.yes)])
    #expect(throws: VotingRefusal.alreadySettled) { try ledger.enter(entry(1, "a", .no, by: "third")) }
    try ledger.enter(entry(2, "b", .yes, by: "clerk"))
    try ledger.enter(entry(2, "b", .no, by: "watcher"))
    #expect(ledger.standing(batch: "B1", number: 2) == .heldBack)
    #expect(ledger.votes.voices == ["a": .choice(.yes)])
    try ledger.enter(entry(2, "c", .no, by: "third"))
    #expect(ledger.standing(batch: "B1", number: 2) == .heldBack)
    try ledger.enter(entry(2, "b", .no, by: "fourth"))
    #expect(ledger.votes.voices == ["a": .choice(.yes), "b": .choice(.no)])
    #expect(ledger.open(in: batch).map(\.number) == [3])
    #expect(throws: VotingRefusal.notInBatch) { try ledger.enter(entry(4, "d", .yes, by: "clerk")) }
  }

  @Test("of one voter that say different things do not count")
  func conflict() throws {
    var ledger = PaperLedger(batches: [batch])
    for (number, choice) in [(1, Choice.yes), (2, .no)] {
      for entrant in ["clerk", "watcher"] { try ledger.enter(entry(number, "a", choice, by: PersonID(entrant))) }
    }
    #expect(ledger.votes.voices.isEmpty)
    #expect(ledger.votes.conflicting == ["a"])
  }
}

@Suite("Chambers and heads")
struct ChamberTests {
  private func rule(needed: Int? = nil, required: [String] = []) -> ChamberedRule {
    ChamberedRule(
      id: "JOINT", title: Bilingual(zh: "联席", en: "joint"), basis: Bilingual(zh: "章程", en: "charter"),
      chambers: ["residents", "organisations", "departments"].map {
        Chamber(id: $0, title: Bilingual(zh: $0), rule: VotingRules.simpleMajority)
      }, needed: needed, required: required)
  }

  private func result(_ rule: ChamberedRule, _ yes: Set<String>) -> ChamberedResult {
    let ids = rule.chambers.map(\.id)
    let rolls = Dictionary(uniqueKeysWithValues: ids.map { ($0, roll("a", "b", "c")) })
    let votes = Dictionary(
      uniqueKeysWithValues: ids.map { id -> (String, [PersonID: Choice]) in
        (id, yes.contains(id) ? ["a": .yes, "b": .yes] : ["a": .yes, "b": .no])
      })
    return count(rule, rolls: rolls, votes: votes)
  }

  @Test("adopt together as the rule over them says, whatever the sum of heads")
  func over() {
    #expect(!result(rule(), ["residents", "organisations"]).isAdopted)
    #expect(result(rule(), ["residents", "organisations", "departments"]).isAdopted)
    #expect(result(rule(needed: 2), ["residents", "organisations"]).isAdopted)
    let veto = result(rule(needed: 2, required: ["residents"]), ["departments", "organisations"])
    #expect(!veto.isAdopted && veto.missing == ["residents"])
    #expect(veto.explain(.en) == "2 chambers adopt, 2 must; required but missing: residents: fails")
    #expect(count(rule(needed: 0), rolls: [:], votes: [:]).outcome == .rejected)
  }

  @Test("a head decides after the body has, and gives reasons against its majority")
  func head() throws {
    let body = roll("a", "b", "c")
    let counted = count(VotingRules.headDecides, roll: body, votes: ["a": .yes, "b": .yes])
    #expect(counted.outcome == .awaitsHead && counted.majorityAgrees)
    #expect(try counted.decided(by: HeadDecision(person: "h", choice: .yes, reason: "")).isAdopted)
    #expect(throws: VotingRefusal.reasonMissing) {
      try counted.decided(by: HeadDecision(person: "h", choice: .no, reason: " "))
    }
    let against = try counted.decided(by: HeadDecision(person: "h", choice: .no, reason: "unsafe"))
    #expect(against.outcome == .rejected && against.head?.reason == "unsafe")
    let undiscussed = count(VotingRules.headDecides, roll: body, votes: ["a": .yes])
    #expect(throws: VotingRefusal.notForTheHead) {
      try undiscussed.decided(by: HeadDecision(person: "h", choice: .yes, reason: "x"))
    }
  }

  @Test("one objection breaks consent and sends the matter to the assembly")
  func consent() {
    let body = roll("a", "b", "c")
    #expect(count(VotingRules.consent, roll: body, votes: ["a": .yes, "b": .abstain]).isAdopted)
    #expect(!count(VotingRules.consent, roll: body, votes: ["a": .yes, "b": .no]).isAdopted)
    let rule = VotingRules.consensusThenAssembly
    let consensus = count(rule, roll: body, votes: ["a": .yes, "b": .yes, "c": .abstain])
    #expect(consensus.isAdopted && rule.next(after: consensus) == nil)
    let referred = count(rule, roll: body, votes: ["a": .yes, "b": .yes, "c": .no])
    #expect(rule.next(after: referred) == VotingRules.residentsAssembly)
    let election = VotingRules.election
    let short = count(election, roll: body, votes: ["a": .yes])
    #expect(short.outcome == .noQuorum && election.next(after: short) == VotingRules.electionRunoff)
  }

  @Test("a vote event of Popolo has the groups and their counts")
  func popolo() {
    let rule = rule()
    let event = Popolo.voteEvent(id: "b-1", motion: "Paint", rule: rule, result: result(rule, ["residents"]))
    #expect(event["result"]?.string == "fail")
    let groups = event["group_results"]?.array ?? []
    #expect(groups.map { $0["group"]?["id"]?.string } == ["residents", "organisations", "departments"])
    #expect(groups.first?["counts"]?.array?.map { $0["value"]?.whole } == [2, 0, 0, 1])
    let open = Popolo.voteEvent(
      id: "b", motion: "m", result: count(VotingRules.simpleMajority, roll: roll("a", "b"), votes: ["b": .yes]),
      votes: ["b": .yes])
    #expect(open["votes"]?.array?.first?["voter_id"]?.string == "b" && open["result"]?.string == "pass")
  }
}
