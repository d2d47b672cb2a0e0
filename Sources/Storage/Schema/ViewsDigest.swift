import Crypto
import GRDB
import Proceedings

extension Schema {
  /// SHA-256 over every row of every view, in hexadecimal: equal digests mean equal views.
  static func digest(of database: Database) throws -> String {
    var hash = SHA256()
    for table in try viewTables(database).sorted() {
      hash.update(data: Array("\(table)\n".utf8))
      let columns = try database.columns(in: table).map(\.name)
      let order = columns.indices.map { String($0 + 1) }.joined(separator: ", ")
      let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let cursor = try Row.fetchCursor(database, sql: "SELECT \(list) FROM \(table) ORDER BY \(order)")
      while let row = try cursor.next() {
        for value in row.databaseValues {
          let text = "\(value)"
          hash.update(data: Array("\(text.utf8.count):\(text)\u{1F}".utf8))
        }
        hash.update(data: [0x0A])
      }
    }
    return hexadecimal(hash.finalize())
  }
}
