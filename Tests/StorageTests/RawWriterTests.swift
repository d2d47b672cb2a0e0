import Foundation
import GRDB
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
    _ = try await neighbourhood.perform("publish-inventory", as: "lin", ["version": "x"].merging(Self.list) { $1 })
    let database = try Self.database(of: neighbourhood)

    #expect(throws: DatabaseError.self, "\(sql)") { try database.write { try $0.execute(sql: sql) } }
  }

  static let list = [
    "effective-from": "2027-01-01", "entries": "职权编码,职权名称,实施主体\n1,a,b\n",
  ]

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
