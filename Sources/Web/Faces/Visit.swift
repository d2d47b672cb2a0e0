package import Proceedings
package import Vocabulary

/// Who asks, in which language, when, and at which address: all that a face needs to know of a request.
package struct Visit: Sendable {
  /// The language of the answer.
  package let language: Language
  /// Who is signed in; nil for an anonymous reader.
  package let reader: SignedIn?
  /// The time of the request.
  package let now: Instant
  /// The path, as it was asked for, percent-encoded.
  package let path: String
  /// The parameters of the address.
  package let query: AddressQuery
  /// The event that has just been entered by this reader, from `?receipt=…`; to be said once.
  package var receipt: Int64? { query["receipt"].flatMap { Int64($0) } }

  /// A visit.
  package init(language: Language, reader: SignedIn?, now: Instant, path: String, query: AddressQuery) {
    self.language = language
    self.reader = reader
    self.now = now
    self.path = path
    self.query = query
  }

  /// The seat that the reader acts from; nil for an anonymous reader and before a seat is chosen.
  package var seat: Seat? { reader?.seat }
}

/// Someone who is signed in.
package struct SignedIn: Sendable {
  /// The session.
  package let session: Session
  /// The person with their seats, past and present.
  package let person: PersonCard
  /// The seats whose mandate is in force now.
  package let seatsInForce: [Seat]
  /// The seat that the person acts from: the chosen one while it is in force, or the only one; nil before a choice.
  package let seat: Seat?
  /// The token that every form of this session must send along in the field `csrf`.
  package let csrf: String

  /// Someone who is signed in.
  package init(session: Session, person: PersonCard, seatsInForce: [Seat], seat: Seat?, csrf: String) {
    self.session = session
    self.person = person
    self.seatsInForce = seatsInForce
    self.seat = seat
    self.csrf = csrf
  }
}

/// The parameters of an address, decoded, in their order.
package struct AddressQuery: Sendable, Equatable {
  /// Names with their values.
  package let pairs: [(name: String, value: String)]

  /// Parameters of an address.
  package init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

  /// The first value of a name; nil where it is missing or empty.
  package subscript(name: String) -> String? {
    for pair in pairs where pair.name == name && !pair.value.isEmpty { return pair.value }
    return nil
  }

  package static func == (left: Self, right: Self) -> Bool { left.pairs.elementsEqual(right.pairs) { $0 == $1 } }
}

/// Who leads a matter at a stage, in an area, on a day.
package struct WhoQuestion: Sendable, Equatable {
  /// The matter.
  package let matter: MatterCode
  /// The stage.
  package let stage: StageCode
  /// The area.
  package let area: AreaCode
  /// The day; today when none is asked for.
  package let date: CivilDate

  /// A question to the inventory.
  package init(matter: MatterCode, stage: StageCode, area: AreaCode, date: CivilDate) {
    self.matter = matter
    self.stage = stage
    self.area = area
    self.date = date
  }
}
