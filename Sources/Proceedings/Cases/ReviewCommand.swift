import Cases
import Inventory
package import Record
package import Vocabulary

/// A party outside the line of command reviews what was done by command (事后审查).
package struct ReviewCommand: CaseCommand {
  package static let kind =
    CommandKind("review-command", .review, "cases/{case}/review", [.subject, .text], ReviewCommand.self)

  package let subject: CaseID
  let text: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    text = reading.text("text")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    _ = try desk.required(subject).after(.review, at: hearing.now)
    return [.commandReviewed(CommandReviewed(text: text))]
  }
}
