package import Tables
package import Vocabulary

/// A cell, a row or a file that cannot be taken, with its place and what to do.
package struct TableFault: Hashable, Sendable, Codable {
  /// The name of the file.
  package let file: String
  /// The sheet of a workbook.
  package let sheet: String?
  /// The line of the file, or the row of the sheet, from 1; nil when the file as a whole is at fault.
  package let line: Int?
  /// The header of the column as the file writes it, or its number.
  package let column: String
  /// What the cell says.
  package let value: String
  /// Why, as a stable code.
  package let reason: Reason
  /// What is wrong and what to do, for the person who keeps the list.
  package let message: Bilingual

  /// A fault at a place of a file.
  package init(
    file: String, sheet: String? = nil, line: Int? = nil, column: String = "", value: String = "", reason: Reason,
    message: Bilingual
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.value = value
    self.reason = reason
    self.message = message
  }

  /// The closed list of reasons.
  package enum Reason: String, CaseIterable, Sendable, Codable {
    case unreadable
    case headerNotFound = "header-not-found"
    case columnMissing = "column-missing"
    case columnTwice = "column-twice"
    case noRows = "no-rows"
    case tooManyCells = "too-many-cells"
    case cellMissing = "cell-missing"
    case unknownWord = "unknown-word"
    case badArea = "bad-area"
    case badDate = "bad-date"
    case badLimit = "bad-limit"
    case badNumber = "bad-number"
    case badTerm = "bad-term"
    case unknownReference = "unknown-reference"
    case duplicate
    /// One of the three lists of a township does not say whose it is.
    case townshipMissing = "township-missing"
  }
}

/// Every fault of the files of one import; nothing was taken.
package struct TableFaults: Error, Hashable, Sendable {
  /// At least one fault, in the order of the files and their lines.
  package let faults: [TableFault]

  /// The faults of an import.
  package init(_ faults: [TableFault]) { self.faults = faults }
}

extension TableFault {
  /// The fault of a file that is not a table at all.
  package init(_ unreadable: UnreadableTable) {
    let message: Bilingual =
      switch unreadable.reason {
      case .empty: Bilingual(zh: "文件是空的;请选有内容的表", en: "the file is empty; choose a table with rows")
      case .encoding:
        Bilingual(
          zh: "既不是 UTF-8 也不是 GB18030 的文字;请另存为 UTF-8 的 CSV",
          en: "the text is neither UTF-8 nor GB18030; save the file as CSV in UTF-8")
      case .quoteNotClosed:
        Bilingual(zh: "这里的引号没有结束;请补上后一个引号", en: "this quotation mark is not closed; add the closing one")
      case .textAfterQuote:
        Bilingual(
          zh: "结束引号之后还有文字;请把单元格内的引号写成两个",
          en: "text follows a closing quotation mark; write a quotation mark inside a cell twice")
      case .notText: Bilingual(zh: "文件里有空字符,不是文本", en: "the file holds NUL characters and is not text")
      case .tooLarge:
        Bilingual(zh: "超出读入的上限:\(unreadable.value)", en: "larger than the reader allows: \(unreadable.value)")
      case .damagedWorkbook:
        Bilingual(zh: "工作簿已损坏或不是工作簿;请重新保存", en: "the workbook is damaged or is none; save it again")
      case .cellWithoutValue:
        Bilingual(
          zh: "单元格里是没有结果的公式或错误值;请改为数值或文字",
          en: "the cell holds a formula without a result, or an error; replace it with its value")
      }
    self.init(
      file: unreadable.file, line: unreadable.line, column: unreadable.column.map(String.init) ?? "",
      value: unreadable.value, reason: .unreadable, message: message)
  }
}
