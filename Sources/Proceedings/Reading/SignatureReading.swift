package import Record
package import Signatures
package import Vocabulary

/// Where certificates and electronic signatures are read.
package protocol SignatureReading: Sendable {
  /// Whom a party trusts for its signatures.
  func trust(of party: PartyID) async throws -> PartyTrust
  /// Every party that has trust anchors, with since when, in the order of their codes.
  func trustingParties() async throws -> [TrustingParty]
  /// The certificates that a person enrolled, or that were enrolled for a party, the newest first.
  func certificates(of holder: CertificateHolder) async throws -> [KeptCertificate]
  /// An enrolled certificate by its SHA-256 in hexadecimal.
  func certificate(_ fingerprint: String) async throws -> KeptCertificate?
  /// The electronic signatures under a resolution, in the order in which they were received.
  func signatures(under resolution: ResolutionID) async throws -> [KeptSignature]
}

/// Whose certificates are asked for.
package enum CertificateHolder: Sendable, Hashable {
  /// Those of a person, in every seat.
  case person(PersonID)
  /// Those of everyone in a party.
  case party(PartyID)
}

/// A party whose seats sign with certificates.
package struct TrustingParty: Sendable, Equatable {
  /// The party.
  package let party: PartyID
  /// Whom it trusts.
  package let trust: PartyTrust
  /// The event that entered its anchors.
  package let sequence: Int64
  /// When that was.
  package let since: Instant

  /// A party with its anchors.
  package init(party: PartyID, trust: PartyTrust, sequence: Int64, since: Instant) {
    self.party = party
    self.trust = trust
    self.sequence = sequence
    self.since = since
  }
}

/// An electronic signature under a resolution, as the record has it.
package struct KeptSignature: Sendable, Equatable {
  /// The event that entered it.
  package let sequence: Int64
  /// Who signed, in which seat, for which party.
  package let signer: Author
  /// The public name of who signed.
  package let name: String
  /// When it was received.
  package let at: Instant
  /// The detached CMS, DER.
  package let message: Octets

  /// A kept signature.
  package init(sequence: Int64, signer: Author, name: String, at: Instant, message: Octets) {
    self.sequence = sequence
    self.signer = signer
    self.name = name
    self.at = at
    self.message = message
  }

  /// The certificate that signed, and how.
  ///
  /// - Throws: only for a message that the door cannot have taken.
  package func read() throws(SignatureFault) -> (certificate: Certificate, scheme: SignatureScheme) {
    let message = try SignedData(message.bytes)
    guard let signer = message.signers.first, let certificate = message.certificate(of: signer) else {
      throw .signerUnknown
    }
    return (certificate, signer.scheme)
  }
}
