/// Writes one slot of a sheet: the encoder that a value sees.
struct CanonicalPen: Encoder, SingleValueEncodingContainer {
  let sheet: CanonicalSheet
  let slot: Int

  var codingPath: [any CodingKey] { sheet.path(to: slot) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    sheet.layout.pointee.open(slot, as: .object)
    return KeyedEncodingContainer(CanonicalObjectPen<Key>(sheet: sheet, slot: slot))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    sheet.layout.pointee.open(slot, as: .array)
    return CanonicalArrayPen(sheet: sheet, slot: slot)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  private func refused(_ problem: CanonicalError.Problem) -> CanonicalError {
    CanonicalError(problem, path: canonicalPath(codingPath))
  }

  func encodeNil() throws { throw refused(.null) }
  func encode(_ value: Bool) throws { throw refused(.boolean) }
  func encode(_ value: Double) throws { throw refused(.fraction) }
  func encode(_ value: Float) throws { throw refused(.fraction) }
  func encode(_ value: String) throws { try sheet.layout.pointee.put(value, at: slot) }
  func encode(_ value: Int) throws { try sheet.layout.pointee.put(Int64(value), at: slot) }
  func encode(_ value: Int8) throws { try sheet.layout.pointee.put(Int64(value), at: slot) }
  func encode(_ value: Int16) throws { try sheet.layout.pointee.put(Int64(value), at: slot) }
  func encode(_ value: Int32) throws { try sheet.layout.pointee.put(Int64(value), at: slot) }
  func encode(_ value: Int64) throws { try sheet.layout.pointee.put(value, at: slot) }
  func encode(_ value: UInt) throws { try encode(UInt64(value)) }
  func encode(_ value: UInt8) throws { try sheet.layout.pointee.put(Int64(value), at: slot) }
  func encode(_ value: UInt16) throws { try sheet.layout.pointee.put(Int64(value), at: slot) }
  func encode(_ value: UInt32) throws { try sheet.layout.pointee.put(Int64(value), at: slot) }

  func encode(_ value: UInt64) throws {
    guard let number = Int64(exactly: value) else { throw refused(.integerOutOfRange) }
    try sheet.layout.pointee.put(number, at: slot)
  }

  func encode<Value: Encodable>(_ value: Value) throws { try sheet.write(value, at: slot) }
}

/// Writes the members of an object; a nil member is left out.
struct CanonicalObjectPen<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let sheet: CanonicalSheet
  let slot: Int

  var codingPath: [any CodingKey] { sheet.path(to: slot) }

  private func member(_ key: some CodingKey) -> CanonicalPen {
    CanonicalPen(sheet: sheet, slot: sheet.layout.pointee.member(key.stringValue, of: slot))
  }

  func encodeNil(forKey key: Key) throws {}
  func encode(_ value: String, forKey key: Key) throws { try member(key).encode(value) }
  func encode(_ value: Int, forKey key: Key) throws { try member(key).encode(value) }
  func encode(_ value: Int64, forKey key: Key) throws { try member(key).encode(value) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try member(key).encode(value) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { member(key).unkeyedContainer() }
  func superEncoder() -> any Encoder { member(CanonicalKey(stringValue: "super")) }
  func superEncoder(forKey key: Key) -> any Encoder { member(key) }
}

/// Writes the elements of an array.
struct CanonicalArrayPen: UnkeyedEncodingContainer {
  let sheet: CanonicalSheet
  let slot: Int

  var codingPath: [any CodingKey] { sheet.path(to: slot) }
  var count: Int { sheet.layout.pointee.children(of: slot) }

  private func element() -> CanonicalPen { CanonicalPen(sheet: sheet, slot: sheet.layout.pointee.element(of: slot)) }

  func encodeNil() throws { try element().encodeNil() }
  func encode(_ value: String) throws { try element().encode(value) }
  func encode(_ value: Int) throws { try element().encode(value) }
  func encode(_ value: Int64) throws { try element().encode(value) }
  func encode<Value: Encodable>(_ value: Value) throws { try element().encode(value) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    element().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { element().unkeyedContainer() }
  func superEncoder() -> any Encoder { element() }
}
