import Proceedings
package import Vocabulary

/// Where something about a person may lie: every table and every column of the database, given to the person whom it is
/// about, or left out with the reason. A test holds that nothing of the schema is missing here.
package struct PersonalTables: Sendable {
  /// What becomes of a table.
  package enum Manner: Sendable, Equatable {
    /// Its rows that are about the person are given: those that meet the condition.
    case given(condition: String)
    /// It names people, but what it says of them is given with another table.
    case givenElsewhere
    /// It names nobody.
    case namesNobody
  }

  /// A column of a table that is given.
  package struct Column: Sendable {
    /// Its name.
    package let name: String
    /// What it holds; of one that is left out, why.
    package let words: Bilingual
    /// How its values are spelt.
    let kind: PersonalData.Kind
    /// Whether it is left out.
    package let isWithheld: Bool
    /// How it is computed, where it is no column of the schema.
    package let expression: String?
  }

  /// A table of the database.
  package struct Table: Sendable {
    /// Its name.
    package let name: String
    /// What a row is; of a table that is not given, why.
    package let words: Bilingual
    /// What becomes of it.
    package let manner: Manner
    /// The columns of a table that is given.
    package fileprivate(set) var columns: [Column]
  }

  /// Every table.
  package let tables: [Table]

  /// The tables of the schema of this program.
  package static let ofTheSchema = PersonalTables(reading: text, computed: computed, beside: .ofTheSchema)

  /// Reads lines of these kinds: `table ? condition : 中文 | English`, where words may be left out if the dictionary of
  /// the public record has them; `-table: …` for one that names nobody, `~table: …` for one that is given elsewhere;
  /// below a table, with two spaces before them, names of columns, or `column: 中文 | English`. Before the name of a
  /// column, `@` says that it is an instant, `{` that it is JSON, `=` that it is computed, `-` that it is left out.
  init(reading text: String, computed: [String: String], beside dictionary: DataDictionary) {
    var tables: [Table] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("  ") {
        guard let table = tables.last else { continue }
        let (names, words) = Self.parts(of: line, at: ":")
        let columns = names.split(separator: " ").map { name in
          let bare = String(name.drop { "@{=-".contains($0) })
          return Column(
            name: bare, words: words ?? Self.usual(bare, of: table.name, dictionary),
            kind: name.hasPrefix("@") ? .instant : name.hasPrefix("{") || name.hasPrefix("=") ? .json : .plain,
            isWithheld: name.hasPrefix("-"), expression: name.hasPrefix("=") ? computed["\(table.name).\(bare)"] : nil)
        }
        tables[tables.count - 1].columns += columns
      } else if line.hasPrefix("-") || line.hasPrefix("~") {
        let (name, words) = Self.parts(of: line.dropFirst(), at: ":")
        tables.append(
          Table(
            name: String(name), words: words ?? Bilingual(zh: ""),
            manner: line.hasPrefix("-") ? .namesNobody : .givenElsewhere, columns: []))
      } else {
        let (head, words) = Self.parts(of: line, at: " : ")
        let mark = head.firstIndex(of: "?") ?? head.endIndex
        let name = String(head[..<mark].filter { $0 != " " })
        tables.append(
          Table(
            name: name, words: words ?? dictionary.table(name)?.words ?? Bilingual(zh: ""),
            manner: .given(condition: String(head[mark...].dropFirst(2))), columns: []))
      }
    }
    self.tables = tables
  }

  private static func usual(_ column: String, of table: String, _ dictionary: DataDictionary) -> Bilingual {
    dictionary.table(table)?.columns.first { $0.name == column }?.words ?? Bilingual(zh: "")
  }

  /// What stands before a separator, and the words behind it.
  private static func parts(of line: Substring, at separator: String) -> (Substring, Bilingual?) {
    guard let range = line.firstRange(of: separator) else { return (line, nil) }
    let words = line[range.upperBound...].split(separator: "|", maxSplits: 1).map { words in
      String(words.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return (line[..<range.lowerBound], Bilingual(zh: words.first ?? "", en: words.last))
  }
}
