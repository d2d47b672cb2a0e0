package import Vocabulary

/// An X.509 certificate, version 3.
package struct Certificate: Sendable {
  package let der: [UInt8]
  /// The content octets of the serial number.
  package let serial: [UInt8]
  package let issuer: DistinguishedName
  package let subject: DistinguishedName
  /// The first instant at which it is valid.
  package let validFrom: Instant
  /// The last second in which it is valid.
  package let validUntil: Instant
  package let key: PublicKey
  let extensions: CertificateExtensions
  let signed: SignedPart

  /// Reads DER.
  package init(der: [UInt8]) throws(SignatureFault) {
    var reader = DERReader(der)
    try self.init(&reader)
    try reader.end("Certificate")
  }

  init(_ reader: inout DERReader) throws(SignatureFault) {
    let whole = try reader.read(DERTag.sequence, "Certificate")
    signed = try SignedPart(whole, "Certificate")
    der = Array(whole.whole)
    var body = DERReader(signed.content)
    var version = try body.enter(DERTag.inside(0), "Certificate.version")
    guard try version.number("Certificate.version") == 2 else {
      throw version.fault("Certificate.version", .outOfRange)
    }
    try version.end("Certificate.version")
    serial = try body.integer("Certificate.serialNumber")
    guard serial.count <= 21 else { throw body.fault("Certificate.serialNumber", .outOfRange) }
    try signed.checkInnerAlgorithm(&body, "Certificate.signature")
    issuer = try DistinguishedName(&body, "Certificate.issuer")
    var validity = try body.enter(DERTag.sequence, "Certificate.validity")
    validFrom = try validity.time("Certificate.notBefore")
    validUntil = try validity.time("Certificate.notAfter")
    try validity.end("Certificate.validity")
    subject = try DistinguishedName(&body, "Certificate.subject")
    key = try PublicKey(slice: try body.read(DERTag.sequence, "subjectPublicKeyInfo").whole)
    _ = try body.optional(DERTag.instead(1), "Certificate.issuerUniqueID")
    _ = try body.optional(DERTag.instead(2), "Certificate.subjectUniqueID")
    if body.tag == DERTag.inside(3) {
      var inside = try body.enter(DERTag.inside(3), "Certificate.extensions")
      extensions = try CertificateExtensions(&inside, "Certificate.extensions")
      try inside.end("Certificate.extensions")
    } else {
      extensions = CertificateExtensions()
    }
    try body.end("TBSCertificate")
  }

  /// Reads the certificates of a file: DER, or PEM with one or more.
  package static func all(in bytes: [UInt8]) throws(SignatureFault) -> [Certificate] {
    var certificates: [Certificate] = []
    for der in try PEM.der(bytes, labels: ["CERTIFICATE"]) { certificates.append(try Certificate(der: der)) }
    return certificates
  }

  /// The certificate as PEM.
  package var pem: String { PEM.text("CERTIFICATE", der) }
  /// The serial number in hexadecimal.
  package var serialText: String { serial.hexadecimal }
  /// Whether it may issue certificates.
  package var isAuthority: Bool { extensions.isAuthority }
  /// What its key may be used for; nil when it does not say.
  package var keyUsage: KeyUsage? { extensions.keyUsage }

  /// IssuerAndSerialNumber, by which messages name it.
  var issuerAndSerial: [UInt8] { DER.sequence(issuer.der, DER.element(DERTag.integer, serial)) }

  /// Whether the key of another certificate made its signature.
  func isSigned(by key: PublicKey) throws(SignatureFault) -> Bool { try signed.isSigned(by: key) }
}

extension Certificate: Hashable {
  package static func == (left: Certificate, right: Certificate) -> Bool { left.der == right.der }
  package func hash(into hasher: inout Hasher) { hasher.combine(der) }
}

/// The shape that certificates, requests and revocation lists share: what is signed, how, and the signature.
struct SignedPart: Hashable, Sendable {
  let whole: [UInt8]
  let content: ArraySlice<UInt8>
  let scheme: SignatureScheme
  private let algorithm: [UInt8]
  let signature: [UInt8]

  init(_ element: DERElement, _ field: String) throws(SignatureFault) {
    var reader = DERReader(element.content)
    let body = try reader.read(DERTag.sequence, field)
    whole = Array(body.whole)
    content = body.content
    let start = reader.rest
    scheme = try SignatureScheme.read(&reader, field + ".signatureAlgorithm")
    algorithm = Array(start[start.startIndex..<reader.rest.startIndex])
    signature = try reader.bitOctets(field + ".signatureValue")
    try reader.end(field)
  }

  /// The algorithm inside what is signed must be the one outside.
  func checkInnerAlgorithm(_ reader: inout DERReader, _ field: String) throws(SignatureFault) {
    guard try reader.read(DERTag.sequence, field).whole.elementsEqual(algorithm) else {
      throw .disagrees(field: field, with: "signatureAlgorithm")
    }
  }

  func isSigned(by key: PublicKey) throws(SignatureFault) -> Bool {
    guard key.kind.fits(scheme) else { return false }
    return try key.verifies(signature, over: whole, scheme)
  }

  /// A signed structure around its DER.
  static func der(_ body: [UInt8], signedBy key: PrivateKey) throws(SignatureFault) -> [UInt8] {
    let scheme = key.publicKey.kind.usualScheme
    return DER.sequence(body, scheme.der, DER.bits(try key.sign(body, scheme)))
  }
}

extension Collection<UInt8> {
  /// The bytes in lower-case hexadecimal.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
