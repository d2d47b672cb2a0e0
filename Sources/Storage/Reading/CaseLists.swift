import Cases
import GRDB
package import Proceedings
package import Vocabulary

extension SQLiteReadingRoom {
  package func cases(_ query: CaseQuery) async throws -> CaseList {
    try await store.pool.read { database in
      var conditions: [String] = []
      var arguments: StatementArguments = []
      func require(_ condition: String, _ values: any DatabaseValueConvertible...) {
        conditions.append(condition)
        for value in values { arguments += [value] }
      }
      if let before = query.before { require("changed_sequence < ?", before) }
      if let state = query.state { require("state = ?", state.rawValue) }
      if let matter = query.matter { require("substr(matter, 1, length(?)) = ?", matter.text, matter.text) }
      if let area = query.area { require("substr(area, 1, length(?)) = ?", area.prefix, area.prefix) }
      if let receiver = query.receiver { require("receiver = ?", receiver.text) }
      if let words = query.words?.trimmed, !words.isEmpty {
        if words.count >= 3 {
          let phrase = "\"" + words.split(separator: "\"").joined(separator: "\"\"") + "\""
          require("id IN (SELECT id FROM view_case_words WHERE view_case_words MATCH ?)", phrase)
        } else {
          // The trigram index knows nothing shorter than three characters, and many Chinese words have two.
          require(
            "(instr(lower(title), lower(?)) > 0 OR instr(lower(text), lower(?)) > 0 OR id = ?)", words, words, words)
        }
      }
      let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
      arguments += [query.limit + 1]
      let rows = try Row.fetchAll(
        database, sql: "SELECT * FROM view_case \(filter) ORDER BY changed_sequence DESC LIMIT ?",
        arguments: arguments)
      let items = try rows.prefix(query.limit).map { try CaseSummary(row: $0) }
      let next: Int64? = rows.count > query.limit ? rows[query.limit - 1]["changed_sequence"] : nil
      return CaseList(items: items, next: next)
    }
  }

  package func casesFiled(by person: PersonID) async throws -> [CaseSummary] {
    try await store.pool.read { database in
      try database.rows(
        "SELECT * FROM view_case WHERE filer = ? ORDER BY changed_sequence DESC LIMIT 100", [person.text]
      ).map { try CaseSummary(row: $0) }
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

extension CaseSummary {
  /// A case as `view_case` holds it.
  init(row: Row) throws {
    let standing = try CaseStanding(row: row)
    self.init(
      id: standing.id, title: row["title"], matter: standing.matter, area: standing.area, state: standing.state,
      outcome: standing.outcome, receiver: standing.receiver, filedAt: row.requiredInstant("filed_at"),
      changedAt: row.requiredInstant("changed_at"), posts: row["posts"])
  }
}
