package import Vocabulary

/// The words of one language, by key; every word on a page comes from here.
package struct Words: Sendable {
  /// The language.
  package let language: Language
  private let phrases: [String: String]

  init(language: Language, phrases: [String: String]) {
    self.language = language
    self.phrases = phrases
  }

  /// All keys.
  package var keys: Set<String> { Set(phrases.keys) }

  /// The phrase of a key; the key itself where there is none, so that a gap is seen and nothing breaks.
  package subscript(key: String) -> String { phrases[key] ?? key }

  /// The phrase of a key, or nil.
  package func phrase(_ key: String) -> String? { phrases[key] }

  /// The phrase of a key with its gaps, such as `{number}`, filled.
  ///
  /// - Shape: a gap for which no value is given stays as it is.
  package func callAsFunction(_ key: String, _ values: [String: String]) -> String {
    fill(self[key], with: values)
  }

  /// The phrase for a count: `key.one` for 1 where the language has one, else `key`, with `{count}` filled.
  package func count(_ key: String, _ number: Int) -> String {
    let phrase = number == 1 ? phrases[key + ".one"] ?? self[key] : self[key]
    return fill(phrase, with: ["count": grouped(number)])
  }

  /// A whole number with its thousands set apart: `12,345`.
  package func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var result = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// Several words in a row: `甲、乙`, `a, b`.
  package func list(_ words: [String]) -> String { words.joined(separator: self["list.separator"]) }
}

/// A phrase with its gaps filled; one pass, so that a value is never read as a gap.
func fill(_ phrase: String, with values: [String: String]) -> String {
  guard phrase.utf8.contains(UInt8(ascii: "{")) else { return phrase }
  var result = ""
  var rest = phrase[...]
  while let open = rest.firstIndex(of: "{") {
    guard let close = rest[open...].firstIndex(of: "}") else { break }
    result += rest[..<open]
    let name = rest[rest.index(after: open)..<close]
    result += values[String(name)] ?? String(rest[open...close])
    rest = rest[rest.index(after: close)...]
  }
  return result + rest
}
