import Inventory
import Record
import Vocabulary

/// What the events say of people: who is enrolled, who sits where and until when, who was erased, and to which private
/// words there are commitments.
struct PeopleBook {
  /// Whose private words a commitment is to.
  private enum Owner {
    case person(PersonID)
    case filer(of: CaseID)
  }

  private(set) var enrolled: Set<PersonID> = []
  /// The public names of those who were not erased.
  private(set) var names: [PersonID: String] = [:]
  private(set) var seats: [SeatID: Seat] = [:]
  private var seatsOfPerson: [PersonID: [SeatID]] = [:]
  private var seatsOfParty: [PartyID: [SeatID]] = [:]
  /// Who was erased, by the event that says so.
  private(set) var erased: [PersonID: Int64] = [:]
  private var commitments: [String: Owner] = [:]

  mutating func fold(_ event: PersonEnrolled) throws(Unfounded) {
    try demand(enrolled.insert(event.person).inserted, "\(event.person) is enrolled already")
    names[event.person] = event.name
    for commitment in event.commitments.values { try commit(commitment, .person(event.person)) }
  }

  mutating func fold(_ event: SeatAppointed) throws(Unfounded) {
    let seat = event.seat
    try demand(enrolled.contains(seat.person), "the seat is for someone who is not enrolled")
    try demand(seat.mandate.until.map { $0 >= seat.mandate.from } ?? true, "the mandate ends before it begins")
    try demand(seats.updateValue(seat, forKey: seat.id) == nil, "seat \(seat.id) was given before")
    seatsOfPerson[seat.person, default: []].append(seat.id)
    seatsOfParty[seat.party, default: []].append(seat.id)
  }

  mutating func fold(_ event: MandateEnded, at instant: Instant) throws(Unfounded) {
    guard let seat = seats[event.seat] else { throw Unfounded("it ends a mandate that nobody has") }
    let term = Term(from: seat.mandate.from, until: max(seat.mandate.from, instant))
    seats[event.seat] = Seat(id: seat.id, person: seat.person, party: seat.party, title: seat.title, mandate: term)
  }

  mutating func fold(_ event: PersonErased, sequence: Int64) throws(Unfounded) {
    try demand(enrolled.contains(event.person), "someone is erased who was never enrolled")
    try demand(erased.updateValue(sequence, forKey: event.person) == nil, "\(event.person) was erased before")
    names[event.person] = nil
    try demand(event.values >= 0, "fewer than no values were erased")
  }

  /// The private words of whoever filed a case.
  mutating func commit(_ commitments: [String: String], inFilingOf id: CaseID) throws(Unfounded) {
    for commitment in commitments.values { try commit(commitment, .filer(of: id)) }
  }

  private mutating func commit(_ commitment: String, _ owner: Owner) throws(Unfounded) {
    try demand(commitments.updateValue(owner, forKey: commitment) == nil, "a commitment stands in two events")
  }

  /// The seats that a person ever had, by their names.
  func seats(of person: PersonID) -> [Seat] { ordered(seatsOfPerson[person]) }

  /// The seats that a party ever had, by their names.
  func seats(of party: PartyID) -> [Seat] { ordered(seatsOfParty[party]) }

  /// Everyone who ever sat in a party: a person with two seats still is one person.
  func members(of party: PartyID) -> Set<PersonID> {
    Set((seatsOfParty[party] ?? []).compactMap { seats[$0]?.person })
  }

  private func ordered(_ ids: [SeatID]?) -> [Seat] { (ids ?? []).sorted().compactMap { seats[$0] } }

  /// How many commitments to private words there are.
  var commitmentCount: Int64 { Int64(commitments.count) }

  /// The commitments by a person: in the enrolment, and in the cases that the person filed.
  func commitments(of person: PersonID, filerOf filer: (CaseID) -> PersonID?) -> [String] {
    commitments.filter { self.person(behind: $0.value, filer) == person }.map(\.key)
  }

  /// How many commitments are by people who were erased.
  func erasedCommitments(filerOf filer: (CaseID) -> PersonID?) -> Int64 {
    guard !erased.isEmpty else { return 0 }
    return Int64(commitments.values.count { person(behind: $0, filer).map { erased[$0] != nil } ?? false })
  }

  private func person(behind owner: Owner, _ filer: (CaseID) -> PersonID?) -> PersonID? {
    switch owner {
    case .person(let person): person
    case .filer(let id): filer(id)
    }
  }
}
