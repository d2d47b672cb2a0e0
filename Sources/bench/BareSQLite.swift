import GRDBSQLite

/// SQLite without us: the C interface, one table, one prepared statement. What the writer is measured against.
final class BareSQLite {
  private var database: OpaquePointer?
  private var insertion: OpaquePointer?

  /// Opens a file with the settings of the store: WAL, every commit synced.
  init(path: String) throws {
    guard sqlite3_open(path, &database) == SQLITE_OK else { throw BenchFault("cannot open \(path)") }
    try execute("PRAGMA journal_mode = WAL")
    try execute("PRAGMA synchronous = FULL")
  }

  deinit {
    sqlite3_finalize(insertion)
    sqlite3_close(database)
  }

  /// Makes the one table: the bytes of events by their number.
  func makeTable() throws {
    try execute("CREATE TABLE event (sequence INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
    guard
      sqlite3_prepare_v2(database, "INSERT INTO event (sequence, bytes) VALUES (?, ?)", -1, &insertion, nil)
        == SQLITE_OK
    else { throw fault() }
  }

  func execute(_ sql: String) throws {
    guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { throw fault() }
  }

  /// Inserts a batch in one transaction, which is on disk when this returns.
  func insert(_ batch: ArraySlice<[UInt8]>, from sequence: Int64) throws {
    try execute("BEGIN IMMEDIATE")
    for (offset, bytes) in batch.enumerated() {
      sqlite3_bind_int64(insertion, 1, sequence + Int64(offset))
      let step = bytes.withUnsafeBytes { buffer in
        sqlite3_bind_blob(insertion, 2, buffer.baseAddress, Int32(buffer.count), nil)
        return sqlite3_step(insertion)
      }
      guard step == SQLITE_DONE else { throw fault() }
      sqlite3_reset(insertion)
    }
    try execute("COMMIT")
  }

  /// The first column of a query, as blobs.
  func blobs(_ sql: String, from bound: Int64) throws -> [[UInt8]] {
    try column(sql, from: bound) { statement in
      guard let bytes = sqlite3_column_blob(statement, 0) else { return [] }
      return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, 0))))
    }
  }

  /// The first column of a query, as integers.
  func integers(_ sql: String, from bound: Int64) throws -> [Int64] {
    try column(sql, from: bound) { sqlite3_column_int64($0, 0) }
  }

  private func column<Value>(_ sql: String, from bound: Int64, _ read: (OpaquePointer?) -> Value) throws -> [Value] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else { throw fault() }
    defer { sqlite3_finalize(statement) }
    sqlite3_bind_int64(statement, 1, bound)
    var values: [Value] = []
    while sqlite3_step(statement) == SQLITE_ROW { values.append(read(statement)) }
    return values
  }

  private func fault() -> BenchFault {
    BenchFault("SQLite: \(sqlite3_errmsg(database).map { String(cString: $0) } ?? "?")")
  }
}
