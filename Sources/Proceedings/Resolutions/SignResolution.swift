import Cases
import Inventory
package import Record
import Resolutions
package import Vocabulary

/// A seat that the inventory requires signs the frozen text; with the last signature it enters into force and its
/// clauses become tasks (签署).
package struct SignResolution: CaseCommand {
  package static let kind =
    CommandKind(
      "sign-resolution", .sign, "cases/{case}/resolutions/{resolution}/signatures",
      [.subject, .required("resolution", .code), .required("digest", .code)] + GivenSignature.fields,
      SignResolution.self)

  package let subject: CaseID
  let resolution: ResolutionID
  let digest: String
  private let given: GivenSignature

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    resolution = reading.code("resolution")
    let shown: ResolutionID = reading.code("digest")
    digest = shown.text
    given = GivenSignature(&reading)
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(resolution, in: subject)
    let standing = try desk.required(subject)
    guard standing.resolution == resolution, !facts.isDeclined else {
      throw Refusal(.wrongState, details: ["state": standing.state.rawValue])
    }
    let signing = try facts.signing.signing(by: hearing.author.party, digest: digest)
    let signature = try desk.admitted(
      given.message(on: desk), under: resolution, by: hearing.author, at: hearing.now)
    let signed = Event.resolutionSigned(
      ResolutionSigned(resolution: resolution, digest: digest, signature: signature))
    guard signing.isComplete else { return [signed] }
    _ = try standing.after(.enterIntoForce, at: hearing.now)
    guard let inventory = hearing.inventory else { throw Refusal(.noInventory) }
    let held = facts.clauses.outsideLists(for: standing, in: inventory, at: hearing.now)
    let tasks = facts.clauses.tasks(of: resolution, held: held, in: hearing, after: 2)
    return [signed, .resolutionInForce(ResolutionInForce(resolution: resolution))] + tasks
  }
}
