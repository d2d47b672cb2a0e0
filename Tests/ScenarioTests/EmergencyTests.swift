import Cases
import Duties
import Foundation
import Inventory
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

/// Powers beyond the list, for a time: given, used, ended to the second, revoked, reviewed.
@Suite("Emergency powers") struct EmergencyTests {
  static let area = "99030100100101"

  /// A flood: a case on the track of command, received by the body that the list names.
  static func flood(in neighbourhood: Neighbourhood) async throws -> String {
    let filed = try await neighbourhood.perform(
      "file-case", as: "wu@qinghe-residents",
      ["matter": "YJ01", "area": area, "title": "地库进水", "text": "水已经没过脚踝。"])
    guard case .entered(let receipt) = filed, let id = receipt.made else { throw Unexpected(verdict: "\(filed)") }
    return id
  }

  struct Unexpected: Error { let verdict: String }

  static func grant(
    _ id: String, in neighbourhood: Neighbourhood, as seat: String = "registrar", _ changes: [String: String] = [:]
  ) async throws -> Verdict {
    var fields = [
      "case": id, "party": "property", "matters": "YJ01", "stages": "受理 执行", "acts": "accept hand-over execute report",
      "areas": area, "to": neighbourhood.now.advanced(byMilliseconds: 3_600_000).rfc3339(),
      "basis": "突发事件应对法第七十三条", "reason": "街道值班力量不足，物业公司就在现场。",
    ]
    fields.merge(changes) { $1 }
    return try await neighbourhood.perform("grant-emergency", as: seat, fields)
  }

  static func made(_ verdict: Verdict) throws -> String {
    guard case .entered(let receipt) = verdict, let made = receipt.made else {
      throw Unexpected(verdict: "\(verdict)")
    }
    return made
  }

  static func refusal(_ verdict: Verdict) -> Refusal? { GateTests.refusal(verdict) }

  static func isEntered(_ verdict: Verdict) -> Bool { if case .entered = verdict { true } else { false } }

  /// The case is handed over to the property company, which the list does not let receive anything.
  static func handOver(_ id: String, in neighbourhood: Neighbourhood) async throws {
    let standing = try #require(try await neighbourhood.room.standing(CaseID(id)))
    let seat = ["emergency": "ren", "subdistrict": "gao", "qinghe-committee": "shen"][standing.receiver.text]
    let offered = try await neighbourhood.perform(
      "offer-handover", as: try #require(seat, "\(standing.receiver)"),
      ["case": id, "party": "property", "reason": "物业就在现场"])
    #expect(isEntered(offered), "\(offered)")
  }

  @Test("let a party act until the last second, and are refused one second later by name")
  func toTheSecond() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let (first, second) = (try await Self.flood(in: neighbourhood), try await Self.flood(in: neighbourhood))
    let before = try await neighbourhood.perform("accept-handover", as: "mo", ["case": first])
    #expect(Self.refusal(before)?.code == .noEntry)

    let grant = try Self.made(try await Self.grant(first, in: neighbourhood))
    for id in [first, second] { try await Self.handOver(id, in: neighbourhood) }
    neighbourhood.wait(milliseconds: 3_600_000)
    let atTheEnd = try await neighbourhood.perform("accept-handover", as: "mo", ["case": first])
    #expect(Self.isEntered(atTheEnd), "\(atTheEnd)")
    neighbourhood.wait(milliseconds: 1_000)
    let after = try await neighbourhood.perform("accept-handover", as: "mo", ["case": second])
    let refused = try #require(Self.refusal(after), "\(after)")
    #expect(refused.code == .emergencyEnded && refused.details["grant"] == grant)
    #expect(refused.basis == "突发事件应对法第七十三条" && refused.inventory == "2026.1")

