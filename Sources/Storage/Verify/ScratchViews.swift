import Foundation
import GRDB
import Record
import Verification

/// The views that a record gives, derived once more in a database of their own, to be compared with those that lie
/// somewhere.
struct ScratchViews {
  private let queue: DatabaseQueue

  /// Derives the views of events.
  ///
  /// - Throws: `Verification.Fault` with the first event that cannot follow from those before it.
  init(tables: [(digest: String, bytes: Data)], events: () throws -> [UInt8]?) throws {
    queue = try DatabaseQueue()
    try Schema.migrator.migrate(queue)
    try queue.write { scratch in
      try scratch.execute(sql: "PRAGMA defer_foreign_keys = ON")
      for (digest, bytes) in tables {
        try scratch.run("INSERT INTO published_tables (digest, bytes) VALUES (?, ?)", [digest, bytes])
      }
      let shelf = InventoryShelf()
      var sequence: Int64 = 0
      while let bytes = try events() {
        do {
          let recorded = try RecordedEvent(exactly: bytes)
          try scratch.apply(recorded)
          if case .inventoryPublished = recorded.event { try shelf.reloadKeepingLeads(from: scratch) }
        } catch let broken as BrokenRecord {
          throw Verification.Fault(sequence: broken.sequence, reason: broken.reason)
        } catch {
          throw Verification.Fault(
            sequence: sequence, reason: "it does not follow from the events before it: \(error)")
        }
        sequence += 1
      }
      guard try Row.fetchOne(scratch, sql: "PRAGMA foreign_key_check") == nil else {
        throw Verification.Fault(sequence: nil, reason: "a view points to what no event made")
      }
    }
  }

  /// Puts beside the views what lies beside the record.
  func write(_ body: (Database) throws -> Void) throws { try queue.write(body) }

  /// Reads the views.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result { try queue.read(body) }
}
