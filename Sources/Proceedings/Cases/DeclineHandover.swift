import Cases
import Inventory
package import Record
package import Vocabulary

/// The named accepter does not take a case on; the first receiver keeps it (拒收移交).
package struct DeclineHandover: CaseCommand {
  package static let kind =
    CommandKind(
      "decline-handover", .accept, "cases/{case}/handover/decline", [.subject, .reason], DeclineHandover.self)

  package let subject: CaseID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    _ = try desk.required(subject).after(.declineHandover(by: hearing.author.party), at: hearing.now)
    return [.handoverDeclined(HandoverDeclined(reason: reason))]
  }
}
