package import Vocabulary

/// A point in time or a day, for machines and for people.
package struct Moment: Shown, Equatable {
  /// RFC 3339, or a date.
  package let machine: String
  /// As people say it.
  package let words: String

  /// A time in both spellings.
  package init(machine: String, words: String) {
    self.machine = machine
    self.words = words
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "machine": .of(machine)
    case "words": .of(words)
    default: nil
    }
  }
}

/// A limit that runs or has run out.
package struct Deadline: Shown, Equatable {
  /// What must be done by then: `受理期限`, `Accept by`.
  package let label: String
  /// By when.
  package let due: Moment
  /// How long is left, or how long it is overdue, in words.
  package let left: String
  /// Whether it has passed.
  package let isOverdue: Bool
  /// Whether a day or less is left.
  package let isNear: Bool

  /// A limit.
  package init(label: String, due: Moment, left: String, isOverdue: Bool, isNear: Bool) {
    self.label = label
    self.due = due
    self.left = left
    self.isOverdue = isOverdue
    self.isNear = isNear
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "label": .of(label)
    case "due": .of(due)
    case "left": .of(left)
    case "isOverdue": .of(isOverdue)
    case "isNear": .of(isNear)
    default: nil
    }
  }
}

extension Words {
  /// A day: `2026年7月1日`, `1 July 2026`.
  package func day(_ date: CivilDate) -> Moment {
    Moment(machine: date.description, words: dayWords(date))
  }

  /// A minute of a day in the institution's civil time: `2026年7月1日 18:00`, `1 July 2026, 18:00`.
  package func time(_ instant: Instant, on clock: CivilClock) -> Moment {
    let minutes = Int(clock.timeOfDay(of: instant) / 60_000)
    let time = "\(padded(minutes / 60)):\(padded(minutes % 60))"
    let date = clock.date(of: instant)
    let offset =
      (clock.offsetMinutes < 0 ? "-" : "+") + padded(abs(clock.offsetMinutes) / 60) + ":"
      + padded(abs(clock.offsetMinutes) % 60)
    return Moment(
      machine: "\(date)T\(time):00\(offset)", words: self("time", ["day": dayWords(date), "time": time]))
  }

  /// A limit with what is left of it in days, hours or minutes of the calendar.
  package func deadline(_ label: String, due: Instant, now: Instant, on clock: CivilClock) -> Deadline {
    let left = due.milliseconds - now.milliseconds
    let minutes = Int(abs(left) / 60_000)
    let (unit, number) =
      minutes >= 2880 ? ("days", minutes / 1440) : minutes >= 120 ? ("hours", minutes / 60) : ("minutes", minutes)
    return Deadline(
      label: label, due: time(due, on: clock), left: count(left < 0 ? "over.\(unit)" : "left.\(unit)", number),
      isOverdue: left < 0, isNear: left >= 0 && minutes <= 1440)
  }

  private func dayWords(_ date: CivilDate) -> String {
    let (year, month, day) = date.components
    return self("day", ["year": String(year), "month": self["month.\(month)"], "day": String(day)])
  }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
