import NIOHTTP1
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

/// The duty clock beside the server, on a clock that the test moves.
@Suite("An overdue duty over HTTPS") struct DutyClockTests {
  @Test("goes up by itself, shows on both desks, on the case and in the open, and in both languages")
  func escalates() async throws {
    try await Service.open { service in
      let neighbourhood = service.neighbourhood
      let filer = try await service.signIn("lin")
      let id = try await filer.does(
        "cases", ["matter": "GJ01", "area": "990301001001", "title": "灯坏了", "text": "路灯坏了。"])
      #expect(try await filer.get("/api/duties/overdue").json["items"].list.isEmpty)

      try await Self.withClock(neighbourhood) {
        neighbourhood.wait(days: 8)
        let overdue = try await Self.first(of: "/api/duties/overdue", filer) { !$0["items"].list.isEmpty }
        let duty = overdue["items"][0]
        #expect(duty["case"].text == id && duty["holder"].text == "qinghe-committee", "\(duty)")
        #expect(duty["steps"].list.compactMap { $0["word"].text } == ["overdue", "reminder"], "\(duty)")
        #expect(duty["steps"][1]["to"].text == "supervision", "\(duty)")
      }

      // The sessions of last week are over.
      let (lin, shen, du) = (
        try await service.signIn("lin"), try await service.signIn("shen"), try await service.signIn("du")
      )
      let own = try await shen.get("/api/desk").json["duties"].list.first { $0["case"].text == id }
      #expect(own?["escalation"]["word"].text == "reminder", "\(String(describing: own))")
      #expect(try await du.get("/api/desk").json["escalated"][0]["case"].text == id)
      #expect(try await shen.get("/api/desk").json["escalated"].list.isEmpty)
      for (language, word) in [("zh", "提醒"), ("en", "Reminder")] {
        for path in ["/duties/overdue", "/desk", "/cases/\(id)"] {
          let page = try await du.get("\(path)?lang=\(language)")
          #expect(page.status == 200 && page.text.contains(word), "\(path) \(language)")
        }
      }
      // Nothing is due that has not gone up; and whoever has no entry is refused.
      try await du.isRefused(.nothingDue, "cases/\(id)/escalations", status: 409)
      try await lin.isRefused(.noEntry, "cases/\(id)/escalations")
      // A form that its reader may not fill in says so with its status too.
      #expect(try await lin.get("/cases/\(id)/acts/accept-case").status == 403)
      #expect(try await shen.get("/cases/\(id)/acts/accept-case").status == 200)
    }
  }

  /// Runs the duty clock while the body runs; it looks at the time of the neighbourhood again and again.
  static func withClock(_ neighbourhood: Neighbourhood, _ body: @escaping @Sendable () async throws -> Void)
    async throws
  {
    let clock = DutyClock(
      register: neighbourhood.register, board: SQLiteDutyBoard(store: neighbourhood.store),
      seat: try neighbourhood.seat("clock"), now: { neighbourhood.now })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [clock] in
        var clock = clock
        await clock.run(pause: { _, _ in try? await Task.sleep(for: .milliseconds(5)) }, tell: { _ in })
      }
      group.addTask { try await body() }
      try await group.next()
      group.cancelAll()
    }
  }

  /// Asks until the answer is as a test wants it.
  static func first(of path: String, _ person: Person, where isWanted: (Sent) -> Bool) async throws -> Sent {
    while true {
      let answer = try await person.get(path).json
      if isWanted(answer) { return answer }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
