import Cases
import Deliberation
import Duties
package import Inventory
package import Record
package import Vocabulary

/// A party is given powers beyond the list for a time, in a case on the track of command (紧急授权).
///
/// They are published with their reasons, end by themselves to the second, and their use is reviewed afterwards.
package struct GrantEmergency: CaseCommand {
  package static let kind =
    CommandKind(
      "grant-emergency", .grantEmergency, "cases/{case}/emergency-grants",
      [
        .subject, .required("party", .code), .required("matters", .codes), .required("stages", .codes),
        .required("acts", .codes), .required("areas", .codes), .optional("from", .instant), .required("to", .instant),
        .required("basis", .text(2...200)), .reason,
      ], GrantEmergency.self)

  package let subject: CaseID
  let party: PartyID
  let matters: [MatterCode]
  let stages: [StageCode]
  let acts: [Act]
  let areas: [AreaCode]
  let from: Instant?
  let to: Instant
  let basis: String
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    party = reading.code("party")
    matters = reading.codes("matters")
    stages = reading.codes("stages")
    let acts: [Identifier<Act>] = reading.codes("acts")
    let areas: [Identifier<AreaCode>] = reading.codes("areas")
    from = reading.optionalInstant("from")?.wholeSecond
    to = reading.instant("to").wholeSecond
    basis = reading.text("basis")
    reason = reading.text("reason")
    let known = StageCode.ofACase + [.any]
    for stage in stages where !known.contains(stage) {
      reading.fault("stages", .notAChoice, value: stage.text, limit: known.map(\.text).joined(separator: " "))
    }
    let grantable = Act.allCases.filter { ActTable.grantable.contains($0) }
    self.acts = grantable.filter { act in acts.contains { $0.text == act.rawValue } }
    for act in acts where !grantable.contains(where: { $0.rawValue == act.text }) {
      reading.fault(
        "acts", .notAChoice, value: act.text, limit: grantable.map(\.rawValue).joined(separator: " "))
    }
    self.areas = areas.compactMap { AreaCode($0.text) }
    for area in areas where AreaCode(area.text) == nil { reading.fault("areas", .unknown, value: area.text) }
    for (name, isEmpty) in [
      ("matters", matters.isEmpty), ("stages", stages.isEmpty), ("acts", acts.isEmpty), ("areas", areas.isEmpty),
    ] where isEmpty { reading.fault(name, .missing) }
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutEmergency(in: areas, of: subject, on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard let inventory = hearing.inventory, let permit = hearing.permit else { throw Refusal(.noInventory) }
    try requireCase(try desk.required(subject))
    try requireKnown(inventory, grantor: hearing.author.party)
    let from = from ?? hearing.now.wholeSecond
    try requireTerm(from, inventory, desk, at: hearing.now)
    guard inventory.carries(basis, on: desk.clock.date(of: from)) else {
      throw Malformed([FieldFault(field: "basis", code: .noBasis, value: basis)])
    }
    let grant = EmergencyGrant(
      id: hearing.id("grant"), grantor: hearing.author.party, entry: permit.entry, holder: party, matters: matters,
      stages: stages, acts: acts, areas: areas, from: from, to: to, basis: basis, reason: reason,
      review: inventory.limit(.emergencyReview))
    if let coercion = inventory.coercion(in: grant) {
      throw Refusal(
        .coercionNotGranted, entry: coercion.code, basis: coercion.basis.text.zh, inventory: inventory.version,
        details: ["matter": coercion.matter.text, "stage": coercion.stage.text])
    }
    try requireReviews(desk, at: hearing.now)
    return [.emergencyGranted(EmergencyGranted(grant: grant))]
  }

  private func requireCase(_ standing: CaseStanding) throws(Refusal) {
    guard standing.track == .command else {
      throw Refusal(.consultationRequired, details: ["matter": standing.matter.text])
    }
    guard standing.isOpenForGrants else { throw Refusal(.wrongState, details: ["state": standing.state.rawValue]) }
  }

  private func requireKnown(_ inventory: CompiledInventory, grantor: PartyID) throws {
    guard inventory.party(party) != nil else { throw Unknown("party", party.text) }
    guard party != grantor else {
      throw Refusal(
        .separationOfDuties, inventory: inventory.version, details: ["relation": "same-body", "executor": party.text])
    }
    for matter in matters {
      // What keeps the institution is never lent: nobody may come to grant, appoint or publish by a grant.
      guard !MatterCode.governance.covers(matter), matter != .any else {
        throw Refusal(.emergencyNotGrantable, inventory: inventory.version, details: ["matter": matter.text])
      }
      guard inventory.matter(matter) != nil else { throw Unknown("matter", matter.text) }
    }
    for area in areas where inventory.area(area) == nil { throw Unknown("area", area.text) }
  }

  private func requireTerm(
    _ from: Instant, _ inventory: CompiledInventory, _ desk: any Desk, at now: Instant
  ) throws {
    let said = { (instant: Instant) in instant.rfc3339(clock: desk.clock) }
    if from < now.wholeSecond { throw Malformed([FieldFault(field: "from", code: .inThePast, value: said(from))]) }
    if to < from || to < now {
      throw Malformed([FieldFault(field: "to", code: .outOfRange, value: said(to), limit: "> \(said(from))")])
    }
    let limit = inventory.limit(.emergencyTerm)
    let latest = try desk.calendar().latestEnd(of: limit, from: from)
    guard to <= latest else {
      throw Refusal(
        .emergencyTooLong, inventory: inventory.version,
        details: ["to": said(to), "latest": said(latest), "limit": limit.words(.zh)])
    }
  }

  /// Nobody is given powers anew in a matter while the review of their last use is overdue.
  private func requireReviews(_ desk: any Desk, at now: Instant) throws {
    let calendar = try desk.calendar()
    for earlier in try desk.emergencies(of: party) where earlier.review == nil {
      let due = earlier.reviewDue(on: calendar)
      let meets = earlier.grant.matters.contains { old in matters.contains { $0.covers(old) || old.covers($0) } }
      guard meets, due <= now else { continue }
      throw Refusal(
        .emergencyReviewOverdue, entry: earlier.grant.entry, basis: earlier.grant.basis,
        holders: [earlier.grant.grantor],
        details: ["grant": earlier.grant.id.text, "due": due.rfc3339(clock: desk.clock)])
    }
  }
}

extension Instant {
  /// The beginning of its second.
  var wholeSecond: Instant { Instant(milliseconds: milliseconds - (milliseconds % 1_000 + 1_000) % 1_000) }
}

extension CaseStanding {
  /// Whether emergency powers can be given in the case.
  package var isOpenForGrants: Bool { track == .command && state != .returned && state != .closed }
}
