/// A point in time in milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable, Codable {
  /// Milliseconds since 1970, UTC.
  package let milliseconds: Int64

  /// The instant so many milliseconds after 1970, UTC.
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  /// The instant `milliseconds` later.
  package func advanced(byMilliseconds delta: Int64) -> Instant { Instant(milliseconds: milliseconds + delta) }

  /// The instant `days` times 24 hours later.
  package func advanced(byDays days: Int) -> Instant { advanced(byMilliseconds: Int64(days) * 86_400_000) }
}

/// A day of the calendar, counted from 1970-01-01 (day 0) in the proleptic Gregorian calendar.
package struct CivilDate: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Days since 1970-01-01.
  package let day: Int

  /// The day so many days after 1970-01-01.
  package init(day: Int) { self.day = day }

  /// The day of a year (any), month (1…12) and day of the month (1…31), or nil when there is no such day.
  ///
  /// - Source: H. Hinnant, chrono-compatible low-level date algorithms, `days_from_civil`.
  package init?(year: Int, month: Int, dayOfMonth: Int) {
    guard (1...12).contains(month), (1...31).contains(dayOfMonth), (0...9999).contains(year) else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    day = era * 146_097 + dayOfEra - 719_468
    guard components == (year, month, dayOfMonth) else { return nil }
  }

  /// Reads `2026-07-01`; also `2026/7/1`, `2026.7.1`, `20260701` and `2026年7月1日`, as lists spell dates.
  package init?(_ text: some StringProtocol) {
    let parts = text.split { "-/.年月日".contains($0) }.map { Int($0) }
    if parts.count == 1, text.count == 8, let number = parts[0] {
      self.init(year: number / 10_000, month: number / 100 % 100, dayOfMonth: number % 100)
    } else if parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] {
      self.init(year: year, month: month, dayOfMonth: day)
    } else {
      return nil
    }
  }

  /// Year, month and day of the month.
  package var components: (year: Int, month: Int, dayOfMonth: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
    return (year, civilMonth, dayOfYear - (153 * month + 2) / 5 + 1)
  }

  /// Monday is 1, Sunday is 7.
  package var weekday: Int { ((day + 3) % 7 + 7) % 7 + 1 }

  /// The day written as `2026-07-01`.
  package var description: String {
    let (year, month, dayOfMonth) = components
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CivilDate(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date: \(text)")
    }
    self = date
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  package static func < (left: Self, right: Self) -> Bool { left.day < right.day }

  /// The day `days` later.
  package func advanced(byDays days: Int) -> CivilDate { CivilDate(day: day + days) }
}

/// The fixed offset of the institution's civil time from UTC; China has one, without summer time.
package struct CivilClock: Sendable, Hashable, Codable {
  /// Minutes east of UTC.
  package let offsetMinutes: Int

  /// A clock so many minutes east of UTC.
  package init(offsetMinutes: Int) { self.offsetMinutes = offsetMinutes }

  /// UTC+8, the civil time of China.
  package static var china: CivilClock { CivilClock(offsetMinutes: 480) }

  /// The day on which an instant falls.
  package func date(of instant: Instant) -> CivilDate {
    let local = instant.milliseconds + Int64(offsetMinutes) * 60_000
    return CivilDate(day: Int((local >= 0 ? local : local - 86_399_999) / 86_400_000))
  }

  /// The first instant of a day.
  package func start(of date: CivilDate) -> Instant {
    Instant(milliseconds: Int64(date.day) * 86_400_000 - Int64(offsetMinutes) * 60_000)
  }

  /// Milliseconds since local midnight, 0 ..< 86,400,000.
  package func timeOfDay(of instant: Instant) -> Int64 {
    instant.milliseconds - start(of: date(of: instant)).milliseconds
  }
}

/// A stretch of time from an instant, until but not including another, or without end.
package struct Term: Hashable, Sendable, Codable {
  /// The first instant of the term.
  package let from: Instant
  /// The first instant after the term; nil means that no end is set.
  package let until: Instant?

  /// The term from one instant until another.
  package init(from: Instant, until: Instant? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether an instant lies in the term.
  package func contains(_ instant: Instant) -> Bool {
    instant >= from && (until.map { instant < $0 } ?? true)
  }
}
