import Inventory
package import Record
package import Vocabulary

/// The party that proposed writes the next version; the earlier ones stay (修订方案).
package struct ReviseProposal: CaseCommand {
  package static let kind =
    CommandKind(
      "revise-proposal", .propose, "cases/{case}/proposals/{proposal}/versions",
      [
        .subject, .required("proposal", .code), .required("base", .number(1...10_000)), .title, .text,
        .required("note", .text(1...2_000)),
      ], ReviseProposal.self)

  package let subject: CaseID
  let proposal: ProposalID
  let base: Int
  let title: String
  let text: String
  let note: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    proposal = reading.code("proposal")
    base = reading.number("base")
    title = reading.text("title")
    text = reading.text("text")
    note = reading.text("note")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(proposal, in: subject)
    guard facts.party == hearing.author.party else { throw Refusal(.notTheAuthor, holders: [facts.party]) }
    guard try desk.draft(proposal) == nil else { throw Refusal(.draftFrozen, details: ["draft": proposal.text]) }
    guard facts.version == base else { throw Refusal(.conflict, details: ["version": String(facts.version)]) }
    return [
      .proposalRevised(
        ProposalRevised(id: proposal, version: facts.version + 1, title: title, text: text, note: note))
    ]
  }
}
