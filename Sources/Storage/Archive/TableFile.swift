import Foundation
import GRDB
import Proceedings

/// A table of the database as a file of comma-separated values (RFC 4180): a header, rows in the order of their
/// columns, no value for NULL and `""` for an empty text, bytes in hexadecimal.
enum TableFile {
  /// Writes the exported columns of a table; the same rows give the same bytes.
  static func write(_ table: DataDictionary.Table, of database: Database, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { throw BackupFault.unreadable(file: path, reason: "it cannot be written") }
    defer { try? handle.close() }
    let columns = table.columns.filter { !$0.isWithheld }.map(\.name)
    let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let order = columns.indices.map { String($0 + 1) }.joined(separator: ", ")
    var piece = columns.joined(separator: ",") + "\r\n"
    let rows = try Row.fetchCursor(database, sql: "SELECT \(list) FROM \"\(table.name)\" ORDER BY \(order)")
    while let row = try rows.next() {
      piece += row.databaseValues.map(field).joined(separator: ",") + "\r\n"
      if piece.utf8.count > 1 << 18 {
        try handle.write(contentsOf: Data(piece.utf8))
        piece = ""
      }
    }
    try handle.write(contentsOf: Data(piece.utf8))
  }

  private static func field(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: ""
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .blob(let bytes): hexadecimal(bytes)
    case .string(let text):
      text.isEmpty || text.contains { $0 == "\"" || $0 == "," || $0.isNewline }
        ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
  }
}
