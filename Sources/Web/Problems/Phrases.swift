import FoundationEssentials
package import Vocabulary

/// The words of problems in both languages, with gaps such as `{party}`.
package struct Phrases: Sendable {
  /// Why the words cannot be used.
  package struct LoadFault: Error, CustomStringConvertible, Equatable {
    /// One sentence for each fault.
    package let faults: [String]
    package var description: String { faults.joined(separator: "\n") }
  }

  private let byLanguage: [Language: [String: String]]

  /// Loads `locales/problems.{zh,en}.json` of a resource folder.
  ///
  /// - Throws: `LoadFault` when a file is missing or the languages differ in their keys or gaps.
  package init(resources folder: String) throws {
    var byLanguage: [Language: [String: String]] = [:]
    var faults: [String] = []
    for language in Language.allCases {
      let path = "\(folder)/locales/problems.\(language.rawValue).json"
      guard let bytes = FileManager.default.contents(atPath: path) else {
        faults.append("\(path) is missing")
        continue
      }
      do {
        byLanguage[language] = try JSONDecoder().decode([String: String].self, from: bytes)
      } catch {
        faults.append("\(path) is not one JSON object of texts")
      }
    }
    if faults.isEmpty {
      for key in Set(byLanguage.values.flatMap(\.keys)).sorted() {
        for language in Language.allCases where byLanguage[language]?[key] == nil {
          faults.append("locales/problems.\(language.rawValue).json lacks \"\(key)\"")
        }
        if Set(byLanguage.values.compactMap { $0[key].map(Self.gaps) }).count > 1 {
          faults.append("locales/problems: \"\(key)\" has other gaps in one language than in the other")
        }
      }
    }
    guard faults.isEmpty else { throw LoadFault(faults: faults) }
    self.byLanguage = byLanguage
  }

  /// The words of a key; nil where there are none.
  package func phrase(_ key: String, _ language: Language) -> String? { byLanguage[language]?[key] }

  /// Every key.
  package var keys: [String] { (byLanguage[.zh] ?? [:]).keys.sorted() }

  /// The words of a key with its gaps filled; a gap without a value gets the general word for it, `word.party`.
  package func words(_ key: String, _ values: [String: String], _ language: Language) -> String {
    guard let phrase = phrase(key, language) else { return "" }
    var text = ""
    var rest = phrase[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      text += values[name] ?? self.phrase("word.\(name)", language) ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private static func gaps(in phrase: String) -> Set<String> {
    var gaps: Set<String> = []
    for piece in phrase.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      if let close = piece.firstIndex(of: "}") { gaps.insert(String(piece[..<close])) }
    }
    return gaps
  }
}
