extension CanonicalDocument {
  /// The integer in a range of bytes that the parser has passed, or in a member's name; nil when it is none.
  func number(_ range: Range<Int>) -> Int64? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = range.lowerBound
      let negative = index < range.upperBound && bytes[index] == UInt8(ascii: "-")
      if negative { index += 1 }
      guard index < range.upperBound else { return nil }
      if bytes[index] == 0x30, negative || range.upperBound > index + 1 { return nil }
      var magnitude: Int64 = 0
      while index < range.upperBound {
        guard (0x30...0x39).contains(bytes[index]) else { return nil }
        magnitude = magnitude * 10 + Int64(bytes[index] - 0x30)
        guard magnitude <= CanonicalJSON.largestInteger else { return nil }
        index += 1
      }
      return negative ? -magnitude : magnitude
    }
  }
}

/// Reads the members of an object by name.
struct CanonicalObjectReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let document: CanonicalDocument
  let token: Int

  var codingPath: [any CodingKey] { document.path(to: token) }

  var allKeys: [Key] {
    var keys: [Key] = []
    var index = token + 1
    let end = Int(document.tokens[token].next)
    while index < end {
      if let key = Key(stringValue: document.text(document.tokens[index])) { keys.append(key) }
      index = Int(document.tokens[index + 1].next)
    }
    return keys
  }

  private func find(_ name: String) -> CanonicalReader? {
    document.member(name, of: token).map { CanonicalReader(document: document, token: $0) }
  }

  private func member(_ key: some CodingKey) throws -> CanonicalReader {
    let name = key.stringValue
    guard let reader = find(name) else {
      throw CanonicalReader(document: document, token: token).refused(.missingMember(name))
    }
    return reader
  }

  func contains(_ key: Key) -> Bool { find(key.stringValue) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { find(key.stringValue) == nil }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try member(key).text() }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try member(key).integer() }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try member(key).read(type) }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try find(key.stringValue)?.text() }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try find(key.stringValue)?.read(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try member(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try member(CanonicalKey(stringValue: "super")) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
}

/// Reads the elements of an array one after the other.
struct CanonicalArrayReader: UnkeyedDecodingContainer {
  let document: CanonicalDocument
  let token: Int
  private var index: Int
  private(set) var currentIndex = 0

  init(document: CanonicalDocument, token: Int) {
    self.document = document
    self.token = token
    index = token + 1
  }

  var codingPath: [any CodingKey] { document.path(to: token) }
  var count: Int? { Int(document.tokens[token].count) }
  var isAtEnd: Bool { index >= Int(document.tokens[token].next) }

  private mutating func element() throws -> CanonicalReader {
    guard !isAtEnd else { throw CanonicalReader(document: document, token: token).refused(.missingElement) }
    let reader = CanonicalReader(document: document, token: index)
    index = Int(document.tokens[index].next)
    currentIndex += 1
    return reader
  }

  mutating func decodeNil() throws -> Bool { false }
  mutating func decode(_ type: String.Type) throws -> String { try element().text() }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try element().integer() }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try element().read(type) }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try element().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try element().unkeyedContainer() }
  mutating func superDecoder() throws -> any Decoder { try element() }
}
