import Foundation
import XMLCoder

/// The small parts of a workbook (ECMA-376, part 1, §18): sheets and their names, relations, and styles.
struct WorkbookXML: Decodable {
  let sheets: Sheets
  let workbookPr: Properties?

  struct Sheets: Decodable { let sheet: [Sheet] }
  struct Sheet: Decodable {
    let name: String
    let prefixedID: String?
    let plainID: String?
    let state: String?

    enum CodingKeys: String, CodingKey {
      case name, state
      case prefixedID = "r:id"
      case plainID = "id"
    }

    var relation: String? { prefixedID ?? plainID }
  }
  struct Properties: Decodable { let date1904: String? }

  var countsFrom1904: Bool { ["1", "true"].contains(workbookPr?.date1904 ?? "") }
}

struct RelationsXML: Decodable {
  let relations: [Relation]

  enum CodingKeys: String, CodingKey { case relations = "Relationship" }

  struct Relation: Decodable {
    let id: String
    let target: String

    enum CodingKeys: String, CodingKey {
      case id = "Id"
      case target = "Target"
    }
  }
}

struct StylesXML: Decodable {
  let numFmts: Formats?
  let cellXfs: Cells?

  struct Formats: Decodable { let numFmt: [Format]? }
  struct Format: Decodable {
    let numFmtId: Int
    let formatCode: String
  }
  struct Cells: Decodable { let xf: [Cell]? }
  struct Cell: Decodable { let numFmtId: Int? }

  /// Which of the styles of cells show a number as a date.
  var dates: Set<Int> {
    let own = Set((numFmts?.numFmt ?? []).filter { Self.isDate($0.formatCode) }.map(\.numFmtId))
    let standard: Set<Int> = Set(14...17).union([22]).union(27...31).union([36]).union(50...58)
    let cells = (cellXfs?.xf ?? []).map { $0.numFmtId ?? 0 }
    return Set(cells.indices.filter { own.contains(cells[$0]) || standard.contains(cells[$0]) })
  }

  /// A format with a year or a day outside of quotation marks and brackets.
  private static func isDate(_ format: String) -> Bool {
    var (quoted, bracketed) = (false, false)
    for character in format.lowercased() {
      switch character {
      case "\"": quoted.toggle()
      case "[": bracketed = true
      case "]": bracketed = false
      case "y", "d": if !quoted, !bracketed { return true }
      default: break
      }
    }
    return false
  }
}

enum WorkbookPart {
  /// Decodes a small part; a part with a document type declaration is refused, because entities can grow without end.
  static func decode<Part: Decodable>(
    _ type: Part.Type, _ bytes: [UInt8], file: String
  ) throws(UnreadableTable) -> Part {
    guard !declaresEntities(bytes) else {
      throw UnreadableTable(file: file, reason: .damagedWorkbook, value: "DOCTYPE")
    }
    let decoder = XMLDecoder()
    decoder.shouldProcessNamespaces = true
    do {
      return try decoder.decode(type, from: Data(bytes))
    } catch {
      throw UnreadableTable(file: file, reason: .damagedWorkbook, value: "\(type)")
    }
  }

  static func declaresEntities(_ bytes: [UInt8]) -> Bool {
    let mark = Array("<!DOCTYPE".utf8)
    guard bytes.count >= mark.count else { return false }
    var index = 0
    while let next = bytes[index...].firstIndex(of: mark[0]), next + mark.count <= bytes.count {
      if bytes[next..<(next + mark.count)].elementsEqual(mark) { return true }
      index = next + 1
    }
    return false
  }
}
