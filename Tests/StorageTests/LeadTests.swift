import Foundation
import GRDB
import Storage
import TestKit
import Testing
import Verification

/// The uniqueness of a lead also holds for someone who writes with a bare SQLite shell.
@Suite("The leads of a published version") struct LeadTests {
  /// What the shell says to statements on the database file; nil where it is content.
  static func shell(_ sql: String, on neighbourhood: Neighbourhood) throws -> String? {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    shell.arguments = ["-bail", neighbourhood.directory.path + "/" + Store.fileName, sql]
    let output = Pipe()
    shell.standardError = output
    shell.standardOutput = Pipe()
    try shell.run()
    shell.waitUntilExit()
    let said = String(decoding: output.fileHandleForReading.everything(), as: UTF8.self)
    return shell.terminationStatus == 0 ? nil : said
  }

  /// A row like the lead of an entry, with some columns changed.
  static func copy(_ entry: String, _ changes: [String: String]) -> String {
    let columns = [
      "version", "position", "entry", "holder", "kind", "of_a_kind", "matter", "stage", "sub_item", "area_low",
      "area_width", "acts", "from_day", "until_day",
    ]
    let values = columns.map { changes[$0] ?? $0 }.joined(separator: ", ")
    return
      "INSERT INTO published_lead SELECT \(values) FROM published_lead WHERE entry = '\(entry)' AND position < 90000"
  }

  /// The execution of waste sorting, which the urban management bureau leads in the district.
  static let lead = "9903011032000300"

  @Test("refuse a second lead of the same key, wider or narrower in matter, stage, area or days")
  func overlapping() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let other = ["position": "90000", "holder": "'housing'"]
    let second = [
      [:], ["matter": "'LJ'"], ["matter": "'LJ0103'"], ["matter": "'*'"], ["stage": "'*'"],
      ["area_low": "990301001001000", "area_width": "1000"],
      ["area_low": "990000000000000", "area_width": "10000000000000"],
      ["from_day": "from_day + 100", "until_day": "from_day + 101"], ["sub_item": "'袋装'"],
      ["acts": "acts | 1"],
    ]
    for changes in second {
      let said = try Self.shell(Self.copy(Self.lead, other.merging(changes) { $1 }), on: neighbourhood)
      #expect(said?.contains("OVERLAP_MULTI_LEAD") == true, "\(changes): \(said ?? "taken")")
    }
  }

  @Test("take a lead that claims something else")
  func apart() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let other = ["holder": "'housing'"]
    let apart = [
      ["matter": "'LJX1'"], ["matter": "'LJ02'"], ["stage": "'评比'"],
      ["area_low": "980301001001000", "area_width": "1000"],
      ["from_day": "until_day", "until_day": "until_day + 1"], ["holder": "holder"], ["version": "'another'"],
    ]
    for (index, changes) in apart.enumerated() {
      let row = other.merging(["position": "\(90_000 + index)"]) { $1 }.merging(changes) { $1 }
      let said = try Self.shell(Self.copy(Self.lead, row), on: neighbourhood)
      #expect(said == nil, "\(changes): \(said ?? "")")
    }
    // The record is whole, and the verifier still tells that the table is not that of the lists.
    #expect(try neighbourhood.verified().fault?.reason.contains("leads") == true)
  }

  @Test(
    "are frozen",
    arguments: [
      "UPDATE published_lead SET holder = 'housing'", "DELETE FROM published_lead",
      "INSERT OR REPLACE INTO published_lead SELECT * FROM published_lead LIMIT 1",
    ])
  func frozen(sql: String) async throws {
    let neighbourhood = try await Neighbourhood.founded()
    #expect(try Self.shell(sql, on: neighbourhood)?.contains("frozen") == true, "\(sql)")
  }

  @Test("are those of the list, stay when the views are derived anew, and come with each version")
  func kept() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let database = try RawWriterTests.database(of: neighbourhood)
    func count(_ version: String) throws -> Int {
      try database.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM published_lead WHERE version = ?", arguments: [version]) ?? 0
      }
    }
    let founding = try count("2026.1")
    #expect(founding > 20)
    _ = try neighbourhood.store.rebuild()
    #expect(try count("2026.1") == founding)
    try await neighbourhood.publishThroughProcedure(try Neighbourhood.version("2027.1"))
    #expect(try count("2027.1") == founding)
    #expect(try neighbourhood.verified().fault == nil)
  }
}
