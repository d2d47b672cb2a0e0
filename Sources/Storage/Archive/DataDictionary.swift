package import Vocabulary

/// What an archive of the public record holds: every table and every column of the database, exported with its meaning
/// or withheld with the reason. A test holds that nothing of the schema is missing here.
package struct DataDictionary: Sendable {
  /// A table of the database.
  package struct Table: Sendable {
    /// Its name.
    package let name: String
    /// What a row is; of a table that is withheld, why.
    package let words: Bilingual
    /// Whether nothing of it is exported.
    package let isWithheld: Bool
    /// Its columns; none of a table that is withheld.
    package let columns: [Column]
  }

  /// A column of a table that is exported.
  package struct Column: Sendable {
    /// Its name.
    package let name: String
    /// What it holds; of a column that is withheld, why.
    package let words: Bilingual
    /// Whether it is left out.
    package let isWithheld: Bool
  }

  /// Every table, those that are exported first.
  package let tables: [Table]

  /// The dictionary of the schema of this program.
  package static let ofTheSchema = DataDictionary(reading: text)

  /// The table of a name.
  package func table(_ name: String) -> Table? { tables.first { $0.name == name } }

  /// Reads lines of these kinds: `table: 中文 | English`; below it, with two spaces before it, `column: 中文 | English`, or
  /// several columns in a row whose words are the usual ones; `= column: 中文 | English` for usual words. A `-` before a
  /// name says that it is withheld, and the words say why.
  init(reading text: String) {
    var usual: [String: Bilingual] = [:]
    var tables: [Table] = []
    for line in text.split(separator: "\n") {
      let (name, words) = Self.parts(of: line)
      if line.hasPrefix("= ") {
        usual[String(name.dropFirst(2))] = words
      } else if !line.hasPrefix("  ") {
        tables.append(
          Table(name: Self.bare(name), words: words ?? Self.none, isWithheld: name.hasPrefix("-"), columns: []))
      } else if let table = tables.popLast() {
        let names = words == nil ? line.split(separator: " ") : [name.drop { $0 == " " }]
        let columns = names.map { name in
          Column(
            name: Self.bare(name), words: words ?? usual[Self.bare(name)] ?? Self.none, isWithheld: name.hasPrefix("-"))
        }
        tables.append(
          Table(name: table.name, words: table.words, isWithheld: table.isWithheld, columns: table.columns + columns))
      }
    }
    self.tables = tables
  }

  private static let none = Bilingual(zh: "")

  private static func bare(_ name: Substring) -> String { String(name.drop { $0 == "-" }) }

  /// What stands before the colon, and the words behind it; no words where there is no colon.
  private static func parts(of line: Substring) -> (Substring, Bilingual?) {
    guard let colon = line.firstIndex(of: ":") else { return (line, nil) }
    let words = line[line.index(after: colon)...].split(separator: "|", maxSplits: 1).map { words in
      String(words.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return (line[..<colon], Bilingual(zh: words.first ?? "", en: words.last))
  }
}
