import Testing
import Vocabulary

@Suite("Civil time") struct TimeTests {
  @Test("gives back the year, month and day of every day of four centuries")
  func everyDay() throws {
    var expected = (year: 1900, month: 1, dayOfMonth: 1)
    let first = try #require(CivilDate(year: 1900, month: 1, dayOfMonth: 1))
    let last = try #require(CivilDate(year: 2300, month: 1, dayOfMonth: 1))
    for day in first.day..<last.day {
      let found = CivilDate(day: day).components
      guard found == expected, CivilDate(CivilDate(day: day).description)?.day == day else {
        Issue.record("day \(day) is \(found), expected \(expected)")
        return
      }
      let isLeap = expected.year % 4 == 0 && (expected.year % 100 != 0 || expected.year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      expected.dayOfMonth += 1
      if expected.dayOfMonth > lengths[expected.month - 1] {
        expected.dayOfMonth = 1
        expected.month += 1
      }
      if expected.month > 12 {
        expected.month = 1
        expected.year += 1
      }
    }
  }

  @Test("knows that 2026-11-24 is a Tuesday and refuses days that do not exist")
  func days() throws {
    #expect(try #require(CivilDate("2026-11-24")).weekday == 2)
    #expect(CivilDate("2026-02-29") == nil && CivilDate("2026-13-01") == nil && CivilDate("tomorrow") == nil)
    #expect(CivilDate("2026年7月1日") == CivilDate("2026-07-01"))
  }

  @Test("begins a day at local midnight")
  func clock() throws {
    let instant = try #require(Instant(rfc3339: "2026-11-24T00:30:00+08:00"))
    #expect(CivilClock.china.date(of: instant).description == "2026-11-24")
    #expect(CivilClock(offsetMinutes: 0).date(of: instant).description == "2026-11-23")
    #expect(CivilClock.china.timeOfDay(of: instant) == 30 * 60_000)
  }

  @Test(
    "reads what it writes",
    arguments: ["2026-11-24T09:00:00+08:00", "1999-12-31T23:59:59+08:00", "2030-02-28T00:00:00+08:00"])
  func rfc3339(text: String) throws {
    #expect(try #require(Instant(rfc3339: text)).rfc3339() == text)
  }

  @Test("takes a time without offset as local, and refuses what is no time")
  func localTime() {
    #expect(Instant(rfc3339: "2026-11-24T09:00") == Instant(rfc3339: "2026-11-24T01:00:00Z"))
    for text in ["2026-11-24", "2026-11-24T25:00", "2026-11-24T09:60", "x", "2026-11-24T09:00:00+8"] {
      #expect(Instant(rfc3339: text) == nil, "\(text)")
    }
  }

  @Test("ends a term at its end, not after it")
  func term() {
    let term = Term(from: Instant(milliseconds: 10), until: Instant(milliseconds: 20))
    #expect(!term.contains(Instant(milliseconds: 9)) && term.contains(Instant(milliseconds: 10)))
    #expect(term.contains(Instant(milliseconds: 19)) && !term.contains(Instant(milliseconds: 20)))
  }
}
