/// Canonical bytes that have been parsed.
final class CanonicalDocument: Sendable {
  let bytes: [UInt8]
  let tokens: [CanonicalToken]

  init(bytes: [UInt8], tokens: [CanonicalToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// The bytes of a text without its quotation marks, escapes as they stand.
  func inner<Result>(_ token: CanonicalToken, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result
  {
    try bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[Int(token.start) + 1..<Int(token.end) - 1]))
    }
  }

  func text(_ token: CanonicalToken) -> String {
    inner(token) { inner in
      token.kind == .text
        ? String(decoding: inner, as: UTF8.self) : String(decoding: canonicalUnescape(inner), as: UTF8.self)
    }
  }

  /// Whether the text of a member's name has these bytes.
  func text(_ token: CanonicalToken, is name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard token.kind == .text else { return inner(token) { canonicalUnescape($0).elementsEqual(name) } }
    guard Int(token.end - token.start) - 2 == name.count else { return false }
    return inner(token) { inner in
      for index in name.indices where inner[index] != name[index] { return false }
      return true
    }
  }

  /// The index of the value of an object's member; nil when it has none of that name.
  func member(_ name: String, of object: Int) -> Int? {
    var name = name
    return name.withUTF8 { name in
      var index = object + 1
      let end = Int(tokens[object].next)
      while index < end {
        if text(tokens[index], is: name) { return index + 1 }
        index = Int(tokens[index + 1].next)
      }
      return nil
    }
  }

  /// The keys from the top to a token.
  func path(to token: Int) -> [any CodingKey] {
    var keys: [any CodingKey] = []
    var index = token
    while tokens[index].parent >= 0 {
      let parent = Int(tokens[index].parent)
      keys.append(key(of: index, in: parent))
      index = parent
    }
    return keys.reversed()
  }

  private func key(of child: Int, in parent: Int) -> CanonicalKey {
    var (index, previous, position) = (parent + 1, parent + 1, 0)
    while index < child {
      previous = index
      index = Int(tokens[index].next)
      position += 1
    }
    guard tokens[parent].kind == .object else { return CanonicalKey(intValue: position) }
    // Names and values take turns.
    return CanonicalKey(stringValue: text(tokens[position % 2 == 0 ? child : previous]))
  }

  /// An error of a type's own reading, with the place in the bytes.
  func placed(_ error: DecodingError) -> CanonicalError {
    let context: DecodingError.Context
    let problem: CanonicalError.Problem
    switch error {
    case .typeMismatch(let type, let found): (context, problem) = (found, .unexpectedKind(expected: "\(type)"))
    case .valueNotFound(_, let found): (context, problem) = (found, .missingElement)
    case .keyNotFound(let key, let found): (context, problem) = (found, .missingMember(key.stringValue))
    case .dataCorrupted(let found): (context, problem) = (found, .refused(found.debugDescription))
    @unknown default: return CanonicalError(.refused("unknown"))
    }
    return CanonicalError(problem, offset: offset(of: context.codingPath), path: canonicalPath(context.codingPath))
  }

  private func offset(of path: [any CodingKey]) -> Int {
    var reader = CanonicalReader(document: self, token: 0)
    for key in path {
      guard let child = reader.child(key) else { break }
      reader = child
    }
    return Int(tokens[reader.token].start)
  }
}

/// Reads one token of a document: the decoder that a type sees.
struct CanonicalReader: Decoder, SingleValueDecodingContainer {
  let document: CanonicalDocument
  let token: Int

  var codingPath: [any CodingKey] { document.path(to: token) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }
  private var here: CanonicalToken { document.tokens[token] }

  func refused(_ problem: CanonicalError.Problem) -> CanonicalError {
    CanonicalError(problem, offset: Int(here.start), path: canonicalPath(codingPath))
  }

  func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
    // Dictionaries are one pointer; the cast is dear and spared to all else.
    if MemoryLayout<Value>.size == MemoryLayout<UnsafeRawPointer>.size,
      let map = type as? any CanonicalReadableMap.Type, let value = try map.read(from: self) as? Value
    {
      return value
    }
    return try Value(from: self)
  }

  func text() throws -> String {
    let here = here
    guard here.kind == .text || here.kind == .escapedText else { throw refused(.unexpectedKind(expected: "text")) }
    return document.text(here)
  }

  func integer() throws -> Int64 {
    let here = here
    var index = Int(here.start)
    var end = Int(here.end)
    switch here.kind {
    case .integer: break
    case .text where isName:
      // The name of a member may wrap an integer.
      (index, end) = (index + 1, end - 1)
    default: throw refused(.unexpectedKind(expected: "integer"))
    }
    guard let number = document.number(index..<end) else { throw refused(.unexpectedKind(expected: "integer")) }
    return number
  }

  /// Whether this token is the name of a member.
  private var isName: Bool {
    guard here.parent >= 0, document.tokens[Int(here.parent)].kind == .object else { return false }
    var index = Int(here.parent) + 1
    var name = true
    while index < token {
      index = Int(document.tokens[index].next)
      name.toggle()
    }
    return name
  }

  private func fitted<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    guard let number = Number(exactly: try integer()) else { throw refused(.integerSpelling) }
    return number
  }

  /// The members of an object: readers of name and value, in the order of the bytes.
  func members() throws -> [(name: CanonicalReader, value: CanonicalReader)] {
    guard here.kind == .object else { throw refused(.unexpectedKind(expected: "object")) }
    var result: [(name: CanonicalReader, value: CanonicalReader)] = []
    result.reserveCapacity(Int(here.count))
    var index = token + 1
    while index < Int(here.next) {
      result.append(
        (CanonicalReader(document: document, token: index), CanonicalReader(document: document, token: index + 1)))
      index = Int(document.tokens[index + 1].next)
    }
    return result
  }

  /// The value below a key, if there is one.
  func child(_ key: any CodingKey) -> CanonicalReader? {
    switch here.kind {
    case .object:
      return document.member(key.stringValue, of: token).map { CanonicalReader(document: document, token: $0) }
    case .array:
      guard let position = key.intValue, position >= 0, position < Int(here.count) else { return nil }
      var index = token + 1
      for _ in 0..<position { index = Int(document.tokens[index].next) }
      return CanonicalReader(document: document, token: index)
    default: return nil
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard here.kind == .object else { throw refused(.unexpectedKind(expected: "object")) }
    return KeyedDecodingContainer(CanonicalObjectReader<Key>(document: document, token: token))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard here.kind == .array else { throw refused(.unexpectedKind(expected: "array")) }
    return CanonicalArrayReader(document: document, token: token)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { false }
  func decode(_ type: Bool.Type) throws -> Bool { throw refused(.boolean) }
  func decode(_ type: Double.Type) throws -> Double { throw refused(.fraction) }
  func decode(_ type: Float.Type) throws -> Float { throw refused(.fraction) }
  func decode(_ type: String.Type) throws -> String { try text() }
  func decode(_ type: Int.Type) throws -> Int { try fitted(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try fitted(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try fitted(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try fitted(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try fitted(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try fitted(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try fitted(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try fitted(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try fitted(type) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try read(type) }
}
