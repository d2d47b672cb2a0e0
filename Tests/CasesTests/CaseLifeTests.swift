import Cases
import Inventory
import Testing
import Vocabulary

/// Every case that can be reached from a filed one, by every step of a small world: two parties, two people, one
/// proposal, one resolution.
@Suite("The life of a case") struct CaseLifeTests {
  static let day: Int64 = 86_400_000
  /// At once, just before the filer's week is over, and with its last instant.
  static let instants = [0, 7 * day - 1, 7 * day].map { Instant(milliseconds: $0) }
  static let steps: [CaseStep] =
    ["first", "second"].flatMap { (party: PartyID) -> [CaseStep] in
      [
        .accept(by: party), .turnBack(by: party), .offerHandover(by: party, to: "first"),
        .offerHandover(by: party, to: "second"), .acceptHandover(by: party),
        .declineHandover(by: party), .convene(by: party), .callBallot(by: party),
        .closeBallot(by: party, adopted: nil), .closeBallot(by: party, adopted: "proposal"),
        .draft(by: party, "resolution"), .order(by: party, "resolution"),
      ]
    }
    + ["filer", "other"].flatMap { (person: PersonID) -> [CaseStep] in
      [
        .resubmit(by: person), .evaluate(by: person, .solved), .evaluate(by: person, .unsolved),
        .reopen(by: person),
      ]
    }
    + [
      .declineSignature, .enterIntoForce, .reportLastTask, .sendBack, .verifyLastTask, .review,
      .close(.evaluated), .close(.noAnswer), .reachAgenda(conveneBy: Instant(milliseconds: day)),
    ]

  static func filed(_ track: Track) throws -> CaseStanding {
    CaseStanding(
      id: "2026-0001", matter: "XQ01", area: try #require(AreaCode("990301001001")), track: track, state: .filed,
      filer: "filer", receiver: "first")
  }

  struct Journey: Hashable {
    let state: CaseState
    let outcome: CaseOutcome
    let receiver: PartyID
    let handoverTo: PartyID?
    let adopted: ProposalID?
    let resolution: ResolutionID?
    let askedAt: Instant?
    let conveneBy: Instant?
    let isReopened: Bool

    init(_ standing: CaseStanding) {
      state = standing.state
      outcome = standing.outcome
      receiver = standing.receiver
      handoverTo = standing.handoverTo
      adopted = standing.adopted
      resolution = standing.resolution
      askedAt = standing.evaluationSince
      conveneBy = standing.conveneBy
      isReopened = standing.round > 1
    }
  }

  /// Visits everything that can be reached and hands each step that was taken to `check`.
  static func explore(_ track: Track, _ check: (CaseStanding, CaseStep, CaseStanding) -> Void) throws -> Set<Journey> {
    var seen: Set<Journey> = []
    var frontier = [try filed(track)]
    while let standing = frontier.popLast() {
      guard seen.insert(Journey(standing)).inserted else { continue }
      for step in steps {
        for instant in instants {
          guard let after = try? standing.after(step, at: instant) else { continue }
          check(standing, step, after)
          frontier.append(after)
        }
      }
    }
    return seen
  }

  @Test("reaches every state of its track and no other", arguments: Track.allCases)
  func states(track: Track) throws {
    let reached = Set(try Self.explore(track) { _, _, _ in }.map(\.state))
    let expected: Set<CaseState> =
      track == .consult
      ? [
        .filed, .returned, .accepted, .deliberating, .balloting, .resolving, .executing, .verifying, .evaluating,
        .closed,
      ]
      : [.filed, .returned, .accepted, .executing, .verifying, .reviewing, .evaluating, .closed]
    #expect(reached == expected)
  }

  @Test("never executes a matter that must be consulted without an adopted proposal and a resolution")
  func consultation() throws {
    _ = try Self.explore(.consult) { before, step, after in
      if after.state == .executing, before.state == .resolving {
        #expect(before.adopted != nil, "\(step)")
      }
      if case .order = step { Issue.record("an order was enough for a matter that must be consulted") }
    }
  }

  @Test(
    "is what the table says: every step, by everyone, at every instant, wherever a case can stand",
    arguments: Track.allCases)
  func table(track: Track) throws {
    var frontier = [try Self.filed(track)]
    var seen: Set<Journey> = []
    var (taken, refused) = (0, 0)
    while let standing = frontier.popLast() {
      guard seen.insert(Journey(standing)).inserted else { continue }
      for step in Self.steps {
        for instant in Self.instants {
          let expected = CaseTable.standing(standing, after: step, at: instant)
          let found = try? standing.after(step, at: instant)
          #expect(found == expected, "\(step) at \(instant.milliseconds) in \(standing)")
          if let expected { frontier.append(expected) }
          if expected == nil { refused += 1 } else { taken += 1 }
        }
      }
    }
    #expect(seen.count > 80 && taken > 500 && refused > 5_000, "\(seen.count) standings, \(taken), \(refused)")
  }

  @Test("is closed only from the evaluation, after an answer or a week of silence", arguments: Track.allCases)
  func closing(track: Track) throws {
    _ = try Self.explore(track) { before, step, after in
      guard after.state == .closed else { return }
      #expect(before.state == .evaluating)
      if case .close(.evaluated) = step { #expect(before.outcome != .unknown) }
      if case .close(.noAnswer) = step { #expect(before.outcome == .unknown) }
    }
  }

  @Test("is evaluated and reopened by its filer alone", arguments: Track.allCases)
  func filer(track: Track) throws {
    _ = try Self.explore(track) { _, step, _ in
      switch step {
      case .evaluate(let person, _), .reopen(let person), .resubmit(let person): #expect(person == "filer")
      default: break
      }
    }
  }

  @Test("keeps the duty with the receiver until the named accepter accepts", arguments: Track.allCases)
  func handover(track: Track) throws {
    _ = try Self.explore(track) { before, step, after in
      guard before.receiver != after.receiver else { return }
      guard case .acceptHandover(let party) = step else {
        Issue.record("\(step) moved the duty")
        return
      }
      #expect(party == before.handoverTo && party == after.receiver && after.handoverTo == nil)
    }
  }

  @Test("is reviewed after a command before anyone evaluates it")
  func review() throws {
    _ = try Self.explore(.command) { before, _, after in
      if after.state == .evaluating, before.state != .evaluating { #expect(before.state == .reviewing) }
    }
  }

  @Test("says in a refusal where it stands and from where the step can be taken")
  func refusal() throws {
    let refusal = #expect(throws: Refusal.self) {
      try Self.filed(.consult).after(.convene(by: "first"), at: Self.instants[0])
    }
    #expect(refusal?.code == .wrongState)
    #expect(refusal?.details == ["state": "filed", "needed": "accepted"])
  }
}
