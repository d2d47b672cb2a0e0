package import Vocabulary

/// The whole count of a ballot of several options as it stands in the record: rounds, ties and how they were broken.
///
/// Options are named by their ids on the sheet; amounts are exact decimal or fraction texts, as a reader writes them.
package struct CountedTally: Hashable, Sendable, Codable {
  /// What an option has in a round.
  package struct Line: Hashable, Sendable, Codable {
    /// The option.
    package let option: String
    /// Votes, points, price.
    package let amount: String
  }

  /// A round.
  package struct Round: Hashable, Sendable, Codable {
    /// From 1.
    package let number: Int
    /// What each option has that is still counted.
    package let lines: [Line]
    /// What counts for nobody any more.
    package let exhausted: String?
    /// Chosen in this round.
    package let elected: [String]
    /// Excluded at the end of this round.
    package let excluded: [String]
    /// What was done.
    package let note: Bilingual
  }

  /// A tie and what broke it.
  package struct Tie: Hashable, Sendable, Codable {
    /// From 1.
    package let round: Int
    /// What it was about.
    package let purpose: TieBreak.Purpose
    /// Who was tied.
    package let among: [String]
    /// Whom the step took.
    package let chosen: String
    /// The earlier round that told them apart; nil where the published rule did.
    package let earlierRound: Int?
  }

  /// A number of the count as a whole, such as the quota.
  package struct Fact: Hashable, Sendable, Codable {
    /// Its name.
    package let key: String
    /// What a reader calls it.
    package let title: Bilingual
    /// The number.
    package let text: String
  }

  /// The method.
  package let method: VotingMethod
  /// What was chosen, in that order.
  package let winners: [String]
  /// The rounds.
  package let rounds: [Round]
  /// The ties that were broken.
  package let ties: [Tie]
  /// The published rule for ties.
  package let tieRule: String
  /// Numbers of the whole count.
  package let facts: [Fact]
  /// How many prefer each option (row) to each other (column); empty for methods that do not compare by pairs.
  package let pairwise: [[Int64]]

  /// The tally of a sheet.
  package init(_ tally: Tally, method: VotingMethod, tie: String) {
    func ids(_ places: [Int]) -> [String] { places.map { tally.candidates[$0].id } }
    self.method = method
    winners = ids(tally.winners)
    rounds = tally.rounds.map { round in
      Round(
        number: round.number,
        lines: round.lines.map { Line(option: tally.candidates[$0.candidate].id, amount: $0.amount.text) },
        exhausted: round.exhausted?.text, elected: ids(round.elected), excluded: ids(round.excluded), note: round.note)
    }
    ties = tally.ties.map { tie in
      let earlier: Int? = if case .earlierRound(let round) = tie.means { round } else { nil }
      return Tie(
        round: tie.round, purpose: tie.purpose, among: ids(tie.among), chosen: tally.candidates[tie.chosen].id,
        earlierRound: earlier)
    }
    tieRule = tie
    facts = tally.facts.map { Fact(key: $0.key, title: $0.title, text: $0.text) }
    pairwise = tally.pairwise
  }
}
