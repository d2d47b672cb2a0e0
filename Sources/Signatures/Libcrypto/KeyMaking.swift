import COpenSSL

/// Makes libcrypto's keys from the bits of a public key, without its general decoders, which since version 3 take several
/// times as long as checking a signature.
enum KeyMaking {
  /// A curve without a key, as libcrypto knows it; made once, then only copied from.
  private struct Curve: Sendable {
    /// Octets of a coordinate.
    let width: Int
    private let made: Result<Template, SignatureFault>

    private struct Template: Sendable {
      // Never changed once it is made, and only read by calls that libcrypto allows from several threads at once.
      nonisolated(unsafe) let pointer: OpaquePointer
    }

    init(_ algorithm: String, _ group: String, width: Int) {
      self.width = width
      made = Result { () throws(SignatureFault) in
        // Bound of a parameter: its bytes must stay where they are while it is used.
        var name = Array(group.utf8CString)
        let count = name.count - 1
        let key = try name.withUnsafeMutableBufferPointer { name throws(SignatureFault) in
          var parameters = [
            OSSL_PARAM_construct_utf8_string(KeyMaking.name("group"), name.baseAddress, count),
            OSSL_PARAM_construct_end(),
          ]
          return try KeyMaking.key(algorithm, KeyMaking.parametersOfKey, &parameters)
        }
        return Template(pointer: key)
      }
    }

    /// A key of this curve with a point on it.
    func key(_ point: [UInt8]) throws(SignatureFault) -> OpaquePointer {
      let isPlain = point.first == 4 && point.count == 1 + 2 * width
      let isCompressed = (point.first == 2 || point.first == 3) && point.count == 1 + width
      guard isPlain || isCompressed else { throw .malformed(field: "subjectPublicKey", offset: 0, .outOfRange) }
      let template = try made.get().pointer
      let key = try Libcrypto.made(EVP_PKEY_new(), "EVP_PKEY_new")
      guard EVP_PKEY_copy_parameters(key, template) == 1,
        EVP_PKEY_set1_encoded_public_key(key, point, point.count) == 1
      else {
        EVP_PKEY_free(key)
        throw Libcrypto.failure("EVP_PKEY_set1_encoded_public_key")
      }
      return key
    }
  }

  private static let p256 = Curve("EC", "prime256v1", width: 32)
  private static let p384 = Curve("EC", "secp384r1", width: 48)
  private static let sm2 = Curve("SM2", "SM2", width: 32)

  /// OSSL_KEYMGMT_SELECT_ALL_PARAMETERS, and with it the public key.
  private static let parametersOfKey: Int32 = 0x84
  private static let publicKey: Int32 = 0x86

  /// A key of a kind from the bits of its subjectPublicKey; whoever calls this frees it.
  ///
  /// - Throws: when the bits are no key of the kind, such as a point that is not on its curve.
  static func key(_ kind: KeyKind, _ bits: [UInt8]) throws(SignatureFault) -> OpaquePointer {
    switch kind {
    case .p256: try p256.key(bits)
    case .p384: try p384.key(bits)
    case .sm2: try sm2.key(bits)
    case .ed25519:
      try Libcrypto.made(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bits, bits.count), "EVP_PKEY_new_raw_public_key")
    case .rsa: try rsa(bits)
    }
  }

  /// RSAPublicKey of RFC 8017, appendix A.1.1.
  private static func rsa(_ bits: [UInt8]) throws(SignatureFault) -> OpaquePointer {
    var outer = DERReader(bits)
    var reader = try outer.enter(DERTag.sequence, "rsaPublicKey")
    var modulus = try positive(&reader, "rsaPublicKey.modulus")
    var exponent = try positive(&reader, "rsaPublicKey.publicExponent")
    try reader.end("rsaPublicKey")
    try outer.end("rsaPublicKey")
    let (modulusCount, exponentCount) = (modulus.count, exponent.count)
    return try modulus.withUnsafeMutableBufferPointer { modulus throws(SignatureFault) in
      try exponent.withUnsafeMutableBufferPointer { exponent throws(SignatureFault) in
        var parameters = [
          OSSL_PARAM_construct_BN(name("n"), modulus.baseAddress, modulusCount),
          OSSL_PARAM_construct_BN(name("e"), exponent.baseAddress, exponentCount), OSSL_PARAM_construct_end(),
        ]
        return try key("RSA", publicKey, &parameters)
      }
    }
  }

  /// The name of a parameter, which libcrypto keeps a pointer to: a literal stays where it is.
  private static func name(_ literal: StaticString) -> UnsafePointer<CChar> {
    UnsafeRawPointer(literal.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// A positive INTEGER in the order of the machine's bytes, as libcrypto wants it.
  private static func positive(_ reader: inout DERReader, _ field: String) throws(SignatureFault) -> [UInt8] {
    let octets = try reader.integer(field)
    guard let first = octets.first, first < 0x80, octets != [0] else { throw reader.fault(field, .outOfRange) }
    // Every machine that this is built for has the least octet first.
    return octets.reversed()
  }

  private static func key(
    _ algorithm: String, _ selection: Int32, _ parameters: inout [OSSL_PARAM]
  ) throws(SignatureFault) -> OpaquePointer {
    let context = try Owned(EVP_PKEY_CTX_new_from_name(nil, algorithm, nil), "EVP_PKEY_CTX_new_from_name") {
      EVP_PKEY_CTX_free($0)
    }
    try Libcrypto.check(context.lend { EVP_PKEY_fromdata_init($0) }, "EVP_PKEY_fromdata_init")
    var key: OpaquePointer?
    try Libcrypto.check(context.lend { EVP_PKEY_fromdata($0, &key, selection, &parameters) }, "EVP_PKEY_fromdata")
    return try Libcrypto.made(key, "EVP_PKEY_fromdata")
  }
}
