import Cases
import Inventory
package import Record
package import Vocabulary

/// The receiver says that a case belongs to another party, by name and with the basis (移交).
///
/// Until that party accepts, the receiver keeps the duty and the clock.
package struct OfferHandover: CaseCommand {
  package static let kind =
    CommandKind(
      "offer-handover", .handOver, "cases/{case}/handover", [.subject, .required("party", .code), .reason],
      OfferHandover.self)

  package let subject: CaseID
  let party: PartyID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    party = reading.code("party")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(subject)
    _ = try standing.after(.offerHandover(by: hearing.author.party, to: party), at: hearing.now)
    guard let inventory = hearing.inventory, inventory.party(party) != nil else { throw Unknown("party", party.text) }
    let accepters = inventory.holders(
      of: .accept, matter: standing.matter, stage: standing.stage, area: standing.area, at: hearing.now)
    guard try accepters.contains(where: { $0.party == party }) || isLent(standing, on: desk, at: hearing.now) else {
      throw Refusal(
        .noEntry, inventory: inventory.version, holders: accepters.map(\.party),
        details: ["act": Act.accept.rawValue, "party": party.text, "matter": standing.matter.text])
    }
    return [.handoverOffered(HandoverOffered(to: party, reason: reason))]
  }

  /// Whether emergency powers let the party accept here now; whether they do when it accepts is asked again then.
  private func isLent(_ standing: CaseStanding, on desk: any Desk, at now: Instant) throws -> Bool {
    try desk.emergencies(of: party).map(\.grant).contains { grant in
      grant.contains(now) && grant.acts.contains(.accept) && grant.reaches(standing.matter, in: standing.area)
        && grant.stages.contains { $0.covers(standing.stage) }
    }
  }
}
