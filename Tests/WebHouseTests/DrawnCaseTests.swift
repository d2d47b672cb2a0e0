import Cases
import Inventory
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

@testable import Web

@Suite("What is drawn once of a case") struct DrawnCaseTests {
  @Test("is drawn anew after every event that touches it")
  func fresh() async throws {
    let town = try await Town.founded()
    let neighbourhood = town.neighbourhood
    let fields = ["matter": "GJ01", "area": "990301001001", "title": "一盏灯", "text": "不亮"]
    guard case .entered(let filed) = try await neighbourhood.perform("file-case", as: "lin", fields),
      let id = filed.subject
    else {
      Issue.record("not filed")
      return
    }
    func page() async throws -> String {
      town.text(try await town.house.theCase(id, postPage: 1, try await town.visit(nil)))
    }
    #expect(try await page() == page())
    let before = try await page()
    #expect(before.contains("已提交"))

    _ = try await neighbourhood.perform("accept-case", as: "shen@qinghe-committee", ["case": id.text])
    #expect(try await page().contains("已受理"))
    _ = try await neighbourhood.perform(
      "convene-deliberation", as: "shen@qinghe-committee", ["case": id.text, "question": "装在哪里？"])
    _ = try await neighbourhood.perform(
      "add-post", as: "lin", ["case": id.text, "position": "for", "text": "装在路口"])
    #expect(try await page().contains("装在路口"))
  }

  @Test("says how long is left anew as time goes by")
  func timely() async throws {
    let town = try await Town.founded()
    try await town.neighbourhood.tell(sample: "story.json")
    let first = try await town.theCase("flood", as: nil)
    #expect(first.contains("还有") || first.contains("已逾期"))
    town.neighbourhood.wait(days: 30)
    #expect(try await town.theCase("flood", as: nil).contains("已逾期"))
  }

  @Test("says the same words about a limit until the instant that it names, and others from then on")
  func saidUntil() throws {
    let words = try Town.words(.zh)
    let due = Neighbourhood.start
    let edges: [Int64] = [0, 1, 2, 59, 60, 61, 119, 120, 121, 180, 1439, 1440, 1441, 2879, 2880, 2881, 4320, 10_000]
    var lefts: [Int64] = []
    for edge in edges {
      let whole = edge * 60_000
      lefts += [whole - 1, whole, whole + 1, -whole, 1 - whole]
    }
    for left in lefts {
      let now = due.advanced(byMilliseconds: -left)
      var said = SaidUntil()
      said.say(due, at: now)
      func spoken(_ instant: Instant) -> String {
        let limit = words.limit("", at: due, now: instant, on: .china)
        return "\(limit.left) \(limit.isOverdue) \(limit.isNear)"
      }
      #expect(said.instant > now)
      #expect(spoken(now) == spoken(said.instant.advanced(byMilliseconds: -1)), "\(left) ms left")
      #expect(spoken(now) != spoken(said.instant), "\(left) ms left")
    }
  }

  @Test("is kept within a number of bytes, and what was asked for last is kept longest")
  func bounded() throws {
    let cases = DrawnCases(limit: 64 << 10)
    let mark = CaseMark(sequence: 1, epoch: 1)
    let now = Neighbourhood.start
    func key(_ number: Int) -> DrawnCases.Key {
      DrawnCases.Key(id: CaseID("case-\(number)"), page: 1, language: .zh)
    }
    for number in 0..<200 {
      cases.keep(try drawn(mark, bytes: 500), under: key(number))
      #expect(cases.bytes <= 64 << 10)
      #expect(cases.find(key(number), mark: mark, at: now) != nil)
      #expect(cases.find(key(0), mark: mark, at: now) != nil, "asked for each time, so never given up")
    }
    #expect(cases.find(key(1), mark: mark, at: now) == nil)
    #expect(cases.find(key(199), mark: CaseMark(sequence: 2, epoch: 1), at: now) == nil)
    #expect(cases.find(key(199), mark: mark, at: now.advanced(byDays: 2)) == nil)
  }

  private func drawn(_ mark: CaseMark, bytes: Int) throws -> DrawnCase {
    let standing = CaseStanding(
      id: "2026-0001", matter: "GJ01", area: try #require(AreaCode("990301001001")), track: .consult, state: .filed,
      filer: "person-1", receiver: "p")
    let dossier = CaseDossier(
      standing: standing, title: "", text: "", filedAt: Neighbourhood.start, changedAt: Neighbourhood.start,
      acceptBy: nil, timeline: [], posts: [], postPage: 1, postCount: 0, proposals: [], ballots: [], resolutions: [],
      tasks: [], names: [:])
    return DrawnCase(
      mark: mark, until: Neighbourhood.start.advanced(byDays: 1), title: "",
      head: [UInt8](repeating: 0, count: bytes), body: [], facts: CaseFacts(dossier, executors: [], recused: []))
  }
}
