package import Vocabulary

/// What is added up.
package enum Measure: String, CaseIterable, Sendable, Codable {
  /// Heads as the rules of the roll count them: an owner of five flats is one head (人数).
  case heads
  /// Exclusive floor area, in units of 0.01 m² (专有部分面积).
  case area
  /// Households: the units named on the roll, each once (户).
  case households
  /// Entries on the roll, one for each voter (成员).
  case members
}

/// Whose measure is added up.
package enum Counted: String, CaseIterable, Sendable, Codable {
  /// Everyone who took part: yes, no and abstain.
  case participating
  /// Those who voted yes.
  case yes
  /// Those who voted no.
  case no
}

/// What a number is compared with.
package enum Base: String, CaseIterable, Sendable, Codable {
  /// Everyone who took part, abstainers included.
  case participating
  /// Everyone on the roll.
  case all
  /// Those who voted yes or no, abstainers left out.
  case decided
}

/// How a number stands to a share of the base.
///
/// - Source: 民法典 1259: 以上 includes the number; 超过 and 过半数 exclude it.
package enum Comparison: String, CaseIterable, Sendable, Codable {
  /// The share or more (以上).
  case atLeast
  /// Strictly more than the share (超过、过半数).
  case moreThan
  /// The share or less (以下、不超过).
  case atMost
}

/// One condition of a rule: a number, a comparison, a share of a base, and the article that demands it.
package struct Condition: Hashable, Sendable, Codable {
  /// Whose measure is added up.
  package let counted: Counted
  /// What is added up.
  package let measure: Measure
  /// How the sum must stand to the share.
  package let comparison: Comparison
  /// The share's numerator.
  package let numerator: Int64
  /// The share's denominator, 1 or more.
  package let denominator: Int64
  /// What the share is taken of.
  package let of: Base
  /// The article.
  package let article: Bilingual

  /// A condition such as "heads that voted yes are more than 1/2 of the heads that took part".
  package init(
    _ counted: Counted, _ measure: Measure, _ comparison: Comparison, _ numerator: Int64, _ denominator: Int64,
    of base: Base, article: Bilingual
  ) {
    self.counted = counted
    self.measure = measure
    self.comparison = comparison
    self.numerator = numerator
    self.denominator = denominator
    self.of = base
    self.article = article
  }

  /// Whether `value` stands to `total` as demanded, by cross-multiplication in 128 bits; a share of nothing is never
  /// reached.
  package func holds(value: Int64, total: Int64) -> Bool {
    guard total > 0 else { return false }
    let left = Int128(value) * Int128(denominator)
    let right = Int128(total) * Int128(numerator)
    return switch comparison {
    case .atLeast: left >= right
    case .moreThan: left > right
    case .atMost: left <= right
    }
  }
}
