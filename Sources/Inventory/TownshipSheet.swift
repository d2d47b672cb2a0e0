import Tables
import Vocabulary

/// What a source that is one of the three lists of a township says outside of the rows of its entries.
package struct TownshipSource: Hashable, Sendable, Codable {
  /// The township whose list it is, where the rows do not say so.
  package let township: String?
  /// The list that the source is, where its rows do not say so.
  package let list: ListKind?
  /// The rows that carry no entry: titles, the header as it was written, headings of domains.
  package let notes: [RowSource]
}

/// A part of a sheet with a header of its own: one of the three lists, or all of them under one header.
struct TownshipSection {
  var sheet: SheetReader<TownshipColumn>
  /// The list that the titles, the sheet, the columns or the file name; rows may name another.
  let list: ListKind?
  /// The township that the titles, the sheet, the caller or the file name.
  let township: String?
  /// Titles and the header.
  let head: [Table.Row]
  /// Whether the column 类别 says whose view a row is; otherwise it holds the domain.
  let hasSides: Bool

  /// The sections of a table that is such a list, or nil for any other table.
  ///
  /// - Parameters:
  ///   - township: the name that the caller gave, for files that name none.
  ///   - known: what was found out about a part of a table when the table was whole.
  static func all(
    in table: Table, fileName: String, township: String?, known: TownshipSource? = nil
  ) throws(TableFaults) -> [TownshipSection]? {
    // Most lists are none of the three, and are told by the rows where a header may stand.
    guard let first = table.rows.prefix(30).firstIndex(where: { isHeader($0) }),
      known != nil || isOneOfThree(table, first, fileName)
    else { return nil }
    let headers = table.rows.indices.filter { $0 >= first && isHeader(table.rows[$0]) }
    // Titles stand above their header; further down they are told from the rows of the section before by their words.
    var starts = [0]
    for (header, before) in zip(headers.dropFirst(), headers) {
      var start = header
      while start - 1 > before, let text = onlyText(of: table.rows[start - 1]), TownshipWords.isTitle(text) {
        start -= 1
      }
      starts.append(start)
    }
    var sections: [TownshipSection] = []
    var named: String?
    var list = known?.list
    for (index, header) in headers.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : table.rows.count
      let titles = table.rows[starts[index]..<header].flatMap(\.cells)
      named = titles.lazy.compactMap { TownshipWords.township(in: $0) }.first ?? named
      let part = Table(file: table.file, sheet: table.sheet, rows: Array(table.rows[header..<end]))
      let sheet = try SheetReader<TownshipColumn>(part)
      let listed =
        titles.lazy.compactMap { TownshipWords.list(titled: $0) }.first
        ?? table.sheet.flatMap { TownshipWords.list(named: $0) } ?? Self.list(by: table.rows[header])
        // A header that comes again, as on a new page, goes on with the list.
        ?? list ?? TownshipWords.list(named: fileName)
      list = listed
      let own = named ?? table.sheet.flatMap { TownshipWords.township(in: $0) }
      sections.append(
        TownshipSection(
          sheet: sheet, list: listed,
          township: own ?? township
            ?? TownshipWords.township(in: fileName.split(separator: ".").first.map(String.init) ?? ""),
          head: Array(table.rows[starts[index]...header]),
          hasSides: sheet.rows.contains { TownshipWords.sides[sheet.cell(.side, $0).lowercased()] != nil }))
    }
    return sections
  }

  private static let known: [String: Set<TownshipColumn>] = {
    var known: [String: Set<TownshipColumn>] = [:]
    for column in TownshipColumn.allCases {
      for header in column.headers { known[SheetHeader.plain(header), default: []].insert(column) }
    }
    return known
  }()
  private static let holders = Set(EntryColumn.holder.headers.map { SheetHeader.plain($0) })

  private static func isHeader(_ row: Table.Row) -> Bool {
    var found: Set<TownshipColumn> = []
    for cell in row.cells where cell.utf8.count < 64 { found.formUnion(known[SheetHeader.plain(cell)] ?? []) }
    return found.count >= 2 && found.contains(.name)
      && !row.cells.contains { $0.utf8.count < 64 && holders.contains(SheetHeader.plain($0)) }
  }

  private static func isOneOfThree(_ table: Table, _ header: Int, _ fileName: String) -> Bool {
    let cells = table.rows[header].cells.map { SheetHeader.plain($0) }
    if cells.contains(where: { TownshipColumn.telling.contains($0) }) { return true }
    if table.rows[..<header].contains(where: { $0.cells.contains { TownshipWords.isTitle($0) } }) {
      return true
    }
    if [table.sheet ?? "", fileName].contains(where: {
      TownshipWords.isTitle($0) || $0.lowercased().contains("township")
    }) {
      return true
    }
    // A column that names the three lists by their own words.
    let lists = Set(TownshipColumn.list.headers.map { SheetHeader.plain($0) })
    guard let place = cells.firstIndex(where: { lists.contains($0) }) else { return false }
    return table.rows[(header + 1)...].contains { row in
      place < row.cells.count && TownshipWords.lists[Words.plain(row.cells[place]).lowercased()] != nil
    }
  }

  /// The list that only has such columns.
  private static func list(by header: Table.Row) -> ListKind? {
    let cells = Set(header.cells.map { SheetHeader.plain($0) })
    func has(_ column: TownshipColumn) -> Bool { column.headers.contains { cells.contains(SheetHeader.plain($0)) } }
    guard !has(.list) else { return nil }
    if has(.townshipDuty) || cells.contains(SheetHeader.plain("对应上级部门")) { return .cooperating }
    return has(.method) || cells.contains(SheetHeader.plain("承接部门")) ? .recalled : nil
  }

  /// The text of a row that says one thing: one cell, or the same in all cells that a merged cell covers.
  static func onlyText(of row: Table.Row) -> String? {
    let texts = row.cells.map { Words.trimmed($0) }.filter { !$0.isEmpty }
    guard let first = texts.first, texts.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// The heading that a row is, if it is none of the items.
  func heading(_ row: Table.Row) -> String? {
    guard let text = Self.onlyText(of: row) else { return nil }
    let isItem = row.cells.count { !Words.trimmed($0).isEmpty } == 1 && !sheet.cell(.name, row).isEmpty
    // A single text under the names is an item whose number is missing, unless it is written as a heading.
    return isItem && !TownshipWords.isHeading(text) && !TownshipWords.isTitle(text) ? nil : text
  }
}
