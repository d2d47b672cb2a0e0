import Cases
import Inventory
package import Record
import Resolutions
package import Vocabulary

/// A seat that may sign does not, with reasons, which stay in the record; when as many as must can no longer sign, the
/// case goes back to deliberation (拒签).
package struct DeclineSignature: CaseCommand {
  package static let kind =
    CommandKind(
      "decline-signature", .sign, "cases/{case}/resolutions/{resolution}/decline",
      [.subject, .required("resolution", .code), .reason], DeclineSignature.self)

  package let subject: CaseID
  let resolution: ResolutionID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    resolution = reading.code("resolution")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(resolution, in: subject)
    let standing = try desk.required(subject)
    guard standing.resolution == resolution, !facts.isDeclined else {
      throw Refusal(.wrongState, details: ["state": standing.state.rawValue])
    }
    let signing = try facts.signing.declining(by: hearing.author.party)
    if !signing.isReachable { _ = try standing.after(.declineSignature, at: hearing.now) }
    return [.signatureDeclined(SignatureDeclined(resolution: resolution, reason: reason))]
  }
}
