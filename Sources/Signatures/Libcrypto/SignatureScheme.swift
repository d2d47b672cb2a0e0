/// How a key signs bytes.
package enum SignatureScheme: Hashable, Sendable {
  case ecdsa(DigestAlgorithm)
  case rsaPKCS1(DigestAlgorithm)
  /// RSASSA-PSS with the mask generation of the same digest and a salt of so many bytes.
  case rsaPSS(DigestAlgorithm, salt: Int)
  /// SM2 over SM3 of Z and the bytes, with the distinguished id 1234567812345678 (GB/T 35276).
  case sm2
  case ed25519

  /// The digest of content that goes with the scheme; Ed25519 has SHA-512 (RFC 8419).
  package var digest: DigestAlgorithm {
    switch self {
    case .ecdsa(let digest), .rsaPKCS1(let digest), .rsaPSS(let digest, _): digest
    case .sm2: .sm3
    case .ed25519: .sha512
    }
  }

  /// What people call it.
  package var name: String {
    switch self {
    case .ecdsa(let digest): "ECDSA \(digest.rawValue.uppercased())"
    case .rsaPKCS1(let digest): "RSA PKCS#1 \(digest.rawValue.uppercased())"
    case .rsaPSS(let digest, _): "RSA-PSS \(digest.rawValue.uppercased())"
    case .sm2: "SM2 SM3"
    case .ed25519: "Ed25519"
    }
  }

  /// The algorithm identifier as it stands in certificates and signatures.
  var der: [UInt8] {
    switch self {
    case .ecdsa(.sha384): return DER.sequence(ObjectIdentifier.ecdsaSHA384.der)
    case .ecdsa(.sha512): return DER.sequence(ObjectIdentifier.ecdsaSHA512.der)
    case .ecdsa: return DER.sequence(ObjectIdentifier.ecdsaSHA256.der)
    case .rsaPKCS1(.sha384): return DER.sequence(ObjectIdentifier.rsaSHA384.der, DER.null)
    case .rsaPKCS1(.sha512): return DER.sequence(ObjectIdentifier.rsaSHA512.der, DER.null)
    case .rsaPKCS1: return DER.sequence(ObjectIdentifier.rsaSHA256.der, DER.null)
    case .rsaPSS(let digest, let salt):
      let hash = DER.sequence(digest.identifier.der, DER.null)
      return DER.sequence(
        ObjectIdentifier.rsaPSS.der,
        DER.sequence(
          DER.element(DERTag.inside(0), hash),
          DER.element(DERTag.inside(1), DER.sequence(ObjectIdentifier.maskGeneration1.der, hash)),
          DER.element(DERTag.inside(2), DER.number(salt))))
    case .sm2: return DER.sequence(ObjectIdentifier.sm2SignWithSM3.der)
    case .ed25519: return DER.sequence(ObjectIdentifier.ed25519.der)
    }
  }

  /// Reads an algorithm identifier. In a CMS signer the digest may be named elsewhere: `digest` is that one.
  static func read(
    _ reader: inout DERReader, _ field: String, digest: DigestAlgorithm? = nil
  ) throws(SignatureFault) -> SignatureScheme {
    var inside = try reader.enter(DERTag.sequence, field)
    let identifier = try inside.identifier(field + ".algorithm")
    if identifier == .rsaPSS { return try readPSS(&inside, field) }
    if let null = try inside.optional(DERTag.null, field + ".parameters"), !null.content.isEmpty {
      throw inside.fault(field + ".parameters", .outOfRange)
    }
    try inside.end(field)
    switch identifier {
    case .ecdsaSHA256: return .ecdsa(.sha256)
    case .ecdsaSHA384: return .ecdsa(.sha384)
    case .ecdsaSHA512: return .ecdsa(.sha512)
    case .rsaSHA256: return .rsaPKCS1(.sha256)
    case .rsaSHA384: return .rsaPKCS1(.sha384)
    case .rsaSHA512: return .rsaPKCS1(.sha512)
    case .sm2SignWithSM3: return .sm2
    case .sm2Sign where digest != nil: return .sm2
    case .ed25519: return .ed25519
    case .rsaEncryption:
      guard let digest, digest != .sm3 else { break }
      return .rsaPKCS1(digest)
    default: break
    }
    throw .unsupported(field: field, value: identifier.description)
  }

  /// Reads RSASSA-PSS-params (RFC 4055 §3.1). SHA-1, which is what it means to leave them out, is not dealt with.
  private static func readPSS(_ inside: inout DERReader, _ field: String) throws(SignatureFault) -> SignatureScheme {
    var parameters = try inside.enter(DERTag.sequence, field + ".parameters")
    try inside.end(field)
    guard var hash = try parameters.optional(DERTag.inside(0), "hashAlgorithm").map({ DERReader($0.content) }),
      var mask = try parameters.optional(DERTag.inside(1), "maskGenAlgorithm").map({ DERReader($0.content) })
    else { throw .unsupported(field: field + ".hashAlgorithm", value: "SHA-1") }
    let digest = try DigestAlgorithm.read(&hash, "hashAlgorithm")
    try hash.end("hashAlgorithm")
    var generator = try mask.enter(DERTag.sequence, "maskGenAlgorithm")
    try mask.end("maskGenAlgorithm")
    let function = try generator.identifier("maskGenAlgorithm")
    guard function == .maskGeneration1 else {
      throw .unsupported(field: "maskGenAlgorithm", value: function.description)
    }
    guard try DigestAlgorithm.read(&generator, "maskGenAlgorithm.hash") == digest, digest != .sm3 else {
      throw .disagrees(field: "maskGenAlgorithm.hash", with: "hashAlgorithm")
    }
    try generator.end("maskGenAlgorithm")
    var salt = 20
    if var length = try parameters.optional(DERTag.inside(2), "saltLength").map({ DERReader($0.content) }) {
      salt = try length.number("saltLength")
      try length.end("saltLength")
    }
    guard salt <= 512 else { throw .unsupported(field: "saltLength", value: String(salt)) }
    try parameters.end(field + ".parameters")
    return .rsaPSS(digest, salt: salt)
  }
}
