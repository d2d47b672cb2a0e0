import Crypto
import Foundation
import Testing
import Vocabulary
import Voting

@Suite("A roll")
struct RollTests {
  private let roll = Roll(entries: [
    RollEntry(voter: "王\"五\"", units: ["2-1", "1-2"], heads: 1, area: 8_950),
    RollEntry(voter: "a\n", units: [], heads: 2, area: 0),
  ])

  @Test("has the same digest in whatever order its entries come")
  func order() {
    let entries = (0..<7).map { RollEntry(voter: PersonID("p\($0)"), units: ["\($0)"], heads: 1, area: Int64($0)) }
    let digest = Roll(entries: entries).digest
    #expect(Roll(entries: entries.reversed()).digest == digest)
    #expect(Roll(entries: entries.shuffled()).digest == digest)
    #expect(Roll(entries: Array(entries.dropLast())).digest != digest)
  }

  @Test("is its own canonical JSON")
  func canonical() throws {
    let text = String(decoding: roll.canonicalBytes, as: UTF8.self)
    #expect(
      text == #"{"entries":[{"area":0,"heads":2,"units":[],"voter":"a\n"},"#
        + #"{"area":8950,"heads":1,"units":["1-2","2-1"],"voter":"王\"五\""}]}"#)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(Array(try encoder.encode(roll)) == roll.canonicalBytes)
    #expect(try JSONDecoder().decode(Roll.self, from: Data(roll.canonicalBytes)) == roll)
    let expected = SHA256.hash(data: roll.canonicalBytes).map { String($0, radix: 16) }.map {
      $0.count == 1 ? "0" + $0 : $0
    }
    #expect(roll.digest == expected.joined())
  }

  @Test("joins entries of the same voter")
  func joins() {
    let joined = Roll(entries: [
      RollEntry(voter: "a", units: ["2"], heads: 1, area: 5), RollEntry(voter: "a", units: ["1"], heads: 1, area: 7),
    ])
    #expect(joined.entries == [RollEntry(voter: "a", units: ["1", "2"], heads: 2, area: 12)])
  }
}

@Suite("A register of units")
struct RegisterTests {
  private func row(_ line: Int, _ unit: String, _ area: String, _ owners: String, _ more: [String: String] = [:])
    -> TableRow
  {
    TableRow(line: line, cells: ["房号": unit, "专有部分面积": area, "业主": owners].merging(more) { $1 })
  }

  @Test("counts the same buyers once, whoever votes for them")
  func buyers() throws {
    let register = try UnitRegister(rows: [
      row(2, "1-101", "100.00", "甲、乙", ["共有人代表": "乙"]),
      row(3, "1-102", "50.5", "乙、甲", ["共有人代表": "乙"]),
      row(4, "1-103", "80", "乙"),
      row(5, "1-104", "70", "丙", ["监护人": "乙"]),
      row(6, "1-105", "60", "开发商", ["销售状态": "未售"]),
      row(7, "1-106", "60.01", "开发商", ["销售状态": "未售"]),
      row(8, "B-001", "12", "甲", ["用途": "车位"]),
    ])
    let roll = register.roll()
    // 甲 and 乙 together, 乙 alone, and 丙 through a guardian: three heads, one voter.
    #expect(
      roll.entry(of: "乙") == RollEntry(voter: "乙", units: ["1-101", "1-102", "1-103", "1-104"], heads: 3, area: 30_050))
    #expect(roll.entry(of: "开发商") == RollEntry(voter: "开发商", units: ["1-105", "1-106"], heads: 1, area: 12_001))
    #expect(roll.entry(of: "甲") == nil)
    #expect(register.roll(parking: .counted).entry(of: "甲")?.area == 1_200)
  }

  @Test("names every fault by line and column, not only the first")
  func faults() {
    let rows = [
      row(2, "1-101", "100.001", "甲"),
      row(3, "", "abc", ""),
      row(4, "1-103", "80", "乙", ["共有人代表": "丁"]),
      row(5, "1-104", "80", "乙"),
      row(6, "1-104", "80", "乙"),
      row(7, "1-105", "-3", "乙"),
      row(8, "1-106", "8", "乙", ["销售状态": "也许"]),
    ]
    do {
      _ = try UnitRegister(rows: rows)
      Issue.record("a faulty register was read")
    } catch {
      #expect(
        error.faults.map { "\($0.line) \($0.field)" } == [
          "2 专有部分面积", "3 unit", "3 专有部分面积", "3 owners", "4 共有人代表", "6 房号", "7 专有部分面积", "8 销售状态",
        ])
      #expect(
        error.faults[0].described(.en)
          == "line 2, 专有部分面积: \"100.001\" is not an area; write m² with at most two decimals, as 89.50")
    }
  }
}
