/// How the cells of lists are read as words: full-width spaces and brackets, separators, Chinese numerals.
enum Words {
  /// The numerals of Chinese.
  static let numerals: Set<Character> = Set("零〇一二两三四五六七八九十百千")

  /// The text without blanks at its ends; U+3000, U+00A0 and line ends are blanks.
  static func trimmed(_ text: some StringProtocol) -> String {
    if CellBytes.hasPlainEnds(text) { return String(text) }
    let blank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
    guard let first = text.firstIndex(where: { !blank($0) }), let last = text.lastIndex(where: { !blank($0) }) else {
      return ""
    }
    return String(text[first...last])
  }

  /// The text in the plain spelling in which it is compared: trimmed, full-width ASCII as ASCII, U+3000 as a blank.
  static func plain(_ text: some StringProtocol) -> String {
    let ends = trimmed(text)
    guard !CellBytes.isPlain(ends) else { return ends }
    var scalars = String.UnicodeScalarView()
    for scalar in ends.unicodeScalars {
      switch scalar.value {
      case 0x3000, 0xA0: scalars.append(" ")
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The parts of a cell between separators, trimmed, without empty ones.
  static func list(_ text: String, separators: String = ";、,\n") -> [String] {
    plain(text).split { separators.contains($0) }.map { trimmed($0) }.filter { !$0.isEmpty }
  }

  /// The number that Chinese numerals up to 9999 say, such as 二十 or 一百零五; nil for anything else.
  static func number(_ text: String) -> Int? {
    guard !text.isEmpty else { return nil }
    let digits: [Character: Int] = [
      "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    let units: [Character: Int] = ["十": 10, "百": 100, "千": 1_000]
    var (total, pending) = (0, 0)
    for character in text {
      if let digit = digits[character] {
        pending = digit
      } else if let unit = units[character] {
        total += max(pending, 1) * unit
        pending = 0
      } else {
        return nil
      }
    }
    return total + pending
  }
}
