import Cases
import Duties
import Inventory
package import Record
package import Vocabulary

/// A household endorses a case (附议). Once enough of them have, the topic is on the agenda by that alone, and the first
/// receiver must convene within the time that the matter sets.
package struct EndorseCase: CaseCommand {
  package static let kind =
    CommandKind("endorse-case", .endorse, "cases/{case}/endorsements", [.subject], EndorseCase.self)

  package let subject: CaseID

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(subject)
    try standing.requireEndorsable()
    guard let inventory = hearing.inventory, let initiative = inventory.matter(standing.matter)?.initiative else {
      throw Refusal(.noInitiative, details: ["matter": standing.matter.text])
    }
    let (person, area) = (hearing.author.person, standing.area)
    let households = Households(
      of: area, declared: inventory.area(area)?.households, registers: try desk.registers(touching: area))
    guard let count = households.count else { throw Refusal(.householdsUnknown, details: ["area": area.text]) }
    let home = inventory.party(hearing.author.party)?.area
    guard let home, home.contains(area) || area.contains(home), let household = households.household(of: person) else {
      throw Refusal(.notAHousehold, details: ["area": area.text])
    }
    let endorsements = try desk.endorsements(of: subject)
    guard endorsements[person] == nil, !endorsements.values.contains(household) else {
      throw Refusal(.alreadyEndorsed)
    }
    let endorsed = endorsements.count + 1
    let event = CaseEndorsed(
      household: household, endorsed: endorsed, households: count, share: initiative.share)
    guard endorsed >= initiative.share.needed(of: count) else { return [.caseEndorsed(event)] }
    let conveneBy = try desk.calendar().end(of: initiative.convening, from: hearing.now)
    _ = try standing.after(.reachAgenda(conveneBy: conveneBy), at: hearing.now)
    return [
      .caseEndorsed(event),
      .agendaReached(
        AgendaReached(
          endorsed: endorsed, households: count, share: initiative.share, receiver: standing.receiver,
          conveneBy: conveneBy)),
    ]
  }
}
