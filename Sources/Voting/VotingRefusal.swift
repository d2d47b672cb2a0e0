/// Why the room says no: a closed list, so that each has its words in every language.
package enum VotingRefusal: String, Error, CaseIterable, Sendable, Codable {
  /// The roll is frozen: the ballot is open, or was.
  case rollFrozen = "roll-frozen"
  /// A correction needs a reason.
  case reasonMissing = "reason-missing"
  /// The correction changes nothing.
  case nothingChanged = "nothing-changed"
  /// The rule leaves nothing to the head of the body, or the body has not discussed.
  case notForTheHead = "not-for-the-head"
  /// Nobody gave this person that mandate, or it is not in force, or does not cover the ballot.
  case noMandate = "no-mandate"
  /// A mandate to oneself.
  case mandateToOneself = "mandate-to-oneself"
  /// The same person has entered this paper ballot already; another must.
  case sameEntrant = "same-entrant"
  /// The paper's number is not in its batch.
  case notInBatch = "not-in-batch"
  /// Two entries agree already.
  case alreadySettled = "already-settled"
}
