package import Vocabulary
package import Voting

/// A ballot that is counted, with everything that its count was made from.
package struct CountedBallot: Sendable {
  /// The ballot with its result.
  package let facts: BallotFacts
  /// Who could vote, without those who stood aside; of a secret ballot as many votes, the used ones by the serials of
  /// their credentials.
  package let roll: Roll
  /// The votes that people on the roll gave themselves.
  package let votes: [PersonID: Vote]
  /// The votes that counted through another.
  package let carried: [CarriedVote]
  /// The papers that counted.
  package let papers: [PaperVote]
  /// The count of each chamber.
  package let chambers: ChamberedResult?

  /// A counted ballot.
  package init(
    facts: BallotFacts, roll: Roll, votes: [PersonID: Vote], carried: [CarriedVote] = [], papers: [PaperVote] = [],
    chambers: ChamberedResult? = nil
  ) {
    self.facts = facts
    self.roll = roll
    self.votes = votes
    self.carried = carried
    self.papers = papers
    self.chambers = chambers
  }

  /// What everyone says who counts, themselves or through another.
  package var voices: [PersonID: Voice] {
    var voices = votes.mapValues(\.voice)
    for vote in carried { voices[vote.voter] = votes[vote.by]?.voice }
    return voices
  }

  /// The ballots of several options without names, as files have them; nil where one proposal was voted on.
  package var cast: CastBallots? {
    facts.sheet.map { CastBallots(sheet: $0, roll: roll, voices: voices) }
  }

  /// The vote event, with the votes where names are wanted; of several options, who was in favour of what was chosen.
  package func popolo(_ id: BallotID, motion: String, names: Bool) -> JSONValue {
    guard let result = facts.result else { return .null }
    let choices = voices.filter { roll.entry(of: $0.key) != nil }.mapValues { facts.stance(of: $0) }
    return Popolo.voteEvent(
      id: id, motion: motion, result: result, votes: names && !facts.isSecret ? choices : nil,
      groups: facts.conduct?.chambers.flatMap { rule in chambers.map { (rule, $0) } },
      through: Dictionary(carried.map { ($0.voter, $0.by) }) { first, _ in first }, papers: papers.count)
  }
}
