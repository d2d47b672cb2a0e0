import Duties
import Hummingbird
import Inventory
import Proceedings
import Record
import Vocabulary

extension House {
  /// `GET /api/emergency-grants?party=…`: powers beyond the list, with their terms and what became of them.
  func emergenciesAPI(_ call: Call) async throws -> Response {
    let party = call.query["party"].flatMap { $0.isEmpty ? nil : PartyID($0) }
    let (clock, now) = (try await clock(), call.now)
    let found = try await room.emergencies().filter { party == nil || $0.grant.holder == party }
    return .json(["items": .list(found) { Self.json($0, clock, at: now) }])
  }

  static func json(_ standing: EmergencyStanding, _ clock: CivilClock, at now: Instant) -> JSON {
    let grant = standing.grant
    return [
      "id": .id(grant.id), "case": .id(standing.subject), "state": .text(standing.state(at: now).rawValue),
      "grantor": .id(grant.grantor), "entry": .id(grant.entry), "holder": .id(grant.holder),
      "matters": .list(grant.matters) { .id($0) }, "stages": .list(grant.stages) { .id($0) },
      "acts": .list(grant.acts) { .text($0.rawValue) }, "areas": .list(grant.areas) { .text($0.text) },
      "from": .instant(grant.from, clock), "to": .instant(grant.to, clock), "end": .instant(grant.end, clock),
      "basis": .text(grant.basis), "reason": .text(grant.reason), "grantedAt": .instant(standing.grantedAt, clock),
      "sequence": .number(Int(standing.sequence)), "revoked": .text(standing.revocation?.reason),
      "reviewBy": .instant(standing.reviewBy, clock),
      "review": standing.review.map { review in
        [
          "finding": .text(review.finding.rawValue), "text": .text(review.text), "party": .id(review.party),
          "at": .instant(review.at, clock), "sequence": .number(Int(review.sequence)),
        ]
      } ?? .nothing,
    ]
  }
}

extension Schemas {
  /// The schemas of emergency powers.
  static var emergencies: [(String, JSON)] {
    [
      (
        "EmergencyReview",
        object(
          ("finding", words(EmergencyReviewed.Finding.self)), ("text", text), ("party", text), ("at", instant),
          ("sequence", whole))
      ),
      (
        "EmergencyGrant",
        object(
          ("id", code), ("case", code), ("state", words(EmergencyStanding.State.self)), ("grantor", text),
          ("entry", text), ("holder", text), ("matters", list(text)), ("stages", list(text)),
          ("acts", list(words(Act.self))), ("areas", list(text)), ("from", instant), ("to", instant), ("end", instant),
          ("basis", text), ("reason", text), ("grantedAt", instant), ("sequence", whole), ("revoked", maybeText),
          ("reviewBy", maybeInstant), ("review", maybe(ref("EmergencyReview"))))
      ),
      ("EmergencyGrants", object(("items", list(ref("EmergencyGrant"))))),
    ]
  }
}
