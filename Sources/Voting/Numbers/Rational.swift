package import BigInt

/// An exact fraction in lowest terms, with a positive denominator.
package struct Rational: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The numerator.
  package let numerator: BigInt
  /// The denominator, 1 or more.
  package let denominator: BigInt

  /// The fraction of two integers; nil when the denominator is zero.
  package init?(_ numerator: BigInt, over denominator: BigInt) {
    guard denominator != 0 else { return nil }
    self.init(reducing: numerator, denominator)
  }

  /// A whole number.
  package init(_ whole: BigInt) {
    numerator = whole
    denominator = 1
  }

  /// A whole number.
  package init(_ whole: some BinaryInteger) { self.init(BigInt(whole)) }

  /// INVARIANT (positive-denominator): callers hand in a denominator that is not zero.
  private init(reducing numerator: BigInt, _ denominator: BigInt) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    self.numerator = numerator / divisor * sign
    self.denominator = denominator / divisor * sign
  }

  /// Reads `12`, `-3`, `12.50` or `12,50`; nil for anything else.
  package init?(decimal text: some StringProtocol) {
    var digits = Substring(text)
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    let parts = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard (1...2).contains(parts.count), digits.utf8.count <= 200,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = BigInt(parts.joined())
    else { return nil }
    let scale = parts.count == 2 ? BigInt(10).power(parts[1].utf8.count) : 1
    self.init(reducing: isNegative ? -whole : whole, scale)
  }

  package static var zero: Rational { Rational(BigInt(0)) }

  package static func + (left: Self, right: Self) -> Self {
    Self(
      reducing: left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  package static func - (left: Self, right: Self) -> Self {
    Self(
      reducing: left.numerator * right.denominator - right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  package static func * (left: Self, right: Self) -> Self {
    Self(reducing: left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// The quotient; nil when dividing by zero.
  package func divided(by other: Self) -> Self? {
    Self(numerator * other.denominator, over: denominator * other.numerator)
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  package static func += (left: inout Self, right: Self) { left = left + right }
  package static func -= (left: inout Self, right: Self) { left = left - right }

  /// Whether it is a whole number.
  package var isWhole: Bool { denominator == 1 }

  /// The largest whole number that is not larger.
  package var floor: BigInt {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// `7200/43`, or `12` for a whole number.
  package var description: String { isWhole ? numerator.description : "\(numerator)/\(denominator)" }

  /// The number as a finite decimal such as `12.5`; nil when its decimals do not end.
  package var decimal: String? {
    var rest = denominator
    var twos = 0
    var fives = 0
    while rest % 2 == 0 {
      rest /= 2
      twos += 1
    }
    while rest % 5 == 0 {
      rest /= 5
      fives += 1
    }
    guard rest == 1 else { return nil }
    let places = max(twos, fives)
    let scaled = numerator * BigInt(10).power(places) / denominator
    return decimalText(scaled, places: places)
  }

  /// The number cut at so many decimals, for a table; the exact value is in ``description``.
  package func cut(places: Int) -> String {
    decimalText((self * Rational(BigInt(10).power(places))).floor, places: places)
  }
}

/// An integer number of units of 10^-places, written with a decimal point.
func decimalText(_ scaled: BigInt, places: Int) -> String {
  guard places > 0 else { return scaled.description }
  var digits = scaled.magnitude.description
  if digits.utf8.count <= places { digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits }
  let split = digits.index(digits.endIndex, offsetBy: -places)
  return (scaled < 0 ? "-" : "") + digits[..<split] + "." + digits[split...]
}

/// A number in a tally: exact, and written the way the method counts.
package enum Amount: Hashable, Sendable {
  /// Whole votes, points or money.
  case whole(Int64)
  /// Units of 10^-places, as the transfer values of a single transferable vote.
  case decimal(Int64, places: Int)
  /// A fraction, as the prices of equal shares.
  case fraction(Rational)

  /// The number for a reader: `117`, `119.35440`, `7200/43`.
  package var text: String {
    switch self {
    case .whole(let number): String(number)
    case .decimal(let scaled, let places): decimalText(BigInt(scaled), places: places)
    case .fraction(let rational): rational.description
    }
  }

  /// The number for a machine: a JSON number where its decimals end, a string `p/q` elsewhere.
  package var json: JSONValue {
    switch self {
    case .whole(let number): .number(String(number))
    case .decimal(let scaled, let places):
      .number((Rational(BigInt(scaled), over: BigInt(10).power(places)) ?? .zero).decimal ?? "0")
    case .fraction(let rational): rational.decimal.map { .number($0) } ?? .string(rational.description)
    }
  }
}
