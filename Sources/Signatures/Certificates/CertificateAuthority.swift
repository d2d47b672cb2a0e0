package import Vocabulary

/// From when until when a certificate is valid, to the second.
package struct Validity: Hashable, Sendable {
  package let from: Instant
  package let until: Instant

  /// A validity; the end must come after the beginning.
  package init(from: Instant, until: Instant) throws(SignatureFault) {
    guard from.wholeSecond < until.wholeSecond else {
      throw .malformed(field: "validity", offset: 0, .outOfRange)
    }
    (self.from, self.until) = (from.wholeSecond, until.wholeSecond)
  }
}

/// A certificate authority of a party: a certificate, and the key that goes with it.
package struct CertificateAuthority: Sendable {
  package let certificate: Certificate
  private let key: PrivateKey

  /// An authority from its parts.
  package init(certificate: Certificate, key: PrivateKey) throws(SignatureFault) {
    guard certificate.key.der == key.publicKey.der else { throw .disagrees(field: "key", with: "certificate") }
    guard certificate.isAuthority, certificate.keyUsage?.contains(.certificateSigning) ?? true else {
      throw .notForPurpose(subject: certificate.subject.description, purpose: "keyCertSign")
    }
    self.certificate = certificate
    self.key = key
  }

  /// Founds an authority whose certificate it signs itself. It issues to people and services, not to other authorities.
  package static func found(
    subject: DistinguishedName, key: PrivateKey, validity: Validity
  ) throws(SignatureFault) -> CertificateAuthority {
    let body = try CertificateBody(
      subject: subject, issuer: subject, key: key.publicKey, issuerKey: key.publicKey.identifier(),
      issuerKind: key.publicKey.kind, validity: validity, use: .authority(pathLength: 0))
    let certificate = try Certificate(der: try SignedPart.der(try body.der(), signedBy: key))
    return try CertificateAuthority(certificate: certificate, key: key)
  }

  /// What a certificate is issued for.
  package enum Use: Hashable, Sendable {
    /// A person's or a body's signature under documents.
    case signing
    /// A timestamping authority.
    case timestamping
    /// An authority below this one.
    case authority(pathLength: Int)
  }

  /// Issues a certificate; it never outlives the authority's own.
  package func issue(
    to subject: DistinguishedName, key: PublicKey, validity: Validity, use: Use = .signing
  ) throws(SignatureFault) -> Certificate {
    guard validity.from >= certificate.validFrom, validity.until <= certificate.validUntil else {
      throw .disagrees(field: "validity", with: "that of the authority, \(certificate.validUntil.utc)")
    }
    if case .authority(let below) = use, let most = certificate.extensions.pathLength, below >= most {
      throw .notForPurpose(subject: certificate.subject.description, purpose: "pathLenConstraint \(most)")
    }
    let body = try CertificateBody(
      subject: subject, issuer: certificate.subject, key: key,
      issuerKey: issuerKey(),
      issuerKind: certificate.key.kind, validity: validity, use: use)
    return try Certificate(der: try SignedPart.der(try body.der(), signedBy: self.key))
  }

  private func issuerKey() throws(SignatureFault) -> [UInt8] {
    if let known = certificate.extensions.subjectKey { return known }
    return try certificate.key.identifier()
  }

  /// A certificate to put on a list.
  package struct Revoked: Hashable, Sendable {
    /// Content octets of the serial number.
    package let serial: [UInt8]
    package let at: Instant
    package let reason: RevocationReason

    package init(serial: [UInt8], at: Instant, reason: RevocationReason) {
      (self.serial, self.at, self.reason) = (serial, at.wholeSecond, reason)
    }
  }

  /// Signs a list of everything revoked.
  ///
  /// - Parameter number: rises with every list.
  package func revocationList(
    _ revoked: [Revoked], number: Int, at instant: Instant, next: Instant
  ) throws(SignatureFault) -> RevocationList {
    guard instant.wholeSecond < next.wholeSecond else {
      throw .malformed(field: "nextUpdate", offset: 0, .outOfRange)
    }
    let entries = revoked.map { one in
      let reason = CertificateBody.extensionDER(
        .reasonCode, DER.element(DERTag.enumerated, [UInt8(one.reason.rawValue)]))
      let extensions = one.reason == .unspecified ? [] : DER.sequence(reason)
      return DER.sequence(DER.element(DERTag.integer, one.serial), DERTime.der(one.at), extensions)
    }
    let issuerKey = try issuerKey()
    let body = DER.sequence(
      DER.number(1), key.publicKey.kind.usualScheme.der, certificate.subject.der, DERTime.der(instant.wholeSecond),
      DERTime.der(next.wholeSecond), entries.isEmpty ? [] : DER.element(DERTag.sequence, entries.flatMap(\.self)),
      DER.element(
        DERTag.inside(0),
        DER.sequence(
          CertificateBody.extensionDER(.authorityKeyIdentifier, AuthorityKeyIdentifier.der(issuerKey)),
          CertificateBody.extensionDER(.crlNumber, DER.number(number)))))
    return try RevocationList(der: try SignedPart.der(body, signedBy: key))
  }
}
