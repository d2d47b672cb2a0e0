import Vocabulary

/// The text of a template while it is made ready for one language: parts put in, words put in.
///
/// A part is written `{{> name}}` and stands in a file of its own. A word is written `{{t.key}}` and comes from the
/// locale file; a gap `{number}` in a phrase becomes the field `{{number}}` of what is shown.
struct TemplateText {
  /// The text of every template file, by name.
  let files: [String: String]
  /// What was missing on the way, in words for the one who keeps the files.
  private(set) var faults: [String] = []

  init(files: [String: String]) { self.files = files }

  /// The text of a template with its parts put in, the indentation of the file taken out, and the line ends taken out
  /// after tags that stand alone on a line and leave nothing there.
  mutating func assembled(_ name: String, within outer: [String] = []) -> String {
    guard let text = files[name] else {
      faults.append("templates/\(name).mustache is missing\(outer.last.map { ", \($0).mustache asks for it" } ?? "")")
      return ""
    }
    guard !outer.contains(name) else {
      faults.append("templates/\(name).mustache contains itself")
      return ""
    }
    var flush = ""
    for line in text.split(separator: "\n") {
      let line = line.drop { $0 == " " }
      flush += line
      if !Self.standsAlone(line) { flush += "\n" }
    }
    if !outer.isEmpty, flush.last == "\n" { flush.removeLast() }
    return Self.replacing("{{>", in: flush) { part in assembled(trimmed(part), within: outer + [name]) }
  }

  /// An assembled text with the words of a language put in.
  mutating func worded(_ text: String, by words: Words, template: String) -> String {
    Self.replacing("{{t.", in: text) { key in
      guard let phrase = words.phrase(key) else {
        faults.append("the texts in \(words.language.rawValue) lack \"\(key)\", \(template).mustache asks for it")
        return ""
      }
      var escaped: [UInt8] = []
      Template.escape(phrase, into: &escaped)
      return Self.fields(in: String(decoding: escaped, as: UTF8.self))
    }
  }

  /// The keys of the words that a text asks for.
  static func keys(in text: String) -> Set<String> {
    var keys: Set<String> = []
    _ = replacing("{{t.", in: text) { key in
      keys.insert(key)
      return ""
    }
    return keys
  }

  /// Whether a line is one tag that opens or closes a section or puts in a part, and nothing else.
  private static func standsAlone(_ line: Substring) -> Bool {
    guard line.hasPrefix("{{"), line.hasSuffix("}}"), let sign = line.dropFirst(2).first, "#^/>".contains(sign) else {
      return false
    }
    return !line.dropFirst(2).dropLast(2).contains("}")
  }

  /// A phrase whose gaps `{name}` are fields `{{name}}`.
  private static func fields(in phrase: String) -> String {
    var result = ""
    for character in phrase {
      switch character {
      case "{": result += "{{"
      case "}": result += "}}"
      default: result.append(character)
      }
    }
    return result
  }

  /// Replaces each `opening…}}` of a text.
  private static func replacing(_ opening: String, in text: String, by make: (String) -> String) -> String {
    let bytes = Array(text.utf8)
    let opening = Array(opening.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var done = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == opening[0], bytes[index...].starts(with: opening),
        let close = bytes[index...].firstIndex(of: UInt8(ascii: "}"))
      else {
        index += 1
        continue
      }
      result += bytes[done..<index]
      result += make(String(decoding: bytes[(index + opening.count)..<close], as: UTF8.self)).utf8
      index = close + 2
      done = min(index, bytes.count)
    }
    result += bytes[done...]
    return String(decoding: result, as: UTF8.self)
  }
}

/// A word without the spaces around it.
private func trimmed(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }
