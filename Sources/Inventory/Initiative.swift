/// The right of households to put a topic on the agenda themselves (居民提出议题): how many must endorse it, and how soon
/// the first receiver must then call the parties together.
package struct Initiative: Hashable, Sendable, Codable {
  /// The part of the households of the area that must endorse.
  package let share: HouseholdShare
  /// The time that the first receiver has for convening from then on.
  package let convening: TimeLimit

  /// A right of initiative.
  package init(share: HouseholdShare, convening: TimeLimit) {
    self.share = share
    self.convening = convening
  }

  /// Reads a cell such as `1/5=10工作日`; nil for anything else.
  init?(cell: String) {
    let halves = cell.split(maxSplits: 1, whereSeparator: { "=＝:：".contains($0) }).map { Words.trimmed($0) }
    guard halves.count == 2, let share = HouseholdShare(halves[0]), let convening = TimeLimit(halves[1]) else {
      return nil
    }
    self.init(share: share, convening: convening)
  }
}

/// A part of the households of an area, such as one fifth; written `1/5`.
///
/// INVARIANT (a-part): 0 < numerator ≤ denominator ≤ 1,000.
package struct HouseholdShare: Hashable, Sendable, Codable, CustomStringConvertible {
  /// What is above the line.
  package let numerator: Int
  /// What is below it.
  package let denominator: Int

  /// A part; nil when it is none, more than the whole, or of more than a thousand.
  package init?(_ numerator: Int, of denominator: Int) {
    guard numerator > 0, numerator <= denominator, denominator <= 1_000 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Reads `1/5`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let above = parts[0], let below = parts[1] else { return nil }
    self.init(above, of: below)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let share = HouseholdShare(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a part of households: \(text)")
    }
    self = share
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  package var description: String { "\(numerator)/\(denominator)" }

  /// How many of so many households are at least this part (以上 includes the number, 民法典 article 1259).
  ///
  /// - Shape: exact; at least 1.
  package func needed(of households: Int) -> Int {
    let wide = Int128(max(households, 0)) * Int128(numerator) + Int128(denominator) - 1
    return max(1, Int(clamping: wide / Int128(denominator)))
  }
}
