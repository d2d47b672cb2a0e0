import Vocabulary

/// The entries' own codes: unique, and in the scheme of the list.
extension InventoryCheck {
  func codes() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    for (_, positions) in byCode where positions.count > 1 {
      // Versions of one entry that follow each other may keep their code.
      let clashing = positions.filter { position in
        positions.contains { $0 != position && terms[$0].intersection(terms[position]) != nil }
      }
      guard let first = clashing.first else { continue }
      findings.append(
        finding(
          .codeDuplicate, clashing, zh: "职权编码 \(entry(first).code) 出现 \(clashing.count) 次;请给每个条目自己的编码",
          en: "code \(entry(first).code) is used \(clashing.count) times; give each entry its own"))
    }
    // The codes of the three lists of a township are made of the list and the number, and follow no scheme of their own.
    let coded = active.filter { !isTownship($0) }
    let schemes = coded.map { CodeScheme.of(entry($0).code.text) }
    var counts: [CodeScheme: Int] = [:]
    for scheme in schemes { if let scheme { counts[scheme, default: 0] += 1 } }
    guard let main = counts.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }),
      main.value * 2 > coded.count
    else { return findings }
    for (position, scheme) in zip(coded, schemes) where scheme == nil {
      let isMissing = entry(position).code.text == "行\(entry(position).source.line)"
      findings.append(
        finding(
          .codeFormat, [position],
          zh: isMissing
            ? "没有职权编码;请按 \(main.key.words.zh)编码" : "职权编码 \(entry(position).code) 不合编码规则(\(main.key.words.zh));请改正",
          en: isMissing
            ? "no code; give it one of \(main.key.words.en)"
            : "code \(entry(position).code) does not fit the scheme (\(main.key.words.en)); correct it"))
    }
    return findings
  }
}

/// The schemes of codes that lists use.
enum CodeScheme: String, CaseIterable {
  /// 6 region, 3 body, 2 power type, 3 item, 2 sub-item (Hubei).
  case sixteen
  /// 2 letters of the type, 5 item, 3 sub-item; an implementing code adds level, region and organ (Guizhou,
  /// DB52/T 1264-2018).
  case lettered
  /// A letter of the type and 7 digits.
  case letter
  /// A basic item code of the national catalogue, or an implementing code with region, organ and level (GB/T 39554.1).
  case national

  var words: Bilingual {
    switch self {
    case .sixteen:
      Bilingual(
        zh: "16 位:6 位区划、3 位机构、2 位类别、3 位事项、2 位子项", en: "16 characters: 6 region, 3 body, 2 type, 3 item, 2 sub-item")
    case .lettered: Bilingual(zh: "两位类别字母加 8 位数字", en: "2 letters of the type and 8 digits")
    case .letter: Bilingual(zh: "一位类别字母加 7 位数字", en: "a letter of the type and 7 digits")
    case .national: Bilingual(zh: "国家基本目录编码", en: "a code of the national catalogue")
    }
  }

  static func of(_ code: String) -> CodeScheme? {
    let bytes = Array(code.utf8)
    func digits(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { (48...57).contains($0) } }
    func capitals(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { (65...90).contains($0) } }
    func either(_ range: Range<Int>) -> Bool {
      bytes[range].allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    }
    if bytes.count == 16, digits(0..<6), either(6..<9), digits(9..<16) { return .sixteen }
    if bytes.count >= 10, capitals(0..<2), digits(2..<10), bytes.count == 10 || bytes.count >= 17,
      either(10..<bytes.count)
    {
      return .lettered
    }
    if bytes.count == 8, capitals(0..<1), digits(1..<8) { return .letter }
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    if [12, 13, 14].contains(parts[0].utf8.count),
      parts[0].utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }),
      parts.count == 1 || (parts.count >= 4 && parts[1].utf8.count == 12), parts[0].utf8.contains(where: { $0 > 57 })
    {
      return .national
    }
    return nil
  }
}
