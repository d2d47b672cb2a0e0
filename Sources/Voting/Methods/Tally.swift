package import Vocabulary

/// One round of a count.
package struct TallyRound: Hashable, Sendable {
  /// What a candidate has in a round.
  package struct Line: Hashable, Sendable {
    /// The candidate, by place.
    package let candidate: Int
    /// The votes, points or price.
    package let amount: Amount
  }

  /// The number, from 1.
  package let number: Int
  /// The candidates still counted, with what they have.
  package let lines: [Line]
  /// What counts for nobody any more.
  package let exhausted: Amount?
  /// Who is elected or chosen in this round.
  package let elected: [Int]
  /// Who is excluded at the end of this round.
  package let excluded: [Int]
  /// What was done, in words.
  package let note: Bilingual

  init(
    number: Int, lines: [Line], exhausted: Amount? = nil, elected: [Int] = [], excluded: [Int] = [], note: Bilingual
  ) {
    self.number = number
    self.lines = lines
    self.exhausted = exhausted
    self.elected = elected
    self.excluded = excluded
    self.note = note
  }
}

/// A number that belongs to the count as a whole, such as the quota.
package struct TallyFact: Hashable, Sendable {
  /// Its name in JSON.
  package let key: String
  /// What a reader calls it.
  package let title: Bilingual
  /// The number or word.
  package let value: JSONValue

  init(_ key: String, zh: String, en: String, _ value: JSONValue) {
    self.key = key
    title = Bilingual(zh: zh, en: en)
    self.value = value
  }

  /// The value for a reader.
  package var text: String {
    switch value {
    case .number(let digits): digits
    case .string(let text): text
    default: value.text
    }
  }
}

/// The outcome of a method, with every round and every tie.
package struct Tally: Hashable, Sendable {
  /// What a winner is called by.
  package enum Naming: Sendable {
    /// A candidate or option, by its name.
    case name
    /// A project, by its id.
    case id
  }

  /// The name of the method.
  package let method: String
  /// The candidates, options or projects.
  package let candidates: [Candidate]
  /// Who is elected or chosen, by place, in the order in which they were.
  package let winners: [Int]
  /// The rounds.
  package let rounds: [TallyRound]
  /// The ties that were broken.
  package let ties: [TieBreak]
  /// Numbers of the count as a whole.
  package let facts: [TallyFact]
  /// How many voters prefer each candidate (row) to each other (column), for the methods that compare by pairs.
  package let pairwise: [[Int64]]
  /// What a winner is called by.
  package let naming: Naming

  init(
    method: String, candidates: [Candidate], winners: [Int], rounds: [TallyRound], ties: [TieBreak] = [],
    facts: [TallyFact] = [], pairwise: [[Int64]] = [], naming: Naming = .name
  ) {
    self.method = method
    self.candidates = candidates
    self.winners = winners
    self.rounds = rounds
    self.ties = ties
    self.facts = facts
    self.pairwise = pairwise
    self.naming = naming
  }
}
