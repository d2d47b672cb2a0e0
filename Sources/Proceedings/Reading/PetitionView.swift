package import Inventory
package import Vocabulary

/// How far households have come with putting a topic on the agenda.
package struct PetitionView: Sendable, Equatable {
  /// Who endorses, one person for each household, in the order of endorsing.
  package let endorsers: [PersonID]
  /// How many households the area had at the last endorsement.
  package let households: Int
  /// The part of them that is needed.
  package let share: HouseholdShare
  /// When the topic came on the agenda; nil while it is not.
  package let reachedAt: Instant?
  /// By when the receiver had to convene; nil while the topic is not on the agenda.
  package let conveneBy: Instant?

  /// How far a petition has come.
  package init(
    endorsers: [PersonID], households: Int, share: HouseholdShare, reachedAt: Instant?, conveneBy: Instant?
  ) {
    self.endorsers = endorsers
    self.households = households
    self.share = share
    self.reachedAt = reachedAt
    self.conveneBy = conveneBy
  }

  /// How many households are needed.
  package var needed: Int { share.needed(of: households) }
}
