import Cases
import Inventory
package import Record
import Resolutions
package import Vocabulary

/// On the command track the lead orders what is to be done; a review follows afterwards (下达指令).
///
/// In a matter that must be consulted the order is refused: command alone never closes such a case.
package struct IssueOrder: CaseCommand {
  package static let kind =
    CommandKind("issue-order", .order, "cases/{case}/orders", [.subject, .title, .text, .clauses], IssueOrder.self)

  package let subject: CaseID
  let title: String
  let text: String
  let clauses: [Clause]

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    title = reading.text("title")
    text = reading.text("text")
    clauses = reading.clauses()
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(subject)
    let id: ResolutionID = hearing.id("resolution")
    _ = try standing.after(.order(by: hearing.author.party, id), at: hearing.now)
    guard let inventory = hearing.inventory, let permit = hearing.permit else { throw Refusal(.noInventory) }
    let held = try clauses.requireHolders(for: standing, in: inventory, at: hearing.now)
    try clauses.requireVerifiers(for: standing, in: inventory, at: hearing.now)
    try clauses.requireFuture(after: desk.clock.date(of: hearing.now))
    let order = FrozenResolution(
      id: id, subject: subject, kind: .order, title: title, text: text, clauses: clauses,
      signatories: [Signatory(party: hearing.author.party, entry: permit.entry)])
    let digest = try order.digest()
    let tasks = clauses.tasks(of: id, held: held, in: hearing, after: 3)
    return [
      .resolutionDrafted(ResolutionDrafted(resolution: order, digest: digest)),
      .resolutionSigned(ResolutionSigned(resolution: id, digest: digest)),
      .resolutionInForce(ResolutionInForce(resolution: id)),
    ] + tasks
  }
}
