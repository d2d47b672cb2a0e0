package import Vocabulary

/// A list of the certificates that an authority has revoked (a full CRL, version 2).
package struct RevocationList: Sendable, Hashable {
  package let der: [UInt8]
  package let issuer: DistinguishedName
  package let issuedAt: Instant
  /// When the next list is due at the latest; the list vouches for nothing after that.
  package let nextAt: Instant?
  /// The number of the list, rising; content octets.
  package let number: [UInt8]?
  let authorityKey: [UInt8]?
  let entries: [[UInt8]: Entry]
  let notUnderstood: [ObjectIdentifier]
  let signed: SignedPart

  /// One revoked certificate.
  package struct Entry: Hashable, Sendable {
    package let at: Instant
    package let reason: RevocationReason
    /// Since when the key is not to be trusted, when that is earlier than the revocation.
    package let invalidSince: Instant?
  }

  /// Reads DER.
  package init(der: [UInt8]) throws(SignatureFault) {
    var reader = DERReader(der)
    let whole = try reader.read(DERTag.sequence, "CertificateList")
    try reader.end("CertificateList")
    signed = try SignedPart(whole, "CertificateList")
    self.der = der
    var body = DERReader(signed.content)
    guard try body.number("CertificateList.version") == 1 else {
      throw body.fault("CertificateList.version", .outOfRange)
    }
    try signed.checkInnerAlgorithm(&body, "CertificateList.signature")
    issuer = try DistinguishedName(&body, "CertificateList.issuer")
    issuedAt = try body.time("CertificateList.thisUpdate")
    let hasNext = body.tag == DERTag.utcTime || body.tag == DERTag.generalizedTime
    nextAt = hasNext ? try body.time("CertificateList.nextUpdate") : nil
    var notUnderstood: [ObjectIdentifier] = []
    var entries: [[UInt8]: Entry] = [:]
    if body.tag == DERTag.sequence {
      var list = try body.enter(DERTag.sequence, "revokedCertificates")
      while !list.isAtEnd {
        var one = try list.enter(DERTag.sequence, "revokedCertificates")
        let here = one
        let serial = try one.integer("userCertificate")
        let entry = try Self.entry(&one, &notUnderstood)
        guard entries.updateValue(entry, forKey: serial) == nil else {
          throw here.fault("revokedCertificates", .repeated)
        }
      }
    }
    self.entries = entries
    var (number, authorityKey): ([UInt8]?, [UInt8]?) = (nil, nil)
    if body.tag == DERTag.inside(0) {
      var inside = try body.enter(DERTag.inside(0), "crlExtensions")
      for (kind, isCritical, value) in try Self.extensions(&inside) {
        var value = value
        switch kind {
        case .crlNumber:
          number = try value.integer("cRLNumber")
          try value.end("cRLNumber")
        case .authorityKeyIdentifier: authorityKey = try AuthorityKeyIdentifier.read(&value)
        default: if isCritical { notUnderstood.append(kind) }
        }
      }
      try inside.end("crlExtensions")
    }
    (self.number, self.authorityKey, self.notUnderstood) = (number, authorityKey, notUnderstood)
    try body.end("TBSCertList")
  }

  private static func entry(
    _ one: inout DERReader, _ notUnderstood: inout [ObjectIdentifier]
  ) throws(SignatureFault) -> Entry {
    let at = try one.time("revocationDate")
    var reason = RevocationReason.unspecified
    var invalidSince: Instant?
    if !one.isAtEnd {
      for (kind, isCritical, value) in try extensions(&one) {
        var value = value
        switch kind {
        case .reasonCode:
          let code = try value.number("reasonCode", tag: DERTag.enumerated)
          try value.end("reasonCode")
          guard let known = RevocationReason(rawValue: code) else {
            throw .unsupported(field: "reasonCode", value: String(code))
          }
          reason = known
        case .invalidityDate:
          invalidSince = try value.time("invalidityDate")
          try value.end("invalidityDate")
        default: if isCritical { notUnderstood.append(kind) }
        }
      }
      try one.end("revokedCertificates")
    }
    return Entry(at: at, reason: reason, invalidSince: invalidSince)
  }

  private static func extensions(
    _ reader: inout DERReader
  ) throws(SignatureFault) -> [(ObjectIdentifier, Bool, DERReader)] {
    var found: [(ObjectIdentifier, Bool, DERReader)] = []
    var list = try reader.enter(DERTag.sequence, "crlExtensions")
    while !list.isAtEnd {
      var one = try list.enter(DERTag.sequence, "crlExtensions")
      let here = one
      let kind = try one.identifier("crlExtensions")
      guard !found.contains(where: { $0.0 == kind }) else { throw here.fault("crlExtensions", .repeated) }
      let isCritical = try one.flag("crlExtensions.critical")
      found.append((kind, isCritical, DERReader(try one.read(DERTag.octetString, "crlExtensions").content)))
      try one.end("crlExtensions")
    }
    return found
  }

  /// Reads the lists of a file: DER, or PEM with one or more.
  package static func all(in bytes: [UInt8]) throws(SignatureFault) -> [RevocationList] {
    var lists: [RevocationList] = []
    for der in try PEM.der(bytes, labels: ["X509 CRL"]) { lists.append(try RevocationList(der: der)) }
    return lists
  }

  /// The list as PEM.
  package var pem: String { PEM.text("X509 CRL", der) }
  /// How many certificates are on it.
  package var count: Int { entries.count }
  /// What the list says about a serial number (content octets).
  package func entry(_ serial: [UInt8]) -> Entry? { entries[serial] }
}

/// Why a certificate was revoked (RFC 5280 §5.3.1).
package enum RevocationReason: Int, CaseIterable, Sendable, Codable {
  case unspecified = 0
  case keyCompromise = 1
  case authorityCompromise = 2
  case affiliationChanged = 3
  case superseded = 4
  case cessationOfOperation = 5
  case onHold = 6
  case privilegeWithdrawn = 9
  case attributeAuthorityCompromise = 10

  /// The reason as the command line spells it.
  package var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .keyCompromise: "key-compromise"
    case .authorityCompromise: "authority-compromise"
    case .affiliationChanged: "affiliation-changed"
    case .superseded: "superseded"
    case .cessationOfOperation: "cessation"
    case .onHold: "on-hold"
    case .privilegeWithdrawn: "privilege-withdrawn"
    case .attributeAuthorityCompromise: "attribute-authority-compromise"
    }
  }
}
