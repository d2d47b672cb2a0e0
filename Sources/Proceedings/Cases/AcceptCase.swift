import Cases
import Inventory
package import Record
package import Vocabulary

/// The receiver takes a case on as its lead (受理).
package struct AcceptCase: CaseCommand {
  package static let kind =
    CommandKind("accept-case", .accept, "cases/{case}/accept", [.subject], AcceptCase.self)

  package let subject: CaseID

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let party = hearing.author.party
    _ = try desk.required(subject).after(.accept(by: party), at: hearing.now)
    return [.caseAccepted(CaseAccepted(lead: party))]
  }
}
