import Cases
import Inventory
package import Record
package import Vocabulary

/// The receiver returns a case to its filer, saying what is missing (退回).
package struct ReturnCase: CaseCommand {
  package static let kind =
    CommandKind("return-case", .turnBack, "cases/{case}/return", [.subject, .reason], ReturnCase.self)

  package let subject: CaseID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    _ = try desk.required(subject).after(.turnBack(by: hearing.author.party), at: hearing.now)
    return [.caseReturned(CaseReturned(reason: reason))]
  }
}
