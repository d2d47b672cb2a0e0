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

  /// Loads the texts in `locales/problems` of a resource folder.
  ///
  /// - Throws: `LoadFault` when a file is missing or the languages differ in their keys or gaps.
  package init(resources folder: String) throws {
    let locales = Locales(folder: folder + "/locales/problems")
    guard locales.faults.isEmpty else { throw LoadFault(faults: locales.faults) }
    byLanguage = locales.byLanguage
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
}
