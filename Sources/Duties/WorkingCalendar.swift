package import Vocabulary

/// The days on which the institution works: Monday to Friday, less the holidays, plus the weekend days that are
/// worked in exchange (调休).
///
/// Counting follows the Civil Code, arts. 200–204: the day of the start does not count, and a limit ends at the end of
/// its last day.
package struct WorkingCalendar: Sendable, Equatable, Codable {
  /// Weekdays that are not worked.
  package let holidays: Set<CivilDate>
  /// Weekend days that are worked.
  package let workedWeekends: Set<CivilDate>
  /// The civil time of the institution.
  package let clock: CivilClock

  /// A calendar with its exceptions.
  package init(holidays: Set<CivilDate> = [], workedWeekends: Set<CivilDate> = [], clock: CivilClock = .china) {
    self.holidays = holidays
    self.workedWeekends = workedWeekends
    self.clock = clock
  }

  /// Whether a day is worked.
  package func isWorked(_ date: CivilDate) -> Bool {
    date.weekday <= 5 ? !holidays.contains(date) : workedWeekends.contains(date)
  }

  /// The first worked day on or after a day.
  package func firstWorked(onOrAfter date: CivilDate) -> CivilDate {
    var day = date
    while !isWorked(day) { day = day.advanced(byDays: 1) }
    return day
  }

  /// The instant at which so many working days after `start` are over: the end of the last one.
  package func end(ofWorkingDays count: Int, after start: Instant) -> Instant {
    var day = clock.date(of: start)
    var left = count
    while left > 0 {
      day = day.advanced(byDays: 1)
      if isWorked(day) { left -= 1 }
    }
    return clock.start(of: day.advanced(byDays: 1))
  }

  /// The instant at which so many calendar days after `start` are over; a limit that would end on a day that is not
  /// worked ends with the next one that is.
  package func end(ofCalendarDays count: Int, after start: Instant) -> Instant {
    let last = firstWorked(onOrAfter: clock.date(of: start).advanced(byDays: count))
    return clock.start(of: last.advanced(byDays: 1))
  }

  /// The instant at which a day is over.
  package func end(of date: CivilDate) -> Instant { clock.start(of: date.advanced(byDays: 1)) }
}
