import Cases
import Inventory
package import Record
package import Vocabulary

/// The named accepter takes a case on as its lead (接收移交).
package struct AcceptHandover: CaseCommand {
  package static let kind =
    CommandKind("accept-handover", .accept, "cases/{case}/handover/accept", [.subject], AcceptHandover.self)

  package let subject: CaseID

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let party = hearing.author.party
    _ = try desk.required(subject).after(.acceptHandover(by: party), at: hearing.now)
    return [.handoverAccepted(HandoverAccepted(lead: party))]
  }
}
