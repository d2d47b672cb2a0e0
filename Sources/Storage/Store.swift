import Crypto
import Foundation
import GRDB
import Inventory
import Logging
import Proceedings
import Record
import Vocabulary

/// The record and its views in one SQLite file: opened once, written by one writer, read by many.
package final class Store: Sendable {
  /// Readers and the writer; WAL, every commit synced.
  let pool: DatabasePool
  /// Compiled inventories.
  let shelf: InventoryShelf
  /// Tiles of the record, for proofs.
  let tiles = TileShelf()
  /// Marks of what changed, for caches of pages.
  let marks = Marks()

  /// The name of the database file in a data directory.
  package static let fileName = "gongzhi.sqlite"

  /// For how long a connection waits for another that writes.
  static let busyMilliseconds = 10_000

  /// Opens the store of a data directory, making it when there is none.
  ///
  /// - Parameter watching: told of each statement as it begins.
  /// - Throws: `StoreFault.fromTheFuture` for a database that a newer program has migrated, `.older` for one that waits
  ///   for `gongzhi upgrade`.
  package convenience init(directory: String, watching: (@Sendable (_ sql: String) -> Void)? = nil) throws {
    let path = directory + "/" + Self.fileName
    if FileManager.default.fileExists(atPath: path) {
      let upgrade = try Upgrade(of: directory)
      guard upgrade.migrations.isEmpty || upgrade.events == 0 else { throw StoreFault.older(path: path) }
    }
    try self.init(migrating: directory, watching: watching)
  }

  /// Opens the store of a data directory, making it when there is none, and brings its schema up to date; views that a
  /// migration adds are empty until the views are derived anew.
  ///
  /// - Throws: `StoreFault.fromTheFuture` for a database that a newer program has migrated.
  init(migrating directory: String, watching: (@Sendable (_ sql: String) -> Void)? = nil) throws {
    var configuration = Configuration()
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(Double(Self.busyMilliseconds) / 1000)
    configuration.label = "gongzhi"
    configuration.prepareDatabase { database in
      try database.forgetWhatIsDeleted()
      guard let watching else { return }
      database.trace { if case .statement(let statement) = $0 { watching(statement.sql) } }
    }
    let path = directory + "/" + Self.fileName
    pool = try DatabasePool(path: path, configuration: configuration)
    shelf = InventoryShelf()
    // The pool turns WAL on and lowers this to NORMAL, which may lose the last commits when power fails.
    // The writer keeps up to 32 MiB of pages, since a batch touches a page for nearly each of its votes, and moves them
    // from the log to the database every 16 MiB, since each time costs two more syncs.
    try pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA cache_size = -32768")
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
    }
    guard try pool.read({ try Schema.migrator.hasBeenSuperseded($0) }) == false else {
      throw StoreFault.fromTheFuture(path: path)
    }
    try Schema.migrator.migrate(pool)
    try pool.read { try shelf.reload(from: $0) }
  }

  /// Closes every connection, after what waits in the write-ahead log has been moved to the database.
  package func close() throws {
    _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    try pool.close()
  }
}

/// Why a store cannot be opened or used.
package enum StoreFault: Error, CustomStringConvertible {
  /// A newer program has migrated the database.
  case fromTheFuture(path: String)
  /// An older program has written the database; it is brought up to date by a command of its own, never in passing.
  case older(path: String)
  /// The directory holds no store.
  case missing(path: String)

  package var description: String {
    switch self {
    case .fromTheFuture(let path): "\(path) was written by a newer gongzhi; use that program, or restore a backup"
    case .older(let path):
      "\(path) was written by an older gongzhi; stop the server and bring it up to date with: gongzhi upgrade --data DIR"
    case .missing(let path): "\(path) does not exist; make it with: gongzhi init --data DIR"
    }
  }
}

extension Store {
  /// Opens a store that must exist.
  package convenience init(existing directory: String) throws {
    let path = directory + "/" + Self.fileName
    guard FileManager.default.fileExists(atPath: path) else { throw StoreFault.missing(path: path) }
    try self.init(directory: directory)
  }

  /// The journal mode and the level of syncing of the writer: `wal, synchronous 2` is durable.
  package func durability() throws -> String {
    try pool.writeWithoutTransaction { database in
      let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
      let level = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1
      return "\(mode), synchronous \(level)"
    }
  }

  /// SHA-256 of each migration, in hexadecimal, by name: a test pins them.
  package static var migrationDigests: [String: String] {
    func digest(_ sql: String) -> String { hexadecimal(SHA256.hash(data: Array(sql.utf8))) }
    return [
      Migration0001.name: digest(Migration0001.record + Migration0001.views),
      Migration0002.name: digest(Migration0002.tables),
      Migration0003.name: digest(Migration0003.views),
      Migration0004.name: digest(Migration0004.views),
      Migration0005.name: digest(Migration0005.tables),
      Migration0006.name: digest(Migration0006.views),
      Migration0007.name: digest(Migration0007.tables),
      Migration0008.name: digest(Migration0008.tables),
      Migration0009.name: digest(Migration0009.tables),
      Migration0010.name: digest(Migration0010.views),
      Migration0011.name: digest(Migration0011.tables),
      Migration0012.name: digest(Migration0012.tables),
      Migration0013.name: digest(Migration0013.tables),
      Migration0014.name: digest(Migration0014.tables),
      Migration0015.name: digest(Migration0015.tables),
      Migration0016.name: digest(Migration0016.tables),
      Migration0017.name: digest(Migration0017.indexes),
      Migration0018.name: digest(Migration0018.indexes),
    ]
  }
}
