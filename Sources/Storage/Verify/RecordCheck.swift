import Foundation
import GRDB
package import Verification

/// The check of a record in a database: what the verifier finds in its events, and whether the views of the database are
/// those that the events give. Opens the database read-only; a server may write meanwhile.
package enum RecordCheck {
  /// Checks the record in a data directory.
  ///
  /// - Throws: `StoreFault.missing` when there is none.
  package static func verify(directory: String, progress: (Int64) -> Void = { _ in }) throws -> Verification {
    try verify(file: directory + "/" + Store.fileName, progress: progress)
  }

  /// Checks the record in a database file.
  ///
  /// - Throws: `StoreFault.missing` when there is none.
  package static func verify(file path: String, progress: (Int64) -> Void = { _ in }) throws -> Verification {
    guard FileManager.default.fileExists(atPath: path) else { throw StoreFault.missing(path: path) }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    return try verify(DatabaseQueue(path: path, configuration: configuration), progress: progress)
  }

  /// Checks the record in a database that is open for reading.
  static func verify(_ database: DatabaseQueue, progress: (Int64) -> Void) throws -> Verification {
    try database.read { database in
      var verifier = Verifier(try DatabaseSource(database))
      var found = try verifier.verify(progress: progress)
      guard found.fault == nil else { return found }
      do {
        let views = try scratchViews(of: database)
        found.viewsAgree = try Schema.digest(of: database) == views.read { try Schema.digest(of: $0) }
      } catch let fault as Verification.Fault {
        found.fault = fault
      }
      return found
    }
  }

  private static func scratchViews(of database: Database) throws -> ScratchViews {
    let tables = try database.rows("SELECT digest, bytes FROM published_tables").map { row in
      (digest: row["digest"] as String, bytes: row["bytes"] as Data)
    }
    let events = try Row.fetchCursor(database, sql: "SELECT bytes FROM event ORDER BY sequence")
    return try ScratchViews(tables: tables) { try events.next().map { Array($0["bytes"] as Data) } }
  }
}
