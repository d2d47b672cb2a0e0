extension Table {
  /// Reads comma-separated values (RFC 4180) in UTF-8 with or without a mark, UTF-16 with a mark, or GB18030; lines end
  /// with LF, CRLF or CR. A first line that has tabs and no comma makes tabs the separator.
  ///
  /// - Shape: one `Row` per record that has a cell that is not empty; quoted cells keep their line ends as LF.
  /// - Errors: `UnreadableTable` with line and column.
  package static func commaSeparated(
    _ bytes: [UInt8], file: String, limits: ReadingLimits = ReadingLimits()
  ) throws(UnreadableTable) -> Table {
    guard !bytes.isEmpty else { throw UnreadableTable(file: file, reason: .empty) }
    guard bytes.count <= limits.bytes else {
      throw UnreadableTable(file: file, reason: .tooLarge, value: "\(bytes.count) bytes")
    }
    var reader = CommaSeparatedReader(try utf8Bytes(of: bytes, file: file), file: file, limits: limits)
    return Table(file: file, rows: try reader.rows())
  }
}

/// A walk over the bytes of a file that counts its lines.
private struct CommaSeparatedReader {
  let bytes: [UInt8]
  let file: String
  let limits: ReadingLimits
  let separator: UInt8
  var position = 0
  var line = 1
  var lineStart = 0
  /// The cells of the row before, and the column being read: in a list most cells say what the cell above them says,
  /// and are not decoded and kept again.
  private var above: [String] = []
  private var column = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  init(_ bytes: [UInt8], file: String, limits: ReadingLimits) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
    let firstLine = bytes.prefix { $0 != Self.lineFeed && $0 != Self.carriageReturn }
    let tabbed = firstLine.contains(0x09) && !firstLine.contains(UInt8(ascii: ","))
    separator = tabbed ? 0x09 : UInt8(ascii: ",")
  }

  mutating func rows() throws(UnreadableTable) -> [Table.Row] {
    var rows: [Table.Row] = []
    while position < bytes.count {
      let start = line
      let cells = try record()
      above = cells
      if cells.contains(where: { !$0.isEmpty }) { rows.append(Table.Row(line: start, cells: cells)) }
      guard rows.count <= limits.rows else { throw fault(.tooLarge, "more than \(limits.rows) rows") }
    }
    guard !rows.isEmpty else { throw UnreadableTable(file: file, reason: .empty) }
    return rows
  }

  private mutating func record() throws(UnreadableTable) -> [String] {
    var cells: [String] = []
    cells.reserveCapacity(above.count)
    while true {
      column = cells.count
      cells.append(try cell())
      guard cells.count <= limits.columns else { throw fault(.tooLarge, "more than \(limits.columns) cells") }
      guard position < bytes.count else { return cells }
      guard bytes[position] == separator else {
        endLine()
        return cells
      }
      position += 1
      // A separator at the very end of the file still opens a last, empty cell.
      if position == bytes.count {
        cells.append("")
        return cells
      }
    }
  }

  private mutating func cell() throws(UnreadableTable) -> String {
    if position < bytes.count, bytes[position] == Self.quote { return try quotedCell() }
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      guard byte != 0 else { throw fault(.notText, "NUL") }
      position += 1
    }
    return try text(bytes[start..<position])
  }

  private mutating func quotedCell() throws(UnreadableTable) -> String {
    let opening = fault(.quoteNotClosed, "\"")
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.quote {
        position += 1
        guard position < bytes.count, bytes[position] == Self.quote else { return try closed(content) }
        content.append(Self.quote)
        position += 1
      } else if byte == Self.lineFeed || byte == Self.carriageReturn {
        endLine()
        content.append(Self.lineFeed)
      } else {
        guard byte != 0 else { throw fault(.notText, "NUL") }
        content.append(byte)
        position += 1
      }
      guard content.count <= limits.cellBytes else {
        throw UnreadableTable(
          file: file, line: opening.line, column: opening.column, reason: .tooLarge,
          value: "a cell of more than \(limits.cellBytes) bytes")
      }
    }
    throw opening
  }

  /// The cell that a quotation mark has just closed; only a separator or the end of the line may follow.
  private func closed(_ content: [UInt8]) throws(UnreadableTable) -> String {
    if position < bytes.count {
      let next = bytes[position]
      guard next == separator || next == Self.lineFeed || next == Self.carriageReturn else {
        let rest = bytes[position...].prefix { $0 != separator && $0 != Self.lineFeed }.prefix(40)
        throw fault(.textAfterQuote, String(decoding: rest, as: UTF8.self))
      }
    }
    return try text(content[...])
  }

  private func text(_ content: ArraySlice<UInt8>) throws(UnreadableTable) -> String {
    guard content.count <= limits.cellBytes else {
      throw fault(.tooLarge, "a cell of more than \(limits.cellBytes) bytes")
    }
    if column < above.count {
      let isSame = above[column].utf8.withContiguousStorageIfAvailable { known in
        content.withUnsafeBufferPointer { $0.count == known.count && $0.elementsEqual(known) }
      }
      if isSame == true { return above[column] }
    }
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func endLine() {
    if bytes[position] == Self.carriageReturn, position + 1 < bytes.count, bytes[position + 1] == Self.lineFeed {
      position += 1
    }
    position += 1
    line += 1
    lineStart = position
  }

  private func fault(_ reason: UnreadableTable.Reason, _ value: String) -> UnreadableTable {
    let column = String(decoding: bytes[lineStart..<min(position, bytes.count)], as: UTF8.self).count + 1
    return UnreadableTable(file: file, line: line, column: column, reason: reason, value: value)
  }
}

extension Table {
  /// Writes rows as comma-separated values: UTF-8 without a mark, LF, quotation marks only where RFC 4180 needs them.
  ///
  /// - Shape: a row with one empty cell is written as `""`, so that it is not lost as an empty line.
  package static func commaSeparatedText(_ rows: [[String]]) -> String {
    var text = ""
    for cells in rows {
      if cells == [""] { text += "\"\"" }
      for (index, cell) in cells.enumerated() {
        if index > 0 { text += "," }
        let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        text +=
          needsQuotes
          ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : cell
      }
      text += "\n"
    }
    return text
  }
}
