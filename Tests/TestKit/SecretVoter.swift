import Crypto
import CryptoExtras
import Foundation
package import Proceedings
import Storage
import Vocabulary
package import Voting

/// A party that signs credentials: a key pair of its own.
package struct TestIssuer: Sendable {
  private let key: _RSA.BlindSigning.PrivateKey<SHA384>

  /// One for all tests that need only one; making a key takes long.
  package static let shared = Result { try TestIssuer() }

  /// A new key pair of 2048 bits.
  package init() throws { key = try _RSA.BlindSigning.PrivateKey(keySize: .bits2048) }

  /// The public key as a PEM.
  package var pem: String { key.publicKey.pemRepresentation }
  /// The private key as a PEM.
  package var secretPEM: String { key.pkcs8PEMRepresentation }

  /// The signature on a blinded message, in hexadecimal.
  package func sign(_ blinded: String) throws -> String {
    hexadecimal(try key.blindSignature(for: Data(bytes(hexadecimal: blinded) ?? [])).rawRepresentation)
  }
}

/// A voter in a secret ballot, as a device does it: makes up a message, has it signed unseen, and bears the credential.
package struct SecretVoter {
  private let key: _RSA.BlindSigning.PublicKey<SHA384>
  private let prepared: [UInt8]
  private let blinding: _RSA.BlindSigning.BlindingResult

  /// Makes up a message for the key of an issuer.
  package init(pem: String) throws {
    key = try _RSA.BlindSigning.PublicKey(pemRepresentation: pem, parameters: .RSABSSA_SHA384_PSS_Deterministic)
    prepared = (0..<2 * VotingCredential.length).map { _ in UInt8.random(in: .min ... .max) }
    blinding = try key.blind(key.prepare(Data(prepared)))
  }

  /// What is sent to be signed, in hexadecimal.
  package var blinded: String { hexadecimal(blinding.blindedMessage) }

  /// The credential, once the issuer has signed.
  ///
  /// - Throws: when the signature is not one of the key.
  package func credential(_ signature: String) throws -> VotingCredential {
    let unblinded = try key.finalize(
      _RSA.BlindSigning.BlindSignature(rawRepresentation: Data(bytes(hexadecimal: signature) ?? [])),
      for: key.prepare(Data(prepared)), blindingInverse: blinding.inverse)
    let made = VotingCredential(
      message: hexadecimal(prepared.dropFirst(VotingCredential.length)),
      randomizer: hexadecimal(prepared.prefix(VotingCredential.length)),
      signature: hexadecimal(unblinded.rawRepresentation))
    guard let made else { throw NoSuchName(name: "credential") }
    return made
  }
}

extension Neighbourhood {
  /// Someone gets a credential in a secret ballot.
  package func credential(
    for login: String, in about: [String: String], from issuer: TestIssuer
  ) async throws -> VotingCredential {
    let voter = try SecretVoter(pem: issuer.pem)
    let verdict = try await perform("request-credential", as: login, about.merging(["blinded": voter.blinded]) { $1 })
    guard case .entered = verdict else { throw NoSuchName(name: "\(login): \(verdict)") }
    return try voter.credential(try issuer.sign(voter.blinded))
  }

  /// Whoever bears a credential votes.
  package func cast(
    _ fields: [String: String], with credential: VotingCredential, as acting: ActingSeat = .bearer
  ) async throws -> Verdict {
    let all = fields.merging(
      [
        "message": credential.message, "randomizer": credential.randomizer, "signature": credential.signature,
      ]) { $1 }
    return try await register.perform(try CastSecretVote.kind.make(Form(all)), by: acting)
  }
}
