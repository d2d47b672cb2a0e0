import Foundation
import GRDB
package import Verification
package import Vocabulary

/// The step from the schema of an older program to this program's.
package struct Upgrade: Sendable, Equatable {
  /// The migrations that will be made, in order; empty when there is nothing to do.
  package let migrations: [String]
  /// The length of the database, in bytes.
  package let bytes: Int64
  /// The number of events whose views will be derived anew.
  package let events: Int64
  private let directory: String

  /// Finds out what an upgrade of a data directory would do; changes nothing.
  ///
  /// - Throws: `StoreFault.missing`, `.fromTheFuture` for a database that a newer program has migrated.
  package init(of directory: String) throws {
    let source = try Store.reader(of: directory)
    self.directory = directory
    (migrations, bytes, events) = try source.read { database in
      guard try Schema.migrator.hasBeenSuperseded(database) == false else {
        throw StoreFault.fromTheFuture(path: directory + "/" + Store.fileName)
      }
      let done = Set(try Schema.migrator.appliedMigrations(database))
      return (
        Schema.migrator.migrations.filter { !done.contains($0) }, try database.length,
        try Int64.fetchOne(database, sql: "SELECT count(*) FROM event") ?? 0
      )
    }
  }

  /// Where the backup goes that is made first.
  package func backupFile(at now: Instant) -> String { "\(directory)/before-upgrade-\(now.milliseconds).sqlite" }

  /// Makes a backup, then the migrations, then the views anew, then a check. No server may run on the directory.
  ///
  /// - Throws: `BackupFault`, `BrokenRecord`; the backup then is what to go back to.
  package func perform(at now: Instant, progress: (Int64) -> Void = { _ in }) throws -> Verification {
    // The old schema cannot be checked by the new rules for views; its copy is checked page by page and by its hashes.
    try Backup.needSpace(bytes, at: directory)
    try Backup.snapshot(of: directory, to: backupFile(at: now))
    let store = try Store(migrating: directory)
    _ = try store.rebuild(progress: progress)
    try store.close()
    return try RecordCheck.verify(directory: directory, progress: progress)
  }
}
