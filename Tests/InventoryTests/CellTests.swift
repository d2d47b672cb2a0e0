import Inventory
import Testing
import Vocabulary

/// Cells are looked at by their bytes; a walk over their characters says the same.
@Suite("Cells") struct CellTests {
  /// Blanks, characters beside blanks in their bytes, marks that join, and plain ones.
  private static let alphabet: [String] = [
    " ", "\t", "\u{3000}", "\u{A0}", "\u{FEFF}", "\u{200B}", "\u{2028}", "\u{85}", "\u{301}", "\u{302A}", "\u{200D}",
    "a", "Z", "0", "~",
    "局", "䶵", "鿿", "、", "。", "《", "》", "Ａ", "；", "～", "｡", "\u{FF00}", "é", "£", "\u{E000}", "𠀀", "한", "ア", "\u{7F}",
    "\u{1F}",
  ]

  @Test("are trimmed and made plain as by a walk over their characters", arguments: 1...20)
  func spelling(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let cells = (0..<3).map { _ in
        (0..<(1 + Int(random.next() % 6))).map { _ in random.pick(Self.alphabet) }.joined()
      }
      guard !trimmed(cells[0]).isEmpty, !trimmed(cells[1]).isEmpty else { continue }
      let text = "事项编码,事项名称,实施主体,责任事项\n" + "\(cells[2]),\(cells[0]),\(cells[1]),\(cells[0])\n"
      let files = InventoryFiles(entries: [InventoryFile(name: "l.csv", bytes: Array(text.utf8))])
      let entry = try #require(try InventoryTables(files: files).entries.first)
      #expect(entry.name.zh == trimmed(cells[0]) && entry.duty.zh == trimmed(cells[0]))
      let holder = plain(cells[1])
      #expect(entry.holder == (holder == "*" ? .anyone : .party(PartyID(holder))))
      #expect(entry.code.text == (plain(cells[2]).isEmpty ? "行2" : plain(cells[2])))
    }
  }

  private func trimmed(_ text: String) -> String {
    let blank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
    guard let first = text.firstIndex(where: { !blank($0) }), let last = text.lastIndex(where: { !blank($0) }) else {
      return ""
    }
    return String(text[first...last])
  }

  private func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in trimmed(text).unicodeScalars {
      switch scalar.value {
      case 0x3000, 0xA0: scalars.append(" ")
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
