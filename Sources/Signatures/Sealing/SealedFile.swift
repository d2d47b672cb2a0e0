import COpenSSL

/// A file that only the holders of a few keys can read: CMS AuthEnvelopedData with AES-256-GCM (RFC 5083, RFC 5084),
/// which `openssl cms -decrypt -binary -inform DER` opens as well.
///
/// The key of the content is new for each file, and lies in it once for each recipient: under RSA with OAEP and SHA-256,
/// or under an agreement on the recipient's curve (RFC 5753). Both directions hold one piece of the file in memory.
package enum SealedFile {
  /// Why a file cannot be sealed or opened.
  package enum Fault: Error, Hashable, Sendable {
    /// It is no sealed file, or one of another kind.
    case notSealed
    /// It ends before it should.
    case cutOff
    /// A byte of it is not what was sealed.
    case changed
    /// It was sealed for others.
    case wrongKey
    /// The key of a certificate can't be sealed for.
    case unsuitable(subject: String)
    /// It can't be read or written.
    case unwritable(reason: String)
  }

  /// Seals what comes in pieces, a byte or more in all, until there is none, for each of some recipients.
  ///
  /// - Parameter descriptor: an open file, to which the sealed bytes are written in order.
  /// - Throws: `Fault`, `SignatureFault`, and whatever reading a piece throws; then what was written is worth nothing.
  package static func seal(
    for recipients: [Certificate], to descriptor: Int32, pieces: () throws -> [UInt8]?
  ) throws {
    let flags = UInt32(CMS_BINARY | CMS_PARTIAL | CMS_STREAM)
    let message = try Owned(CMS_encrypt(nil, nil, EVP_aes_256_gcm(), flags), "CMS_encrypt") { CMS_ContentInfo_free($0) }
    let file = try Owned(BIO_new_fd(descriptor, BIO_NOCLOSE), "BIO_new_fd") { _ = BIO_free($0) }
    try message.lend { message in
      for recipient in recipients { try add(recipient, to: message) }
      try file.lend { file in
        guard let first = BIO_new_CMS(file, message) else { throw Libcrypto.failure("BIO_new_CMS") }
        defer {
          // The chain in front of the file, which ends by itself.
          var next: OpaquePointer? = first
          while let bio = next, bio != file {
            next = BIO_pop(bio)
            _ = BIO_free(bio)
          }
        }
        var isEmpty = true
        while let piece = try pieces() {
          isEmpty = isEmpty && piece.isEmpty
          guard BIO_write(first, piece, Int32(piece.count)) == piece.count else { throw refused("BIO_write") }
        }
        guard !isEmpty else { throw Fault.unwritable(reason: "nothing to seal") }
        guard BIO_ctrl(first, BIO_CTRL_FLUSH, 0, nil) == 1 else { throw refused("BIO_flush") }
      }
    }
  }

  /// Opens a file that was sealed and writes what it holds.
  ///
  /// The tag at the end is checked last: what was written before a fault is thrown is worth nothing.
  ///
  /// - Parameter certificate: whose copy of the content's key to open; each that the key may open when left out.
  /// - Throws: `Fault`.
  package static func open(
    _ path: String, with key: PrivateKey, certificate: Certificate? = nil, to descriptor: Int32
  ) throws {
    let content = try SealedContent(path)
    let head = content.head
    let parsed = head.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      var position = buffer.baseAddress
      return d2i_CMS_ContentInfo(nil, &position, buffer.count)
    }
    guard let parsed else {
      ERR_clear_error()
      throw Fault.notSealed
    }
    let message = try Owned(parsed, "d2i_CMS_ContentInfo") { CMS_ContentInfo_free($0) }
    let owner = try certificate.map { try x509(of: $0) }
    defer { owner.map { X509_free($0) } }
    // Without this a wrong key looks like a changed file, which is meant for servers that strangers can ask.
    let flags = UInt32(CMS_BINARY | CMS_DEBUG_DECRYPT)
    try message.lend { message in
      _ = CMS_decrypt(message, nil, nil, nil, nil, flags)
      let fits = key.lend { CMS_decrypt_set1_pkey(message, $0, owner) }
      guard fits == 1 else {
        ERR_clear_error()
        throw Fault.wrongKey
      }
      let file = try Owned(BIO_new_fd(descriptor, BIO_NOCLOSE), "BIO_new_fd") { _ = BIO_free($0) }
      let source = try content.source()
      defer { _ = BIO_free(source) }
      let opened = file.lend { CMS_decrypt(message, nil, nil, source, $0, flags) }
      if let fault = content.fault { throw fault }
      guard opened == 1 else {
        ERR_clear_error()
        throw Fault.changed
      }
    }
  }

  private static func add(_ recipient: Certificate, to message: OpaquePointer) throws {
    let certificate = try x509(of: recipient)
    defer { X509_free(certificate) }
    let flags = UInt32(CMS_KEY_PARAM)
    let added = CMS_add1_recipient_cert(message, certificate, flags)
    guard let added, let context = CMS_RecipientInfo_get0_pkey_ctx(added) else {
      ERR_clear_error()
      throw Fault.unsuitable(subject: recipient.subject.description)
    }
    switch recipient.key.kind {
    case .rsa:
      try Libcrypto.check(EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING), "set_rsa_padding")
      try Libcrypto.check(EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()), "set_rsa_oaep_md")
      try Libcrypto.check(EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()), "set_rsa_mgf1_md")
    case .p256, .p384:
      try Libcrypto.check(EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256()), "set_ecdh_kdf_md")
    case .sm2, .ed25519: throw Fault.unsuitable(subject: recipient.subject.description)
    }
  }

  private static func x509(of certificate: Certificate) throws -> OpaquePointer {
    let parsed = certificate.der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      var position = buffer.baseAddress
      return d2i_X509(nil, &position, buffer.count)
    }
    return try Libcrypto.made(parsed, "d2i_X509")
  }

  /// Why bytes could not be written; a full disk is the usual reason.
  private static func refused(_ call: String) -> Fault {
    guard case .libcrypto(_, let words) = Libcrypto.failure(call) else { return .unwritable(reason: call) }
    return .unwritable(reason: words)
  }
}
