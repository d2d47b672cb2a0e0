package import Vocabulary

/// The authorities that a party trusts for its signatures from now on, in place of those before; none, and its seats
/// sign without certificates again.
package struct TrustAnchorsKept: Hashable, Sendable, Codable {
  /// The party whose seats sign with certificates of these authorities.
  package let party: PartyID
  /// The certificates of the authorities, DER.
  package let certificates: [Octets]

  /// The details of the event.
  package init(party: PartyID, certificates: [Octets]) {
    self.party = party
    self.certificates = certificates
  }
}

/// The revocation list of one of a party's authorities from now on, in place of the one before.
package struct RevocationListKept: Hashable, Sendable, Codable {
  /// The party.
  package let party: PartyID
  /// SHA-256 of the certificate of the authority that signed the list, in hexadecimal.
  package let authority: String
  /// The list, DER.
  package let list: Octets

  /// The details of the event.
  package init(party: PartyID, authority: String, list: Octets) {
    self.party = party
    self.authority = authority
    self.list = list
  }
}

/// A certificate is the author's, who showed to hold its key; from now on it is nobody else's.
package struct CertificateEnrolled: Hashable, Sendable, Codable {
  /// The certificate, DER.
  package let certificate: Octets
  /// The certificates between it and the party's authority, DER.
  package let chain: [Octets]
  /// The request that was signed with the key, DER.
  package let request: Octets

  /// The details of the event.
  package init(certificate: Octets, chain: [Octets], request: Octets) {
    self.certificate = certificate
    self.chain = chain
    self.request = request
  }
}

/// Nothing is signed with a certificate any more, because its key is lost or for another reason.
package struct CertificateEnded: Hashable, Sendable, Codable {
  /// SHA-256 of the certificate, in hexadecimal.
  package let certificate: String
  /// Why, in the words of RFC 5280: `key-compromise`, `superseded`, …
  package let reason: String

  /// The details of the event.
  package init(certificate: String, reason: String) {
    self.certificate = certificate
    self.reason = reason
  }
}
