import Cases
import Deliberation
import Duties
import Inventory
package import Record
package import Vocabulary

/// A party that neither drafted it nor shares a person with the drafter says whether a draft of the inventory is
/// lawful; without a passed review it is not put to a ballot and never published (合法性审查).
package struct ReviewLegality: CaseCommand {
  package static let kind =
    CommandKind(
      "review-legality", .reviewLegality, "cases/{case}/inventory-drafts/{draft}/reviews",
      [
        .subject, .required("draft", .code), .required("finding", .choice(Finding.allCases.map(\.rawValue))),
        .required("opinion", .text(TextLength.body)),
      ], ReviewLegality.self)

  package let subject: CaseID
  let draft: ProposalID
  let finding: Finding
  let opinion: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    draft = reading.code("draft")
    finding = reading.choice("finding")
    opinion = reading.text("opinion")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(draft: draft, in: subject)
    let standing = try desk.required(subject)
    guard standing.openCommands.contains(Self.kind.name) else {
      throw Refusal(.wrongState, details: ["state": standing.state.rawValue])
    }
    guard try !desk.isPublished(version: facts.drafted.version) else {
      throw Refusal(.taken, details: ["version": facts.drafted.version])
    }
    return [
      .legalityReviewed(
        LegalityReviewed(
          draft: draft, digest: facts.drafted.digest, finding: finding, opinion: opinion))
    ]
  }
}
