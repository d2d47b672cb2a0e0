package import Inventory
package import Record
import Vocabulary

/// The working days are set anew: which weekdays are holidays, which weekend days are worked (工作日历).
package struct KeepCalendar: Command {
  package static let kind =
    CommandKind(
      "keep-calendar", .keepRegister, "calendar",
      [.optional("holidays", .codes), .optional("worked-weekends", .codes)], KeepCalendar.self)

  let holidays: [CivilDate]
  let workedWeekends: [CivilDate]

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    holidays = reading.dates("holidays")
    workedWeekends = reading.dates("worked-weekends")
    for day in holidays where day.weekday > 5 { reading.fault("holidays", .outOfRange, value: day.description) }
    for day in workedWeekends where day.weekday <= 5 {
      reading.fault("worked-weekends", .outOfRange, value: day.description)
    }
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutTheInstitution(on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    [.calendarKept(CalendarKept(holidays: holidays, workedWeekends: workedWeekends))]
  }
}

extension Reading {
  /// Several days, ascending, each once.
  fileprivate mutating func dates(_ name: String) -> [CivilDate] {
    let texts: [PersonID] = codes(name)
    var dates: Set<CivilDate> = []
    for text in texts {
      if let date = CivilDate(text.text) {
        dates.insert(date)
      } else {
        fault(name, .notADate, value: text.text)
      }
    }
    return dates.sorted()
  }
}
