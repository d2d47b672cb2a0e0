import Inventory
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

/// What is private is kept for a purpose only, and whoever reads it is noted.
@Suite("Private fields") struct PrivateReadingTests {
  static func filed(_ town: Neighbourhood) async throws -> CaseID {
    let verdict = try await town.perform(
      "file-case", as: "lin", GateTests.lamp.merging(["contact": "示例电话 000-0003"]) { $1 })
    guard case .entered(let receipt) = verdict else { throw NotFiled(verdict: verdict) }
    return CaseID(receipt.made ?? "")
  }

  struct NotFiled: Error { let verdict: Verdict }

  static func reader(_ name: String, in town: Neighbourhood) async throws -> PrivateReader {
    let acting = try town.seat(name)
    return PrivateReader(try #require(try await town.room.seat(acting.seat)), at: town.now)
  }

  @Test("without a purpose in the profile of the matter are refused at the door by name")
  func purpose() async throws {
    let matters = try Neighbourhood.sampleFile("matters.csv").split(separator: "\n").map { line in
      guard line.hasPrefix("GJ01,") || line.hasPrefix("ZL,"), let last = line.lastIndex(of: ",") else {
        return String(line)
      }
      return String(line[...last])
    }.joined(separator: "\n")
    let town = try await Neighbourhood.founded(tables: ["matters": matters]) { [$0] }
    let form = GateTests.lamp.merging(["contact": "示例电话 000-0003"]) { $1 }
    let refusal = try #require(GateTests.refusal(try await town.perform("file-case", as: "lin", form)))
    #expect(refusal.code == .fieldWithoutPurpose && refusal.details == ["field": "contact", "matter": "GJ01"])
    #expect(refusal.entry != nil, "the answer names the article under which it was asked")
    // Without the field the case is filed, and in a matter that has the purpose the field is kept.
    _ = try await GateTests.filed(in: town)
    let other = form.merging(["matter": "LJ01"]) { $1 }
    guard case .entered = try await town.perform("file-case", as: "lin", other) else {
      Issue.record("a field with a purpose was refused")
      return
    }
    let enrolled = try await town.perform(
      "enrol-person", as: "registrar",
      ["name": "新人", "login": "new", "password": "a long enough password", "phone": "000-0004"])
    #expect(GateTests.refusal(enrolled)?.details["field"] == "phone")
  }

  @Test("note whoever reads those of another, once a day for each seat, before they are given")
  func noted() async throws {
    let town = try await Neighbourhood.founded()
    let id = try await Self.filed(town)
    let lin = try town.seat("lin").person

    // The owner reads without a note; the one who handles the case is noted.
    #expect(try await town.room.privateWords(of: id, for: try await Self.reader("lin", in: town)).count == 1)
    #expect(try await town.room.personalFields(of: lin).map(\.readings.count) == [0])
    for _ in 0..<3 {
      let words = try await town.room.privateWords(of: id, for: try await Self.reader("shen", in: town))
      #expect(words == ["contact": "示例电话 000-0003"])
    }
    town.wait(days: 1)
    _ = try await town.room.privateWords(of: id, for: try await Self.reader("shen", in: town))

    let field = try #require(try await town.room.personalFields(of: lin).first)
    #expect(field.name == "contact" && field.subject == id && field.owner == lin && field.isKept)
    #expect(field.readings.count == 2)
    let reading = try #require(field.readings.first)
    let shen = try town.seat("shen").person
    #expect(reading.party == "qinghe-committee" && reading.reader == shen)
    #expect(reading.purpose == "联系提交人、核实办理结果")
  }

  @Test("are listed for the one whom they concern, and for who protects personal data; for nobody else")
  func listed() async throws {
    let town = try await Neighbourhood.founded()
    let id = try await Self.filed(town)
    _ = try await town.room.privateWords(of: id, for: try await Self.reader("shen", in: town))
    func asked(_ of: String?, by name: String) async throws -> [PersonalField] {
      let acting = try town.seat(name)
      let seat = try await town.room.seat(acting.seat)
      return try await town.room.personalFields(asked: of, by: acting.person, in: seat, at: town.now)
    }
    let lin = try town.seat("lin").person.text
    #expect(try await asked(nil, by: "lin").count == 1)
    #expect(try await asked(lin, by: "lin").count == 1)
    #expect(try await asked(nil, by: "zhou@qinghe-residents").isEmpty)
    #expect(try await asked("everyone", by: "du").map(\.readings.count) == [1])
    #expect(try await asked(lin, by: "du").count == 1)
    for other in ["zhou@qinghe-residents", "shen", "registrar"] {
      await #expect(throws: Refusal.self) { try await asked(lin, by: other) }
      await #expect(throws: Refusal.self) { try await asked("everyone", by: other) }
    }
  }
}
