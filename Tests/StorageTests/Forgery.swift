import Foundation
import GRDB
import Record
import TestKit
import Testing
import Vocabulary

/// Changes the last event of a record as its owner could: past the triggers, with every hash and the root made to fit.
enum Forgery {
  static func last(
    of neighbourhood: Neighbourhood, _ change: @escaping @Sendable (RecordedEvent) throws -> RecordedEvent
  ) async throws {
    try await RawWriterTests.database(of: neighbourhood).write { database in
      let triggers = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('event', 'root')")
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger)") }
      var frontier = MerkleFrontier()
      let all = try Data.fetchAll(database, sql: "SELECT bytes FROM event ORDER BY sequence")
      for (sequence, data) in all.enumerated() {
        var bytes = Array(data)
        if sequence == all.count - 1 {
          let forged = try change(try CanonicalJSON.decode(RecordedEvent.self, from: bytes))
          bytes = try CanonicalJSON.encode(forged)
          try database.execute(
            sql: "UPDATE event SET bytes = ?, leaf = ?, at = ? WHERE sequence = ?",
            arguments: [Data(bytes), Data(LeafHash(of: bytes).node.bytes), forged.at.milliseconds, sequence])
        }
        frontier.append(LeafHash(of: bytes))
      }
      try database.execute(
        sql: "UPDATE root SET hash = ? WHERE size = ?", arguments: [Data(frontier.root.bytes), all.count])
    }
  }
}

extension RecordedEvent {
  /// The same event with other details, or at another time.
  func saying(_ event: Event? = nil, at: Int64 = 0) -> RecordedEvent {
    RecordedEvent(
      sequence: sequence, at: self.at.advanced(byMilliseconds: at), author: author, authority: authority,
      subject: subject, part: part, event: event ?? self.event)
  }
}
