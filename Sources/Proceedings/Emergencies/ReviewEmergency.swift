import Deliberation
package import Inventory
package import Record
package import Vocabulary

/// A party that did not use emergency powers reviews their use once they are over (紧急授权复核).
package struct ReviewEmergency: CaseCommand {
  package static let kind =
    CommandKind(
      "review-emergency", .reviewEmergency, "cases/{case}/emergency-grants/{grant}/review",
      [
        .subject, .required("grant", .code),
        .required("finding", .choice(EmergencyReviewed.Finding.allCases.map(\.rawValue))),
        .required("text", .text(TextLength.body)),
      ], ReviewEmergency.self)

  package let subject: CaseID
  let grant: GrantID
  let finding: EmergencyReviewed.Finding
  let text: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    grant = reading.code("grant")
    finding = reading.choice("finding")
    text = reading.text("text")
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutGrant(grant, for: Self.kind.act, of: subject, on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(grant, in: subject)
    guard hearing.now >= standing.grant.end else {
      throw Refusal(
        .emergencyNotOver,
        details: ["grant": grant.text, "to": standing.grant.to.rfc3339(clock: desk.clock)])
    }
    guard standing.review == nil else { throw Refusal(.conflict, details: ["state": "reviewed"]) }
    return [.emergencyReviewed(EmergencyReviewed(grant: grant, finding: finding, text: text))]
  }
}
