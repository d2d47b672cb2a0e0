package import Inventory
package import Record
import Vocabulary

/// A person gets a seat in a party, with a mandate that begins and ends (任命席位).
package struct AppointSeat: Command {
  package static let kind =
    CommandKind(
      "appoint-seat", .appoint, "seats",
      [
        .required("person", .code), .required("party", .code), .optional("title", .text(1...60)),
        .optional("title-en", .text(1...60)), .required("from", .date), .optional("until", .date),
      ], AppointSeat.self)

  let person: PersonID
  let party: PartyID
  let title: Bilingual?
  let from: CivilDate
  let until: CivilDate?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    person = reading.code("person")
    party = reading.code("party")
    let english = reading.optionalText("title-en")
    title = reading.optionalText("title").map { Bilingual(zh: $0, en: english) }
    from = reading.date("from")
    until = reading.optionalDate("until")
    if let until, until <= from { reading.fault("until", .outOfRange, value: until.description, limit: "> \(from)") }
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutTheInstitution(on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard try desk.isEnrolled(person) else { throw Unknown("person", person.text) }
    guard try !desk.isErased(person) else { throw Refusal(.alreadyErased) }
    guard hearing.inventory?.party(party) != nil else { throw Unknown("party", party.text) }
    let term = Term(from: desk.clock.start(of: from), until: until.map { desk.clock.start(of: $0) })
    return [
      .seatAppointed(
        SeatAppointed(
          seat: Seat(id: hearing.id("seat"), person: person, party: party, title: title, mandate: term)))
    ]
  }
}
