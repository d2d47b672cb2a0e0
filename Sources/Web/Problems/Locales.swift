import FoundationEssentials
import Vocabulary

/// Texts by language and key, read from a folder with a file a topic and language: `cases.zh.json`, `cases.en.json`.
struct Locales {
  /// The texts of each language.
  let byLanguage: [Language: [String: String]]
  /// What is missing, told twice, or differs between the languages; one sentence each.
  let faults: [String]

  /// Reads every file of a folder.
  ///
  /// - Shape: a file that cannot be read is a fault and adds nothing.
  init(folder: String) {
    var byLanguage: [Language: [String: String]] = [:]
    var faults: [String] = []
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    for language in Language.allCases {
      let files = names.filter { $0.hasSuffix(".\(language.rawValue).json") }
      if files.isEmpty { faults.append("\(folder) has no texts of the language \(language.rawValue)") }
      for file in files {
        guard
          let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)"),
          let texts = try? JSONDecoder().decode([String: String].self, from: bytes)
        else {
          faults.append("\(folder)/\(file) is not one JSON object of texts")
          continue
        }
        for (key, text) in texts where byLanguage[language, default: [:]].updateValue(text, forKey: key) != nil {
          faults.append("\(folder)/\(file) tells \"\(key)\" a second time")
        }
      }
    }
    if faults.isEmpty { faults = Self.differences(of: byLanguage) }
    self.byLanguage = byLanguage
    self.faults = faults
  }

  /// Keys that one language has and another lacks, and texts whose gaps differ.
  static func differences(of locales: [Language: [String: String]]) -> [String] {
    var faults: [String] = []
    for key in Set(locales.values.flatMap(\.keys)).filter({ !$0.hasSuffix(".one") }).sorted() {
      for language in Language.allCases where locales[language]?[key] == nil {
        faults.append("the texts in \(language.rawValue) lack \"\(key)\"")
      }
      if Set(locales.values.compactMap { $0[key] }.map(gaps(in:))).count > 1 {
        faults.append("\"\(key)\" has other gaps in one language than in another")
      }
    }
    return faults
  }

  /// The names of the gaps of a text: `party` of `{party}`.
  static func gaps(in text: String) -> Set<String> {
    var gaps: Set<String> = []
    for piece in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      if let close = piece.firstIndex(of: "}") { gaps.insert(String(piece[..<close])) }
    }
    return gaps
  }
}
