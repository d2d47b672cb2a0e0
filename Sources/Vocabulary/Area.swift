/// A place by its hierarchical code (区域): province 2, city 4, district 6, subdistrict 9, community 12 digits,
/// below it a unit grid with 14 or 15 digits.
///
/// Levels are compared by prefix, never by stripping zeros: the 12-digit codes of lists pad with zeros, so the
/// significant length is the longest level whose own digits are not all zero.
///
/// - Source: GB/T 2260 and the 12-digit statistical codes; CJ/T 213 (14 digits), DB11 (15 digits) for grids.
package struct AreaCode: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The significant digits, without padding.
  package let prefix: String
  /// The code as it was written.
  package let text: String

  /// The lengths at which a level ends.
  package static let levels = [2, 4, 6, 9, 12]

  /// The area of what is bound to no place; every area lies in it.
  package static let everywhere = AreaCode(prefix: "", text: "00")

  private init(prefix: String, text: String) {
    self.prefix = prefix
    self.text = text
  }

  /// Reads a code of 2, 4, 6, 9, 12, 14 or 15 digits; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard [2, 4, 6, 9, 12, 14, 15].contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    var significant = digits.count
    if significant <= 12 {
      for (index, level) in Self.levels.enumerated().reversed() where level <= digits.count {
        let start = index == 0 ? 0 : Self.levels[index - 1]
        guard digits[start..<level].allSatisfy({ $0 == 48 }) else { break }
        significant = start
      }
    }
    self.text = String(text)
    prefix = String(text.prefix(significant))
  }

  /// Whether `other` is this place or lies within it.
  package func contains(_ other: AreaCode) -> Bool { other.prefix.hasPrefix(prefix) }

  /// The smallest place that contains all of some places; nil for none.
  package static func around(_ places: [AreaCode]) -> AreaCode? {
    guard let first = places.first else { return nil }
    if places.allSatisfy({ $0 == first }) { return first }
    let length = (levels + [14, 15]).last { level in
      places.allSatisfy { $0.prefix.count >= level && $0.prefix.prefix(level) == first.prefix.prefix(level) }
    }
    guard let length else { return AreaCode("00") }
    return AreaCode(first.prefix.prefix(length) + String(repeating: "0", count: max(0, 12 - length)))
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let code = AreaCode(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an area code: \(text)")
    }
    self = code
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package static func == (left: Self, right: Self) -> Bool { left.prefix == right.prefix }
  package func hash(into hasher: inout Hasher) { hasher.combine(prefix) }
  package static func < (left: Self, right: Self) -> Bool { left.prefix < right.prefix }
  package var description: String { text }
}
