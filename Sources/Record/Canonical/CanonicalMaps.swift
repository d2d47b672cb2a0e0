/// Dictionaries and sets, which `Codable` writes in the order of their hashes: here they have one order.
///
/// A dictionary becomes an object whatever text or integer its keys wrap; a set becomes an array in the order of its
/// elements' bytes.
protocol CanonicalMap {
  func write(on sheet: CanonicalSheet, at slot: Int) throws
}

/// The reading side of `CanonicalMap`.
protocol CanonicalReadableMap {
  static func read(from reader: CanonicalReader) throws -> Self
}

extension Dictionary: CanonicalMap where Key: Encodable, Value: Encodable {
  func write(on sheet: CanonicalSheet, at slot: Int) throws {
    sheet.layout.pointee.open(slot, as: .object)
    for (key, value) in self {
      try sheet.write(value, at: sheet.layout.pointee.member(name(of: key, on: sheet, at: slot), of: slot))
    }
  }

  private func name(of key: Key, on sheet: CanonicalSheet, at slot: Int) throws -> String {
    if let text = key as? String { return text }
    if let key = key as? any CodingKeyRepresentable { return key.codingKey.stringValue }
    let scratch = CanonicalSheet()
    try scratch.write(key, at: 0)
    guard let name = scratch.layout.pointee.name(at: 0) else {
      throw CanonicalError(.unexpectedKind(expected: "text key"), path: canonicalPath(sheet.path(to: slot)))
    }
    return name
  }
}

extension Dictionary: CanonicalReadableMap where Key: Decodable, Value: Decodable {
  static func read(from reader: CanonicalReader) throws -> [Key: Value] {
    let members = try reader.members()
    var result: [Key: Value] = [:]
    result.reserveCapacity(members.count)
    for (name, value) in members {
      let key = try key(from: name)
      guard try result.updateValue(value.read(Value.self), forKey: key) == nil else {
        throw name.refused(.duplicateMember(try name.text()))
      }
    }
    return result
  }

  private static func key(from name: CanonicalReader) throws -> Key {
    if let type = Key.self as? any CodingKeyRepresentable.Type {
      let text = try name.text()
      let key = Int(text).map { CanonicalKey(intValue: $0) } ?? CanonicalKey(stringValue: text)
      if key.stringValue == text, let key = type.init(codingKey: key) as? Key { return key }
      if let key = type.init(codingKey: CanonicalKey(stringValue: text)) as? Key { return key }
      throw name.refused(.refused(text))
    }
    return try name.read(Key.self)
  }
}

extension Set: CanonicalMap where Element: Encodable {
  func write(on sheet: CanonicalSheet, at slot: Int) throws {
    sheet.layout.pointee.open(slot, as: .set)
    for element in self { try sheet.write(element, at: sheet.layout.pointee.element(of: slot)) }
  }
}
