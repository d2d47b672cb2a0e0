import Tables
import Vocabulary

/// A closed list of the columns of one kind of table, with the headers under which real tables have them.
package protocol Column: RawRepresentable<Int>, Hashable, Sendable, CaseIterable {
  /// Headers in the spelling of `SheetHeader.plain`, the product's own header first.
  var headers: [String] { get }
  /// Whether a table without the column, or a row without the cell, cannot be taken.
  var isRequired: Bool { get }
}

/// The spelling in which headers are compared.
enum SheetHeader {
  /// Without blanks and line ends, full-width characters as ASCII, lower case, without a mark for required cells.
  static func plain(_ text: String) -> String {
    Words.plain(text).lowercased().filter { !$0.isWhitespace && !"*_-".contains($0) }
  }
}

/// The rows of a table under a header that was found by synonyms, and the faults met while reading their cells.
struct SheetReader<Field: Column> {
  let table: Table
  let headers: [String]
  let headerLine: Int
  let rows: [Table.Row]
  private let positions: [Field: Int]
  /// For each column, by its raw value, where it stands; -1 for columns that the header lacks.
  private let places: [Int]
  /// The columns of the header whose cells must not be empty.
  private let required: [Field]
  var faults: [TableFault] = []
  private var dates = CellMemo<CivilDate>()
  private var limits = CellMemo<TimeLimit>()
  private var areas = CellMemo<AreaCode>()

  /// Finds the header among the first 30 rows: the row in which most columns are known, and at least two of them.
  init(_ table: Table) throws(TableFaults) {
    self.table = table
    var best: (score: Int, index: Int, positions: [Field: Int]) = (0, 0, [:])
    let meanings = Self.meanings()
    for (index, row) in table.rows.prefix(30).enumerated() {
      let positions = Self.positions(in: row.cells, meanings)
      if positions.count > best.score { best = (positions.count, index, positions) }
    }
    guard best.score >= 2 else {
      let first = table.rows.first
      throw TableFaults([
        TableFault(
          file: table.file, sheet: table.sheet, line: first?.line, value: first?.cells.joined(separator: ",") ?? "",
          reason: .headerNotFound,
          message: Bilingual(
            zh: "前 30 行里没有认得的表头;请写上例如“\(Self.examples)”",
            en: "no header was recognised in the first 30 rows; write for example “\(Self.examples)”"))
      ])
    }
    let header = table.rows[best.index]
    headers = header.cells.map { Words.trimmed($0) }
    headerLine = header.line
    positions = best.positions
    var places = [Int](repeating: -1, count: Field.allCases.count)
    for (field, index) in best.positions { places[field.rawValue] = index }
    self.places = places
    required = Field.allCases.filter { $0.isRequired && best.positions[$0] != nil }
    rows = table.rows[(best.index + 1)...].filter { row in row.cells.contains { !Words.trimmed($0).isEmpty } }
    checkHeader()
  }

  private static var examples: String {
    Field.allCases.filter(\.isRequired).compactMap(\.headers.first).joined(separator: "、")
  }

  /// The columns that each header may mean, with the rank of the header among those of its column.
  private static func meanings() -> [String: [(field: Field, rank: Int)]] {
    var meanings: [String: [(field: Field, rank: Int)]] = [:]
    for field in Field.allCases {
      for (rank, header) in field.headers.enumerated() {
        meanings[SheetHeader.plain(header), default: []].append((field, rank))
      }
    }
    return meanings
  }

  /// Where the columns stand in a row of headers; the product's own header wins over synonyms.
  private static func positions(
    in cells: [String], _ meanings: [String: [(field: Field, rank: Int)]]
  ) -> [Field: Int] {
    var found: [Field: (rank: Int, index: Int)] = [:]
    for (index, cell) in cells.enumerated() {
      for (field, rank) in meanings[SheetHeader.plain(cell)] ?? [] where rank < found[field]?.rank ?? Int.max {
        found[field] = (rank, index)
      }
    }
    return found.mapValues(\.index)
  }

  /// The column at a position of the header, if the header means one.
  func field(at position: Int) -> Field? { positions.first { $0.value == position }?.key }

  private mutating func checkHeader() {
    for field in Field.allCases where field.isRequired && positions[field] == nil {
      fault(
        line: headerLine, column: field.headers.first ?? "", value: "", .columnMissing,
        zh: "缺少这一列;请加上", en: "the column is missing; add it")
    }
    let own = headers.map { SheetHeader.plain($0) }.filter { !$0.isEmpty }
    for (index, header) in own.enumerated() where own[..<index].contains(header) {
      fault(
        line: headerLine, column: header, value: header, .columnTwice,
        zh: "同名的列出现两次;请改名或删去一列", en: "two columns have the same name; rename or remove one")
    }
    if rows.isEmpty {
      fault(line: headerLine, column: "", value: "", .noRows, zh: "表头之下没有行", en: "no row follows the header")
    }
  }

  /// Whether the table has every column that it must have.
  var isComplete: Bool { Field.allCases.allSatisfy { !$0.isRequired || has($0) } }

