package import Vocabulary

/// What a voter says.
package enum Choice: String, CaseIterable, Sendable, Codable {
  case yes, no, abstain
}

/// Whether a condition is for the quorum or for the adoption.
package enum ConditionKind: String, CaseIterable, Sendable, Codable {
  case quorum, pass
}

/// Whether a condition holds.
package enum ConditionOutcome: String, CaseIterable, Sendable, Codable {
  case passed, failed
}

/// A condition with its numbers, so that a reader can recount it on paper.
package struct CountedCondition: Hashable, Sendable, Codable {
  /// For the quorum or for the adoption.
  package let kind: ConditionKind
  /// Whose measure was added up.
  package let counted: Counted
  /// What was added up.
  package let measure: Measure
  /// The sum; floor area in units of 0.01 m².
  package let value: Int64
  /// What the share is taken of.
  package let of: Base
  /// The sum of the base, in the same unit.
  package let total: Int64
  /// How the value must stand to the share.
  package let comparison: Comparison
  /// The share's numerator.
  package let numerator: Int64
  /// The share's denominator.
  package let denominator: Int64
  /// Whether it holds.
  package let outcome: ConditionOutcome
  /// The article that demands it.
  package let article: Bilingual

  init(_ kind: ConditionKind, _ condition: Condition, value: Int64, total: Int64) {
    self.kind = kind
    counted = condition.counted
    measure = condition.measure
    self.value = value
    of = condition.of
    self.total = total
    comparison = condition.comparison
    numerator = condition.numerator
    denominator = condition.denominator
    outcome = condition.holds(value: value, total: total) ? .passed : .failed
    article = condition.article
  }

  /// Whether it holds.
  package var passed: Bool { outcome == .passed }
}

/// Sums of one group of voters, in each measure.
package struct Totals: Hashable, Sendable, Codable {
  /// Entries of the roll.
  package let members: Int64
  /// Heads.
  package let heads: Int64
  /// Floor area in units of 0.01 m².
  package let area: Int64
  /// Households, each once. A household is counted with yes (or no) when all of it that took part voted so.
  package let households: Int64

  init(members: Int64 = 0, heads: Int64 = 0, area: Int64 = 0, households: Int64 = 0) {
    self.members = members
    self.heads = heads
    self.area = area
    self.households = households
  }

  /// The sum in one measure.
  package subscript(measure: Measure) -> Int64 {
    switch measure {
    case .members: members
    case .heads: heads
    case .area: area
    case .households: households
    }
  }
}

/// What a count came to.
package enum BallotOutcome: String, CaseIterable, Sendable, Codable {
  /// Quorum and every condition hold.
  case adopted
  /// Enough took part, and a condition failed.
  case rejected
  /// Too few took part.
  case noQuorum
  /// The count is done and the head of the body has yet to decide.
  case awaitsHead
}

/// The count of a yes-or-no ballot, condition by condition.
package struct BallotResult: Hashable, Sendable, Codable {
  /// The id of the rule.
  package let rule: String
  /// What it came to.
  package let outcome: BallotOutcome
  /// Whether all quorum conditions were needed, or any one.
  package let quorumNeeds: Needed
  /// Each condition with its numbers, quorum first.
  package let conditions: [CountedCondition]
  /// Everyone on the roll.
  package let all: Totals
  /// Everyone who took part, abstainers included.
  package let participating: Totals
  /// Those who voted yes.
  package let yes: Totals
  /// Those who voted no.
  package let no: Totals
  /// Those who abstained.
  package let abstain: Totals
  /// What the head of the body decided, where the rule leaves it to the head.
  package let head: HeadDecision?

  /// Whether the proposal is adopted.
  package var isAdopted: Bool { outcome == .adopted }
}
