import Crypto
import CryptoExtras
import Foundation
package import Voting

/// The private key of a party that signs the credentials of one secret ballot.
///
/// It lies in a file of that party, never in the record and never beside it.
package struct IssuingKey: Sendable {
  private let key: _RSA.BlindSigning.PrivateKey<SHA384>
  /// The public key.
  package let publicKey: CredentialKey

  /// A key from a PEM.
  package init(pem: String) throws {
    key = try _RSA.BlindSigning.PrivateKey(pemRepresentation: pem, parameters: .RSABSSA_SHA384_PSS_Randomized)
    publicKey = try CredentialKey(pem: key.publicKey.pemRepresentation)
  }

  private init(_ key: _RSA.BlindSigning.PrivateKey<SHA384>) throws {
    self.key = key
    publicKey = try CredentialKey(pem: key.publicKey.pemRepresentation)
  }

  /// A new key of 2048 bits: it must not be broken before the ballot closes, and who asked for which signature cannot be
  /// told from the signatures however much is computed later.
  package static func generated() throws -> IssuingKey {
    try IssuingKey(_RSA.BlindSigning.PrivateKey(keySize: .bits2048))
  }

  /// The private key as a PEM (PKCS #8).
  package var secretPEM: String { key.pkcs8PEMRepresentation }
  /// The public key as a PEM, to be published.
  package var publicPEM: String { key.publicKey.pemRepresentation }

  /// The signature on a blinded message.
  package func sign(_ blinded: [UInt8]) throws -> [UInt8] {
    Array(try key.blindSignature(for: Data(blinded)).rawRepresentation)
  }
}

/// The issuing keys for which this process signs, by the identifiers of their public keys.
package struct IssuingKeys: Sendable {
  private let keys: [String: IssuingKey]

  /// Some keys; none for a process that signs for nobody.
  package init(_ keys: [IssuingKey] = []) {
    self.keys = Dictionary(keys.map { ($0.publicKey.id, $0) }) { first, _ in first }
  }

  /// The key of an identifier.
  package subscript(id: String) -> IssuingKey? { keys[id] }
}
