/// What is asked of a timestamping authority: a digest, and a nonce that the answer must repeat (RFC 3161 §2.4.1).
package struct TimestampRequest: Hashable, Sendable {
  package let digestAlgorithm: DigestAlgorithm
  package let digest: [UInt8]
  /// The policy that is asked for.
  let policy: ObjectIdentifier?
  /// The content octets of the nonce.
  package let nonce: [UInt8]?
  /// Whether the authority's certificate shall come along.
  package let wantsCertificate: Bool

  /// A request over content, with a nonce of 63 random bits.
  package init(content: [UInt8], digest algorithm: DigestAlgorithm = .sha256) throws(SignatureFault) {
    digestAlgorithm = algorithm
    digest = try algorithm.digest(content)
    policy = nil
    var nonce = try Libcrypto.random(8)
    nonce[0] = nonce[0] & 0x7F | 0x40
    self.nonce = nonce
    wantsCertificate = true
  }

  /// Reads DER.
  package init(der: [UInt8]) throws(SignatureFault) {
    var reader = DERReader(der)
    var request = try reader.enter(DERTag.sequence, "TimeStampReq")
    try reader.end("TimeStampReq")
    guard try request.number("TimeStampReq.version") == 1 else {
      throw request.fault("TimeStampReq.version", .outOfRange)
    }
    (digestAlgorithm, digest) = try Self.imprint(&request)
    policy = request.tag == DERTag.objectIdentifier ? try request.identifier("reqPolicy") : nil
    nonce = request.tag == DERTag.integer ? try request.integer("nonce") : nil
    guard nonce?.count ?? 0 <= 64 else { throw request.fault("nonce", .outOfRange) }
    wantsCertificate = try request.flag("certReq")
    if request.tag == DERTag.inside(0) { throw .unsupported(field: "TimeStampReq.extensions", value: "[0]") }
    try request.end("TimeStampReq")
  }

  /// Reads a MessageImprint.
  static func imprint(_ reader: inout DERReader) throws(SignatureFault) -> (DigestAlgorithm, [UInt8]) {
    var imprint = try reader.enter(DERTag.sequence, "messageImprint")
    let algorithm = try DigestAlgorithm.read(&imprint, "messageImprint.hashAlgorithm")
    let digest = try imprint.octets("messageImprint.hashedMessage")
    guard digest.count == algorithm.count else { throw imprint.fault("messageImprint.hashedMessage", .outOfRange) }
    try imprint.end("messageImprint")
    return (algorithm, digest)
  }

  /// MessageImprint.
  var imprintDER: [UInt8] {
    DER.sequence(DER.sequence(digestAlgorithm.identifier.der, DER.null), DER.octets(digest))
  }

  /// The request as DER.
  package var der: [UInt8] {
    DER.sequence(
      DER.number(1), imprintDER, policy?.der ?? [], nonce.map { DER.element(DERTag.integer, $0) } ?? [],
      wantsCertificate ? DER.yes : [])
  }
}
