package import Inventory
package import Vocabulary

/// A household endorses a case, so that it comes on the agenda.
package struct CaseEndorsed: Hashable, Sendable, Codable {
  /// The household that counts: the unit of the register, or the person where no register names them.
  package let household: String
  /// How many households have endorsed with this one.
  package let endorsed: Int
  /// How many households the area had then.
  package let households: Int
  /// The part of them that puts the topic on the agenda.
  package let share: HouseholdShare

  /// The details of the event.
  package init(household: String, endorsed: Int, households: Int, share: HouseholdShare) {
    self.household = household
    self.endorsed = endorsed
    self.households = households
    self.share = share
  }
}

/// A household takes its endorsement back.
package struct EndorsementWithdrawn: Hashable, Sendable, Codable {
  /// The household that no longer counts.
  package let household: String

  /// The details of the event.
  package init(household: String) {
    self.household = household
  }
}

/// Enough households have endorsed: the topic is on the agenda, and the first receiver must convene.
package struct AgendaReached: Hashable, Sendable, Codable {
  /// How many households have endorsed.
  package let endorsed: Int
  /// How many households the area has.
  package let households: Int
  /// The part of them that was needed.
  package let share: HouseholdShare
  /// The party that must convene.
  package let receiver: PartyID
  /// By when.
  package let conveneBy: Instant

  /// The details of the event.
  package init(endorsed: Int, households: Int, share: HouseholdShare, receiver: PartyID, conveneBy: Instant) {
    self.endorsed = endorsed
    self.households = households
    self.share = share
    self.receiver = receiver
    self.conveneBy = conveneBy
  }
}
