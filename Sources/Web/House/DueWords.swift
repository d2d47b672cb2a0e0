import Vocabulary

/// Limits in words: the day of the week with the time, and how long is left.
extension Words {
  /// A time with its day of the week: `2026年12月1日（周二）18:00`.
  func dueTime(_ instant: Instant, on clock: CivilClock) -> Moment {
    let plain = time(instant, on: clock)
    let date = clock.date(of: instant)
    let minutes = Int(clock.timeOfDay(of: instant) / 60_000)
    let hours = String(100 + minutes / 60).dropFirst()
    return Moment(
      machine: plain.machine,
      words: self(
        "time.weekday",
        [
          "day": day(date).words, "weekday": self["weekday.\(date.weekday)"],
          "time": hours + ":" + String(100 + minutes % 60).dropFirst(),
        ]))
  }

  /// A day with its day of the week: `2026年12月1日（周二）`.
  func dueDay(_ date: CivilDate) -> Moment {
    Moment(
      machine: date.description,
      words: self("day.weekday", ["day": day(date).words, "weekday": self["weekday.\(date.weekday)"]]))
  }

  /// A limit at an instant.
  func limit(_ label: String, at due: Instant, now: Instant, on clock: CivilClock) -> Deadline {
    let plain = deadline(label, due: due, now: now, on: clock)
    return Deadline(
      label: label, due: dueTime(due, on: clock), left: plain.left, isOverdue: plain.isOverdue, isNear: plain.isNear)
  }

  /// A limit that a whole day belongs to.
  func limit(_ label: String, through date: CivilDate, now: Instant, on clock: CivilClock) -> Deadline {
    let plain = deadline(label, due: clock.start(of: date.advanced(byDays: 1)), now: now, on: clock)
    return Deadline(
      label: label, due: dueDay(date), left: plain.left, isOverdue: plain.isOverdue, isNear: plain.isNear)
  }
}

/// The instant at which words about limits must be said anew, the earliest of all that were said.
struct SaidUntil {
  private(set) var instant = Instant(milliseconds: .max)

  /// Takes in that something else will be said from an instant on.
  mutating func end(at other: Instant) { instant = min(instant, other) }

  /// Takes in that the words for a limit were said at `now`.
  mutating func say(_ due: Instant, at now: Instant) {
    let left = due.milliseconds - now.milliseconds
    let minutes = abs(left) / 60_000
    let unit: Int64 = (minutes >= 2880 ? 1440 : minutes >= 120 ? 60 : 1) * 60_000
    var change = left >= 0 ? left % unit + 1 : unit - (-left % unit)
    // A limit is near from the minute on in which a day is left.
    if left >= 0, minutes > 1440 { change = min(change, left - 1441 * 60_000 + 1) }
    instant = min(instant, now.advanced(byMilliseconds: change))
  }
}
