import Crypto
import CryptoExtras
import Foundation

/// The public key under which the credentials of one secret ballot are signed: RSA with the exponent 65537.
///
/// - Source: RFC 9474, RSABSSA-SHA384-PSS-Randomized. A message is prepared by putting 32 random bytes before it; what
///   is signed and verified is that prepared message, by RSASSA-PSS with SHA-384 and a salt of 48 bytes.
package struct CredentialKey: Hashable, Sendable, Codable {
  /// SHA-256 of the key as a SubjectPublicKeyInfo in DER, in hexadecimal: `openssl pkey -pubin -outform DER | sha256sum`.
  package let id: String
  /// The modulus in hexadecimal, the most significant byte first.
  package let modulus: String
  /// The public exponent.
  package let exponent: Int64

  /// The sizes of keys that are taken, in bits of the modulus.
  package static let sizes = 2_048...4_096

  /// Why a text holds no key.
  package struct Unreadable: Error {}

  /// A key from a PEM of a SubjectPublicKeyInfo.
  package init(pem: String) throws(Unreadable) {
    do {
      let key = try _RSA.BlindSigning.PublicKey<SHA384>(
        pemRepresentation: pem, parameters: .RSABSSA_SHA384_PSS_Deterministic)
      let numbers = try key.getKeyPrimitives()
      guard Array(numbers.publicExponent.drop { $0 == 0 }) == [1, 0, 1] else { throw Unreadable() }
      modulus = hexadecimal(numbers.modulus.drop { $0 == 0 })
      exponent = 65_537
      id = hexadecimal(SHA256.hash(data: key.derRepresentation))
    } catch {
      throw Unreadable()
    }
    guard Self.sizes.contains(length * 8) else { throw Unreadable() }
  }

  /// How many bytes a signature has.
  package var length: Int { modulus.utf8.count / 2 }

  /// Whether the numbers are a key that may be used, and the identifier is that of the numbers.
  package var isSound: Bool {
    guard exponent == 65_537, Self.sizes.contains(length * 8), let key = try? publicKey else { return false }
    return hexadecimal(SHA256.hash(data: key.derRepresentation)) == id
  }

  /// Whether bytes could be a blinded message: as long as the modulus, and less than it.
  package func admits(blinded: [UInt8]) -> Bool {
    guard let modulus = bytes(hexadecimal: modulus) else { return false }
    return blinded.count == modulus.count && blinded.lexicographicallyPrecedes(modulus)
  }

  /// Whether a signature is one of this key on a prepared message.
  package func holds(_ signature: [UInt8], on prepared: [UInt8]) -> Bool {
    guard signature.count == length, let key = try? publicKey else { return false }
    return key.isValidSignature(
      _RSA.Signing.RSASignature(rawRepresentation: Data(signature)), for: key.prepare(Data(prepared)))
  }

  /// The key as one that takes messages as they are: here they come prepared.
  private var publicKey: _RSA.BlindSigning.PublicKey<SHA384> {
    get throws {
      guard let modulus = bytes(hexadecimal: modulus) else { throw Unreadable() }
      return try _RSA.BlindSigning.PublicKey<SHA384>(
        n: Data(modulus), e: Data([1, 0, 1]), parameters: .RSABSSA_SHA384_PSS_Deterministic)
    }
  }
}

/// Bytes from lower-case hexadecimal; nil for anything else.
package func bytes(hexadecimal text: String) -> [UInt8]? {
  let digits = text.utf8.map { byte -> UInt8? in
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
  guard digits.count.isMultiple(of: 2) else { return nil }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(digits.count / 2)
  for index in stride(from: 0, to: digits.count, by: 2) {
    guard let high = digits[index], let low = digits[index + 1] else { return nil }
    bytes.append(high << 4 | low)
  }
  return bytes
}
