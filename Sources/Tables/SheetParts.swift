import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads the large parts of a workbook as a stream: a tree of every cell of a large sheet would need far more memory
/// than the sheet.
class PartReader: NSObject, XMLParserDelegate {
  var text = ""
  var fault: UnreadableTable?

  /// Walks over a part; false when it is not well-formed.
  func read(_ bytes: [UInt8]) -> Bool {
    guard !WorkbookPart.declaresEntities(bytes) else { return false }
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    parser.delegate = self
    return parser.parse() || fault != nil
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  // The protocol's own methods do nothing, and a subclass that only adds them would never be asked.
  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {}

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {}
}

/// The shared strings of a workbook.
final class SharedStrings: PartReader {
  private(set) var strings: [String] = []
  private var item = ""
  private var isPhonetic = false

  override func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "si": item = ""
    case "rPh": isPhonetic = true
    default: break
    }
    text = ""
  }

  override func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch name {
    case "t": if !isPhonetic { item += text }
    case "rPh": isPhonetic = false
    case "si": strings.append(item)
    default: break
    }
    text = ""
  }
}

/// The rows of a sheet.
final class SheetRows: PartReader {
  private(set) var rows: [Table.Row] = []
  private let strings: [String]
  private let dates: Set<Int>
  private let countsFrom1904: Bool
  private let file: String
  private let limits: ReadingLimits
  private var cells: [String] = []
  private var line = 0
  private var column = 0
  private var type = ""
  private var isDate = false
  private var value: String?
  private var inline = ""
  private var hasFormula = false
  private(set) var merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []

  init(strings: [String], dates: Set<Int>, countsFrom1904: Bool, file: String, limits: ReadingLimits) {
    self.strings = strings
    self.dates = dates
    self.countsFrom1904 = countsFrom1904
    self.file = file
    self.limits = limits
  }

  override func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    text = ""
    switch name {
    case "row":
      cells = []
      column = 0
      line = attributes["r"].flatMap { Int($0) } ?? line + 1
    case "c":
      if let place = attributes["r"].flatMap({ Self.place($0) }) { column = place.column }
      type = attributes["t"] ?? "n"
      isDate = attributes["s"].flatMap { Int($0) }.map { dates.contains($0) } ?? false
      (value, inline, hasFormula) = (nil, "", false)
    case "f": hasFormula = true
    case "mergeCell": if let range = attributes["ref"].flatMap({ Self.range($0) }) { merges.append(range) }
    default: break
    }
  }

  override func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch name {
    case "v": value = text
    case "t": inline += text
    case "c": endCell(parser)
    case "row": endRow(parser)
    default: break
    }
    if name != "r" { text = "" }
  }

  private func endCell(_ parser: XMLParser) {
    defer { column += 1 }
    guard column < limits.columns else { return stop(parser, .tooLarge, "more than \(limits.columns) cells") }
    let content: String
    switch (type, value) {
    case ("inlineStr", _): content = inline
    case ("e", let value): return stop(parser, .cellWithoutValue, value ?? "")
    case ("s", let value?):
      guard let index = Int(value), strings.indices.contains(index) else {
        return stop(parser, .damagedWorkbook, value)
      }
      content = strings[index]
    case ("str", let value?), ("d", let value?): content = value
    case ("b", let value?): content = value == "1" ? "是" : "否"
    case (_, let value?): content = isDate ? day(value) : Self.plainNumber(value)
    case (_, nil):
      if hasFormula { return stop(parser, .cellWithoutValue, "") }
      return
    }
    guard content.utf8.count <= limits.cellBytes else { return stop(parser, .tooLarge, "\(content.utf8.count) bytes") }
    while cells.count < column { cells.append("") }
    if cells.count == column { cells.append(content) } else { cells[column] = content }
  }

  private func endRow(_ parser: XMLParser) {
    if cells.contains(where: { !$0.isEmpty }) { rows.append(Table.Row(line: line, cells: cells)) }
    if rows.count > limits.rows { stop(parser, .tooLarge, "more than \(limits.rows) rows") }
  }

  private func stop(_ parser: XMLParser, _ reason: UnreadableTable.Reason, _ value: String) {
    fault = UnreadableTable(file: file, line: line, column: column + 1, reason: reason, value: value)
    parser.abortParsing()
  }

  /// `AB12` as row 12 and column 27, columns from 0.
  static func place(_ reference: String) -> (row: Int, column: Int)? {
    let letters = reference.utf8.prefix { (65...90).contains($0) }
    guard !letters.isEmpty, letters.count <= 3, let row = Int(reference.dropFirst(letters.count)) else { return nil }
    return (row, letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1)
  }

  private static func range(_ reference: String) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? {
    let ends = reference.split(separator: ":").compactMap { place(String($0)) }
    guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column else { return nil }
    return (ends[0].row...ends[1].row, ends[0].column...ends[1].column)
  }

  /// A number as people write it: workbooks store large ones as `9.9010210106E+15`.
  static func plainNumber(_ text: String) -> String {
    let parts = text.lowercased().split(separator: "e", maxSplits: 1)
    guard parts.count == 2, let exponent = Int(parts[1].replacing("+", with: "")), (0...30).contains(exponent) else {
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = mantissa.count == 2 ? String(mantissa[1]) : ""
    guard fraction.count <= exponent else { return text }
    return String(mantissa[0]) + fraction + String(repeating: "0", count: exponent - fraction.count)
  }

  /// A serial number of a day as `2026-07-01`; the fraction that is the time of day is left out.
  private func day(_ text: String) -> String {
    guard let serial = Int(text.split(separator: ".").first ?? ""), (1...2_958_465).contains(serial) else {
      return text
    }
    // Day 1 is 1900-01-01, and day 60 a 29 February that never was; 1904 counts from 1904-01-01.
    var rest = countsFrom1904 ? serial - 24_107 : serial - 25_569 + (serial < 60 ? 1 : 0)
    rest += 719_468
    let era = rest / 146_097
    let dayOfEra = rest - era * 146_097
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civil = month < 10 ? month + 3 : month - 9
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return
      "\(year + era * 400 + (civil <= 2 ? 1 : 0))-\(padded(civil))-\(padded(dayOfYear - (153 * month + 2) / 5 + 1))"
  }
}
