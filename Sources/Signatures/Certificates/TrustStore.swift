package import Vocabulary

/// What a certificate is used for.
package enum CertificatePurpose: String, Sendable {
  /// Signing documents.
  case signing
  /// Giving timestamps.
  case timestamping

  /// Whether a certificate may be used for this.
  func allows(_ certificate: Certificate) -> Bool {
    let extensions = certificate.extensions
    if let usage = extensions.keyUsage, usage.isDisjoint(with: [.digitalSignature, .contentCommitment]) {
      return false
    }
    switch self {
    case .signing:
      guard let extended = extensions.extendedKeyUsage else { return true }
      return extended.contains { [.anyExtendedKeyUsage, .emailProtection, .documentSigning].contains($0) }
    case .timestamping:
      // RFC 3161 §2.3: critical, and nothing else.
      return extensions.extendedKeyUsage == [.timeStamping] && extensions.isExtendedKeyUsageCritical
    }
  }
}

/// When a missing revocation list matters.
package enum RevocationRule: String, CaseIterable, Sendable, Codable {
  /// A list counts when it is there.
  case whenListed = "when-listed"
  /// Each certificate below a trusted one needs a list of its issuer.
  case always
}

/// Whom a party trusts, and what else is known of certificates.
package struct TrustStore: Sendable {
  /// Certificates of authorities that are trusted by themselves.
  package var anchors: [Certificate]
  /// Certificates of authorities that must lead to an anchor.
  package var intermediates: [Certificate]
  package var revocationLists: [RevocationList]
  package var revocation: RevocationRule

  /// At most so many certificates from a signer to an anchor, both counted.
  package static let longestPath = 6
  /// At most so many signatures are checked before a path counts as not found.
  private static let mostChecks = 64

  package init(
    anchors: [Certificate], intermediates: [Certificate] = [], revocationLists: [RevocationList] = [],
    revocation: RevocationRule = .whenListed
  ) {
    self.anchors = anchors
    self.intermediates = intermediates
    self.revocationLists = revocationLists
    self.revocation = revocation
  }

  /// The certificates from this one to an anchor, each valid, allowed and not revoked at an instant.
  ///
  /// - Parameter others: certificates that came with a message; nobody vouches for them.
  /// - Throws: why the longest path that was found does not hold.
  /// - Source: RFC 5280 §6, without policies and name constraints: a certificate that constrains names is refused.
  package func path(
    from certificate: Certificate, others: [Certificate] = [], for purpose: CertificatePurpose, at instant: Instant
  ) throws(SignatureFault) -> [Certificate] {
    var search = Search(store: self, others: others, instant: instant, checksLeft: Self.mostChecks)
    try search.check(certificate)
    guard purpose.allows(certificate) else {
      throw .notForPurpose(subject: certificate.subject.description, purpose: purpose.rawValue)
    }
    guard let path = try search.extend([certificate]) else {
      throw search.deepest?.fault
        ?? .untrusted(subject: certificate.subject.description, issuer: certificate.issuer.description)
    }
    return path
  }
}

/// One search for a path, depth first.
private struct Search {
  let store: TrustStore
  let others: [Certificate]
  let instant: Instant
  var checksLeft: Int
  /// The fault that was met farthest from the signer: the one that helps.
  var deepest: (depth: Int, fault: SignatureFault)?

  /// What holds for a certificate alone.
  func check(_ certificate: Certificate) throws(SignatureFault) {
    let subject = certificate.subject.description
    guard certificate.validFrom <= instant else {
      throw .notYetValid(subject: subject, from: certificate.validFrom.utc)
    }
    guard instant < certificate.validUntil.advanced(byMilliseconds: 1000) else {
      throw .expired(subject: subject, until: certificate.validUntil.utc)
    }
    if let unknown = certificate.extensions.notUnderstood.first {
      throw .unsupported(field: "extension of \(subject)", value: unknown.description)
    }
  }

  /// What holds for an issuer of the last certificate of a path.
  private func check(issuer: Certificate, below path: [Certificate]) throws(SignatureFault) {
    try check(issuer)
    let subject = issuer.subject.description
    guard issuer.isAuthority, issuer.keyUsage?.contains(.certificateSigning) ?? true else {
      throw .notForPurpose(subject: subject, purpose: "keyCertSign")
    }
    let between = path.dropFirst().count { $0.subject != $0.issuer }
    if let most = issuer.extensions.pathLength, between > most {
      throw .notForPurpose(subject: subject, purpose: "pathLenConstraint \(most)")
    }
  }

  mutating func extend(_ path: [Certificate]) throws(SignatureFault) -> [Certificate]? {
    guard let last = path.last, path.count < TrustStore.longestPath else { return nil }
    let candidates = store.anchors.map { ($0, true) } + (store.intermediates + others).map { ($0, false) }
    for (issuer, isAnchor) in candidates where Self.mayHaveIssued(issuer, last) && !path.contains(issuer) {
      guard checksLeft > 0 else { return nil }
      checksLeft -= 1
      do throws(SignatureFault) {
        guard try last.isSigned(by: issuer.key) else { throw .wrongSignature(of: "certificate of \(last.subject)") }
        try check(issuer: issuer, below: path)
        try checkRevocation(of: last, issuer: issuer)
      } catch {
        note(error, depth: path.count)
        continue
      }
      if isAnchor { return path + [issuer] }
      if let found = try extend(path + [issuer]) { return found }
      note(
        .untrusted(subject: issuer.subject.description, issuer: issuer.issuer.description), depth: path.count + 1)
    }
    return nil
  }

  private mutating func note(_ fault: SignatureFault, depth: Int) {
    if depth > deepest?.depth ?? -1 { deepest = (depth, fault) }
  }

  private static func mayHaveIssued(_ issuer: Certificate, _ certificate: Certificate) -> Bool {
    guard issuer.subject == certificate.issuer else { return false }
    guard let wanted = certificate.extensions.authorityKey, let has = issuer.extensions.subjectKey else { return true }
    return wanted == has
  }

  /// The newest list of the issuer decides: it knows of revocations that a list of the time did not know yet.
  private func checkRevocation(of certificate: Certificate, issuer: Certificate) throws(SignatureFault) {
    let lists = store.revocationLists.filter {
      $0.issuer == issuer.subject && ($0.authorityKey == nil || $0.authorityKey == issuer.extensions.subjectKey)
    }
    guard !lists.isEmpty else {
      guard store.revocation == .whenListed else {
        throw .revocationUnknown(subject: certificate.subject.description)
      }
      return
    }
    var newest: RevocationList?
    for list in lists where list.issuedAt > newest?.issuedAt ?? Instant(milliseconds: .min) {
      if try list.signed.isSigned(by: issuer.key) { newest = list }
    }
    guard let list = newest, issuer.keyUsage?.contains(.revocationListSigning) ?? true else {
      throw .wrongSignature(of: "revocation list of \(issuer.subject)")
    }
    if let unknown = list.notUnderstood.first {
      throw .unsupported(field: "extension of the revocation list", value: unknown.description)
    }
    if let entry = list.entry(certificate.serial), min(entry.at, entry.invalidSince ?? entry.at) <= instant {
      throw .revoked(subject: certificate.subject.description, at: entry.at.utc, reason: entry.reason.name)
    }
    if let next = list.nextAt, next < instant {
      throw .revocationListOld(issuer: issuer.subject.description, until: next.utc)
    }
  }
}
