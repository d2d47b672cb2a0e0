package import Inventory
package import Vocabulary

extension WorkingCalendar {
  /// The parts of a worked day, in minutes after midnight: 08:30–12:00 and 13:30–18:00, eight hours.
  package static var workingHours: [ClosedRange<Int>] { [510...720, 810...1080] }

  /// The instant at which a limit that runs from `start` is over.
  ///
  /// - Source: Civil Code arts. 200–204; minutes and hours run through nights and holidays, working hours and working
  ///   days do not; months and years end on the corresponding day, or the last of a shorter month.
  package func end(of limit: TimeLimit, from start: Instant) -> Instant {
    switch limit.unit {
    case .minute: start.advanced(byMilliseconds: Int64(limit.number) * 60_000)
    case .hour: start.advanced(byMilliseconds: Int64(limit.number) * 3_600_000)
    case .workingHour: end(ofWorkingMinutes: limit.number * 60, from: start)
    case .workingDay: end(ofWorkingDays: limit.number, after: start)
    case .calendarDay: end(ofCalendarDays: limit.number, after: start)
    case .week: end(ofCalendarDays: limit.number * 7, after: start)
    case .month: end(ofMonths: limit.number, after: start)
    case .year: end(ofMonths: limit.number * 12, after: start)
    }
  }

  private func end(ofMonths count: Int, after start: Instant) -> Instant {
    let (year, month, dayOfMonth) = clock.date(of: start).components
    let months = year * 12 + month - 1 + count
    var day = dayOfMonth
    var date = CivilDate(year: months / 12, month: months % 12 + 1, dayOfMonth: day)
    while date == nil, day > 28 {
      day -= 1
      date = CivilDate(year: months / 12, month: months % 12 + 1, dayOfMonth: day)
    }
    return end(of: firstWorked(onOrAfter: date ?? clock.date(of: start)))
  }

  private func end(ofWorkingMinutes count: Int, from start: Instant) -> Instant {
    var date = clock.date(of: start)
    var minute = Int((clock.timeOfDay(of: start) + 59_999) / 60_000)
    var left = count
    while true {
      if isWorked(date) {
        for part in Self.workingHours where minute < part.upperBound {
          let from = max(minute, part.lowerBound)
          if left <= part.upperBound - from {
            return clock.start(of: date).advanced(byMilliseconds: Int64(from + left) * 60_000)
          }
          left -= part.upperBound - from
        }
      }
      date = date.advanced(byDays: 1)
      minute = 0
    }
  }
}
