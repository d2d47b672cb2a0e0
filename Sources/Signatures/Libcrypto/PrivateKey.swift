import COpenSSL

/// A private key. It leaves only sealed, and is wiped by libcrypto when it ends.
package final class PrivateKey: Sendable {
  package let publicKey: PublicKey
  // Set once, freed in deinit, and only read by calls that libcrypto allows from several threads at once.
  nonisolated(unsafe) private let pointer: OpaquePointer

  /// Takes over a key of libcrypto.
  init(owning key: OpaquePointer) throws(SignatureFault) {
    pointer = key
    publicKey = try PublicKey(der: try Libcrypto.bytes("i2d_PUBKEY") { i2d_PUBKEY(key, $0) })
  }

  deinit { EVP_PKEY_free(pointer) }

  /// Lends the key to calls of libcrypto.
  func lend<Result>(_ body: (OpaquePointer) -> Result) -> Result { body(pointer) }

  /// A new key; RSA has 3072 bits.
  package static func generate(_ kind: KeyKind) throws(SignatureFault) -> PrivateKey {
    let name =
      switch kind {
      case .p256, .p384: "EC"
      case .rsa: "RSA"
      case .sm2: "SM2"
      case .ed25519: "ED25519"
      }
    let context = try Owned(EVP_PKEY_CTX_new_from_name(nil, name, nil), "EVP_PKEY_CTX_new_from_name") {
      EVP_PKEY_CTX_free($0)
    }
    var key: OpaquePointer?
    try context.lend { context throws(SignatureFault) in
      try Libcrypto.check(EVP_PKEY_keygen_init(context), "EVP_PKEY_keygen_init")
      switch kind {
      case .p256: try Libcrypto.check(EVP_PKEY_CTX_set_group_name(context, "P-256"), "set_group_name")
      case .p384: try Libcrypto.check(EVP_PKEY_CTX_set_group_name(context, "P-384"), "set_group_name")
      case .rsa: try Libcrypto.check(EVP_PKEY_CTX_set_rsa_keygen_bits(context, 3072), "set_rsa_keygen_bits")
      case .sm2, .ed25519: break
      }
      try Libcrypto.check(EVP_PKEY_generate(context, &key), "EVP_PKEY_generate")
    }
    return try PrivateKey(owning: try Libcrypto.made(key, "EVP_PKEY_generate"))
  }

  /// Reads an unsealed PrivateKeyInfo (PKCS#8).
  package convenience init(pkcs8 der: [UInt8]) throws(SignatureFault) {
    var reader = DERReader(der)
    _ = try reader.read(DERTag.sequence, "PrivateKeyInfo")
    try reader.end("PrivateKeyInfo")
    let info = der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      var position = buffer.baseAddress
      return d2i_PKCS8_PRIV_KEY_INFO(nil, &position, buffer.count)
    }
    let owned = try Owned(info, "d2i_PKCS8_PRIV_KEY_INFO") { PKCS8_PRIV_KEY_INFO_free($0) }
    try self.init(owning: try Libcrypto.made(owned.lend { EVP_PKCS82PKEY($0) }, "EVP_PKCS82PKEY"))
  }

  /// Opens an EncryptedPrivateKeyInfo (PKCS#8).
  ///
  /// - Throws: `.wrongPassphrase` when the passphrase does not open it.
  package convenience init(sealed der: [UInt8], passphrase: String) throws(SignatureFault) {
    var reader = DERReader(der)
    _ = try reader.read(DERTag.sequence, "EncryptedPrivateKeyInfo")
    try reader.end("EncryptedPrivateKeyInfo")
    let sealed = der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      var position = buffer.baseAddress
      return d2i_X509_SIG(nil, &position, buffer.count)
    }
    let owned = try Owned(sealed, "d2i_X509_SIG") { X509_SIG_free($0) }
    guard let info = owned.lend({ PKCS8_decrypt($0, passphrase, Int32(passphrase.utf8.count)) }) else {
      ERR_clear_error()
      throw .wrongPassphrase
    }
    let opened = try Owned(info, "PKCS8_decrypt") { PKCS8_PRIV_KEY_INFO_free($0) }
    try self.init(owning: try Libcrypto.made(opened.lend { EVP_PKCS82PKEY($0) }, "EVP_PKCS82PKEY"))
  }

  /// The key as an EncryptedPrivateKeyInfo: PBES2 with scrypt (N 16384, r 8, p 1) and AES-256-CBC, which
  /// `openssl pkey` opens as well.
  package func sealed(passphrase: String) throws(SignatureFault) -> [UInt8] {
    guard !passphrase.isEmpty else { throw .wrongKey("empty passphrase") }
    let info = try Owned(EVP_PKEY2PKCS8(pointer), "EVP_PKEY2PKCS8") { PKCS8_PRIV_KEY_INFO_free($0) }
    var salt = try Libcrypto.random(16)
    let algorithm = PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), &salt, Int32(salt.count), nil, 16_384, 8, 1)
    guard let algorithm else { throw Libcrypto.failure("PKCS5_pbe2_set_scrypt") }
    guard let sealed = info.lend({ PKCS8_set0_pbe(passphrase, Int32(passphrase.utf8.count), $0, algorithm) }) else {
      X509_ALGOR_free(algorithm)
      throw Libcrypto.failure("PKCS8_set0_pbe")
    }
    let owned = try Owned(sealed, "PKCS8_set0_pbe") { X509_SIG_free($0) }
    return try owned.lend { sealed throws(SignatureFault) in
      try Libcrypto.bytes("i2d_X509_SIG") { i2d_X509_SIG(sealed, $0) }
    }
  }

  /// The signature over bytes.
  package func sign(_ bytes: [UInt8], _ scheme: SignatureScheme) throws(SignatureFault) -> [UInt8] {
    let context = try SigningContext.signing(pointer, publicKey.kind, scheme)
    return try context.lend { context throws(SignatureFault) in
      var count = 0
      try Libcrypto.check(EVP_DigestSign(context, nil, &count, bytes, bytes.count), "EVP_DigestSign")
      var signature = [UInt8](repeating: 0, count: count)
      try Libcrypto.check(EVP_DigestSign(context, &signature, &count, bytes, bytes.count), "EVP_DigestSign")
      return Array(signature.prefix(count))
    }
  }
}
