import COpenSSL

/// A digest over content.
package enum DigestAlgorithm: String, CaseIterable, Sendable, Codable {
  case sha256, sha384, sha512, sm3

  var identifier: ObjectIdentifier {
    switch self {
    case .sha256: .sha256
    case .sha384: .sha384
    case .sha512: .sha512
    case .sm3: .sm3
    }
  }

  init?(_ identifier: ObjectIdentifier) {
    guard let known = Self.allCases.first(where: { $0.identifier == identifier }) else { return nil }
    self = known
  }

  var method: OpaquePointer? {
    switch self {
    case .sha256: EVP_sha256()
    case .sha384: EVP_sha384()
    case .sha512: EVP_sha512()
    case .sm3: EVP_sm3()
    }
  }

  /// How many bytes a digest has.
  package var count: Int {
    switch self {
    case .sha256, .sm3: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  /// The digest of bytes.
  package func digest(_ bytes: some Collection<UInt8>) throws(SignatureFault) -> [UInt8] {
    try Self.digest(Array(bytes), method)
  }

  /// SHA-1, for the hash of a certificate in an old signing-certificate attribute and for nothing else.
  static func sha1(_ bytes: [UInt8]) throws(SignatureFault) -> [UInt8] { try digest(bytes, EVP_sha1()) }

  private static func digest(_ bytes: [UInt8], _ method: OpaquePointer?) throws(SignatureFault) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    try Libcrypto.check(EVP_Digest(bytes, bytes.count, &digest, &count, method, nil), "EVP_Digest")
    return Array(digest.prefix(Int(count)))
  }

  /// The algorithm identifier; parameters are left out, as RFC 5754 has it.
  var der: [UInt8] { DER.sequence(identifier.der) }

  /// Reads an algorithm identifier without parameters or with NULL.
  static func read(_ reader: inout DERReader, _ field: String) throws(SignatureFault) -> DigestAlgorithm {
    var inside = try reader.enter(DERTag.sequence, field)
    let identifier = try inside.identifier(field + ".algorithm")
    if let null = try inside.optional(DERTag.null, field + ".parameters"), !null.content.isEmpty {
      throw inside.fault(field + ".parameters", .outOfRange)
    }
    try inside.end(field)
    guard let algorithm = DigestAlgorithm(identifier) else {
      throw .unsupported(field: field, value: identifier.description)
    }
    return algorithm
  }
}
