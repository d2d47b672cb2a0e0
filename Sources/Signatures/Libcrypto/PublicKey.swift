import COpenSSL

/// What kind of key it is.
package enum KeyKind: String, CaseIterable, Sendable, Codable {
  case p256 = "p-256"
  case p384 = "p-384"
  case rsa
  case sm2
  case ed25519

  /// Whether a key of this kind signs in this way.
  package func fits(_ scheme: SignatureScheme) -> Bool {
    switch (self, scheme) {
    case (.p256, .ecdsa), (.p384, .ecdsa), (.rsa, .rsaPKCS1), (.rsa, .rsaPSS), (.sm2, .sm2), (.ed25519, .ed25519): true
    default: false
    }
  }

  /// The scheme that a key of this kind uses when nothing else is asked for.
  package var usualScheme: SignatureScheme {
    switch self {
    case .p256: .ecdsa(.sha256)
    case .p384: .ecdsa(.sha384)
    case .rsa: .rsaPKCS1(.sha256)
    case .sm2: .sm2
    case .ed25519: .ed25519
    }
  }
}

/// A public key, checked to lie on its curve or to be long enough.
package final class PublicKey: Sendable {
  /// The shortest RSA modulus that is taken, in bits.
  package static let fewestRSABits: Int32 = 2048

  /// SubjectPublicKeyInfo, DER.
  package let der: [UInt8]
  package let kind: KeyKind
  /// The bits of the key itself, of which identifiers of keys are made.
  let keyBits: [UInt8]
  // Set once, freed in deinit, and only read by calls that libcrypto allows from several threads at once.
  nonisolated(unsafe) private let pointer: OpaquePointer

  /// Reads a SubjectPublicKeyInfo.
  package convenience init(der: [UInt8]) throws(SignatureFault) {
    var reader = DERReader(der)
    let whole = try reader.read(DERTag.sequence, "subjectPublicKeyInfo").whole
    try reader.end("subjectPublicKeyInfo")
    try self.init(slice: whole)
  }

  init(slice: ArraySlice<UInt8>) throws(SignatureFault) {
    var outer = DERReader(slice)
    var reader = try outer.enter(DERTag.sequence, "subjectPublicKeyInfo")
    var algorithm = try reader.enter(DERTag.sequence, "subjectPublicKeyInfo.algorithm")
    let name = try algorithm.identifier("subjectPublicKeyInfo.algorithm")
    switch name {
    case .ecPublicKey:
      let curve = try algorithm.identifier("subjectPublicKeyInfo.curve")
      switch curve {
      case .p256: kind = .p256
      case .p384: kind = .p384
      case .sm2Curve: kind = .sm2
      default: throw .unsupported(field: "subjectPublicKeyInfo.curve", value: curve.description)
      }
    case .rsaEncryption:
      _ = try algorithm.optional(DERTag.null, "subjectPublicKeyInfo.parameters")
      kind = .rsa
    case .ed25519: kind = .ed25519
    default: throw .unsupported(field: "subjectPublicKeyInfo.algorithm", value: name.description)
    }
    try algorithm.end("subjectPublicKeyInfo.algorithm")
    keyBits = try reader.bitOctets("subjectPublicKey")
    try reader.end("subjectPublicKeyInfo")
    pointer = try KeyMaking.key(kind, keyBits)
    der = Array(slice)
    if kind == .rsa, EVP_PKEY_get_bits(pointer) < Self.fewestRSABits || EVP_PKEY_get_bits(pointer) > 16_384 {
      throw .wrongKey("RSA \(EVP_PKEY_get_bits(pointer)) bit")
    }
  }

  deinit { EVP_PKEY_free(pointer) }

  /// 160 bits that name the key: the left ones of its SHA-256 (RFC 7093 §2, method 1).
  package func identifier() throws(SignatureFault) -> [UInt8] {
    Array(try DigestAlgorithm.sha256.digest(keyBits).prefix(20))
  }

  /// Whether a signature is that of this key over these bytes; malformed ones are not.
  ///
  /// - Throws: when the key does not sign like this, or libcrypto fails.
  package func verifies(
    _ signature: [UInt8], over bytes: [UInt8], _ scheme: SignatureScheme
  ) throws(SignatureFault) -> Bool {
    let context = try SigningContext.verifying(pointer, kind, scheme)
    let result = context.lend { EVP_DigestVerify($0, signature, signature.count, bytes, bytes.count) }
    // A signature that cannot be read fills the queue as well; whatever is in it speaks of this signature.
    if result != 1 { ERR_clear_error() }
    return result == 1
  }
}

/// An EVP_MD_CTX that is ready to sign or verify in a scheme.
enum SigningContext {
  /// The distinguished id that GB/T 35276 gives every signer who has agreed on none.
  static let distinguishedID = Array("1234567812345678".utf8)

  static func verifying(
    _ key: OpaquePointer, _ kind: KeyKind, _ scheme: SignatureScheme
  ) throws(SignatureFault) -> Owned {
    try ready(key, kind, scheme, EVP_DigestVerifyInit, "EVP_DigestVerifyInit")
  }

  static func signing(
    _ key: OpaquePointer, _ kind: KeyKind, _ scheme: SignatureScheme
  ) throws(SignatureFault) -> Owned {
    try ready(key, kind, scheme, EVP_DigestSignInit, "EVP_DigestSignInit")
  }

  private typealias Initialise = (
    OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>?, OpaquePointer?, OpaquePointer?, OpaquePointer?
  ) -> Int32

  private static func ready(
    _ key: OpaquePointer, _ kind: KeyKind, _ scheme: SignatureScheme, _ initialise: Initialise, _ call: String
  ) throws(SignatureFault) -> Owned {
    guard kind.fits(scheme) else { throw .wrongKey("\(kind.rawValue) / \(scheme.name)") }
    let context = try Owned(EVP_MD_CTX_new(), "EVP_MD_CTX_new") { EVP_MD_CTX_free($0) }
    var parameters: OpaquePointer?  // belongs to the context
    let method = scheme == .ed25519 ? nil : scheme.digest.method
    try Libcrypto.check(context.lend { initialise($0, &parameters, method, nil, key) }, call)
    switch scheme {
    case .rsaPSS(let digest, let salt):
      try Libcrypto.check(EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING), "set_rsa_padding")
      try Libcrypto.check(EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, Int32(salt)), "set_rsa_pss_saltlen")
      try Libcrypto.check(EVP_PKEY_CTX_set_rsa_mgf1_md(parameters, digest.method), "set_rsa_mgf1_md")
    case .sm2:
      try Libcrypto.check(
        EVP_PKEY_CTX_set1_id(parameters, distinguishedID, Int32(distinguishedID.count)), "EVP_PKEY_CTX_set1_id")
    case .ecdsa, .rsaPKCS1, .ed25519: break
    }
    return context
  }
}
