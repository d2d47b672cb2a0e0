extension Table {
  /// Reads a file by what its bytes are: a workbook (XLSX, whatever its name ends with) or comma-separated values.
  ///
  /// - Errors: `UnreadableTable`.
  package static func all(
    in bytes: [UInt8], file: String, limits: ReadingLimits = ReadingLimits()
  ) throws(UnreadableTable) -> [Table] {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try workbook(bytes, file: file, limits: limits) }
    // The binary workbooks of before 2007.
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw UnreadableTable(file: file, reason: .damagedWorkbook, value: "XLS 97–2003")
    }
    return [try commaSeparated(bytes, file: file, limits: limits)]
  }

  /// Reads the visible sheets of a workbook (ECMA-376) that have rows.
  ///
  /// - Shape: cells as text; days as `2026-07-01`; a merged cell counts for every cell under it; formulas by the values
  ///   stored with them.
  /// - Errors: `UnreadableTable`; a formula without a value and an error value are faults of their cell.
  package static func workbook(
    _ bytes: [UInt8], file: String, limits: ReadingLimits = ReadingLimits()
  ) throws(UnreadableTable) -> [Table] {
    guard bytes.count <= limits.bytes else {
      throw UnreadableTable(file: file, reason: .tooLarge, value: "\(bytes.count) bytes")
    }
    func damaged(_ part: String) -> UnreadableTable {
      UnreadableTable(file: file, reason: .damagedWorkbook, value: part)
    }
    let archive = try ZipArchive(bytes, file: file, limit: limits.bytes)
    guard let bookPart = try archive.part("xl/workbook.xml"),
      let relationsPart = try archive.part("xl/_rels/workbook.xml.rels")
    else { throw damaged("xl/workbook.xml") }
    let book = try WorkbookPart.decode(WorkbookXML.self, bookPart, file: file)
    let relations = try WorkbookPart.decode(RelationsXML.self, relationsPart, file: file)
    let dates: Set<Int> =
      if let styles = try archive.part("xl/styles.xml") {
        try WorkbookPart.decode(StylesXML.self, styles, file: file).dates
      } else { [] }
    let shared = SharedStrings()
    if let part = try archive.part("xl/sharedStrings.xml"), !shared.read(part) { throw damaged("xl/sharedStrings.xml") }

    var tables: [Table] = []
    for sheet in book.sheets.sheet where sheet.state == nil || sheet.state == "visible" {
      guard let target = relations.relations.first(where: { $0.id == sheet.relation })?.target else {
        throw damaged(sheet.name)
      }
      let name = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      guard let part = try archive.part(name) else { throw damaged(name) }
      let reader = SheetRows(
        strings: shared.strings, dates: dates, countsFrom1904: book.countsFrom1904, file: file, limits: limits)
      let isWellFormed = reader.read(part)
      if let fault = reader.fault { throw fault }
      guard isWellFormed else { throw damaged(name) }
      let rows = filled(reader.rows, reader.merges)
      if !rows.isEmpty { tables.append(Table(file: file, sheet: sheet.name, rows: rows)) }
    }
    guard !tables.isEmpty else { throw UnreadableTable(file: file, reason: .empty) }
    return tables
  }

  /// Rows with the text of a merged cell in every cell that it covers.
  private static func filled(
    _ rows: [Row], _ merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)]
  ) -> [Row] {
    guard !merges.isEmpty else { return rows }
    var rows = rows
    let places = Dictionary(rows.enumerated().map { ($1.line, $0) }) { first, _ in first }
    for merge in merges {
      guard let top = places[merge.rows.lowerBound], merge.columns.lowerBound < rows[top].cells.count else { continue }
      let text = rows[top].cells[merge.columns.lowerBound]
      guard !text.isEmpty else { continue }
      // Over the rows that there are, not over those that a range claims.
      for place in rows.indices[top...] where merge.rows.contains(rows[place].line) {
        let line = rows[place].line
        var cells = rows[place].cells
        for column in merge.columns.lowerBound...min(merge.columns.upperBound, merge.columns.lowerBound + 255) {
          while cells.count <= column { cells.append("") }
          if cells[column].isEmpty { cells[column] = text }
        }
        rows[place] = Row(line: line, cells: cells)
      }
    }
    return rows
  }
}
