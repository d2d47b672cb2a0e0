/// How articles are numbered: 第十二条 and 第12条 are the same, and 第十条至第十五条 holds both.
enum ArticleNumbers {
  /// The text with every number after 第 in digits; a bare number is an article.
  static func plain(_ text: String) -> String {
    let text = Words.plain(text)
    if let number = value(text[...]) { return "第\(number)条" }
    var plain = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      plain.append(character)
      guard character == "第" else { continue }
      let numeral = rest.prefix { isNumeral($0) }
      guard let number = value(numeral) else { continue }
      plain += String(number)
      rest = rest.dropFirst(numeral.count)
    }
    return plain
  }

  /// Whether a range of a plain text, such as 第10条至第15条, holds an article such as 第12条.
  static func ranges(in plain: String, hold article: String) -> Bool {
    guard plain.contains("至"), let wanted = number(ofArticle: article[...]) else { return false }
    let parts = plain.split(separator: "至")
    return zip(parts, parts.dropFirst()).contains { left, right in
      guard let start = left.lastIndex(of: "第"), let first = number(ofArticle: left[start...]),
        let end = right.firstIndex(of: "条"), let last = number(ofArticle: right[...end])
      else { return false }
      return first <= wanted && wanted <= last
    }
  }

  private static func number(ofArticle text: Substring) -> Int? {
    guard text.first == "第", text.last == "条" else { return nil }
    return Int(text.dropFirst().dropLast())
  }

  private static func isNumeral(_ character: Character) -> Bool {
    Words.numerals.contains(character) || (character.isASCII && character.isNumber)
  }

  private static func value(_ numeral: Substring) -> Int? { Int(numeral) ?? Words.number(String(numeral)) }
}
