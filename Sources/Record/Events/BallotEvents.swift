package import Vocabulary
package import Voting

/// A version of a proposal is put to the ballot; rule and roll are frozen.
package struct BallotCalled: Hashable, Sendable, Codable {
  /// The ballot.
  package let id: BallotID
  /// The proposal.
  package let proposal: ProposalID
  /// The version that is voted on.
  package let version: Int
  /// The rule, whole.
  package let rule: VotingRule
  /// Who may vote, with heads and floor area.
  package let roll: Roll
  /// SHA-256 of the roll, in hexadecimal.
  package let rollDigest: String
  /// The first instant at which no vote is taken.
  package let closes: Instant

  /// The details of the event.
  package init(
    id: BallotID, proposal: ProposalID, version: Int, rule: VotingRule, roll: Roll, rollDigest: String, closes: Instant
  ) {
    self.id = id
    self.proposal = proposal
    self.version = version
    self.rule = rule
    self.roll = roll
    self.rollDigest = rollDigest
    self.closes = closes
  }
}

/// Someone on the roll votes; a later vote of the same person replaces it until the ballot closes.
package struct VoteCast: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// Yes, no or abstain.
  package let choice: Choice
  /// Why; of those who vote no, it stands in the resolution as dissent.
  package let statement: String?

  /// The details of the event.
  package init(ballot: BallotID, choice: Choice, statement: String? = nil) {
    self.ballot = ballot
    self.choice = choice
    self.statement = statement
  }
}

/// The ballot is counted.
package struct BallotClosed: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// The count, condition by condition.
  package let result: BallotResult

  /// The details of the event.
  package init(ballot: BallotID, result: BallotResult) {
    self.ballot = ballot
    self.result = result
  }
}
