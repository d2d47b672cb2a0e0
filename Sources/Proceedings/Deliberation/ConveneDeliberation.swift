import Cases
import Inventory
package import Record
package import Vocabulary

/// The lead calls the parties together to deliberate (召集协商).
package struct ConveneDeliberation: CaseCommand {
  package static let kind =
    CommandKind(
      "convene-deliberation", .convene, "cases/{case}/deliberation",
      [.subject, .required("question", .text(2...500))], ConveneDeliberation.self)

  package let subject: CaseID
  let question: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    question = reading.text("question")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    _ = try desk.required(subject).after(.convene(by: hearing.author.party), at: hearing.now)
    return [.deliberationConvened(DeliberationConvened(question: question))]
  }
}
