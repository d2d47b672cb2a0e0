package import Inventory
package import Vocabulary

/// What a step of an escalation is (催办层级).
package enum EscalationWord: String, CaseIterable, Sendable, Codable {
  /// The limit is over; the holder is told (到期告知).
  case overdue
  /// A body above is told, and reminds (提醒).
  case reminder
  /// A body above supervises (督办).
  case supervision
  /// Someone answers for it (问责).
  case accountability
}

/// When a duty that nobody fulfils goes up, and how far: the rungs are data, kept by the institution.
///
/// INVARIANT (ladder-rises): from rung to rung, neither the multiple nor the level falls.
package struct EscalationLadder: Hashable, Sendable, Codable {
  /// One step of the ladder.
  package struct Rung: Hashable, Sendable, Codable {
    /// What it is called.
    package let word: EscalationWord
    /// By how many times its limit the duty is overdue when the rung is reached; 0 is the instant at which it is due.
    package let multiple: Int
    /// How many bodies up: 0 is the holder itself, 1 the nearest body above it.
    package let level: Int

    /// A step.
    package init(word: EscalationWord, multiple: Int, level: Int) {
      self.word = word
      self.multiple = multiple
      self.level = level
    }
  }

  /// The rungs, from the lowest; never empty.
  package let rungs: [Rung]

  /// A ladder; nil when it is empty or does not rise.
  package init?(_ rungs: [Rung]) {
    guard !rungs.isEmpty, rungs.allSatisfy({ $0.multiple >= 0 && $0.level >= 0 }),
      zip(rungs, rungs.dropFirst()).allSatisfy({ $0.multiple <= $1.multiple && $0.level <= $1.level })
    else { return nil }
    self.rungs = rungs
  }

  private init(checked rungs: [Rung]) { self.rungs = rungs }

  /// The ladder of an institution that has not kept one of its own: due, and overdue once, twice and three times the
  /// limit.
  package static var standard: EscalationLadder {
    EscalationLadder(checked: [
      Rung(word: .overdue, multiple: 0, level: 0), Rung(word: .reminder, multiple: 1, level: 1),
      Rung(word: .supervision, multiple: 2, level: 2), Rung(word: .accountability, multiple: 3, level: 3),
    ])
  }

  /// The instant at which a duty reaches a rung.
  package func instant(of rung: Rung, for obligation: Obligation, on calendar: WorkingCalendar) -> Instant {
    calendar.end(of: obligation.limit, times: rung.multiple, overdueSince: obligation.key.due)
  }

  /// The rungs that a duty has reached by `now` beyond the `taken` lowest ones, with their numbers from 1.
  ///
  /// - Shape: in order; what was taken is never returned again, so the same step is never taken twice.
  package func reached(
    by obligation: Obligation, beyond taken: Int, at now: Instant, on calendar: WorkingCalendar
  ) -> [(step: Int, rung: Rung)] {
    rungs.enumerated().dropFirst(max(0, taken)).prefix { _, rung in
      instant(of: rung, for: obligation, on: calendar) <= now
    }.map { ($0 + 1, $1) }
  }

  /// The instant at which the next rung beyond the `taken` lowest ones is reached; nil when all are taken.
  package func next(for obligation: Obligation, beyond taken: Int, on calendar: WorkingCalendar) -> Instant? {
    rungs.dropFirst(max(0, taken)).first.map { instant(of: $0, for: obligation, on: calendar) }
  }
}

extension WorkingCalendar {
  /// The instant at which a duty is overdue by so many times its limit, counted on the calendar from `due`.
  ///
  /// - Shape: `times` 0 is `due` itself; never earlier for more times. A limit of nothing (即办) counts as one working
  ///   day, since no multiple of nothing would ever tell the steps apart.
  package func end(of limit: TimeLimit, times: Int, overdueSince due: Instant) -> Instant {
    guard times > 0 else { return due }
    let counted = limit.number > 0 ? limit : TimeLimit(number: 1, unit: .workingDay)
    let overdue = TimeLimit(number: counted.number * times, unit: counted.unit)
    switch counted.unit {
    case .minute, .hour, .workingHour: return end(of: overdue, from: due)
    // A limit in days is over with its last day: `due` is the midnight after it, and that last day does not count again.
    case .workingDay, .calendarDay, .week, .month, .year:
      return end(of: overdue, from: due.advanced(byMilliseconds: -1))
    }
  }

  /// How many days are worked after the day of `start` up to and with `last`, at least 1.
  package func workedDays(after start: Instant, through last: CivilDate) -> Int {
    var day = clock.date(of: start)
    var count = 0
    while day < last {
      day = day.advanced(byDays: 1)
      if isWorked(day) { count += 1 }
    }
    return max(1, count)
  }
}
