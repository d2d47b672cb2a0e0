import Duties
import Inventory
import Testing
import Vocabulary

@Suite("The ladder of escalation") struct LadderTests {
  static let calendar = CalendarTests.calendar

  static func obligation(_ limit: String, due: String) throws -> Obligation {
    Obligation(
      key: DutyKey(command: "accept-case", due: try #require(Instant(rfc3339: due))), holder: "a", entry: nil,
      limit: try #require(TimeLimit(limit)))
  }

  @Test(
    "is climbed by multiples of the limit, counted on the calendar",
    arguments: [
      // Due at the end of Thursday, 26 November 2026; the weekend does not count.
      (
        "2工作日", "2026-11-27T00:00:00+08:00",
        [
          "2026-11-27T00:00:00+08:00", "2026-12-01T00:00:00+08:00", "2026-12-03T00:00:00+08:00",
          "2026-12-05T00:00:00+08:00",
        ]
      ),
      // Hours run through the night.
      (
        "4小时", "2026-11-24T20:00:00+08:00",
        [
          "2026-11-24T20:00:00+08:00", "2026-11-25T00:00:00+08:00", "2026-11-25T04:00:00+08:00",
          "2026-11-25T08:00:00+08:00",
        ]
      ),
      // Working hours do not; 1 to 7 October are holidays.
      (
        "4工作时", "2026-09-30T14:30:00+08:00",
        [
          "2026-09-30T14:30:00+08:00", "2026-10-08T09:00:00+08:00", "2026-10-08T14:30:00+08:00",
          "2026-10-09T09:00:00+08:00",
        ]
      ),
      // A limit of nothing counts as a working day: else every step would be taken at once.
      (
        "即办", "2026-11-24T09:00:00+08:00",
        [
          "2026-11-24T09:00:00+08:00", "2026-11-26T00:00:00+08:00", "2026-11-27T00:00:00+08:00",
          "2026-11-28T00:00:00+08:00",
        ]
      ),
    ])
  func thresholds(limit: String, due: String, expected: [String]) throws {
    let owed = try Self.obligation(limit, due: due)
    let ladder = EscalationLadder.standard
    #expect(ladder.rungs.map { ladder.instant(of: $0, for: owed, on: Self.calendar).rfc3339() } == expected)
  }

  /// Every ladder of up to three rungs with multiples and levels 0…3 in a small world of limits.
  @Test("rises, takes each step once, and names the next one, in every small world")
  func laws() throws {
    let numbers = [0, 1, 2, 3]
    let rungs = numbers.flatMap { multiple in
      numbers.map { EscalationLadder.Rung(word: .reminder, multiple: multiple, level: $0) }
    }
    var ladders: [[EscalationLadder.Rung]] = [[]] + rungs.map { [$0] }
    for first in rungs { for second in rungs { ladders.append([first, second]) } }
    for first in rungs.filter({ $0.level < 2 }) { for second in rungs { ladders.append([first, second, rungs[15]]) } }
    for candidate in ladders {
      let rises = zip(candidate, candidate.dropFirst()).allSatisfy {
        $0.multiple <= $1.multiple && $0.level <= $1.level
      }
      let ladder = EscalationLadder(candidate)
      #expect((ladder != nil) == (rises && !candidate.isEmpty))
      guard let ladder else { continue }
      for limit in ["1工作日", "3小时", "1个月"] {
        let owed = try Self.obligation(limit, due: "2026-09-29T10:00:00+08:00")
        let instants = candidate.map { ladder.instant(of: $0, for: owed, on: Self.calendar) }
        #expect(instants == instants.sorted())
        // Hour by hour, taking what is reached: each step once, in order, never before its instant.
        var taken: [Int] = []
        var now = owed.key.due.advanced(byMilliseconds: -3_600_000)
        while taken.count < candidate.count {
          let next = try #require(ladder.next(for: owed, beyond: taken.count, on: Self.calendar))
          let reached = ladder.reached(by: owed, beyond: taken.count, at: now, on: Self.calendar)
          #expect(reached.isEmpty == (next > now))
          #expect(reached.allSatisfy { instants[$0.step - 1] <= now })
          taken += reached.map(\.step)
          now = now.advanced(byMilliseconds: 3_600_000 * 12)
        }
        #expect(taken == Array(1...candidate.count))
        #expect(ladder.next(for: owed, beyond: taken.count, on: Self.calendar) == nil)
      }
    }
  }

  @Test("counts the worked days between an assignment and its day, at least one")
  func workedDays() throws {
    func days(_ start: String, _ last: String) throws -> Int {
      Self.calendar.workedDays(
        after: try #require(Instant(rfc3339: start)), through: try #require(CivilDate(last)))
    }
    #expect(try days("2026-11-24T09:00:00+08:00", "2026-11-27") == 3)
    #expect(try days("2026-11-24T09:00:00+08:00", "2026-11-24") == 1)
    #expect(try days("2026-11-27T09:00:00+08:00", "2026-11-29") == 1)
    #expect(try days("2026-09-30T09:00:00+08:00", "2026-10-10") == 3)
  }
}
