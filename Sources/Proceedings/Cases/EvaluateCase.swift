import Cases
import Inventory
package import Record
package import Vocabulary

/// The filer says whether the problem is solved, and how content they are (评价).
package struct EvaluateCase: CaseCommand {
  package static let kind =
    CommandKind(
      "evaluate-case", .evaluate, "cases/{case}/evaluation",
      [
        .subject,
        .required("outcome", .choice([CaseOutcome.solved, .partly, .unsolved].map(\.rawValue))),
        .required("satisfaction", .number(1...5)), .optional("text", .text(1...2_000)),
      ], EvaluateCase.self)

  package let subject: CaseID
  let outcome: CaseOutcome
  let satisfaction: Int
  let text: String?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    outcome = reading.choice("outcome")
    if form["outcome"] == CaseOutcome.unknown.rawValue {
      reading.fault("outcome", .notAChoice, value: form["outcome"], limit: "solved partly unsolved")
    }
    satisfaction = reading.number("satisfaction")
    text = reading.optionalText("text")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    _ = try desk.required(subject).after(.evaluate(by: hearing.author.person, outcome), at: hearing.now)
    return [.caseEvaluated(CaseEvaluated(outcome: outcome, satisfaction: satisfaction, text: text))]
  }
}
