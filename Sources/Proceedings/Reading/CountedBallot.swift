package import Vocabulary
package import Voting

/// A ballot that is counted, with everything that its count was made from.
package struct CountedBallot: Sendable {
  /// The ballot with its result.
  package let facts: BallotFacts
  /// Who could vote.
  package let roll: Roll
  /// The votes that counted.
  package let votes: [PersonID: Vote]

  /// A counted ballot.
  package init(facts: BallotFacts, roll: Roll, votes: [PersonID: Vote]) {
    self.facts = facts
    self.roll = roll
    self.votes = votes
  }

  /// The ballots of several options without names, as files have them; nil where one proposal was voted on.
  package var cast: CastBallots? {
    facts.sheet.map { CastBallots(sheet: $0, roll: roll, voices: votes.mapValues(\.voice)) }
  }

  /// The vote event, with the votes where names are wanted; of several options, who was in favour of what was chosen.
  package func popolo(_ id: BallotID, motion: String, names: Bool) -> JSONValue {
    guard let result = facts.result else { return .null }
    let choices = votes.mapValues { facts.stance(of: $0.voice) }
    return Popolo.voteEvent(id: id, motion: motion, result: result, votes: names ? choices : nil)
  }
}
