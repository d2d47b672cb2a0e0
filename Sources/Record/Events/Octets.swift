/// Bytes of a foreign format that stand in the record as they are: DER of certificates, revocation lists, signatures.
///
/// In the record they are base64 in its one spelling (RFC 4648 §4).
package struct Octets: Hashable, Sendable, Codable {
  /// The bytes.
  package let bytes: [UInt8]

  /// Some bytes.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads base64; nil when it is spelt in any other way.
  package init?(base64: String) {
    guard let bytes = Base64.decode(Array(base64.utf8)) else { return nil }
    self.bytes = bytes
  }

  /// The bytes as base64.
  package var base64: String { Base64.encode(bytes) }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let octets = Octets(base64: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not base64 in its one spelling")
    }
    self = octets
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(base64)
  }
}
