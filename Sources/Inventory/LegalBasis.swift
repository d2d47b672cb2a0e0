package import Vocabulary

/// The rank of an instrument in the order of law (效力层级).
///
/// - Source: 立法法 (2023), arts. 98–102.
package enum BasisRank: String, CaseIterable, Sendable, Codable {
  case constitution
  /// 法律.
  case law
  /// 行政法规.
  case administrativeRegulation = "administrative-regulation"
  /// 司法解释.
  case judicialInterpretation = "judicial-interpretation"
  /// 地方性法规、自治条例、单行条例.
  case localRegulation = "local-regulation"
  /// 部门规章.
  case departmentalRule = "departmental-rule"
  /// 地方政府规章.
  case governmentRule = "government-rule"
  /// 党内法规和规范性文件.
  case normative
  /// 自治章程、管理规约、居民公约, and contracts.
  case covenant

  /// How high the rank stands; equal numbers are equal ranks.
  package var height: Int {
    switch self {
    case .constitution: 8
    case .law: 7
    case .administrativeRegulation, .judicialInterpretation: 6
    case .localRegulation: 5
    case .departmentalRule: 4
    case .governmentRule: 4
    case .normative: 2
    case .covenant: 1
    }
  }
}

/// One version of an instrument, or of an article of it, in the table of legal bases (依据库).
package struct LegalBasis: Hashable, Sendable, Codable {
  /// The instrument, as lists cite it.
  package let instrument: String
  /// The version, such as 2025年修订; empty if the table names none.
  package let version: String
  /// The article, such as 第三十六条; empty for the whole instrument.
  package let article: String
  /// Its rank.
  package let rank: BasisRank?
  /// The first day on which it is in force.
  package let from: CivilDate?
  /// The first day on which it is no longer in force.
  package let until: CivilDate?
  /// The instrument that took its place.
  package let supersededBy: String
  /// The body that made it.
  package let issuer: String

  /// A version of an instrument.
  package init(
    instrument: String, version: String = "", article: String = "", rank: BasisRank? = nil, from: CivilDate? = nil,
    until: CivilDate? = nil, supersededBy: String = "", issuer: String = ""
  ) {
    self.instrument = instrument
    self.version = version
    self.article = article
    self.rank = rank
    self.from = from
    self.until = until
    self.supersededBy = supersededBy
    self.issuer = issuer
  }
}

/// One instrument that a row cites, with the articles.
package struct Citation: Hashable, Sendable, Codable {
  /// The instrument without brackets.
  package let instrument: String
  /// The version in brackets after the name, such as 2025年修订, or the document number.
  package let version: String
  /// The articles, as written.
  package let articles: String

  /// A citation of an instrument.
  package init(instrument: String, version: String = "", articles: String = "") {
    self.instrument = instrument
    self.version = version
    self.articles = articles
  }

  /// The citations of a cell such as `消防法第二十八条、第六十条;物业管理条例第四十五条`.
  ///
  /// Parts are separated by `;`, `,`, `、`, `。` or line ends outside of 《》; a part that begins with an article belongs
  /// to the instrument before it.
  package static func all(in text: String) -> [Citation] {
    let text = Words.plain(text)
    guard ByteSearch.containsAny(text, marks) else { return text.isEmpty ? [] : [Citation(reading: text)] }
    var parts: [String] = []
    var part = ""
    var depth = 0
    for character in text {
      if character == "《" {
        if depth == 0, !Words.trimmed(part).isEmpty, part.contains("第") {
          parts.append(part)
          part = ""
        }
        depth += 1
      }
      if character == "》" { depth -= 1 }
      if depth <= 0, ";,、。\n".contains(character) {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    parts.append(part)
    var whole: [String] = []
    for part in parts.map({ Words.trimmed($0) }) where !part.isEmpty {
      if let last = whole.last, articleStart(part) == part.startIndex {
        whole[whole.count - 1] = last + "、" + part
      } else {
        whole.append(part)
      }
    }
    return whole.map(Citation.init(reading:))
  }

  /// What parts a cell, and the brackets that keep it together; a cell without them cites one instrument.
  private static let marks = [";", ",", "、", "。", "\n", "《", "》"]

  private init(reading text: String) {
    var rest = ByteSearch.containsAny(text, ["《", "》"]) ? text.filter { !"《》".contains($0) } : text
    var articles = ""
    if let start = Self.articleStart(rest) {
      articles = String(rest[start...])
      rest = String(rest[..<start])
    }
    var version = ""
    if rest.hasSuffix(")"), let open = rest.lastIndex(of: "(") {
      version = String(rest[rest.index(after: open)...].dropLast())
      rest = String(rest[..<open])
    }
    self.init(instrument: Words.trimmed(rest), version: Words.trimmed(version), articles: Words.trimmed(articles))
  }

  /// Whether the articles name one, such as 第十二条, also as 第12条 or inside 第十条至第十五条; 第一百一十二条 is another.
  func cites(_ article: String) -> Bool {
    let wanted = ArticleNumbers.plain(article)
    let own = ArticleNumbers.plain(articles)
    return own == wanted || ByteSearch.contains(own, wanted) || ArticleNumbers.ranges(in: own, hold: wanted)
  }

  /// Where the articles begin: at 第 with a numeral after it.
  private static func articleStart(_ text: String) -> String.Index? {
    guard ByteSearch.contains(text, "第") else { return nil }
    return text.indices.first { index in
      guard text[index] == "第" else { return false }
      let rest = text[text.index(after: index)...]
      let numeral = rest.prefix { Words.numerals.contains($0) || ($0.isASCII && $0.isNumber) }
      guard !numeral.isEmpty else { return false }
      return rest.dropFirst(numeral.count).first.map { "条章编节款".contains($0) } ?? false
    }
  }
}
