import Tables
import Testing

@Suite("Workbooks") struct WorkbookTests {
  private func rows(_ zip: SmallZip, limits: ReadingLimits = ReadingLimits()) throws(UnreadableTable) -> [Table.Row] {
    try Table.all(in: zip.bytes, file: "t.xls", limits: limits).flatMap(\.rows)
  }

  private func fault(_ zip: SmallZip, limits: ReadingLimits = ReadingLimits()) -> UnreadableTable? {
    do throws(UnreadableTable) {
      _ = try rows(zip, limits: limits)
      return nil
    } catch { return error }
  }

  @Test("give texts, numbers, days and the values of formulas at their places") func cells() throws {
    let zip = SmallZip.workbook(
      rows: """
        <row r="2"><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>行内</t></is></c></row>
        <row r="5"><c r="A5"><v>9.90102101060000E+14</v></c><c r="B5" s="1"><v>46204</v></c>
        <c r="C5" t="str"><f>A1&amp;B1</f><v>合</v></c><c r="D5" t="b"><v>1</v></c><c r="E5"><v>12.50</v></c></row>
        """,
      shared: "<si><t>无</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>ふ</t></rPh></si>",
      styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")

    let rows = try rows(zip)
    #expect(rows.map(\.line) == [2, 5])
    #expect(rows[0].cells == ["", "富文本", "", "行内"])
    #expect(rows[1].cells == ["990102101060000", "2026-07-01", "合", "是", "12.50"])
  }

  @Test("count days from 1900 and know own formats") func days() throws {
    let zip = SmallZip.workbook(
      rows:
        "<row r=\"1\"><c s=\"0\"><v>1</v></c><c s=\"0\"><v>61</v></c><c s=\"0\"><v>45658.5</v></c><c s=\"1\"><v>45658</v></c></row>",
      styles: """
        <numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171"
        formatCode="0.00&quot;day&quot;"/></numFmts><cellXfs><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>
        """)
    #expect(try rows(zip).first?.cells == ["1900-01-01", "1900-03-01", "2025-01-01", "45658"])
  }

  @Test("spread merged cells, and leave hidden sheets out") func merged() throws {
    let zip = SmallZip.workbook(
      rows: "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>局</t></is></c><c r=\"B1\"><v>1</v></c></row>"
        + "<row r=\"2\"><c r=\"B2\"><v>2</v></c></row>",
      after: "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>",
      hidden: "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>")
    #expect(try rows(zip).map(\.cells) == [["局", "1"], ["局", "2"]])
  }

  @Test("name the cell of a formula without a value and of an error") func faultyCells() {
    let formula = fault(SmallZip.workbook(rows: "<row r=\"3\"><c r=\"C3\"><f>A1</f></c></row>"))
    #expect(formula?.reason == .cellWithoutValue && formula?.line == 3 && formula?.column == 3)
    let error = fault(SmallZip.workbook(rows: "<row r=\"1\"><c t=\"e\"><v>#REF!</v></c></row>"))
    #expect(error?.reason == .cellWithoutValue && error?.value == "#REF!")
    #expect(fault(SmallZip.workbook(rows: "<row r=\"1\"><c t=\"s\"><v>9</v></c></row>"))?.reason == .damagedWorkbook)
  }

  @Test("are refused when they would grow beyond the limits") func bombs() {
    let large = SmallZip.workbook(rows: String(repeating: " ", count: 200_000))
    #expect(fault(large, limits: ReadingLimits(bytes: 300_000)) == UnreadableTable(file: "t.xls", reason: .empty))
    let part = fault(large, limits: ReadingLimits(bytes: 100_000))
    #expect(part?.reason == .tooLarge)
    var lying = large
    lying.claimedSize = 10
    #expect(fault(lying, limits: ReadingLimits(bytes: 300_000)) != nil)
    let far = SmallZip.workbook(rows: "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")
    #expect(fault(far)?.reason == .tooLarge)
    let cell = SmallZip.workbook(
      rows: "<row r=\"1\"><c t=\"inlineStr\"><is><t>\(String(repeating: "长", count: 2_000))</t></is></c></row>")
    #expect(fault(cell, limits: ReadingLimits(cellBytes: 1_000))?.reason == .tooLarge)
  }

  @Test("are refused when they declare entities or are cut off") func hostile() {
    var zip = SmallZip()
    zip.add(
      "xl/workbook.xml",
      "<!DOCTYPE w [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><workbook><sheets>&b;</sheets></workbook>")
    zip.add("xl/_rels/workbook.xml.rels", "<Relationships/>")
    #expect(fault(zip)?.reason == .damagedWorkbook)
    let whole = SmallZip.workbook(rows: "<row r=\"1\"><c><v>1</v></c></row>").bytes
    for length in stride(from: 4, to: whole.count, by: 7) {
      do throws(UnreadableTable) {
        _ = try Table.all(in: Array(whole[..<length]), file: "cut.xlsx")
        Issue.record("a workbook cut at \(length) was read")
      } catch { #expect(error.reason == .damagedWorkbook) }
    }
    do throws(UnreadableTable) {
      _ = try Table.all(in: [0xD0, 0xCF, 0x11, 0xE0, 0xA1], file: "old.xls")
      Issue.record("a binary workbook was read")
    } catch { #expect(error.value == "XLS 97–2003") }
  }

  @Test("damaged at random never crash the reader", arguments: 1...80) func damaged(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func damage(_ bytes: [UInt8]) -> [UInt8] {
      var bytes = bytes
      for _ in 0...next(6) {
        let place = next(bytes.count)
        switch next(3) {
        case 0: bytes[place] = UInt8(next(256))
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + next(30)))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + next(60))], at: place)
        }
        if bytes.isEmpty { return [0] }
      }
      return bytes
    }
    let row =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46204</v></c><c><f>A1</f><v>1</v></c></row>"
    // Damage inside the parts passes the checksums and reaches the readers of XML; damage outside reaches libzip.
    let inside = SmallZip.workbook(
      rows: String(decoding: damage(Array(row.utf8)), as: UTF8.self),
      after: "<mergeCells><mergeCell ref=\"A1:B\(next(2_000_000))\"/></mergeCells>",
      shared: String(decoding: damage(Array("<si><t>文</t></si>".utf8)), as: UTF8.self),
      styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
    for bytes in [inside.bytes, damage(inside.bytes)] {
      do throws(UnreadableTable) {
        let tables = try Table.all(in: bytes, file: "d.xlsx")
        #expect(tables.allSatisfy { !$0.rows.isEmpty }, "seed \(seed)")
      } catch { #expect(error.file == "d.xlsx", "seed \(seed)") }
    }
  }
}
