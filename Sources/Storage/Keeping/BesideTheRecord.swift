import Foundation
import GRDB

/// What lies beside the events and cannot be derived from them: roots, published tables, private words, credentials,
/// refusals. A table is a view, or lies beside the record, or is the record itself; a test holds that for every table.
enum BesideTheRecord {
  /// Tables that are neither kept nor derived: sessions end with the machine that they were on.
  static let left: Set<String> = ["session"]

  /// The tables of a database that lie beside the record, in the order in which they were made.
  static func tables(_ database: Database) throws -> [String] {
    let derived = Set(try Schema.viewTables(database))
    let all = try String.fetchAll(
      database,
      sql: """
        SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
          AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'grdb\\_%' ESCAPE '\\'
        """)
    let order = try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    let kept = Set(all).subtracting(derived).subtracting(left).subtracting(["event"])
    return order.filter(kept.contains)
  }

  /// Copies those tables to a new database file that has the whole schema and no events.
  static func copy(from database: Database, to file: String) throws {
    let target = try DatabaseQueue(path: file)
    try copy(from: database, into: target)
    try target.close()
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
  }

  /// The same into a database that is open and empty.
  static func copy(from database: Database, into target: DatabaseQueue) throws {
    guard let last = try Schema.migrator.appliedMigrations(database).last else {
      throw BackupFault.unreadable(file: Store.fileName, reason: "the database has no schema")
    }
    try Schema.migrator.migrate(target, upTo: last)
    try target.write { target in
      // The record is what they refer to, and it is not in this file.
      try target.execute(sql: "PRAGMA defer_foreign_keys = ON")
      for table in try tables(database) { try copyRows(of: table, from: database, to: target) }
    }
  }

  /// Copies rows of a table, those of a condition or all, in the order of its key.
  static func copyRows(
    of table: String, where condition: String = "true", _ arguments: StatementArguments = StatementArguments(),
    from database: Database, to target: Database
  ) throws {
    let columns = try database.columns(in: table).map { "\"\($0.name)\"" }
    let order = try database.primaryKey(table).columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let insert = try target.makeStatement(
      sql: """
        INSERT INTO "\(table)" (\(columns.joined(separator: ", "))) \
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """)
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT \(columns.joined(separator: ", ")) FROM \"\(table)\" WHERE \(condition) ORDER BY \(order)",
      arguments: arguments)
    while let row = try rows.next() { try insert.execute(arguments: StatementArguments(row.databaseValues)) }
  }
}
