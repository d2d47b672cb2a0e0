package import Vocabulary
package import Voting

/// The institution begins: its name, its area and its civil time.
package struct InstitutionFounded: Hashable, Sendable, Codable {
  /// The name of the institution.
  package let name: Bilingual
  /// The area it serves.
  package let area: AreaCode
  /// Its civil time.
  package let clock: CivilClock

  /// The details of the event.
  package init(name: Bilingual, area: AreaCode, clock: CivilClock) {
    self.name = name
    self.area = area
    self.clock = clock
  }
}

/// A version of the inventory of powers and duties binds from a day on.
package struct InventoryPublished: Hashable, Sendable, Codable {
  /// The version.
  package let version: String
  /// SHA-256 of the canonical tables of the version, in hexadecimal.
  package let digest: String
  /// The first day on which it binds.
  package let effectiveFrom: CivilDate
  /// How many entries it has.
  package let entries: Int
  /// The draft, the review and the resolution by which it was published; none for the founding version.
  package let ground: PublishingGround?

  /// The details of the event.
  package init(
    version: String, digest: String, effectiveFrom: CivilDate, entries: Int, ground: PublishingGround? = nil
  ) {
    self.version = version
    self.digest = digest
    self.effectiveFrom = effectiveFrom
    self.entries = entries
    self.ground = ground
  }
}

/// A person is enrolled with a public name; private fields enter as commitments.
package struct PersonEnrolled: Hashable, Sendable, Codable {
  /// The person.
  package let person: PersonID
  /// The name that others see.
  package let name: String
  /// The area in which the person was enrolled.
  package let area: AreaCode
  /// Commitment by the name of a private field, SHA-256(salt ‖ text) in hexadecimal.
  package let commitments: [String: String]

  /// The details of the event.
  package init(person: PersonID, name: String, area: AreaCode, commitments: [String: String]) {
    self.person = person
    self.name = name
    self.area = area
    self.commitments = commitments
  }
}

/// A person may act for a party, for a term.
package struct SeatAppointed: Hashable, Sendable, Codable {
  /// The seat.
  package let seat: Seat

  /// The details of the event.
  package init(seat: Seat) {
    self.seat = seat
  }
}

/// A mandate ends before its term.
package struct MandateEnded: Hashable, Sendable, Codable {
  /// The seat.
  package let seat: SeatID
  /// Why.
  package let reason: String

  /// The details of the event.
  package init(seat: SeatID, reason: String) {
    self.seat = seat
    self.reason = reason
  }
}

/// The register of units and owners of an area, whole, in place of the one before.
package struct RegisterKept: Hashable, Sendable, Codable {
  /// The area.
  package let area: AreaCode
  /// The units, their floor areas and their owners.
  package let register: UnitRegister

  /// The details of the event.
  package init(area: AreaCode, register: UnitRegister) {
    self.area = area
    self.register = register
  }
}

/// The days on which the institution works, from now on, in place of the calendar before.
package struct CalendarKept: Hashable, Sendable, Codable {
  /// Weekdays that are not worked, ascending.
  package let holidays: [CivilDate]
  /// Weekend days that are worked, ascending.
  package let workedWeekends: [CivilDate]

  /// The details of the event.
  package init(holidays: [CivilDate], workedWeekends: [CivilDate]) {
    self.holidays = holidays
    self.workedWeekends = workedWeekends
  }
}

/// What was kept beside the record of a person is gone: private words with their salts, and the way to sign in. The
/// commitments stay, and so does what the person did in public; the number of the person is the tombstone.
package struct PersonErased: Hashable, Sendable, Codable {
  /// The person.
  package let person: PersonID
  /// How many private values were erased.
  package let values: Int

  /// The details of the event.
  package init(person: PersonID, values: Int) {
    self.person = person
    self.values = values
  }
}
