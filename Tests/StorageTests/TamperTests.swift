import Foundation
import GRDB
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification

/// Someone with the file of the record changes it, around the triggers.
@Suite("Tampering") struct TamperTests {
  private func told() async throws -> (Neighbourhood, DatabaseQueue, size: Int64) {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let database = try DatabaseQueue(path: neighbourhood.directory.path + "/" + Store.fileName)
    try await database.write {
      try $0.execute(
        sql: """
          DROP TRIGGER IF EXISTS event_no_update; DROP TRIGGER IF EXISTS event_no_delete;
          DROP TRIGGER IF EXISTS root_no_update; DROP TRIGGER IF EXISTS root_no_delete;
          DROP TRIGGER IF EXISTS node_no_update; DROP TRIGGER IF EXISTS node_no_delete
          """)
    }
    return (neighbourhood, database, try await neighbourhood.room.root().size)
  }

  @Test("with any single bit of any event gives it another leaf: every bit of the sample story")
  func everyBit() async throws {
    let (_, database, _) = try await told()
    let rows = try database.read { try Row.fetchAll($0, sql: "SELECT sequence, bytes, leaf FROM event") }
    var flips = 0
    for row in rows {
      var bytes = Array(row["bytes"] as Data)
      let leaf = Array(row["leaf"] as Data)
      #expect(LeafHash(of: bytes).node.bytes == leaf)
      var unseen = 0
      for index in bytes.indices {
        for bit in 0..<8 {
          bytes[index] ^= 1 << UInt8(bit)
          if LeafHash(of: bytes).node.bytes == leaf { unseen += 1 }
          bytes[index] ^= 1 << UInt8(bit)
          flips += 1
        }
      }
      #expect(unseen == 0, "event \(row["sequence"] as Int64)")
    }
    #expect(flips > 100_000)
  }

  @Test("with one bit of an event, or of its leaf, is found by the verifier, which names the event")
  func named() async throws {
    let (neighbourhood, database, size) = try await told()
    var random = Seeded(state: 7)
    for sequence in stride(from: Int64(0), to: size, by: 5) {
      for column in ["bytes", "leaf"] {
        let kept = try await database.read {
          try Data.fetchOne($0, sql: "SELECT \(column) FROM event WHERE sequence = ?", arguments: [sequence]) ?? Data()
        }
        var flipped = kept
        let place = Int(random.next() % UInt64(kept.count))
        flipped[flipped.startIndex + place] ^= 1 << UInt8(random.next() % 8)
        try await Self.put(flipped, column, sequence, database)
        let fault = try VerifierTests.verify(neighbourhood).fault
        #expect(fault?.sequence == sequence, "\(column), byte \(place): \(String(describing: fault))")
        try await Self.put(kept, column, sequence, database)
      }
    }
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
  }

  @Test("with one bit of a root or of a node of the tree is found")
  func tree() async throws {
    let (neighbourhood, database, _) = try await told()
    let roots = try await database.read { try Int64.fetchAll($0, sql: "SELECT size FROM root ORDER BY size") }
    for size in stride(from: 0, to: roots.count, by: 12).map({ roots[$0] }) {
      let kept = try await database.read {
        try Data.fetchOne($0, sql: "SELECT hash FROM root WHERE size = ?", arguments: [size]) ?? Data()
      }
      var flipped = kept
      flipped[flipped.startIndex + Int(size) % 32] ^= 1 << UInt8(size % 8)
      let changed = flipped
      try await database.write {
        try $0.execute(sql: "UPDATE root SET hash = ? WHERE size = ?", arguments: [changed, size])
      }
      #expect(try VerifierTests.verify(neighbourhood).fault != nil, "root \(size)")
      try await database.write {
        try $0.execute(sql: "UPDATE root SET hash = ? WHERE size = ?", arguments: [kept, size])
      }
    }
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
  }

  @Test("by dropping, exchanging or re-dating events is found, with its own hashes mended as well")
  func order() async throws {
    let (neighbourhood, database, size) = try await told()
    let copy = try database.read { try Row.fetchAll($0, sql: "SELECT sequence, bytes, leaf FROM event") }
    func restore() async throws {
      for row in copy {
        try await Self.put(row["bytes"], "bytes", row["sequence"], database)
        try await Self.put(row["leaf"], "leaf", row["sequence"], database)
      }
    }
    for sequence in stride(from: Int64(3), to: size - 1, by: 23) {
      let (one, next) = (copy[Int(sequence)], copy[Int(sequence) + 1])
      for (from, to) in [(one, next), (next, one)] {
        try await Self.put(from["bytes"], "bytes", to["sequence"], database)
        try await Self.put(from["leaf"], "leaf", to["sequence"], database)
      }
      #expect(try VerifierTests.verify(neighbourhood).fault?.sequence == sequence, "exchanged \(sequence)")
      try await restore()

      let text = String(decoding: one["bytes"] as Data, as: UTF8.self)
      let at = try #require(text.firstMatch(of: /"at":(\d+)/)?.1)
      let number = try #require(Int64(at))
      let redated = Data(text.replacing("\"at\":\(at)", with: "\"at\":\(number - 1)", maxReplacements: 1).utf8)
      try await Self.put(redated, "bytes", sequence, database)
      try await Self.put(Data(LeafHash(of: Array(redated)).node.bytes), "leaf", sequence, database)
      #expect(try VerifierTests.verify(neighbourhood).fault != nil, "re-dated \(sequence)")
      try await restore()
    }
    #expect(try VerifierTests.verify(neighbourhood).fault == nil)
  }

  private static func put(_ bytes: Data, _ column: String, _ sequence: Int64, _ database: DatabaseQueue) async throws {
    try await database.write {
      try $0.execute(sql: "UPDATE event SET \(column) = ? WHERE sequence = ?", arguments: [bytes, sequence])
    }
  }
}
