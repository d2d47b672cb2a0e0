import Tables
import Testing

@Suite("Comma-separated values") struct CommaSeparatedTests {
  private func rows(_ text: String) throws -> [Table.Row] {
    try Table.commaSeparated(Array(text.utf8), file: "t.csv").rows
  }

  @Test("name the damaged place of a file that is UTF-8 everywhere else") func damaged() throws {
    let lines = (1...9).map { "第\($0)行,甲\n" }
    let bytes = Array(lines[..<6].joined().utf8) + [0xFF, 0xFF] + Array(lines[6...].joined().utf8)
    let fault = #expect(throws: UnreadableTable.self) { try Table.commaSeparated(bytes, file: "a.csv") }
    #expect(fault?.reason == .encoding && fault?.line == 7 && fault?.value == "0xff")
  }

  @Test("keep the line on which each row begins, across quoted line ends") func lines() throws {
    let rows = try rows("a,b\r\n\"x\r\ny\",2\n\n3,\"4 \"\"q\"\"\"\n")

    #expect(rows.map(\.line) == [1, 2, 5])
    #expect(rows.map(\.cells) == [["a", "b"], ["x\ny", "2"], ["3", "4 \"q\""]])
  }

  @Test("read the same text from UTF-8, with a mark, from GB18030 and from UTF-16") func encodings() throws {
    let gb: [UInt8] = [0xB9, 0xB2, 0xD6, 0xCE, 0x2C, 0x31, 0x0A]  // 共治,1
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let utf16: [UInt8] = [0xFF, 0xFE, 0x71, 0x51, 0xBB, 0x6C, 0x2C, 0, 0x31, 0]

    for bytes in [Array("共治,1\n".utf8), mark + Array("共治,1".utf8), gb, utf16] {
      #expect(try Table.commaSeparated(bytes, file: "t.csv").rows.map(\.cells) == [["共治", "1"]])
    }
  }

  @Test("name the place of a fault") func faults() {
    func fault(_ bytes: [UInt8]) -> UnreadableTable? {
      do throws(UnreadableTable) {
        _ = try Table.commaSeparated(bytes, file: "t.csv")
        return nil
      } catch { return error }
    }

    let open = fault(Array("a,b\n1,\"2\n3".utf8))
    #expect(open?.reason == .quoteNotClosed && open?.line == 2 && open?.column == 3)
    let after = fault(Array("a\n\"1\"x,2".utf8))
    #expect(after?.reason == .textAfterQuote && after?.line == 2 && after?.value == "x")
    #expect(fault([])?.reason == .empty)
    #expect(fault(Array("\n\n".utf8))?.reason == .empty)
    #expect(fault([0x61, 0])?.reason == .notText)
    let bad = fault([0x61, 0x0A, 0x62, 0xFF])
    #expect(bad?.reason == .encoding && bad?.line == 2)
  }

  @Test("keep an empty last cell") func lastCell() throws {
    #expect(try rows("a,b,").map(\.cells) == [["a", "b", ""]])
    #expect(try rows("a,b,\n1,2,\n").map(\.cells) == [["a", "b", ""], ["1", "2", ""]])
  }
}
