import Cases
import Inventory
package import Record
package import Vocabulary

/// A person declares an interest in a case and from then on takes no part in deciding it (回避).
package struct DeclareInterest: CaseCommand {
  package static let kind =
    CommandKind("declare-interest", .recuse, "cases/{case}/interest", [.subject, .reason], DeclareInterest.self)

  package let subject: CaseID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(subject)
    guard standing.state != .closed else {
      throw Refusal(.wrongState, details: ["state": standing.state.rawValue])
    }
    return [.interestDeclared(InterestDeclared(text: reason))]
  }
}
