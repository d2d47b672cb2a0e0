/// Reads HTML strictly, as a reader that forgives nothing: what it finds wrong is listed.
struct Markup {
  /// What is wrong, each with the text around it.
  private(set) var faults: [String] = []
  /// The ids of the elements.
  private(set) var ids: [String] = []
  /// The values of an attribute, by its name.
  private(set) var values: [String: [String]] = [:]
  /// The text between the tags.
  private(set) var text = ""
  private(set) var names: [String] = []

  private static let void: Set<String> = ["meta", "link", "input", "br", "hr", "img", "rect", "path"]

  init(_ html: String) {
    var open: [String] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      take(rest[..<start])
      guard let end = Self.end(of: rest[start...]) else {
        faults.append("a tag does not end: \(rest[start...].prefix(60))")
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.last == name { open.removeLast() } else { faults.append("</\(name)> within \(open.suffix(4))") }
        continue
      }
      let name = String(tag.prefix { !" /\n".contains($0) })
      names.append(name)
      attributes(tag.dropFirst(name.count), of: name)
      if !Self.void.contains(name), !tag.hasSuffix("/") { open.append(name) }
    }
    take(rest)
    if !open.isEmpty { faults.append("left open: \(open)") }
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted { faults.append("the id \(id) stands twice") }
    for target in (values["href"] ?? []) where target.hasPrefix("#") && !seen.contains(String(target.dropFirst())) {
      faults.append("\(target) leads nowhere")
    }
    for name in ["for", "aria-describedby", "aria-labelledby"] {
      for target in (values[name] ?? []).flatMap({ $0.split(separator: " ") }) where !seen.contains(String(target)) {
        faults.append("\(name)=\(target) names nothing")
      }
    }
  }

  private mutating func take(_ piece: Substring) {
    text += piece
    if piece.contains("{{") { faults.append("a tag of a template: \(piece.prefix(80))") }
    if piece.contains(">") { faults.append("a stray >: \(piece.prefix(80))") }
  }

  /// The end of a tag, outside quotes.
  private static func end(of text: Substring) -> Substring.Index? {
    var quoted = false
    for index in text.indices {
      if text[index] == "\"" { quoted.toggle() }
      if text[index] == ">", !quoted { return index }
    }
    return nil
  }

  private mutating func attributes(_ text: Substring, of element: String) {
    var rest = text
    var seen: Set<String> = []
    while let first = rest.first {
      if first == " " || first == "/" || first == "\n" {
        rest.removeFirst()
        continue
      }
      let name = String(rest.prefix { $0 != "=" && $0 != " " && $0 != "/" })
      rest = rest.dropFirst(name.count)
      if !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ":") }) || name.isEmpty {
        faults.append("the attribute \(name) of \(element)")
        return
      }
      if !seen.insert(name).inserted { faults.append("\(name) stands twice in \(element)") }
      guard rest.first == "=" else { continue }
      rest.removeFirst()
      guard rest.first == "\"" else {
        faults.append("\(name) of \(element) is not quoted")
        return
      }
      rest.removeFirst()
      let value = String(rest.prefix { $0 != "\"" })
      rest = rest.dropFirst(value.count + 1)
      if value.contains("<") { faults.append("a < in \(name) of \(element): \(value.prefix(60))") }
      values[name, default: []].append(value)
      if name == "id" {
        if value.isEmpty || value.contains(where: \.isWhitespace) { faults.append("the id “\(value)”") }
        ids.append(value)
      }
    }
  }
}
