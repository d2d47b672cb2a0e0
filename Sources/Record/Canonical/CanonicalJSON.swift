/// One spelling for every value: JSON in the canonical form of RFC 8785, with integers, strings, arrays and objects only.
///
/// What is hashed must have one spelling, or two honest machines disagree. So members are sorted by the UTF-16 code
/// units of their names, nothing is escaped that need not be, there is no white space, and there are no numbers that
/// two machines may round differently: no fractions, no exponents, and no integer outside ±(2^53 − 1). There is no
/// true, false or null either: what is absent is left out.
///
/// - Source: RFC 8785 (JSON Canonicalization Scheme) §3.2; RFC 7493 (I-JSON) §2.2 for the range of integers.
package enum CanonicalJSON {
  /// The largest integer that every JSON reader keeps exact: 2^53 − 1.
  package static let largestInteger: Int64 = 9_007_199_254_740_991

  /// How many arrays and objects may lie within each other.
  package static let deepest = 64

  /// The canonical bytes of a value.
  ///
  /// - Shape: nil optionals are left out; dictionaries become objects whatever text their keys wrap; sets become arrays
  ///   in the order of their elements' bytes.
  /// - Throws: `CanonicalError` that names the path of a value which has no canonical spelling: a Boolean, a floating
  ///   point number, a nil that cannot be left out, an integer out of range, a member written twice.
  package static func encode<Value: Encodable>(_ value: Value) throws -> [UInt8] {
    let sheet = CanonicalSheet()
    try sheet.write(value, at: 0)
    return try sheet.finished()
  }

  /// Reads a value from canonical bytes, and only from canonical bytes.
  ///
  /// Members that the type does not know are passed over; `decodeExactly` refuses them.
  ///
  /// - Throws: `CanonicalError` with the offset of the byte where the trouble begins.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    let document = CanonicalDocument(bytes: bytes, tokens: try CanonicalParser.tokens(of: bytes))
    do {
      return try CanonicalReader(document: document, token: 0).read(type)
    } catch let error as DecodingError {
      throw document.placed(error)
    }
  }

  /// Reads a value that must be written in exactly these bytes: members that the type does not know are refused.
  ///
  /// - Throws: `CanonicalError` with the offset of the first byte that writing the value again would change.
  package static func decodeExactly<Value: Codable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    let value = try decode(type, from: bytes)
    let again = try encode(value)
    if again == bytes { return value }
    let common = zip(again, bytes).prefix { $0 == $1 }.count
    throw CanonicalError(.unknownContent, offset: common)
  }

  /// Whether the bytes are canonical; the error says where they are not.
  package static func check(_ bytes: [UInt8]) throws {
    _ = try CanonicalParser.tokens(of: bytes)
  }
}
