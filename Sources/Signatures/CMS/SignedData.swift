package import Vocabulary

/// A CMS SignedData with at least one signer (RFC 5652 §5), or the same in the identifiers of GB/T 35275.
package struct SignedData: Sendable {
  let contentType: ObjectIdentifier
  /// The content, when the message carries it.
  let content: [UInt8]?
  /// The certificates that came along; nobody vouches for them.
  package let certificates: [Certificate]
  package let signers: [Signer]

  /// At most so many signers, and so many certificates, in one message.
  private static let mostMembers = 64

  /// One signature in a message.
  package struct Signer: Sendable {
    let name: SignerName
    let digest: DigestAlgorithm
    package let scheme: SignatureScheme
    let attributes: CMSAttributes
    /// The signed attributes as a SET, which is what the signature is over.
    let signedBytes: [UInt8]
    package let signature: [UInt8]
    let unsigned: CMSAttributes

    /// The time that the signer states.
    package var signingTime: Instant? {
      get throws(SignatureFault) {
        guard var reader = attributes.reader(.signingTime) else { return nil }
        let time = try reader.time("signingTime")
        try reader.end("signingTime")
        return time
      }
    }

    /// The timestamp token over the signature, when one was added.
    package var timestamp: [UInt8]? { unsigned.value(.timestampToken) }
  }

  /// How a message names the certificate of a signer.
  enum SignerName: Hashable, Sendable {
    case issuerAndSerial([UInt8])
    case subjectKey([UInt8])

    func names(_ certificate: Certificate) -> Bool {
      switch self {
      case .issuerAndSerial(let der): certificate.issuerAndSerial == der
      case .subjectKey(let key): certificate.extensions.subjectKey == key
      }
    }
  }

  /// Reads DER, or PEM with the label CMS or PKCS7.
  package init(_ bytes: [UInt8]) throws(SignatureFault) {
    let all = try PEM.der(bytes, labels: ["CMS", "PKCS7"])
    guard all.count == 1 else { throw .malformed(field: "ContentInfo", offset: 0, .repeated) }
    try self.init(der: all[0])
  }

  init(der: [UInt8]) throws(SignatureFault) {
    var reader = DERReader(der)
    var info = try reader.enter(DERTag.sequence, "ContentInfo")
    try reader.end("ContentInfo")
    let kind = try info.identifier("ContentInfo.contentType")
    guard kind == .signedData || kind == .sm2SignedData else {
      throw .unsupported(field: "ContentInfo.contentType", value: kind.description)
    }
    var explicit = try info.enter(DERTag.inside(0), "ContentInfo.content")
    try info.end("ContentInfo")
    var data = try explicit.enter(DERTag.sequence, "SignedData")
    try explicit.end("ContentInfo.content")
    guard (1...5).contains(try data.number("SignedData.version")) else {
      throw data.fault("SignedData.version", .outOfRange)
    }
    var digests = try data.enter(DERTag.set, "SignedData.digestAlgorithms")
    while !digests.isAtEnd { _ = try digests.read(DERTag.sequence, "SignedData.digestAlgorithms") }
    var encapsulated = try data.enter(DERTag.sequence, "EncapsulatedContentInfo")
    contentType = try encapsulated.identifier("eContentType")
    if encapsulated.isAtEnd {
      content = nil
    } else {
      var inside = try encapsulated.enter(DERTag.inside(0), "eContent")
      content = try inside.octets("eContent")
      try inside.end("eContent")
    }
    try encapsulated.end("EncapsulatedContentInfo")
    var certificates: [Certificate] = []
    if var set = try data.optional(DERTag.inside(0), "SignedData.certificates").map({ DERReader($0.content) }) {
      while !set.isAtEnd {
        guard certificates.count < Self.mostMembers else { throw set.fault("SignedData.certificates", .outOfRange) }
        certificates.append(try Certificate(&set))
      }
    }
    self.certificates = certificates
    _ = try data.optional(DERTag.inside(1), "SignedData.crls")  // lists come from the trust store, not from a signer
    var set = try data.enter(DERTag.set, "SignedData.signerInfos")
    try data.end("SignedData")
    var signers: [Signer] = []
    guard !set.isAtEnd else { throw set.fault("SignedData.signerInfos", .empty) }
    while !set.isAtEnd {
      guard signers.count < Self.mostMembers else { throw set.fault("SignedData.signerInfos", .outOfRange) }
      signers.append(try Signer(&set))
    }
    self.signers = signers
  }
}

extension SignedData.Signer {
  /// Reads a SignerInfo.
  init(_ set: inout DERReader) throws(SignatureFault) {
    var info = try set.enter(DERTag.sequence, "SignerInfo")
    let version = try info.number("SignerInfo.version")
    if info.tag == DERTag.sequence {
      guard version == 1 else { throw info.fault("SignerInfo.version", .outOfRange) }
      name = .issuerAndSerial(Array(try info.read(DERTag.sequence, "SignerInfo.sid").whole))
    } else {
      guard version == 3 else { throw info.fault("SignerInfo.version", .outOfRange) }
      name = .subjectKey(Array(try info.read(DERTag.instead(0), "SignerInfo.sid").content))
    }
    let digest = try DigestAlgorithm.read(&info, "SignerInfo.digestAlgorithm")
    self.digest = digest
    // Without signed attributes a signature over one kind of content could pass for one over another (RFC 5652 §11).
    guard let signed = try info.optional(DERTag.inside(0), "SignerInfo.signedAttrs") else {
      throw .missing(field: "SignerInfo.signedAttrs")
    }
    attributes = try CMSAttributes(signed.content, isSigned: true, "SignerInfo.signedAttrs")
    signedBytes = [DERTag.set] + signed.whole.dropFirst()
    scheme = try SignatureScheme.read(&info, "SignerInfo.signatureAlgorithm", digest: digest)
    guard scheme.digest == digest || scheme == .ed25519 else {
      throw .disagrees(field: "SignerInfo.signatureAlgorithm", with: "SignerInfo.digestAlgorithm")
    }
    signature = try info.octets("SignerInfo.signature")
    if let element = try info.optional(DERTag.inside(1), "SignerInfo.unsignedAttrs") {
      unsigned = try CMSAttributes(element.content, isSigned: false, "SignerInfo.unsignedAttrs")
    } else {
      unsigned = CMSAttributes()
    }
    try info.end("SignerInfo")
  }
}