  /// Whether the table has the column.
  func has(_ field: Field) -> Bool { positions[field] != nil }

  /// The cell in plain spelling, empty if there is none.
  func cell(_ field: Field, _ row: Table.Row) -> String { Words.plain(raw(field, row)) }

  /// The cell with its own punctuation, trimmed.
  func text(_ field: Field, _ row: Table.Row) -> String { Words.trimmed(raw(field, row)) }

  private func raw(_ field: Field, _ row: Table.Row) -> String {
    let index = places[field.rawValue]
    return index >= 0 && index < row.cells.count ? row.cells[index] : ""
  }

  /// Reports a cell.
  mutating func fault(_ field: Field, _ row: Table.Row, _ reason: TableFault.Reason, zh: String, en: String) {
    let column = positions[field].map { headers[$0] } ?? field.headers.first ?? ""
    fault(line: row.line, column: column, value: text(field, row), reason, zh: zh, en: en)
  }

  /// Reports a place of the table.
  mutating func fault(
    line: Int, column: String, value: String, _ reason: TableFault.Reason, zh: String, en: String
  ) {
    faults.append(
      TableFault(
        file: table.file, sheet: table.sheet, line: line, column: column, value: value, reason: reason,
        message: Bilingual(zh: zh, en: en)))
  }

  /// Reports cells beyond the header and required cells that are empty.
  mutating func checkShape(of row: Table.Row) {
    for (index, cell) in row.cells.enumerated() where index >= headers.count && !Words.trimmed(cell).isEmpty {
      fault(
        line: row.line, column: "\(index + 1)", value: cell, .tooManyCells,
        zh: "这一行的单元格比表头多;请检查多余的逗号", en: "the row has more cells than the header; look for a stray comma")
      break
    }
    for field in required where cell(field, row).isEmpty {
      fault(field, row, .cellMissing, zh: "不能为空;请填写", en: "must not be empty; fill it in")
    }
  }

  /// A day, or nil for an empty cell or a word for “without end”.
  mutating func date(_ field: Field, _ row: Table.Row) -> CivilDate? {
    let cell = cell(field, row)
    if cell.isEmpty { return nil }
    if let known = dates[cell] { return known }
    if ListWords.withoutEnd.contains(cell.lowercased()) { return nil }
    // Workbooks add a time of midnight to days.
    let day = cell.split(separator: " ").first.map(String.init) ?? cell
    if let date = CivilDate(day) {
      dates[cell] = date
      return date
    }
    fault(
      field, row, .badDate, zh: "不是日期;请写成 2026-07-01", en: "not a date; write it as 2026-07-01")
    return nil
  }

  /// A limit, or nil for an empty cell or a word for “none”.
  mutating func limit(
    _ field: Field, from: String, origin: TimeLimit.Origin, _ row: Table.Row
  ) -> TimeLimit? {
    let cell = cell(field, row)
    if cell.isEmpty { return nil }
    if let known = limits[cell] {
      return TimeLimit(number: known.number, unit: known.unit, from: from, origin: origin)
    }
    if ListWords.none.contains(cell.lowercased()) { return nil }
    if let limit = TimeLimit(cell, from: from, origin: origin) {
      limits[cell] = limit
      return limit
    }
    // Words without a number, such as 按合同约定, set no limit that could be counted.
    guard cell.contains(where: { $0.isASCII && $0.isNumber }) else { return nil }
    fault(
      field, row, .badLimit, zh: "不是时限;请写成例如 20工作日、24小时、90日",
      en: "not a time limit; write for example 20工作日, 24小时 or 90 days")
    return nil
  }

  /// An area by its code, or `*`; an empty cell is everywhere.
  mutating func area(_ field: Field, _ row: Table.Row, named: [String: AreaCode] = [:]) -> AreaCode? {
    let cell = cell(field, row)
    if let known = areas[cell] { return known }
    let isWhole = cell.isEmpty || cell == "*" || ListWords.wholeAreas.contains(cell)
    if let code = isWhole ? AreaCode("00") : AreaCode(cell) ?? named[cell] {
      areas[cell] = code
      return code
    }
    fault(
      field, row, .badArea, zh: "不是区域代码(2、4、6、9、12、14 或 15 位数字)",
      en: "not an area code (2, 4, 6, 9, 12, 14 or 15 digits)")
    return nil
  }

  /// A word of a closed list.
  mutating func word<Value>(
    _ field: Field, _ row: Table.Row, among words: [String: Value], within parts: [(String, Value)] = [],
    examples: String
  ) -> Value? {
    let cell = cell(field, row)
    if cell.isEmpty { return nil }
    let lower = cell.lowercased()
    if let value = words[lower] ?? words[String(lower.map { " _".contains($0) ? "-" : $0 })] { return value }
    if let value = ListWords.within(cell, parts) { return value }
    fault(field, row, .unknownWord, zh: "不认得这个词;可用:\(examples)", en: "unknown word; use \(examples)")
    return nil
  }
}
