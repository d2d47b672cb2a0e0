import GRDB
package import Proceedings
package import Vocabulary

extension SQLiteReadingRoom {
  package func personalData(of person: PersonID) async throws -> PersonalData? {
    try await store.pool.read { try $0.personalData(of: person) }
  }
}

extension PersonalData {
  /// Reads everything that is held about a person from a data directory, also while a server runs; nil where nobody of
  /// that number was enrolled.
  ///
  /// - Throws: `StoreFault.missing`.
  package static func read(of person: PersonID, in directory: String) throws -> PersonalData? {
    try Store.reader(of: directory).read { try $0.personalData(of: person) }
  }
}

extension Database {
  /// Everything that is held about a person; nil where nobody of that number was enrolled.
  fileprivate func personalData(of person: PersonID) throws -> PersonalData? {
    guard let name: String = try value("SELECT name FROM view_person WHERE id = ?", [person.text]) else { return nil }
    var tables: [PersonalData.Table] = []
    var withheld: [PersonalData.Withheld] = []
    for table in PersonalTables.ofTheSchema.tables {
      guard case .given(let condition) = table.manner else { continue }
      let given = table.columns.filter { !$0.isWithheld }
      // Names and conditions are those of the text above, never of a request; only the person is an argument.
      let columns = given.map { $0.expression.map { "(\($0))" } ?? "\(table.name).\"\($0.name)\"" }
      let rows = try Row.fetchAll(
        self,
        sql: """
          WITH me (who, quoted) AS (VALUES (?, ?))
          SELECT \(columns.joined(separator: ", ")) FROM me CROSS JOIN \(table.name) WHERE \(condition) ORDER BY 1
          """, arguments: [person.text, "\"\(person.text)\""])
      guard !rows.isEmpty else { continue }
      tables.append(
        PersonalData.Table(
          name: table.name, words: table.words,
          columns: given.map { PersonalData.Column(name: $0.name, words: $0.words, kind: $0.kind) },
          rows: rows.map { $0.databaseValues.map(PersonalData.Value.init) }))
      withheld += table.columns.filter(\.isWithheld).map {
        PersonalData.Withheld(table: table.name, column: $0.name, reason: $0.words)
      }
    }
    let offset: Int? = try value("SELECT utc_offset FROM view_institution")
    return PersonalData(
      person: person, name: name, clock: offset.map { CivilClock(offsetMinutes: $0) } ?? .china, tables: tables,
      withheld: withheld)
  }
}

extension PersonalData.Value {
  /// A value of the database; bytes in hexadecimal, unless they are text.
  fileprivate init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .nothing
    case .int64(let number): self = .number(number)
    case .double(let number): self = .text(String(number))
    case .string(let text): self = .text(text)
    case .blob(let bytes): self = .text(hexadecimal(bytes))
    }
  }
}
