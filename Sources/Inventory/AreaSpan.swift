import Vocabulary

/// An area as a stretch of the numbers with 15 digits, so that containment is two comparisons and no table of areas is
/// asked: a prefix of n digits is the stretch of 10^(15-n) numbers that begin with it.
struct AreaSpan: Hashable, Sendable {
  let low: UInt64
  /// The first number after the stretch.
  let high: UInt64

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  init(_ area: AreaCode) {
    var value: UInt64 = 0
    var length = 0
    for byte in area.prefix.utf8 {
      value = value &* 10 &+ UInt64(byte &- 48)
      length += 1
    }
    let width = Self.widths[length]
    low = value &* width
    high = low &+ width
  }

  static let everywhere = AreaSpan(low: 0, high: 1_000_000_000_000_000)

  /// The number of 15-digit codes under a prefix of so many digits.
  private static let widths: [UInt64] = {
    var widths: [UInt64] = [1]
    while widths.count < 16 { widths.insert(widths[0] * 10, at: 0) }
    return widths
  }()

  func contains(_ other: AreaSpan) -> Bool { low <= other.low && other.high <= high }
  func meets(_ other: AreaSpan) -> Bool { low < other.high && other.low < high }
  var width: UInt64 { high - low }

  /// The area code of a stretch that is one prefix; nil for other stretches.
  var code: AreaCode? {
    var length = 15
    var size: UInt64 = 1
    while size < width {
      size *= 10
      length -= 1
    }
    guard size == width, low % size == 0, length >= 0 else { return nil }
    let digits = String(low)
    let prefix = String((String(repeating: "0", count: 15 - digits.count) + digits).prefix(length))
    return AreaCode(length < 12 ? prefix + String(repeating: "0", count: 12 - length) : prefix)
  }
}
