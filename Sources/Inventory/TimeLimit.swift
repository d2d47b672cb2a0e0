/// How long something may take: a number, a unit, and the event from which it is counted (时限).
package struct TimeLimit: Hashable, Sendable, Codable {
  /// How many units.
  package let number: Int
  /// Of what.
  package let unit: Unit
  /// The event from which the limit runs, in the words of the list; empty if the list names none.
  package let from: String
  /// Set by law, or promised by the holder.
  package let origin: Origin

  /// A limit of so many units.
  package init(number: Int, unit: Unit, from: String = "", origin: Origin = .promised) {
    self.number = number
    self.unit = unit
    self.from = from
    self.origin = origin
  }

  /// The units of limits; each has its own rule of counting.
  package enum Unit: String, CaseIterable, Sendable, Codable {
    case minute, hour
    /// An hour of working time (工作时).
    case workingHour = "working-hour"
    /// A working day (工作日).
    case workingDay = "working-day"
    /// A day of the calendar (日、自然日).
    case calendarDay = "calendar-day"
    case week, month, year
  }

  /// Who set the limit.
  package enum Origin: String, CaseIterable, Sendable, Codable { case statutory, promised }

  /// Reads `20工作日`, `24小时`, `90日`, `30分钟`, `3个月`, `5 working days`, `二十日`; 即办 and 即时 are 0 minutes.
  ///
  /// - Shape: nil when the text is not a limit. Days without a word are calendar days.
  package init?(_ text: String, from: String = "", origin: Origin = .promised) {
    var rest = Words.plain(text).lowercased().filter { $0 != " " }
    // What comes before says from when: 自受理之日起15个工作日内.
    let start = rest.firstIndex { Words.numerals.contains($0) || ($0.isASCII && $0.isNumber) } ?? rest.startIndex
    if let last = rest[..<start].last, "起后定诺于过".contains(last) || rest[..<start] == "within" {
      rest = String(rest[start...])
    }
    for tail in ["以内", "之内", "内"] where rest.hasSuffix(tail) { rest.removeLast(tail.count) }
    if ["即办", "即时", "当场", "即办件", "immediately"].contains(rest) {
      self.init(number: 0, unit: .minute, from: from, origin: origin)
      return
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let numerals = rest.prefix { Words.numerals.contains($0) }
    let head = digits.isEmpty ? numerals : digits
    guard let number = digits.isEmpty ? Words.number(String(numerals)) : Int(digits), number <= 1_000_000,
      let unit = Self.units[String(rest.dropFirst(head.count))]
    else { return nil }
    self.init(number: number, unit: unit, from: from, origin: origin)
  }

  private static let units: [String: Unit] = [
    "分钟": .minute, "分": .minute, "minute": .minute, "minutes": .minute, "min": .minute,
    "小时": .hour, "个小时": .hour, "时": .hour, "hour": .hour, "hours": .hour, "h": .hour,
    "工作时": .workingHour, "个工作时": .workingHour, "工作小时": .workingHour, "个工作小时": .workingHour,
    "workinghour": .workingHour, "workinghours": .workingHour, "working-hour": .workingHour,
    "工作日": .workingDay, "个工作日": .workingDay, "workingday": .workingDay, "workingdays": .workingDay,
    "working-day": .workingDay,
    "日": .calendarDay, "天": .calendarDay, "自然日": .calendarDay, "个自然日": .calendarDay, "日历日": .calendarDay,
    "day": .calendarDay, "days": .calendarDay, "calendarday": .calendarDay, "calendardays": .calendarDay,
    "calendar-day": .calendarDay,
    "周": .week, "星期": .week, "个星期": .week, "week": .week, "weeks": .week,
    "个月": .month, "月": .month, "month": .month, "months": .month,
    "年": .year, "year": .year, "years": .year,
  ]
}
