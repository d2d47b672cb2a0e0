import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

/// What the verifier says of a limit, or of a step of an overdue duty, that does not follow, though every hash fits.
@Suite("The verifier on clocks") struct ClockVerifierTests {
  private static let filed = [
    "matter": "GJ01", "area": "990301001001", "title": "路灯坏了", "text": "三号楼前的路灯坏了。",
  ]

  private static func filing() async throws -> Neighbourhood {
    let neighbourhood = try await Neighbourhood.founded()
    guard case .entered = try await neighbourhood.perform("file-case", as: "lin", filed) else {
      throw Unmade()
    }
    return neighbourhood
  }

  private struct Unmade: Error {}

  private static func fault(of neighbourhood: Neighbourhood) async throws -> String {
    let fault = try #require(try VerifierTests.verify(neighbourhood).fault)
    #expect(fault.sequence == (try await neighbourhood.room.root().size) - 1)
    return fault.reason
  }

  @Test("accepts limits and steps that follow, and counts them")
  func whole() async throws {
    let neighbourhood = try await Self.filing()
    neighbourhood.wait(days: 4)
    guard
      case .entered = try await neighbourhood.perform("escalate-duties", as: "clock", ["case": "2026-0001"])
    else { throw Unmade() }
    let found = try VerifierTests.verify(neighbourhood)
    #expect(found.fault == nil && found.clocks >= 3, "\(found)")
  }

  @Test("refuses a later limit, and another receiver, of a case that was filed", arguments: [true, false])
  func filing(late: Bool) async throws {
    let neighbourhood = try await Self.filing()
    try await Forgery.last(of: neighbourhood) { recorded in
      guard case .caseFiled(let filed) = recorded.event else { throw Unmade() }
      return recorded.saying(
        .caseFiled(
          CaseFiled(
            id: filed.id, matter: filed.matter, area: filed.area, track: filed.track,
            receiver: late ? filed.receiver : "property", title: filed.title, text: filed.text,
            acceptBy: late ? filed.acceptBy?.advanced(byDays: 1) : filed.acceptBy, commitments: filed.commitments)))
    }
    let reason = try await Self.fault(of: neighbourhood)
    #expect(reason.contains(late ? "must be answered does not follow" : "another party than the lead"), "\(reason)")
  }

  @Test("refuses a step that was not due yet, and one that goes to another body", arguments: [true, false])
  func escalation(early: Bool) async throws {
    let neighbourhood = try await Self.filing()
    neighbourhood.wait(days: 4)
    guard
      case .entered = try await neighbourhood.perform("escalate-duties", as: "clock", ["case": "2026-0001"])
    else { throw Unmade() }
    try await Forgery.last(of: neighbourhood) { recorded in
      guard case .dutyEscalated(let step) = recorded.event else { throw Unmade() }
      guard !early else { return recorded.saying(at: -3 * 86_400_000) }
      return recorded.saying(
        .dutyEscalated(
          DutyEscalated(
            duty: step.duty, step: step.step, word: step.word, multiple: step.multiple, holder: step.holder,
            to: "property", entry: step.entry, article: step.article, alarm: step.alarm)))
    }
    #expect(try await Self.fault(of: neighbourhood).contains("by which the duty went up"))
  }
}
