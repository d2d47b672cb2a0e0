import Crypto
import Foundation
import GRDB
import Proceedings
import Vocabulary

/// What lies beside the record of a person, and how it goes.
extension Database {
  /// The commitments by a person: in their enrolment, and in the cases that they filed.
  static let commitmentsOfPerson = """
    SELECT commitment FROM view_commitment
    WHERE person = ? OR subject IN (SELECT id FROM view_case WHERE filer = ?)
    """

  /// Erases the private words of a person with their salts, and the way to sign in; keeps a salted digest of the login
  /// name, so that the name cannot get a second voice while a ballot runs.
  func erase(_ erasure: Erasure) throws {
    let person = erasure.person
    let login: String? = try value("SELECT login FROM credential WHERE person = ?", [person.text])
    if let login {
      let salt = Data(erasure.salt)
      try run(
        "INSERT INTO tombstone (person, salt, login) VALUES (?, ?, ?)",
        [person.text, salt, Self.digest(login, salt)])
    }
    try run(
      "DELETE FROM private_value WHERE commitment IN (\(Self.commitmentsOfPerson))", [person.text, person.text])
    try run("DELETE FROM credential WHERE person = ?", [person.text])
    try run("DELETE FROM session WHERE person = ?", [person.text])
    try renew("private_value")
    try renew("credential")
  }

  /// How many private values of a person lie beside the record.
  func privateValues(of person: PersonID) throws -> Int {
    try value(
      "SELECT count(*) FROM private_value WHERE commitment IN (\(Self.commitmentsOfPerson))",
      [person.text, person.text]) ?? 0
  }

  /// Whether a login name was that of someone who was erased and is on the roll of a ballot that is not counted yet.
  func isTombstoned(login: String) throws -> Bool {
    let rows = try rows(
      """
      SELECT salt, login FROM tombstone WHERE EXISTS (
        SELECT 1 FROM view_roll JOIN view_ballot ON view_ballot.id = view_roll.ballot
        WHERE view_roll.voter = tombstone.person AND view_ballot.result IS NULL)
      """)
    return rows.contains { Self.digest(login, $0["salt"]) == $0["login"] as Data }
  }

  private static func digest(_ login: String, _ salt: Data) -> Data {
    Data(SHA256.hash(data: salt + Data(login.utf8)))
  }
}
