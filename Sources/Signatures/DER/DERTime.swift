package import Vocabulary

/// Times of DER: UTC, ending in Z.
enum DERTime {
  /// The instant of a UTCTime (years 1950 to 2049) or GeneralizedTime; nil when it is spelt in another way.
  ///
  /// - Source: RFC 5280 §4.1.2.5; fractions of a second as in RFC 3161 §2.4.2, kept to the millisecond.
  static func instant(tag: UInt8, content: ArraySlice<UInt8>) -> Instant? {
    guard content.last == UInt8(ascii: "Z") else { return nil }
    var digits = Array(content.dropLast())
    var milliseconds = 0
    if tag == DERTag.generalizedTime, let point = digits.firstIndex(of: UInt8(ascii: ".")) {
      let fraction = digits[(point + 1)...]
      guard (1...9).contains(fraction.count), fraction.last != UInt8(ascii: "0"),
        let value = number(
          Array(fraction.prefix(3)) + Array(repeating: UInt8(ascii: "0"), count: max(0, 3 - fraction.count))),
        number(Array(fraction)) != nil
      else { return nil }
      milliseconds = value
      digits = Array(digits[..<point])
    }
    let yearDigits = tag == DERTag.utcTime ? 2 : 4
    guard tag == DERTag.utcTime || tag == DERTag.generalizedTime, digits.count == yearDigits + 10,
      var year = number(Array(digits.prefix(yearDigits)))
    else { return nil }
    if yearDigits == 2 { year += year < 50 ? 2000 : 1900 }
    let pairs = stride(from: yearDigits, to: digits.count, by: 2).map { number(Array(digits[$0..<($0 + 2)])) }
    guard let month = pairs[0], let day = pairs[1], let hour = pairs[2], let minute = pairs[3], let second = pairs[4],
      hour < 24, minute < 60, second < 60, let date = CivilDate(year: year, month: month, dayOfMonth: day)
    else { return nil }
    let ofDay = Int64((hour * 60 + minute) * 60 + second) * 1000 + Int64(milliseconds)
    return CivilClock(offsetMinutes: 0).start(of: date).advanced(byMilliseconds: ofDay)
  }

  private static func number(_ digits: [UInt8]) -> Int? {
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// The time to the second: UTCTime until 2049, GeneralizedTime from 2050, as RFC 5280 and RFC 5652 have it.
  static func der(_ instant: Instant) -> [UInt8] {
    let digits = digits(instant)
    let year = digits.prefix(4)
    guard year >= "1950" && year < "2050" else {
      return DER.element(DERTag.generalizedTime, Array((digits + "Z").utf8))
    }
    return DER.element(DERTag.utcTime, Array((digits.dropFirst(2) + "Z").utf8))
  }

  /// The time as a GeneralizedTime, to the second.
  static func generalized(_ instant: Instant) -> [UInt8] {
    DER.element(DERTag.generalizedTime, Array((digits(instant) + "Z").utf8))
  }

  private static func digits(_ instant: Instant) -> String {
    instant.rfc3339(clock: CivilClock(offsetMinutes: 0)).filter(\.isNumber)
  }
}

extension Instant {
  /// The instant to the second, as times in certificates and signatures are.
  package var wholeSecond: Instant {
    Instant(milliseconds: milliseconds - (milliseconds % 1000 + 1000) % 1000)
  }

  /// The instant in UTC, as faults show it.
  var utc: String { rfc3339(clock: CivilClock(offsetMinutes: 0)) }
}
