import Testing
import Vocabulary

@testable import Web

@Suite("Words")
struct WordsTests {
  let zh: Words
  let en: Words
  /// 1 July 2026, 10:00 in China.
  let now = Instant(milliseconds: 1_782_871_200_000)

  init() throws {
    let renderer = try loaded.get()
    zh = renderer.words(.zh)
    en = renderer.words(.en)
  }

  @Test("tell times as people do, and as machines do")
  func times() {
    #expect(zh.time(now, on: .china) == Moment(machine: "2026-07-01T10:00:00+08:00", words: "2026年7月1日 10:00"))
    #expect(en.time(now, on: .china) == Moment(machine: "2026-07-01T10:00:00+08:00", words: "1 July 2026, 10:00"))
    #expect(en.day(CivilDate(day: 0)) == Moment(machine: "1970-01-01", words: "1 January 1970"))
  }

  @Test(
    "tell what is left of a limit, and what is over",
    arguments: [
      (49, "还有 2 天", "2 days left", false, false), (47, "还有 47 小时", "47 hours left", false, false),
      (24, "还有 24 小时", "24 hours left", false, true), (1, "还有 60 分钟", "60 minutes left", false, true),
      (0, "还有 0 分钟", "0 minutes left", false, true), (-1, "已逾期 60 分钟", "60 minutes overdue", true, false),
      (-73, "已逾期 3 天", "3 days overdue", true, false),
    ])
  func limits(hours: Int, chinese: String, english: String, over: Bool, near: Bool) {
    let due = now.advanced(byMilliseconds: Int64(hours) * 3_600_000)
    let deadline = zh.deadline("x", due: due, now: now, on: .china)

    #expect(deadline.left == chinese && deadline.isOverdue == over && deadline.isNear == near)
    #expect(en.deadline("x", due: due, now: now, on: .china).left == english)
  }

  @Test("count one and many")
  func counts() {
    #expect(en.count("count.posts", 1) == "1 post" && en.count("count.posts", 0) == "0 posts")
    #expect(en.count("count.posts", 1_234_567) == "1,234,567 posts" && zh.count("count.posts", 1) == "1 条发言")
    #expect(en.grouped(-1000) == "−1,000" && en.grouped(999) == "999" && en.grouped(100_000) == "100,000")
  }

  @Test("fill gaps once: a value that looks like a gap stays as it is")
  func gaps() {
    #expect(fill("{a} and {b}", with: ["a": "{b}", "b": "2"]) == "{b} and 2")
    #expect(fill("{unknown} {", with: [:]) == "{unknown} {")
  }

  @Test("show a share that is cut off, never rounded up to the line")
  func bars() {
    #expect(Bar(138, of: 185, needed: (3, 4)) == Bar(138, of: 185, needed: (6, 8)))
    #expect(Bar(138, of: 185).width == "74.59%" && Bar(1, of: 3, needed: (2, 3)).mark == "66.66%")
    #expect(Bar(0, of: 0).width == "0%" && Bar(5, of: 4).width == "100%" && Bar(1, of: 1000).width == "0.10%")
  }
}
