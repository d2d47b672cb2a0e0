import Foundation
import GRDB
import Proceedings
import Record

extension Store {
  /// Drops every view and derives it anew from the record, in one transaction.
  ///
  /// - Returns: how many events were replayed.
  /// - Throws: `BrokenRecord` with the first event that cannot follow from those before it; then nothing is changed.
  package func rebuild(progress: (Int64) -> Void = { _ in }) throws -> Int64 {
    var replayed: Int64 = 0
    try pool.writeWithoutTransaction { database in
      // Views are emptied in any order; the references between them hold again when the transaction ends.
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
      try database.inTransaction(.immediate) {
        for table in try Schema.viewTables(database) { try database.execute(sql: "DELETE FROM \(table)") }
        let cursor = try Row.fetchCursor(database, sql: "SELECT bytes FROM event ORDER BY sequence")
        while let row = try cursor.next() {
          let bytes = Array(row["bytes"] as Data)
          do {
            try database.apply(try CanonicalJSON.decode(RecordedEvent.self, from: bytes))
          } catch let broken as BrokenRecord {
            throw broken
          } catch {
            throw BrokenRecord(sequence: replayed, reason: "\(error)")
          }
          replayed += 1
          if replayed % 10_000 == 0 { progress(replayed) }
        }
        try database.fillNodes()
        let violations = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
        guard violations.isEmpty else {
          throw BrokenRecord(sequence: replayed, reason: "a view points to what no event made")
        }
        return .commit
      }
      try shelf.reloadKeepingLeads(from: database)
    }
    return replayed
  }

  /// SHA-256 over every row of every view, in hexadecimal: equal digests mean equal views.
  package func viewsDigest() throws -> String { try pool.read { try Schema.digest(of: $0) } }
}
