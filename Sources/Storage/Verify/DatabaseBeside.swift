import Foundation
import GRDB
import Verification
import Vocabulary

/// What lies beside the record in a database, as the verifier reads it.
final class DatabaseBeside: KeptBeside {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func eachPrivateValue(_ body: (PrivateWords) throws -> Void) throws {
    let values = try Row.fetchCursor(database, sql: "SELECT commitment, salt, text FROM private_value")
    while let row = try values.next() {
      try body(PrivateWords(commitment: row["commitment"], salt: Array(row["salt"] as Data), text: row["text"]))
    }
  }

  func holdsPrivateValue(_ commitment: String) throws -> Bool {
    try database.row("SELECT 1 FROM private_value WHERE commitment = ?", [commitment]) != nil
  }

  func opening(_ commitment: String) throws -> OpenedBytes? {
    try database.row("SELECT salt, bytes FROM envelope WHERE commitment = ?", [commitment]).map {
      OpenedBytes(salt: Array($0["salt"] as Data), bytes: Array($0["bytes"] as Data))
    }
  }

  func holdsCredential(of person: PersonID) throws -> Bool {
    try database.row("SELECT 1 FROM credential WHERE person = ?", [person.text]) != nil
  }

  func isTaken(login: String) throws -> Bool {
    try database.row("SELECT 1 FROM credential WHERE login = ?", [login]) != nil
  }

  func tombstones() throws -> [Tombstone] {
    try database.rows("SELECT person, salt, login FROM tombstone").map {
      Tombstone(
        person: PersonID($0["person"]), salt: Array($0["salt"] as Data), digest: Array($0["login"] as Data))
    }
  }
}
