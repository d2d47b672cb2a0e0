import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

/// What the verifier says of an act under emergency powers, in time and one second late.
@Suite("The verifier on emergency powers") struct EmergencyVerifierTests {
  private static func made(_ verdict: Verdict) throws -> String {
    guard case .entered(let receipt) = verdict else { throw Refused(verdict: "\(verdict)") }
    return receipt.made ?? ""
  }

  private struct Refused: Error { let verdict: String }

  /// A record whose last event is an act under a grant, at the last second of the grant.
  private static func used() async throws -> Neighbourhood {
    let neighbourhood = try await Neighbourhood.founded()
    let area = "99030100100101"
    let id = try made(
      try await neighbourhood.perform(
        "file-case", as: "wu@qinghe-residents", ["matter": "YJ01", "area": area, "title": "地库进水", "text": "很深。"]))
    _ = try made(
      try await neighbourhood.perform(
        "grant-emergency", as: "registrar",
        [
          "case": id, "party": "property", "matters": "YJ01", "stages": "受理", "acts": "accept", "areas": area,
          "to": neighbourhood.now.advanced(byMilliseconds: 60_000).rfc3339(), "basis": "突发事件应对法第七十三条",
          "reason": "值班力量不足",
        ]))
    // Whoever the list makes the receiver offers it; the others are refused.
    for seat in ["ren", "gao", "shen"] {
      _ = try await neighbourhood.perform(
        "offer-handover", as: seat, ["case": id, "party": "property", "reason": "物业在现场"])
    }
    neighbourhood.wait(milliseconds: 60_000)
    _ = try made(try await neighbourhood.perform("accept-handover", as: "mo", ["case": id]))
    return neighbourhood
  }

  @Test("accepts it in time")
  func inTime() async throws {
    let neighbourhood = try await Self.used()
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
  }

  @Test("refuses it one second late, though every hash fits")
  func forged() async throws {
    let neighbourhood = try await Self.used()
    try await Forgery.last(of: neighbourhood) { event in
      #expect(event.authority?.grant != nil)
      return event.saying(at: 1_000)
    }
    let size = try await neighbourhood.room.root().size
    let fault = try #require(try VerifierTests.verify(neighbourhood).fault)
    #expect(fault.sequence == size - 1 && fault.reason.contains("does not permit"), "\(fault)")
  }
}
