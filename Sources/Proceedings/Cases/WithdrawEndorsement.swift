import Cases
import Inventory
package import Record
package import Vocabulary

/// A household takes its endorsement back, as long as the topic is not on the agenda (撤回附议).
package struct WithdrawEndorsement: CaseCommand {
  package static let kind =
    CommandKind(
      "withdraw-endorsement", .endorse, "cases/{case}/endorsements/withdrawal", [.subject], WithdrawEndorsement.self)

  package let subject: CaseID

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    try desk.required(subject).requireEndorsable()
    guard let household = try desk.endorsements(of: subject)[hearing.author.person] else {
      throw Refusal(.notEndorsed)
    }
    return [.endorsementWithdrawn(EndorsementWithdrawn(household: household))]
  }
}
