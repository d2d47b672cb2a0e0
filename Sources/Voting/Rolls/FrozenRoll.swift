package import Vocabulary

/// A correction of a frozen roll before the ballot opens.
package struct RollCorrection: Hashable, Sendable, Codable {
  /// The digest of the roll before.
  package let before: String
  /// The digest of the roll after.
  package let after: String
  /// Why.
  package let reason: String
  /// When.
  package let at: Instant

  /// A correction.
  package init(before: String, after: String, reason: String, at: Instant) {
    self.before = before
    self.after = after
    self.reason = reason
    self.at = at
  }
}

/// A roll that was frozen when notice was given, with its digest and the corrections since.
///
/// INVARIANT (roll-frozen-at-opening): from the opening of the ballot on nothing changes it; ``corrected(to:reason:at:)``
/// is the only way to another roll.
package struct FrozenRoll: Hashable, Sendable, Codable {
  /// The roll that counts.
  package let roll: Roll
  /// Its digest.
  package let digest: String
  /// When notice was given.
  package let frozen: Instant
  /// When the ballot opens.
  package let opens: Instant
  /// What was corrected since, in order.
  package let corrections: [RollCorrection]

  /// Freezes a roll at notice.
  package init(_ roll: Roll, at frozen: Instant, opens: Instant) {
    self.init(roll: roll, digest: roll.digest, frozen: frozen, opens: opens, corrections: [])
  }

  private init(roll: Roll, digest: String, frozen: Instant, opens: Instant, corrections: [RollCorrection]) {
    self.roll = roll
    self.digest = digest
    self.frozen = frozen
    self.opens = opens
    self.corrections = corrections
  }

  /// The roll frozen again after a correction.
  ///
  /// - Refuses: once the ballot is open; without a reason; where nothing changes.
  package func corrected(to roll: Roll, reason: String, at now: Instant) throws(VotingRefusal) -> FrozenRoll {
    guard now < opens else { throw .rollFrozen }
    guard !trimmed(reason).isEmpty else { throw .reasonMissing }
    let after = roll.digest
    guard after != digest else { throw .nothingChanged }
    return FrozenRoll(
      roll: roll, digest: after, frozen: now, opens: opens,
      corrections: corrections + [RollCorrection(before: digest, after: after, reason: reason, at: now)])
  }
}

/// Someone who may not vote on a matter, and why (不得表决).
package struct RollExclusion: Hashable, Sendable, Codable {
  /// The person.
  package let person: PersonID
  /// Why: a declared interest, a suspended membership.
  package let reason: String
  /// The article that says so.
  package let basis: String

  /// An exclusion.
  package init(person: PersonID, reason: String, basis: String) {
    self.person = person
    self.reason = reason
    self.basis = basis
  }
}

extension Roll {
  /// The roll without those on a negative list, and those of the list who were on it; quorums are of what is left.
  package func excluding(_ list: [RollExclusion]) -> (roll: Roll, excluded: [RollExclusion]) {
    let people = Set(list.map(\.person))
    let present = Set(entries.map(\.voter))
    return (Roll(entries: entries.filter { !people.contains($0.voter) }), list.filter { present.contains($0.person) })
  }
}
