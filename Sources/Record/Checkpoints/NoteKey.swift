import Crypto

/// What a key of a signed note signs with.
///
/// - Source: C2SP signed-note, "Signature types".
package enum NoteKeyKind: UInt8, Hashable, Sendable {
  /// Ed25519 over the text of the note: the record's own signature.
  case record = 0x01
  /// Ed25519 over the text and a time: a witness's cosignature.
  case witness = 0x04
}

/// The public half of a key that signs notes: enough to check its signatures.
///
/// Written as `name+identifier+base64`, the identifier in eight hexadecimal digits.
///
/// - Source: C2SP signed-note, "Verifier keys".
package struct NoteVerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// The name, such as `gongzhi.example/record`: without spaces or plus signs.
  package let name: String
  /// What it signs with.
  package let kind: NoteKeyKind
  /// The 32 bytes of the public key (RFC 8032).
  package let publicKey: [UInt8]
  /// The first four bytes of SHA-256(name ‖ LF ‖ kind ‖ public key).
  package let identifier: UInt32

  /// A key with a name.
  ///
  /// - Throws: `RecordFormatError` when the name has a space or a plus sign or is empty, or the key has not 32 bytes.
  package init(name: String, kind: NoteKeyKind, publicKey: [UInt8]) throws {
    guard NoteText.isKeyName(name) else { throw RecordFormatError(.keyName(name), .line(1)) }
    guard publicKey.count == 32 else { throw RecordFormatError(.malformed(expected: "32 bytes of key"), .line(1)) }
    self.name = name
    self.kind = kind
    self.publicKey = publicKey
    identifier = noteKeyIdentifier(name: name, kind: kind, publicKey: publicKey)
  }

  /// Reads a key as it is written.
  ///
  /// - Throws: `RecordFormatError` for any other spelling, an identifier that does not fit, or an unknown kind.
  package init(_ text: some StringProtocol) throws {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let material = Base64.decode(Array(parts[2].utf8)), let kind = material.first else {
      throw RecordFormatError(.malformed(expected: "name+identifier+base64"), .line(1))
    }
    guard let known = NoteKeyKind(rawValue: kind) else { throw RecordFormatError(.keyKind(kind), .line(1)) }
    try self.init(name: String(parts[0]), kind: known, publicKey: Array(material.dropFirst()))
    guard parts[1] == identifierText else { throw RecordFormatError(.keyIdentifier, .line(1)) }
  }

  private var identifierText: String {
    let digits = String(identifier, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// The key as it is written.
  package var description: String { "\(name)+\(identifierText)+\(Base64.encode([kind.rawValue] + publicKey))" }

  /// Whether a signature line claims to be of this key.
  package func isNamed(by signature: NoteSignature) -> Bool {
    signature.identifier == identifier && NoteText.areSame(signature.name, name)
  }

  /// Checks a signature of this key over the text of a note; nil when it is wrong.
  package func verify(_ signature: NoteSignature, over text: String) -> VerifiedSignature? {
    guard isNamed(by: signature), let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return nil
    }
    switch kind {
    case .record:
      guard key.isValidSignature(signature.bytes, for: Array(text.utf8)) else { return nil }
      return VerifiedSignature(key: self, time: nil)
    case .witness:
      guard signature.bytes.count == 72 else { return nil }
      let time = signature.bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard let time = Int64(exactly: time),
        key.isValidSignature(signature.bytes[8...], for: cosignedBytes(of: text, at: time))
      else { return nil }
      return VerifiedSignature(key: self, time: time)
    }
  }
}

/// A signature that its key's owner really made.
package struct VerifiedSignature: Hashable, Sendable {
  /// Whose it is.
  package let key: NoteVerifierKey
  /// For a witness: when it signed, in seconds since 1970, UTC.
  package let time: Int64?

  fileprivate init(key: NoteVerifierKey, time: Int64?) {
    self.key = key
    self.time = time
  }
}

/// A key that signs notes; whoever holds it speaks in its name.
///
/// Written as `PRIVATE+KEY+name+identifier+base64`, the form of golang.org/x/mod/sumdb/note.
package struct NoteSigner: Sendable {
  /// The public half.
  package let verifier: NoteVerifierKey
  private let key: Curve25519.Signing.PrivateKey

  /// A signer from the 32 bytes of an Ed25519 seed (RFC 8032 §5.1.5), which come from a random source of the caller.
  ///
  /// - Throws: `RecordFormatError` when the name has a space or a plus sign or is empty, or the seed has not 32 bytes.
  package init(name: String, kind: NoteKeyKind, seed: [UInt8]) throws {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      throw RecordFormatError(.malformed(expected: "32 bytes of seed"), .line(1))
    }
    self.key = key
    verifier = try NoteVerifierKey(name: name, kind: kind, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// Reads a signer as it is written.
  ///
  /// - Throws: `RecordFormatError` for any other spelling, an identifier that does not fit, or an unknown kind. It never
  ///   quotes the secret.
  package init(_ text: some StringProtocol) throws {
    let parts = text.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, NoteText.areSame(parts[0], "PRIVATE"), NoteText.areSame(parts[1], "KEY"),
      let material = Base64.decode(Array(parts[4].utf8)), let kind = material.first
    else { throw RecordFormatError(.malformed(expected: "PRIVATE+KEY+name+identifier+base64"), .line(1)) }
    guard let known = NoteKeyKind(rawValue: kind) else { throw RecordFormatError(.keyKind(kind), .line(1)) }
    try self.init(name: String(parts[2]), kind: known, seed: Array(material.dropFirst()))
    guard NoteText.areSame(text, secretText) else { throw RecordFormatError(.keyIdentifier, .line(1)) }
  }

  /// The signer as it is written: a secret.
  package var secretText: String {
    let identifier = verifier.description.dropFirst(verifier.name.count + 1).prefix(8)
    return "PRIVATE+KEY+\(verifier.name)+\(identifier)+"
      + Base64.encode([verifier.kind.rawValue] + Array(key.rawRepresentation))
  }

  /// Signs the text of a note.
  ///
  /// - Parameter time: seconds since 1970, UTC; a witness's signature covers it, the record's does not.
  package func sign(_ text: String, at time: Int64) throws -> NoteSignature {
    switch verifier.kind {
    case .record:
      let signature = try key.signature(for: Array(text.utf8))
      return NoteSignature(name: verifier.name, identifier: verifier.identifier, bytes: Array(signature))
    case .witness:
      let signature = try key.signature(for: cosignedBytes(of: text, at: time))
      let stamp = (0..<8).map { UInt8(truncatingIfNeeded: time >> Int64(56 - 8 * $0)) }
      return NoteSignature(name: verifier.name, identifier: verifier.identifier, bytes: stamp + Array(signature))
    }
  }
}

/// What a witness signs: a line that says what this is, a line with the time, and the text of the note.
///
/// - Source: C2SP tlog-cosignature, "Ed25519 signed message".
private func cosignedBytes(of text: String, at time: Int64) -> [UInt8] {
  Array("cosignature/v1\ntime \(time)\n".utf8) + Array(text.utf8)
}

private func noteKeyIdentifier(name: String, kind: NoteKeyKind, publicKey: [UInt8]) -> UInt32 {
  let digest = SHA256.hash(data: Array(name.utf8) + [0x0A, kind.rawValue] + publicKey)
  return digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
}
