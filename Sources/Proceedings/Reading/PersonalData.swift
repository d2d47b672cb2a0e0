package import Vocabulary

/// Everything that is held about one person (个人信息副本), table by table, with what each column means.
///
/// - Source: Personal Information Protection Law art. 45; GDPR art. 15 and 20.
package struct PersonalData: Sendable, Equatable {
  /// What a column holds.
  package enum Kind: Sendable { case plain, instant, json }

  /// A column of a table.
  package struct Column: Sendable, Equatable {
    /// Its name.
    package let name: String
    /// What it holds, in words.
    package let words: Bilingual
    /// How its values are spelt.
    package let kind: Kind

    /// A column.
    package init(name: String, words: Bilingual, kind: Kind) {
      self.name = name
      self.words = words
      self.kind = kind
    }
  }

  /// A value; instants are milliseconds since 1970, UTC.
  package enum Value: Sendable, Equatable {
    /// Words, or JSON in a column of JSON.
    case text(String)
    /// A whole number, or an instant in a column of instants.
    case number(Int64)
    /// There is none.
    case nothing
  }

  /// What of a table is about the person.
  package struct Table: Sendable, Equatable {
    /// The name of the table.
    package let name: String
    /// What a row is, in words.
    package let words: Bilingual
    /// The columns.
    package let columns: [Column]
    /// The rows that are about the person.
    package let rows: [[Value]]

    /// What of a table is about the person.
    package init(name: String, words: Bilingual, columns: [Column], rows: [[Value]]) {
      self.name = name
      self.words = words
      self.columns = columns
      self.rows = rows
    }
  }

  /// Something that is held and not given out.
  package struct Withheld: Sendable, Equatable {
    /// The table.
    package let table: String
    /// The column.
    package let column: String
    /// Why.
    package let reason: Bilingual

    /// Something that is held and not given out.
    package init(table: String, column: String, reason: Bilingual) {
      self.table = table
      self.column = column
      self.reason = reason
    }
  }

  /// The person.
  package let person: PersonID
  /// The public name.
  package let name: String
  /// The civil time of the institution, in which instants are spelt.
  package let clock: CivilClock
  /// The tables that hold something about them.
  package let tables: [Table]
  /// The columns of those tables that are left out.
  package let withheld: [Withheld]

  /// Everything that is held about one person.
  package init(
    person: PersonID, name: String, clock: CivilClock = .china, tables: [Table], withheld: [Withheld]
  ) {
    self.clock = clock
    self.person = person
    self.name = name
    self.tables = tables
    self.withheld = withheld
  }
}
