/// One value, or one member's name, in canonical bytes.
struct CanonicalToken {
  enum Kind: UInt8 { case text, escapedText, integer, array, object }

  let kind: Kind
  /// Where its bytes begin and end; texts with their quotation marks.
  let start: Int32
  var end: Int32
  /// The index of the token after this one and all that lies in it.
  var next: Int32
  /// The index of the array or object it lies in, −1 at the top.
  let parent: Int32
  /// Elements of an array, members of an object.
  var count: Int32 = 0
}

/// Reads canonical bytes into a flat list of tokens, and refuses all other bytes.
///
/// In the list an object is followed by name, value, name, value, …; an array by its elements.
///
/// - Source: RFC 8785 §3.2; RFC 8259 for the grammar; RFC 3629 for UTF-8.
struct CanonicalParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var tokens: [CanonicalToken] = []

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 8 + 4)
  }

  static func tokens(of bytes: [UInt8]) throws -> [CanonicalToken] {
    try bytes.withUnsafeBufferPointer { buffer in
      guard buffer.count < Int(Int32.max) else { throw CanonicalError(.tooDeep, offset: Int(Int32.max)) }
      var parser = CanonicalParser(bytes: buffer)
      try parser.value(in: -1, depth: 0)
      if parser.position < buffer.count { throw parser.trouble(.trailingBytes) }
      return parser.tokens
    }
  }

  private func trouble(_ problem: CanonicalError.Problem, at offset: Int? = nil) -> CanonicalError {
    CanonicalError(problem, offset: offset ?? position)
  }

  /// The trouble with a byte that cannot stand where the parser is.
  private func unexpected() -> CanonicalError {
    guard position < bytes.count else { return trouble(.unexpectedEnd) }
    switch bytes[position] {
    case 0x20, 0x09, 0x0A, 0x0D: return trouble(.whitespace)
    default: return trouble(.unexpectedByte(bytes[position]))
    }
  }

  private mutating func value(in parent: Int32, depth: Int) throws {
    guard position < bytes.count else { throw unexpected() }
    switch bytes[position] {
    case UInt8(ascii: "\""): try text(in: parent)
    case UInt8(ascii: "-"), 0x30...0x39: try integer(in: parent)
    case UInt8(ascii: "{"): try object(in: parent, depth: depth)
    case UInt8(ascii: "["): try array(in: parent, depth: depth)
    case UInt8(ascii: "t") where stands("true"), UInt8(ascii: "f") where stands("false"): throw trouble(.boolean)
    case UInt8(ascii: "n") where stands("null"): throw trouble(.null)
    default: throw unexpected()
    }
  }

  private func stands(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  private mutating func open(_ kind: CanonicalToken.Kind, in parent: Int32, depth: Int) throws -> Int32 {
    guard depth < CanonicalJSON.deepest else { throw trouble(.tooDeep) }
    tokens.append(CanonicalToken(kind: kind, start: Int32(position), end: 0, next: 0, parent: parent))
    position += 1
    return Int32(tokens.count - 1)
  }

  private mutating func close(_ index: Int32, count: Int32) {
    position += 1
    tokens[Int(index)].end = Int32(position)
    tokens[Int(index)].next = Int32(tokens.count)
    tokens[Int(index)].count = count
  }

  private mutating func array(in parent: Int32, depth: Int) throws {
    let index = try open(.array, in: parent, depth: depth)
    var count: Int32 = 0
    while position < bytes.count, bytes[position] != UInt8(ascii: "]") {
      if count > 0 { try expect(UInt8(ascii: ",")) }
      try value(in: index, depth: depth + 1)
      count += 1
    }
    guard position < bytes.count else { throw unexpected() }
    close(index, count: count)
  }

  private mutating func object(in parent: Int32, depth: Int) throws {
    let index = try open(.object, in: parent, depth: depth)
    var count: Int32 = 0
    var last = -1
    while position < bytes.count, bytes[position] != UInt8(ascii: "}") {
      if count > 0 { try expect(UInt8(ascii: ",")) }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw unexpected() }
      let name = tokens.count
      try text(in: index)
      if last >= 0 { try checkOrder(last, name) }
      last = name
      try expect(UInt8(ascii: ":"))
      try value(in: index, depth: depth + 1)
      count += 1
    }
    guard position < bytes.count else { throw unexpected() }
    close(index, count: count)
  }

  private mutating func expect(_ byte: UInt8) throws {
    guard position < bytes.count, bytes[position] == byte else { throw unexpected() }
    position += 1
  }

  private func checkOrder(_ former: Int, _ latter: Int) throws {
    let (left, right) = (tokens[former], tokens[latter])
    let order: Int
    if left.kind == .text, right.kind == .text {
      order = orderByUTF16(inner(left), inner(right))
    } else {
      order = unescaped(left).withUnsafeBufferPointer { left in
        unescaped(right).withUnsafeBufferPointer { orderByUTF16(left, $0) }
      }
    }
    guard order >= 0 else { return }
    let name = String(decoding: unescaped(right), as: UTF8.self)
    throw trouble(order == 0 ? .duplicateMember(name) : .unsortedMember(name), at: Int(right.start))
  }

  private func inner(_ token: CanonicalToken) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(token.start) + 1..<Int(token.end) - 1])
  }

  private func unescaped(_ token: CanonicalToken) -> [UInt8] { canonicalUnescape(inner(token)) }

  private mutating func integer(in parent: Int32) throws {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let digits = position
    var magnitude: Int64 = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
      magnitude = magnitude * 10 + Int64(bytes[position] - 0x30)
      guard magnitude <= CanonicalJSON.largestInteger else { throw trouble(.integerOutOfRange, at: start) }
      position += 1
    }
    guard position > digits else { throw unexpected() }
    if bytes[digits] == 0x30, position > digits + 1 || digits > start { throw trouble(.integerSpelling, at: start) }
    if position < bytes.count, [0x2E, 0x45, 0x65].contains(bytes[position]) { throw trouble(.fraction, at: start) }
    append(.integer, from: start, in: parent)
  }

  private mutating func append(_ kind: CanonicalToken.Kind, from start: Int, in parent: Int32) {
    let next = Int32(tokens.count + 1)
    tokens.append(
      CanonicalToken(kind: kind, start: Int32(start), end: Int32(position), next: next, parent: parent))
  }

  private mutating func text(in parent: Int32) throws {
    let start = position
    var kind = CanonicalToken.Kind.text
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return append(kind, from: start, in: parent)
      case UInt8(ascii: "\\"):
        kind = .escapedText
        try escape()
      case 0..<0x20: throw trouble(.controlCharacter)
      case 0..<0x80: position += 1
      default: try multibyte(byte)
      }
    }
    throw unexpected()
  }

  private mutating func escape() throws {
    guard position + 1 < bytes.count else { throw trouble(.unexpectedEnd, at: bytes.count) }
    switch bytes[position + 1] {
    case 0x22, 0x5C, UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      guard position + 5 < bytes.count else { throw trouble(.unexpectedEnd, at: bytes.count) }
      // Only control characters without a short escape are written so, and in lower case.
      guard bytes[position + 2] == 0x30, bytes[position + 3] == 0x30,
        let high = canonicalHexadecimal(bytes[position + 4]), let low = canonicalHexadecimal(bytes[position + 5]),
        high < 2, ![8, 9, 10, 12, 13].contains(high << 4 | low)
      else { throw trouble(.escape) }
      position += 6
    default: throw trouble(.escape)
    }
  }

  /// Steps over one character beyond ASCII; refuses overlong forms, surrogates and what is beyond U+10FFFF.
  private mutating func multibyte(_ lead: UInt8) throws {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: throw trouble(.invalidUTF8)
    }
    guard position + length <= bytes.count else { throw trouble(.invalidUTF8) }
    guard second.contains(bytes[position + 1]) else { throw trouble(.invalidUTF8) }
    for index in position + 2..<position + max(length, 2) where bytes[index] & 0xC0 != 0x80 {
      throw trouble(.invalidUTF8)
    }
    position += length
  }
}

/// The value of a hexadecimal digit in lower case, or nil.
func canonicalHexadecimal(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}

/// The plain bytes of a text that the parser has passed.
func canonicalUnescape(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var plain: [UInt8] = []
  plain.reserveCapacity(text.count)
  var index = 0
  while index < text.count {
    guard text[index] == 0x5C, index + 1 < text.count else {
      plain.append(text[index])
      index += 1
      continue
    }
    index += 2
    switch text[index - 1] {
    case UInt8(ascii: "b"): plain.append(0x08)
    case UInt8(ascii: "f"): plain.append(0x0C)
    case UInt8(ascii: "n"): plain.append(0x0A)
    case UInt8(ascii: "r"): plain.append(0x0D)
    case UInt8(ascii: "t"): plain.append(0x09)
    case UInt8(ascii: "u") where index + 4 <= text.count:
      let digits = text[index + 2..<index + 4].compactMap(canonicalHexadecimal)
      plain.append(digits.reduce(0) { $0 << 4 | $1 })
      index += 4
    default: plain.append(text[index - 1])
    }
  }
  return plain
}
