package import Inventory
package import Record
package import Vocabulary

/// Emergency powers end now, before their time (撤销紧急授权).
package struct RevokeEmergency: CaseCommand {
  package static let kind =
    CommandKind(
      "revoke-emergency", .grantEmergency, "cases/{case}/emergency-grants/{grant}/revocation",
      [.subject, .required("grant", .code), .reason], RevokeEmergency.self)

  package let subject: CaseID
  let grant: GrantID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    grant = reading.code("grant")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutGrant(grant, for: Self.kind.act, of: subject, on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(grant, in: subject)
    guard hearing.now < standing.grant.end else {
      throw Refusal(
        .emergencyEnded, entry: standing.grant.entry, basis: standing.grant.basis, details: ["grant": grant.text])
    }
    return [.emergencyRevoked(EmergencyRevoked(grant: grant, reason: reason))]
  }
}
