import Cases
import Inventory
package import Record
package import Vocabulary

/// A party that did not execute the case closes it: the filer has answered, or was asked and did not in time (结案).
package struct CloseCase: CaseCommand {
  package static let kind =
    CommandKind(
      "close-case", .close, "cases/{case}/close",
      [.subject, .required("ground", .choice(ClosingGround.allCases.map(\.rawValue)))], CloseCase.self)

  package let subject: CaseID
  let ground: ClosingGround

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    ground = reading.choice("ground")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let closed = try desk.required(subject).after(.close(ground), at: hearing.now)
    return [.caseClosed(CaseClosed(ground: ground, outcome: closed.outcome))]
  }
}
