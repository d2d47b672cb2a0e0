/// A template made ready: the bytes that stand in it, and between them the values and sections of what is shown.
///
/// The language is Mustache without partials, which are put in before, and without unescaped values, which nothing here
/// may have. It is read once and rendered often, so that a page costs its values and little more; a test renders every
/// page with swift-mustache too and compares.
///
/// - Source: mustache(5), https://mustache.github.io/mustache.5.html
struct Template: Sendable {
  /// Why a text is not a template, in words.
  struct Fault: Error, Equatable {
    let words: String
  }

  /// A name, in its parts: `deadline.due.words`; `.` is the empty name.
  typealias Name = [String]

  /// A piece of a template.
  indirect enum Piece: Sendable {
    case bytes([UInt8])
    case value(Name)
    case section(Name, [Piece])
    case otherwise(Name, [Piece])
  }

  private let pieces: [Piece]

  /// Reads a text.
  init(_ text: String) throws(Fault) {
    var open: [(sign: UInt8, name: String, pieces: [Piece])] = [(0, "", [])]
    let bytes = Array(text.utf8)
    var done = 0
    while let start = Self.position(of: UInt8(ascii: "{"), in: bytes, from: done) {
      open[open.count - 1].pieces.append(.bytes(Array(bytes[done..<start])))
      guard let end = Self.position(of: UInt8(ascii: "}"), in: bytes, from: start) else {
        throw Fault(words: "a tag is never closed")
      }
      let tag = bytes[(start + 2)..<end].filter { $0 != UInt8(ascii: " ") }
      done = end + 2
      guard let sign = tag.first else { throw Fault(words: "a tag has no name") }
      let name = String(decoding: "#^/".utf8.contains(sign) ? tag.dropFirst() : tag[...], as: UTF8.self)
      switch sign {
      case UInt8(ascii: "#"), UInt8(ascii: "^"): open.append((sign, name, []))
      case UInt8(ascii: "/"):
        guard open.count > 1, let closed = open.popLast(), closed.name == name else {
          throw Fault(words: "{{/\(name)}} closes what is not open")
        }
        let piece: Piece =
          closed.sign == UInt8(ascii: "#")
          ? .section(Self.parts(name), closed.pieces) : .otherwise(Self.parts(name), closed.pieces)
        open[open.count - 1].pieces.append(piece)
      default:
        guard name.utf8.allSatisfy(Self.isOfAName) else { throw Fault(words: "{{\(name)}} is not a name") }
        open[open.count - 1].pieces.append(.value(Self.parts(name)))
      }
    }
    guard open.count == 1 else { throw Fault(words: "{{#\(open[open.count - 1].name)}} is never closed") }
    pieces = open[0].pieces + [.bytes(Array(bytes[done...]))]
  }

  /// Appends the HTML of what is shown.
  func render(_ shown: some Shown, into page: inout [UInt8]) {
    var stack: [ShownValue] = [.one(shown)]
    Self.render(pieces, on: &stack, into: &page)
  }

  // MARK: Rendering

  private static func render(_ pieces: [Piece], on stack: inout [ShownValue], into page: inout [UInt8]) {
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): page.append(contentsOf: bytes)
      case .value(let name):
        if case .text(let text)? = find(name, on: stack) { escape(text, into: &page) }
      case .section(let name, let inside):
        switch find(name, on: stack) {
        case .flag(true): render(inside, on: &stack, into: &page)
        case .many(let values): for value in values { render(inside, on: &stack, with: value, into: &page) }
        case .one(let shown): render(inside, on: &stack, with: .one(shown), into: &page)
        case .text(let text): render(inside, on: &stack, with: .text(text), into: &page)
        case .flag(false), .nothing, nil: break
        }
      case .otherwise(let name, let inside):
        switch find(name, on: stack) {
        case .flag(false), .nothing, nil: render(inside, on: &stack, into: &page)
        case .many(let values): if values.isEmpty { render(inside, on: &stack, into: &page) }
        case .flag(true), .one, .text: break
        }
      }
    }
  }

  private static func render(
    _ pieces: [Piece], on stack: inout [ShownValue], with value: ShownValue, into page: inout [UInt8]
  ) {
    stack.append(value)
    render(pieces, on: &stack, into: &page)
    stack.removeLast()
  }

  /// What a name means: the nearest value that has its first part, and then part by part.
  private static func find(_ name: Name, on stack: [ShownValue]) -> ShownValue? {
    guard let first = name.first else { return stack.last }
    var found: ShownValue?
    var index = stack.count
    while found == nil, index > 0 {
      index -= 1
      if case .one(let shown) = stack[index] { found = shown.field(first) }
    }
    for part in name.dropFirst() {
      guard case .one(let shown)? = found else { return found == nil ? nil : .nothing }
      found = shown.field(part)
    }
    return found
  }

  /// Appends a text with `& < > " '` as references; Chinese text, which has none of them, is appended as it is.
  static func escape(_ text: String, into page: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      var done = 0
      for index in bytes.indices {
        let reference: StaticString
        switch bytes[index] {
        case UInt8(ascii: "&"): reference = "&amp;"
        case UInt8(ascii: "<"): reference = "&lt;"
        case UInt8(ascii: ">"): reference = "&gt;"
        case UInt8(ascii: "\""): reference = "&quot;"
        case UInt8(ascii: "'"): reference = "&#39;"
        default: continue
        }
        page.append(contentsOf: bytes[done..<index])
        reference.withUTF8Buffer { page.append(contentsOf: $0) }
        done = index + 1
      }
      page.append(contentsOf: bytes[done...])
    }
  }

  // MARK: Reading

  private static func parts(_ name: String) -> Name { name.split(separator: ".").map(String.init) }

  private static func isOfAName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// Where a brace first stands twice.
  private static func position(of brace: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == brace, bytes[index + 1] == brace { return index }
      index += 1
    }
    return nil
  }
}
