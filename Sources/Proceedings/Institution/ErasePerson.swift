package import Inventory
package import Record
package import Vocabulary

/// The private data of a person are erased (删除个人信息): what lies beside the record goes, the record stays.
///
/// Under an entry for a class of people one erases one's own data; under an entry for a body, those of whoever asked
/// it to. Votes that were cast stay on their rolls and are counted.
///
/// - Source: Personal Information Protection Law art. 47; GDPR art. 17.
package struct ErasePerson: Command {
  package static let kind =
    CommandKind("erase-person", .erase, "people/{person}/erasure", [.required("person", .code)], ErasePerson.self)

  let person: PersonID

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    person = reading.code("person")
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutErasure(by: actor.party, on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard try desk.isEnrolled(person) else { throw Unknown("person", person.text) }
    if person != hearing.author.person, let permit = hearing.permit,
      case .anyOf = hearing.inventory?.entry(permit.entry)?.holder
    {
      throw Refusal(.notYourData, entry: permit.entry)
    }
    guard try !desk.isErased(person) else { throw Refusal(.alreadyErased) }
    let values = try desk.privateValues(of: person)
    hearing.erase(person)
    let seats = try desk.seats(of: person).filter { $0.mandate.until.map { $0 > hearing.now } ?? true }
    return seats.map { .mandateEnded(MandateEnded(seat: $0.id, reason: Self.kind.name)) } + [
      .personErased(PersonErased(person: person, values: values))
    ]
  }
}

extension Ground {
  /// An erasure is asked where the party of its author is: a class of people acts where it lives, and the newest version
  /// knows where, whatever the day.
  package static func aboutErasure(by party: PartyID, on desk: any Desk) throws -> Ground {
    let newest = try desk.inventory(at: Instant(milliseconds: 253_370_764_800_000))
    return try .aboutTheInstitution(on: desk, at: newest?.party(party)?.area)
  }
}
