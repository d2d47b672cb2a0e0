import Inventory
package import Record
package import Vocabulary

/// An organisation proposes a solution (提出方案).
package struct MakeProposal: CaseCommand {
  package static let kind =
    CommandKind("make-proposal", .propose, "cases/{case}/proposals", [.subject, .title, .text], MakeProposal.self)

  package let subject: CaseID
  let title: String
  let text: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    title = reading.text("title")
    text = reading.text("text")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    [.proposalMade(ProposalMade(id: hearing.id("proposal"), title: title, text: text))]
  }
}
