import Foundation
import Testing
import Vocabulary

@testable import Voting

private let occasion = MandateOccasion(matter: "WJ02", subject: "case-1", ballot: "ballot-1")
private func at(_ hour: Int64) -> Instant { Instant(milliseconds: hour * 3_600_000) }

private func mandate(
  _ from: PersonID, _ to: PersonID, _ scope: MandateScope = .everything, kind: MandateKind = .delegation,
  until: Int64? = nil, given: Int64 = 0, revoked: Int64? = nil
) throws -> Mandate {
  try Mandate(
    from: from, to: to, kind: kind, scope: scope, term: Term(from: at(0), until: until.map(at)), given: at(given),
    revoked: revoked.map(at))
}

@Suite("Mandates")
struct MandateTests {
  @Test("cover a ballot only within scope and term and until they are revoked")
  func scope() throws {
    #expect(try mandate("a", "b").covers(occasion, at: at(1)))
    #expect(try mandate("a", "b", .matter("WJ")).covers(occasion, at: at(1)))
    #expect(try !mandate("a", "b", .matter("WJ03")).covers(occasion, at: at(1)))
    #expect(try mandate("a", "b", .subject("case-1")).covers(occasion, at: at(1)))
    #expect(try !mandate("a", "b", .ballot("ballot-2")).covers(occasion, at: at(1)))
    #expect(try !mandate("a", "b", until: 5).covers(occasion, at: at(5)))
    #expect(try mandate("a", "b", revoked: 5).covers(occasion, at: at(4)))
    #expect(try !mandate("a", "b", revoked: 5).covers(occasion, at: at(5)))
    #expect(try !mandate("a", "b", given: 3).covers(occasion, at: at(2)))
    #expect(throws: VotingRefusal.mandateToOneself) { try mandate("a", "a") }
  }

  @Test("for something narrower go before those for something wider, and later ones before earlier ones")
  func precedence() throws {
    let wide = try mandate("a", "wide", given: 9)
    let matter = try mandate("a", "matter", .matter("WJ"), given: 8)
    let narrower = try mandate("a", "narrower", .matter("WJ02"), given: 2)
    let ballot = try mandate("a", "ballot", .ballot("ballot-1"), given: 1)
    let later = try mandate("a", "later", .ballot("ballot-1"), given: 3)
    #expect([wide, matter].inForce(for: occasion, at: at(10))["a"]?.to == "matter")
    #expect([narrower, matter].inForce(for: occasion, at: at(10))["a"]?.to == "narrower")
    #expect([later, wide, ballot].inForce(for: occasion, at: at(10))["a"]?.to == "later")
    #expect([later, wide, ballot].inForce(for: occasion, at: at(2))["a"]?.to == "ballot")
  }

  @Test("on paper let the holder cast the vote, and nobody else")
  func proxies() throws {
    let mandates = [try mandate("a", "b", kind: .proxy), try mandate("c", "b")]
    #expect(try mandates.proxy(of: "b", for: "a", occasion, at: at(1)).to == "b")
    #expect(throws: VotingRefusal.noMandate) { try mandates.proxy(of: "x", for: "a", occasion, at: at(1)) }
    #expect(throws: VotingRefusal.noMandate) { try mandates.proxy(of: "b", for: "c", occasion, at: at(1)) }
  }

  @Test("keep their scope through JSON")
  func coding() throws {
    for scope in [MandateScope.everything, .matter("WJ"), .subject("c"), .ballot("b")] {
      let original = try mandate("a", "b", scope, until: 5, revoked: 3)
      let data = try JSONEncoder().encode(original)
      #expect(try JSONDecoder().decode(Mandate.self, from: data) == original)
      #expect(!String(decoding: data, as: UTF8.self).contains("_0"))
    }
  }
}

@Suite("Delegated votes")
struct DelegationTests {
  private func roll(_ count: Int) -> Roll {
    Roll(entries: (0..<count).map { RollEntry(voter: PersonID("v\($0)"), units: [], heads: 1, area: 0) })
  }

  @Test("follow chains to their end, and a direct vote goes before the delegate's")
  func chains() {
    let delegations: [PersonID: PersonID] = ["v0": "v1", "v1": "v2", "v3": "v2", "v4": "stranger", "v5": "v6"]
    let delegated = DelegatedVotes(
      roll: roll(7), votes: ["v2": .yes, "v3": .no], delegations: delegations)
    #expect(delegated.choices == ["v0": .yes, "v1": .yes, "v2": .yes, "v3": .no])
    #expect(delegated.origins["v0"] == .delegated(to: "v2"))
    #expect(delegated.origins["v3"] == .direct)
    #expect(delegated.origins["v4"] == .nobodyVoted)
    #expect(delegated.origins["v5"] == .nobodyVoted)
    #expect(delegated.carried == ["v2": 3, "v3": 1])
    #expect(DelegatedVotes.chain(from: "v0", votes: ["v2": .yes], delegations: delegations) == ["v0", "v1", "v2"])
  }

  @Test("find loops, and a direct vote inside one breaks it")
  func loops() {
    let delegations: [PersonID: PersonID] = ["v0": "v1", "v1": "v2", "v2": "v1", "v3": "v4", "v4": "v3"]
    let stuck = DelegatedVotes(roll: roll(5), votes: [:], delegations: delegations)
    #expect(stuck.choices.isEmpty)
    #expect(stuck.origins.values.allSatisfy { $0 == .loop })
    #expect(DelegatedVotes.loops(in: delegations) == [["v1", "v2"], ["v3", "v4"]])
    let broken = DelegatedVotes(roll: roll(5), votes: ["v2": .no], delegations: delegations)
    #expect(broken.choices == ["v0": .no, "v1": .no, "v2": .no])
  }

  @Test("agree with following every chain by hand, in every small world of delegations")
  func everyWorld() {
    // Each of four people votes, or delegates to one of the others, or does neither.
    for world in 0..<625 {
      var votes: [PersonID: Choice] = [:]
      var delegations: [PersonID: PersonID] = [:]
      var rest = world
      for person in 0..<4 {
        let what = rest % 5
        rest /= 5
        if what == person { votes[PersonID("v\(person)")] = person % 2 == 0 ? .yes : .no }
        if what < 4, what != person { delegations[PersonID("v\(person)")] = PersonID("v\(what)") }
      }
      let delegated = DelegatedVotes(roll: roll(4), votes: votes, delegations: delegations)
      for person in 0..<4 {
        var at = PersonID("v\(person)")
        var steps = 0
        while votes[at] == nil, let next = delegations[at], steps < 10 {
          at = next
          steps += 1
        }
        #expect(delegated.choices[PersonID("v\(person)")] == votes[at], "world \(world)")
        #expect((delegated.origins[PersonID("v\(person)")] == .loop) == (steps == 10), "world \(world)")
      }
      #expect(delegated.carried.values.reduce(0, +) == delegated.choices.count, "world \(world)")
      let rule = VotingRules.simpleMajority
      #expect(
        count(rule, delegated) == count(rule, roll: roll(4), votes: delegated.choices), "world \(world)")
    }
  }
}
