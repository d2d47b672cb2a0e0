import Crypto

/// What its bearer votes with in a secret ballot: a message that the voter made up, and the issuer's signature on it,
/// which the issuer gave without seeing the message. All in hexadecimal.
package struct VotingCredential: Hashable, Sendable, Codable {
  /// 32 random bytes.
  package let message: String
  /// The 32 random bytes with which the message was prepared (RFC 9474, section 4.1).
  package let randomizer: String
  /// The signature, as long as the modulus of the key.
  package let signature: String

  /// How many bytes message and randomizer have.
  package static let length = 32

  /// A credential; nil where message or randomizer are not of their length, or one of the three is no hexadecimal.
  package init?(message: String, randomizer: String, signature: String) {
    guard bytes(hexadecimal: message)?.count == Self.length, bytes(hexadecimal: randomizer)?.count == Self.length,
      bytes(hexadecimal: signature) != nil
    else { return nil }
    self.message = message
    self.randomizer = randomizer
    self.signature = signature
  }

  /// The prepared message: the randomizer, then the message.
  private var prepared: [UInt8] { (bytes(hexadecimal: randomizer) ?? []) + (bytes(hexadecimal: message) ?? []) }

  /// The name of the credential in the record, by which nobody can find the credential: SHA-256 of the prepared message,
  /// in hexadecimal.
  package var serial: String { hexadecimal(SHA256.hash(data: prepared)) }

  /// Whether the key has signed it.
  package func holds(under key: CredentialKey) -> Bool {
    guard prepared.count == 2 * Self.length, let signature = bytes(hexadecimal: signature) else { return false }
    return key.holds(signature, on: prepared)
  }
}
