package import Signatures
package import Vocabulary

/// A certificate authority of a party that lives in this process: its key is open here, and nobody else's.
package protocol SigningAuthority: Sendable {
  /// Its certificate.
  var certificate: Certificate { get }
  /// Issues a certificate to sign documents with.
  func issue(to subject: DistinguishedName, key: PublicKey, at instant: Instant) throws -> Certificate
  /// Signs a list of everything that it has revoked, here and elsewhere, and of some more.
  func list(revoking more: [CertificateAuthority.Revoked], at instant: Instant) throws -> RevocationList
  /// Notes what it issued, once that is in the record.
  func note(issued certificate: Certificate) throws
  /// Notes what it revoked, once that is in the record.
  func note(revoked serial: [UInt8], reason: RevocationReason, at instant: Instant) throws
}

/// The authorities that live in this process, by their parties.
package struct SigningAuthorities: Sendable {
  private let byParty: [PartyID: any SigningAuthority]

  /// Some authorities; none for a process that issues for nobody.
  package init(_ byParty: [PartyID: any SigningAuthority] = [:]) { self.byParty = byParty }

  /// The parties that have one here.
  package var parties: Set<PartyID> { Set(byParty.keys) }

  /// The authority of a party.
  package subscript(party: PartyID) -> (any SigningAuthority)? { byParty[party] }
}
