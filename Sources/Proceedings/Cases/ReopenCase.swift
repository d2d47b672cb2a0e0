import Cases
import Inventory
package import Record
package import Vocabulary

/// The filer opens a case again that is closed or waits for the evaluation: closed is not solved (重开).
package struct ReopenCase: CaseCommand {
  package static let kind =
    CommandKind("reopen-case", .reopen, "cases/{case}/reopen", [.subject, .reason], ReopenCase.self)

  package let subject: CaseID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let reopened = try desk.required(subject).after(.reopen(by: hearing.author.person), at: hearing.now)
    return [.caseReopened(CaseReopened(reason: reason, round: reopened.round))]
  }
}
