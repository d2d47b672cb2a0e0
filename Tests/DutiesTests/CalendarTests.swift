import Duties
import Inventory
import Testing
import Vocabulary

@Suite("The working calendar") struct CalendarTests {
  // National Day of 2026: 1–7 October with the weekdays among them free, Saturday 10 October worked in exchange.
  static let calendar = WorkingCalendar(
    holidays: Set(["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"].compactMap { CivilDate($0) }),
    workedWeekends: Set(["2026-10-10"].compactMap { CivilDate($0) }))

  func end(_ limit: String, from start: String) throws -> String {
    let start = try #require(Instant(rfc3339: start))
    return Self.calendar.end(of: try #require(TimeLimit(limit)), from: start).rfc3339()
  }

  @Test(
    "counts each unit by its own rule",
    arguments: [
      // The day of the start does not count; the holidays and the weekend do not either.
      ("1工作日", "2026-09-30T10:00:00+08:00", "2026-10-09T00:00:00+08:00"),
      ("3工作日", "2026-09-30T10:00:00+08:00", "2026-10-11T00:00:00+08:00"),
      ("2工作日", "2026-11-24T09:00:00+08:00", "2026-11-27T00:00:00+08:00"),
      // A calendar limit that ends in the holidays ends with the next worked day.
      ("3日", "2026-09-30T10:00:00+08:00", "2026-10-09T00:00:00+08:00"),
      ("10日", "2026-09-30T10:00:00+08:00", "2026-10-11T00:00:00+08:00"),
      // Hours run through the night.
      ("4小时", "2026-11-24T22:00:00+08:00", "2026-11-25T02:00:00+08:00"),
      ("30分钟", "2026-11-24T09:00:00+08:00", "2026-11-24T09:30:00+08:00"),
      // Working hours stop at noon and in the evening.
      ("2工作时", "2026-11-24T11:00:00+08:00", "2026-11-24T14:30:00+08:00"),
      ("4工作时", "2026-11-24T16:00:00+08:00", "2026-11-25T10:30:00+08:00"),
      ("8工作时", "2026-09-30T18:30:00+08:00", "2026-10-08T18:00:00+08:00"),
      // A month ends on the corresponding day, or the last of a shorter month.
      ("1个月", "2026-10-31T10:00:00+08:00", "2026-12-01T00:00:00+08:00"),
      ("1年", "2026-11-24T10:00:00+08:00", "2027-11-25T00:00:00+08:00"),
    ])
  func limits(limit: String, start: String, expected: String) throws {
    #expect(try end(limit, from: start) == expected)
  }

  @Test("never ends a limit before it begins, nor a longer one before a shorter one")
  func monotone() throws {
    let start = try #require(Instant(rfc3339: "2026-09-28T10:17:00+08:00"))
    for hour in 0..<(24 * 20) {
      let begin = start.advanced(byMilliseconds: Int64(hour) * 3_600_000)
      for unit in TimeLimit.Unit.allCases {
        var last = begin
        for number in 0..<6 {
          let end = Self.calendar.end(of: TimeLimit(number: number, unit: unit), from: begin)
          #expect(end >= last, "\(number) \(unit.rawValue) from \(begin.rfc3339())")
          last = end
        }
      }
    }
  }
}

@Suite("A task") struct TaskTests {
  func task(_ state: TaskState, verifier: PartyID? = nil) throws -> TaskStanding {
    TaskStanding(
      id: "t", lead: "lead", supports: ["help"], due: try #require(CivilDate("2026-12-01")), state: state,
      verifier: verifier)
  }

  @Test("whose clause names who checks it is checked by that party alone")
  func namedVerifier() throws {
    #expect(try task(.reported, verifier: "eyes").checked(.passed, by: "eyes") == .verified)
    #expect(throws: Refusal(.notTheVerifier, holders: ["eyes"])) {
      try task(.reported, verifier: "eyes").checked(.passed, by: "other")
    }
  }

  @Test("is reported done by its lead alone, and reported on by those who help")
  func reports() throws {
    #expect(try task(.assigned).reported(.done, by: "lead") == .reported)
    #expect(try task(.assigned).reported(.underway, by: "help") == .underway)
    #expect(throws: Refusal(.notTheLead, holders: ["lead"])) { try task(.assigned).reported(.done, by: "help") }
    #expect(throws: Refusal(.notTheLead, holders: ["lead"])) { try task(.assigned).reported(.underway, by: "other") }
    #expect(throws: Refusal.self) { try task(.verified).reported(.underway, by: "lead") }
  }

  @Test("is checked once it is reported done, and goes on when it is sent back")
  func checks() throws {
    #expect(try task(.reported).checked(.passed, by: "other") == .verified)
    #expect(try task(.reported).checked(.sentBack, by: "other") == .underway)
    for state in [TaskState.assigned, .underway, .verified] {
      #expect(throws: Refusal.self) { try task(state).checked(.passed, by: "other") }
    }
  }
}
