// The room Tables: files that hold tables, read into rows of cells that know their lines.
//
// Decides: how bytes become text, and text becomes cells; nothing about what a cell means.
// Owns: table, row, the fault of a file that is not a table, reading limits.
// May import: libzip and XMLCoder, for workbooks.
//
// The CSV reader is our own, a small one by RFC 4180: every fault of a list must name the line and the column of the
// file that the official has open, and the CSV libraries at hand hand out cells without their lines.

/// A table of one file or of one sheet of a workbook.
package struct Table: Hashable, Sendable {
  /// The name of the file.
  package let file: String
  /// The name of the sheet; nil for a file that is one table.
  package let sheet: String?
  /// The rows that are not empty, in the order of the file.
  package let rows: [Row]

  /// A table of a file.
  package init(file: String, sheet: String? = nil, rows: [Row]) {
    self.file = file
    self.sheet = sheet
    self.rows = rows
  }

  /// A row of a table.
  package struct Row: Hashable, Sendable {
    /// The line of the file, or the row of the sheet, counted from 1, on which the row begins.
    package let line: Int
    /// The texts of the cells, as they stand in the file.
    package let cells: [String]

    /// A row that begins on a line.
    package init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }
}

/// Why a file cannot be read as a table; an error of the file, never of the machine.
package struct UnreadableTable: Error, Hashable, Sendable {
  /// The name of the file.
  package let file: String
  /// The line, counted from 1, if known.
  package let line: Int?
  /// The column in characters, counted from 1, if known.
  package let column: Int?
  /// Why, as a stable code.
  package let reason: Reason
  /// A short part of the file that shows the fault.
  package let value: String

  /// A fault of a file.
  package init(file: String, line: Int? = nil, column: Int? = nil, reason: Reason, value: String = "") {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
    self.value = value
  }

  /// The closed list of reasons.
  package enum Reason: String, CaseIterable, Sendable {
    /// The file has no bytes, or no row.
    case empty
    /// Neither UTF-8, UTF-16 with a mark, nor GB18030.
    case encoding
    /// A quotation mark opens a cell and nothing closes it.
    case quoteNotClosed = "quote-not-closed"
    /// Text stands between a closing quotation mark and the next comma.
    case textAfterQuote = "text-after-quote"
    /// A NUL character: the file is not text.
    case notText = "not-text"
    /// The file, a row or a cell is larger than the limits allow.
    case tooLarge = "too-large"
    /// The workbook is damaged, or not a workbook.
    case damagedWorkbook = "damaged-workbook"
    /// A cell of a workbook holds a formula without a value, or an error value.
    case cellWithoutValue = "cell-without-value"
  }
}

/// How much a file may ask of the reader's memory.
package struct ReadingLimits: Hashable, Sendable {
  /// The most bytes of a file, and of a part of a workbook when it is unpacked.
  package let bytes: Int
  /// The most rows.
  package let rows: Int
  /// The most cells of a row.
  package let columns: Int
  /// The most bytes of a cell in UTF-8.
  package let cellBytes: Int

  /// Limits for a list that people keep by hand, with much room.
  package init(bytes: Int = 256 << 20, rows: Int = 1_000_000, columns: Int = 1_024, cellBytes: Int = 1 << 20) {
    self.bytes = bytes
    self.rows = rows
    self.columns = columns
    self.cellBytes = cellBytes
  }
}