    // The record says by which grant, and the entry of the grantor behind it.
    let dossier = try #require(try await neighbourhood.room.dossier(CaseID(first), postPage: 1))
    let accepted = try #require(dossier.timeline.last { $0.event.kind == .handoverAccepted })
    #expect(accepted.authority?.grant?.text == grant && accepted.authority?.entry == "9903011001000800")
    #expect(dossier.emergencies.map(\.grant.id.text) == [grant])
    let other = try #require(try await neighbourhood.room.dossier(CaseID(second), postPage: 1))
    #expect(other.emergencies.map(\.grant.id.text) == [grant])

    let found = try neighbourhood.verified()
    #expect(found.fault == nil && found.viewsAgree == true)
    let digest = try neighbourhood.store.viewsDigest()
    _ = try neighbourhood.store.rebuild()
    #expect(try neighbourhood.store.viewsDigest() == digest)
  }

  @Test("are given by nobody without an entry, never for governance, coercion or oneself, and never for too long")
  func refused() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.flood(in: neighbourhood)
    func code(_ changes: [String: String], as seat: String = "registrar") async throws -> Refusal.Code? {
      Self.refusal(try await Self.grant(id, in: neighbourhood, as: seat, changes))?.code
    }
    #expect(try await code([:], as: "mo") == .noEntry)
    #expect(try await code([:], as: "gao") == .noEntry)
    #expect(try await code(["party": "yunting-gov"]) == .separationOfDuties)
    #expect(try await code(["matters": "ZL01"]) == .emergencyNotGrantable)
    let tooLong = neighbourhood.now.advanced(byMilliseconds: 72 * 3_600_000 + 1_000).rfc3339()
    #expect(try await code(["to": tooLong]) == .emergencyTooLong)
    let longest = neighbourhood.now.advanced(byMilliseconds: 72 * 3_600_000).rfc3339()
    #expect(Self.isEntered(try await Self.grant(id, in: neighbourhood, ["to": longest])))
    let consulted = try await GateTests.filed(in: neighbourhood)
    let there = try await Self.grant(consulted, in: neighbourhood)
    #expect(Self.refusal(there)?.code == .consultationRequired)
  }

  @Test("are not well-formed without a basis with its article, with acts that cannot be lent, or backwards")
  func malformed() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.flood(in: neighbourhood)
    let fault = { (verdict: Verdict) -> String? in
      if case .malformed(let malformed) = verdict { malformed.faults.first?.field } else { nil }
    }
    #expect(fault(try await Self.grant(id, in: neighbourhood, ["basis": "领导批示"])) == "basis")
    let past = neighbourhood.now.advanced(byMilliseconds: -60_000).rfc3339()
    #expect(fault(try await Self.grant(id, in: neighbourhood, ["from": past])) == "from")
    #expect(fault(try await Self.grant(id, in: neighbourhood, ["to": past])) == "to")
    for acts in ["verify", "accept vote", "grant-emergency", "publish-inventory", "x"] {
      await #expect(throws: Malformed.self) { try await Self.grant(id, in: neighbourhood, ["acts": acts]) }
    }
  }

  @Test("end at once when they are revoked, and are reviewed all the same")
  func revoked() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.flood(in: neighbourhood)
    let grant = try Self.made(try await Self.grant(id, in: neighbourhood))
    try await Self.handOver(id, in: neighbourhood)
    let early = try await neighbourhood.perform(
      "review-emergency", as: "registrar", ["case": id, "grant": grant, "finding": "proper", "text": "必要。"])
    #expect(Self.refusal(early)?.code == .emergencyNotOver)
    let fields = ["case": id, "grant": grant, "reason": "水退了"]
    #expect(Self.refusal(try await neighbourhood.perform("revoke-emergency", as: "mo", fields))?.code == .noEntry)
    #expect(Self.isEntered(try await neighbourhood.perform("revoke-emergency", as: "registrar", fields)))
    let used = try await neighbourhood.perform("accept-handover", as: "mo", ["case": id])
    #expect(Self.refusal(used)?.code == .emergencyEnded)
    let twice = try await neighbourhood.perform("revoke-emergency", as: "registrar", fields)
    #expect(Self.refusal(twice)?.code == .emergencyEnded)
    let standing = try #require(try await neighbourhood.room.emergencies().first)
    #expect(standing.state(at: neighbourhood.now) == .unreviewed && standing.revocation?.reason == "水退了")
  }

  @Test("leave their grantor a review with a clock, which goes up the ladder and holds a new grant back")
  func review() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.flood(in: neighbourhood)
    // A department, so that it is a body under the grantor that might want to judge itself.
    let changes = ["party": "urban-management"]
    let grant = try Self.made(try await Self.grant(id, in: neighbourhood, changes))
    let government = try #require(try await neighbourhood.room.seat(try neighbourhood.seat("registrar").seat))
    func owed() async throws -> Duty? {
      try await neighbourhood.room.duties(of: government, at: neighbourhood.now)
        .first { $0.command == "review-emergency" }
    }
    #expect(try await owed() == nil)
    neighbourhood.wait(milliseconds: 3_601_000)
    // Ten working days after Tuesday, 24 November.
    #expect(try await owed()?.due?.rfc3339() == "2026-12-09T00:00:00+08:00")
    #expect(try await owed()?.about == grant)
    #expect(Self.isEntered(try await Self.grant(id, in: neighbourhood, changes)))

    neighbourhood.wait(days: 15)
    var clock = try EscalationTests.clock(neighbourhood)
    _ = try await clock.round()
    let steps = try await EscalationTests.steps(of: id, in: neighbourhood)
      .filter { $0.duty.command == "review-emergency" && $0.duty.about == grant }
    #expect(steps.first?.holder == "yunting-gov" && steps.first?.word == .overdue)
    #expect(try await owed()?.escalation != nil)
    let overdue = try await neighbourhood.room.escalations(at: neighbourhood.now)
    #expect(overdue.contains { $0.key.about == grant })

    let again = try #require(Self.refusal(try await Self.grant(id, in: neighbourhood, changes)))
    #expect(again.code == .emergencyReviewOverdue && again.details["grant"] == grant)
    #expect(again.holders == ["yunting-gov"])
    // Another party is not held back.
    #expect(Self.isEntered(try await Self.grant(id, in: neighbourhood)))

    let fields = ["case": id, "grant": grant, "finding": "proper", "text": "排水及时，没有超出授权。"]
    #expect(Self.refusal(try await neighbourhood.perform("review-emergency", as: "xu", fields))?.code == .noEntry)
    #expect(Self.isEntered(try await neighbourhood.perform("review-emergency", as: "registrar", fields)))
    let twice = try await neighbourhood.perform("review-emergency", as: "du", fields)
    #expect(Self.refusal(twice)?.code == .conflict)
    let reviewed = try #require(try await neighbourhood.room.emergencies().first { $0.grant.id.text == grant })
    #expect(reviewed.state(at: neighbourhood.now) == .reviewed && reviewed.review?.party == "yunting-gov")
    #expect(try neighbourhood.verified().fault == nil)
  }

  @Test("are reviewed by nobody who used them, from whatever seat")
  func separation() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.flood(in: neighbourhood)
    let grant = try Self.made(try await Self.grant(id, in: neighbourhood, ["party": "supervision"]))
    neighbourhood.wait(milliseconds: 3_601_000)
    let fields = ["case": id, "grant": grant, "finding": "proper", "text": "没有问题。"]
    let own = try #require(Self.refusal(try await neighbourhood.perform("review-emergency", as: "du", fields)))
    #expect(own.code == .separationOfDuties && own.details["executor"] == "supervision")
    // The supervisor takes a second seat, in the government; a person with two seats still is one person.
    try await neighbourhood.tell(
      json: """
        [{"as": "registrar", "do": "appoint-seat",
          "with": {"person": "$du", "party": "yunting-gov", "from": "2026-01-01"}}]
        """)
    let other = try await neighbourhood.perform("review-emergency", as: "du@yunting-gov", fields)
    #expect(Self.refusal(other)?.code == .separationOfDuties)
    #expect(Self.isEntered(try await neighbourhood.perform("review-emergency", as: "registrar", fields)))
  }
}
