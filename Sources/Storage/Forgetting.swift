import GRDB
import Synchronization

/// What SQLite keeps of rows that were deleted, and how it goes.
extension Database {
  /// Has what is deleted overwritten with zeros, and keeps what is sorted or undone in memory, never in a file of the
  /// system's temporary folder. The default of SQLite differs from system to system.
  func forgetWhatIsDeleted() throws {
    try execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
  }

  /// Moves what is left in a table that had private words deleted from it to pages that were zero before.
  ///
  /// Overwriting alone isn't enough: when SQLite splits a page it moves rows to another, and what they were stays in the
  /// gap of the old one until something is written there. So the table is emptied, which overwrites whole pages, and
  /// filled again, in the order of its key.
  func renew(_ table: StaticString) throws {
    try execute(
      sql: """
        CREATE TEMP TABLE renewed AS SELECT * FROM main.\(table);
        DELETE FROM main.\(table);
        INSERT INTO main.\(table) SELECT * FROM temp.renewed ORDER BY 1;
        DROP TABLE temp.renewed;
        """)
  }
}

/// The write-ahead log holds pages as they were before something was erased, until it is cut off at zero.
///
/// Someone who reads an older moment just then, such as a backup, keeps the log for as long as that takes; it is tried
/// again after each batch, and after a restart before anything else.
final class LogCutting: Sendable {
  private let isOwed = Mutex(true)

  /// Something was erased in a transaction that has ended.
  func owe() { isOwed.withLock { $0 = true } }

  /// Moves the log to the database and cuts it off, if that is owed; outside of any transaction.
  ///
  /// - Parameter wait: for how long readers of older moments are waited for, in milliseconds.
  func settle(in database: Database, wait: Int) {
    guard isOwed.withLock({ $0 }) else { return }
    try? database.execute(sql: "PRAGMA busy_timeout = \(wait)")
    defer { try? database.execute(sql: "PRAGMA busy_timeout = \(Store.busyMilliseconds)") }
    guard (try? database.checkpoint(.truncate)) != nil else { return }
    isOwed.withLock { $0 = false }
  }
}
