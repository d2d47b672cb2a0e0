import Foundation
import GRDB
import Proceedings
import Storage
import TestKit
import Testing
import Verification

@Suite("The verifier") struct VerifierTests {
  static func verify(_ neighbourhood: Neighbourhood) throws -> Verification {
    return try neighbourhood.verified()
  }

  @Test("finds the record of the sample story whole, and says what it checked")
  func whole() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")

    let found = try Self.verify(neighbourhood)

    #expect(found.fault == nil)
    #expect(found.viewsAgree == true)
    let root = try await neighbourhood.room.root()
    #expect(found.events == root.size && found.root == root.root)
    #expect(found.ballots == 4 && found.inventories == 1 && found.privateValues == 1 && found.roots > 50)
    #expect(found.decisions > 100)
  }

  @Test("names the first event in which one byte was flipped", arguments: [0, 1, 17, 60, 120])
  func flippedByte(sequence: Int64) async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    try tamper(neighbourhood) { database in
      let bytes = try #require(
        try Data.fetchOne(database, sql: "SELECT bytes FROM event WHERE sequence = ?", arguments: [sequence]))
      for index in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 16)) {
        var flipped = bytes
        flipped[index] ^= 1
        try database.execute(
          sql: "UPDATE event SET bytes = ? WHERE sequence = ?", arguments: [flipped, sequence])
      }
    }
    #expect(try Self.verify(neighbourhood).fault?.sequence == sequence)
  }

  @Test("finds an event that was cut out, and a tail that was cut off")
  func missing() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let size = try await neighbourhood.room.root().size
    try tamper(neighbourhood) { try $0.execute(sql: "DELETE FROM event WHERE sequence = ?", arguments: [size - 1]) }
    #expect(try Self.verify(neighbourhood).fault?.sequence == size - 1)

    try tamper(neighbourhood) { try $0.execute(sql: "DELETE FROM event WHERE sequence = 40") }
    #expect(try Self.verify(neighbourhood).fault?.sequence == 40)
  }

  @Test("finds an act rewritten together with its hash, by the root it does not lead to")
  func rewritten() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    try tamper(neighbourhood) { database in
      try database.execute(
        sql: """
          UPDATE event SET bytes = CAST(replace(CAST(bytes AS TEXT), '"choice":"no"', '"choice":"yes"') AS BLOB)
          WHERE kind = 'envelopes.opened'
          """)
    }
    let fault = try #require(try Self.verify(neighbourhood).fault)
    #expect(fault.reason.contains("leaf hash"))
  }

  @Test("finds views that do not follow from the record, and rebuilding puts them right")
  func views() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let bench = try neighbourhood.kept("bench")
    let database = try RawWriterTests.database(of: neighbourhood)
    try await database.write {
      try $0.execute(sql: "UPDATE view_case SET outcome = 'unsolved' WHERE id = ?", arguments: [bench])
    }

    let found = try Self.verify(neighbourhood)
    #expect(found.fault == nil && found.viewsAgree == false)

    _ = try neighbourhood.store.rebuild()
    #expect(try Self.verify(neighbourhood).viewsAgree == true)
  }

  @Test("finds a private value that was exchanged")
  func privateValue() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let database = try RawWriterTests.database(of: neighbourhood)
    try await database.write { try $0.execute(sql: "UPDATE private_value SET text = 'another'") }
    #expect(try Self.verify(neighbourhood).fault?.reason.contains("private value") == true)
  }

  /// Gets around the triggers, as someone with the file can.
  private func tamper(_ neighbourhood: Neighbourhood, _ change: (Database) throws -> Void) throws {
    let database = try RawWriterTests.database(of: neighbourhood)
    try database.write {
      try $0.execute(
        sql: "DROP TRIGGER IF EXISTS event_no_update; DROP TRIGGER IF EXISTS event_no_delete;")
      try change($0)
    }
  }
}
