/// Writes zip files without compression, so that tests can make good, bad and lying workbooks.
struct SmallZip {
  private var parts: [(name: String, bytes: [UInt8])] = []
  /// What the directory says about the size of every part, instead of the truth.
  var claimedSize: Int?

  mutating func add(_ name: String, _ text: String) { parts.append((name, Array(text.utf8))) }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in parts {
      let offset = file.count
      let size = claimedSize ?? content.count
      let common =
        number(0, 2) + number(0, 2) + number(0, 4) + number(Int(checksum(content)), 4) + number(size, 4)
        + number(size, 4) + number(name.utf8.count, 2)
      file += [0x50, 0x4B, 3, 4] + number(20, 2) + common + number(0, 2) + Array(name.utf8) + content
      directory +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + common + number(0, 2) + number(0, 2)
        + number(0, 2) + number(0, 2) + number(0, 4) + number(offset, 4) + Array(name.utf8)
    }
    let end =
      [0x50, 0x4B, 5, 6] + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
      + number(directory.count, 4) + number(file.count, 4) + number(0, 2)
    return file + directory + end
  }

  private func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// CRC-32 as zip files have it.
  private func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = ~0
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  /// A workbook with one sheet.
  static func workbook(
    rows: String, after: String = "", shared: String? = nil, styles: String? = nil, hidden: String? = nil
  ) -> SmallZip {
    let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let relation = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    var zip = SmallZip()
    let second = hidden == nil ? "" : "<sheet name=\"旧\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/>"
    zip.add(
      "xl/workbook.xml",
      "<workbook \(space) \(relation)><sheets><sheet name=\"清单\" sheetId=\"1\" r:id=\"rId1\"/>\(second)</sheets></workbook>"
    )
    zip.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
        + "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>")
    zip.add("xl/worksheets/sheet1.xml", "<worksheet \(space)><sheetData>\(rows)</sheetData>\(after)</worksheet>")
    if let hidden {
      zip.add("xl/worksheets/sheet2.xml", "<worksheet \(space)><sheetData>\(hidden)</sheetData></worksheet>")
    }
    if let shared { zip.add("xl/sharedStrings.xml", "<sst \(space)>\(shared)</sst>") }
    if let styles { zip.add("xl/styles.xml", "<styleSheet \(space)>\(styles)</styleSheet>") }
    return zip
  }
}
