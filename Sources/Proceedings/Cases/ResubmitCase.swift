import Cases
import Duties
import Inventory
package import Record
package import Vocabulary

/// The filer mends a returned case and files it again (补正后重新提交).
package struct ResubmitCase: CaseCommand {
  package static let kind =
    CommandKind("resubmit-case", .resubmit, "cases/{case}/resubmit", [.subject, .title, .text], ResubmitCase.self)

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
    let standing = try desk.required(subject)
    _ = try standing.after(.resubmit(by: hearing.author.person), at: hearing.now)
    guard let inventory = hearing.inventory else { throw Refusal(.noInventory) }
    let receiver = inventory.holders(
      of: .accept, matter: standing.matter, stage: .intake, area: standing.area, at: hearing.now
    ).first { $0.party == standing.receiver }
    let acceptBy = try receiver.flatMap { try desk.deadline(of: $0, in: inventory, from: hearing.now) }
    return [.caseResubmitted(CaseResubmitted(title: title, text: text, acceptBy: acceptBy))]
  }
}
