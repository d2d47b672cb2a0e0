import Inventory
package import Vocabulary

/// Where private words are read, and who read them. Nothing private leaves the house but through here.
package protocol PrivateReading: Sendable {
  /// The private words of the filer of a case; empty once erased. Whoever reads those of another is noted beside the
  /// record before they get them: once a day for each seat and field.
  func privateWords(of id: CaseID, for reader: PrivateReader) async throws -> [String: String]
  /// The private fields of a person with everybody who read them; those of everyone that were ever read when nil.
  func personalFields(of owner: PersonID?) async throws -> [PersonalField]
  /// Everything that is held about a person, for that person alone; nil where nobody of that number was enrolled.
  func personalData(of person: PersonID) async throws -> PersonalData?
}

/// Who reads, from which seat, when.
package struct PrivateReader: Sendable, Equatable {
  /// The person.
  package let person: PersonID
  /// The seat.
  package let seat: SeatID
  /// The party for which the seat acts.
  package let party: PartyID
  /// When.
  package let at: Instant

  /// A reader in a seat.
  package init(_ seat: Seat, at: Instant) {
    person = seat.person
    self.seat = seat.id
    party = seat.party
    self.at = at
  }
}

/// A private field of a person and who read it; never what it says.
package struct PersonalField: Sendable, Equatable {
  /// One reading.
  package struct Reading: Sendable, Equatable {
    /// When.
    package let at: Instant
    /// Who.
    package let reader: PersonID
    /// The reader's public name.
    package let name: String
    /// From which seat.
    package let seat: SeatID
    /// For which party.
    package let party: PartyID
    /// For which purpose, as the matter said then.
    package let purpose: String

    /// One reading.
    package init(at: Instant, reader: PersonID, name: String, seat: SeatID, party: PartyID, purpose: String) {
      self.at = at
      self.reader = reader
      self.name = name
      self.seat = seat
      self.party = party
      self.purpose = purpose
    }
  }

  /// Whose it is.
  package let owner: PersonID
  /// The field, such as `contact`.
  package let name: String
  /// The case in which it was given; nil where it belongs to the person.
  package let subject: CaseID?
  /// Whether the words are still kept.
  package let isKept: Bool
  /// The readings, the oldest first.
  package let readings: [Reading]

  /// A field with its readings.
  package init(owner: PersonID, name: String, subject: CaseID?, isKept: Bool, readings: [Reading]) {
    self.owner = owner
    self.name = name
    self.subject = subject
    self.isKept = isKept
    self.readings = readings
  }
}

extension ReadingRoom {
  /// The private fields that someone asks for: their own, or, for whoever the inventory lets protect personal data,
  /// those of a person or of `everyone`.
  ///
  /// - Refuses: as the inventory does.
  package func personalFields(
    asked: String?, by person: PersonID, in seat: Seat?, at now: Instant
  ) async throws -> [PersonalField] {
    guard let asked, asked != person.text else { return try await personalFields(of: person) }
    guard let inventory = try await inventory(at: now), let area = try await institution()?.area else {
      throw Refusal(.noInventory)
    }
    guard let seat else { throw Refusal(.notYourSeat, inventory: inventory.version) }
    let request = DecisionRequest(
      actor: Actor(seat), act: .protectData, matter: .governance, stage: .governance, area: area, at: now,
      facts: DecisionFacts())
    if case .refuse(let refusal) = inventory.decide(request) { throw refusal }
    return try await personalFields(of: asked == "everyone" ? nil : PersonID(asked))
  }
}
