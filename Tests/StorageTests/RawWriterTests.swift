import Foundation
import GRDB
import Proceedings
import Storage
import TestKit
import Testing

/// Someone with a bare SQLite shell on the database file.
@Suite("A raw writer") struct RawWriterTests {
  static func database(of neighbourhood: Neighbourhood) throws -> DatabaseQueue {
    try DatabaseQueue(path: neighbourhood.directory.path + "/" + Store.fileName)
  }

  @Test(
    "cannot change what the record says",
    arguments: [
      "UPDATE event SET bytes = x'7B7D' WHERE sequence = 3",
      "UPDATE event SET kind = 'case.closed'",
      "DELETE FROM event WHERE sequence = 3",
      "DELETE FROM event",
      "INSERT INTO event VALUES (3, x'7B7D', zeroblob(32), 'x', NULL, 0)",
      "INSERT OR REPLACE INTO event VALUES (3, x'7B7D', zeroblob(32), 'x', NULL, 0)",
      "INSERT INTO event VALUES (100000, x'7B7D', zeroblob(32), 'x', NULL, 0)",
      "UPDATE root SET hash = zeroblob(32)",
      "DELETE FROM root",
      "INSERT OR REPLACE INTO root VALUES (1, zeroblob(32), x'', 0)",
      "UPDATE published_tables SET bytes = x'7B7D'",
      "DELETE FROM published_tables",
      "UPDATE refusal SET code = 'x'",
      "DELETE FROM refusal",
    ])
  func appendOnly(sql: String) async throws {
    let neighbourhood = try await Neighbourhood.founded()
    // A refusal to be protected: residents draft no inventory.
    _ = try await neighbourhood.perform(
      "publish-inventory", as: "lin", ["case": try await filed(in: neighbourhood), "draft": "x"])
    let database = try Self.database(of: neighbourhood)

    #expect(throws: DatabaseError.self, "\(sql)") { try database.write { try $0.execute(sql: sql) } }
  }

  private func filed(in neighbourhood: Neighbourhood) async throws -> String {
    let lamp = ["matter": "GJ01", "area": "990301001001", "title": "路灯坏了", "text": "三号楼前的路灯坏了。"]
    guard case .entered(let receipt) = try await neighbourhood.perform("file-case", as: "lin", lamp) else { return "" }
    return receipt.made ?? ""
  }
  @Test("cannot put a vote on a ballot for someone who is not on its roll, nor vote twice")
  func votes() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let ballot = try neighbourhood.kept("pb")
    let database = try Self.database(of: neighbourhood)
    let zhou = try neighbourhood.kept("zhou")
    for insert in [
      "INSERT INTO view_vote (ballot, person, choice) VALUES ('\(ballot)', ?, 'yes')",
      "INSERT INTO view_envelope (ballot, voter, sequence, commitment) VALUES ('\(ballot)', ?, 1, 'x')",
    ] {
      #expect(throws: DatabaseError.self) {
        try database.write { try $0.execute(sql: insert, arguments: ["stranger"]) }
      }
    }
    let twice = "INSERT INTO view_envelope (ballot, voter, sequence, commitment) VALUES ('\(ballot)', ?, 1, 'x')"
    #expect(throws: DatabaseError.self) { try database.write { try $0.execute(sql: twice, arguments: [zhou]) } }
  }
}
