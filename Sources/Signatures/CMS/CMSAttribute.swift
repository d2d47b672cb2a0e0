/// The attributes of a signer, each with one value.
struct CMSAttributes: Sendable {
  private var values: [ObjectIdentifier: ArraySlice<UInt8>] = [:]

  init() {}

  /// Reads the content of a SET OF Attribute.
  ///
  /// - Parameter isSigned: signed attributes are in the order of DER and each stands there once.
  init(_ content: ArraySlice<UInt8>, isSigned: Bool, _ field: String) throws(SignatureFault) {
    var reader = DERReader(content)
    guard !reader.isAtEnd else { throw reader.fault(field, .empty) }
    var before: ArraySlice<UInt8>?
    while !reader.isAtEnd {
      let here = reader
      let whole = try reader.read(DERTag.sequence, field)
      if isSigned, let before, !before.lexicographicallyPrecedes(whole.whole) { throw here.fault(field, .notSorted) }
      before = whole.whole
      var attribute = DERReader(whole.content)
      let kind = try attribute.identifier(field)
      var set = try attribute.enter(DERTag.set, field)
      try attribute.end(field)
      let value = try set.element(field)
      // Unsigned attributes may repeat (a timestamp more); the first is the one that is kept.
      if isSigned {
        try set.end(field)
        guard values[kind] == nil else { throw here.fault(field, .repeated) }
      }
      if values[kind] == nil { values[kind] = value.whole }
    }
  }

  /// A reader of the value of an attribute.
  func reader(_ kind: ObjectIdentifier) -> DERReader? { values[kind].map { DERReader($0) } }

  /// The DER of the value of an attribute.
  func value(_ kind: ObjectIdentifier) -> [UInt8]? { values[kind].map { Array($0) } }

  /// One Attribute.
  static func der(_ kind: ObjectIdentifier, _ value: [UInt8]) -> [UInt8] {
    DER.sequence(kind.der, DER.element(DERTag.set, value))
  }
}

/// The attribute that says which certificate is meant, so that none with the same key can take its place.
///
/// - Source: RFC 5035 (ESSCertIDv2), RFC 2634 (ESSCertID, SHA-1).
enum SigningCertificateAttribute {
  /// SigningCertificateV2 with the one certificate.
  static func der(_ certificate: Certificate, _ digest: DigestAlgorithm) throws(SignatureFault) -> [UInt8] {
    let algorithm = digest == .sha256 ? [] : digest.der  // SHA-256 is the default, which DER leaves out
    let name = DER.sequence(DER.element(DERTag.inside(4), certificate.issuer.der))
    let issuerSerial = DER.sequence(name, DER.element(DERTag.integer, certificate.serial))
    let one = DER.sequence(algorithm, DER.octets(try digest.digest(certificate.der)), issuerSerial)
    return DER.sequence(DER.sequence(one))
  }

  /// Whether the attribute is there; throws when it names another certificate.
  static func check(_ attributes: CMSAttributes, _ certificate: Certificate) throws(SignatureFault) -> Bool {
    if let reader = attributes.reader(.signingCertificateV2) {
      return try check(reader, certificate, isSecondVersion: true)
    }
    if let reader = attributes.reader(.signingCertificate) {
      return try check(reader, certificate, isSecondVersion: false)
    }
    return false
  }

  private static func check(
    _ value: DERReader, _ certificate: Certificate, isSecondVersion: Bool
  ) throws(SignatureFault) -> Bool {
    let field = "signingCertificate"
    var reader = value
    var list = try reader.enter(DERTag.sequence, field)
    try reader.end(field)
    var certificates = try list.enter(DERTag.sequence, field)
    // The first is the signer's; others and policies narrow nothing here.
    var first = try certificates.enter(DERTag.sequence, field)
    let expected: [UInt8]
    if isSecondVersion {
      let digest = first.tag == DERTag.sequence ? try DigestAlgorithm.read(&first, field) : .sha256
      expected = try digest.digest(certificate.der)
    } else {
      expected = try DigestAlgorithm.sha1(certificate.der)
    }
    guard try first.octets(field) == expected else { throw .disagrees(field: field, with: "the signer's certificate") }
    if var issuerSerial = try first.optional(DERTag.sequence, field).map({ DERReader($0.content) }) {
      let names = try issuerSerial.read(DERTag.sequence, field).content
      guard names.elementsEqual(DER.element(DERTag.inside(4), certificate.issuer.der)),
        try issuerSerial.integer(field) == certificate.serial
      else { throw .disagrees(field: field, with: "the signer's certificate") }
    }
    try first.end(field)
    return true
  }
}
