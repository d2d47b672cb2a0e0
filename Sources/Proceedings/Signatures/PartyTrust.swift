import Crypto
package import Record
package import Signatures
package import Vocabulary

/// Whom a party trusts for its signatures, as the record has it: authorities, and the newest revocation list of each.
package struct PartyTrust: Sendable, Equatable {
  /// A revocation list, with the authority that signed it.
  package struct KeptList: Sendable, Equatable {
    /// SHA-256 of the authority's certificate, in hexadecimal.
    package let authority: String
    /// The list, DER.
    package let list: Octets

    /// A kept list.
    package init(authority: String, list: Octets) {
      self.authority = authority
      self.list = list
    }
  }

  /// The certificates of the authorities, DER.
  package let anchors: [Octets]
  /// The newest list of each authority that has one.
  package let lists: [KeptList]

  /// Whom a party trusts.
  package init(anchors: [Octets] = [], lists: [KeptList] = []) {
    self.anchors = anchors
    self.lists = lists
  }

  /// Whether the seats of the party sign with certificates.
  package var isKept: Bool { !anchors.isEmpty }

  /// The authorities.
  package func authorities() throws(SignatureFault) -> [Certificate] {
    var authorities: [Certificate] = []
    for anchor in anchors { authorities.append(try Certificate(der: anchor.bytes)) }
    return authorities
  }

  /// The store in which paths of certificates are looked for.
  package func store() throws(SignatureFault) -> TrustStore {
    var revocationLists: [RevocationList] = []
    for kept in lists { revocationLists.append(try RevocationList(der: kept.list.bytes)) }
    return TrustStore(anchors: try authorities(), revocationLists: revocationLists)
  }
}

/// A certificate that was enrolled, as the record has it.
package struct KeptCertificate: Sendable, Equatable {
  /// Whose it is, in which seat, for which party.
  package let holder: Author
  /// The certificate, DER.
  package let certificate: Octets
  /// The certificates between it and the authority, DER.
  package let chain: [Octets]
  /// When it was enrolled.
  package let enrolledAt: Instant
  /// When its use ended.
  package let endedAt: Instant?
  /// Why its use ended.
  package let reason: String?

  /// An enrolled certificate.
  package init(
    holder: Author, certificate: Octets, chain: [Octets], enrolledAt: Instant, endedAt: Instant?, reason: String?
  ) {
    self.holder = holder
    self.certificate = certificate
    self.chain = chain
    self.enrolledAt = enrolledAt
    self.endedAt = endedAt
    self.reason = reason
  }

  /// SHA-256 of the certificate, in hexadecimal.
  package var fingerprint: String { certificate.fingerprint }
}

extension Octets {
  /// SHA-256 of the bytes, in hexadecimal; of a certificate it is what names it.
  package var fingerprint: String { hexadecimal(SHA256.hash(data: bytes)) }
}
