package import Vocabulary

/// A timestamp: an authority's signature under a digest and a time (RFC 3161 §2.4.2).
package struct TimestampToken: Sendable {
  /// The token, a CMS SignedData, as DER.
  package let der: [UInt8]
  package let digestAlgorithm: DigestAlgorithm
  package let digest: [UInt8]
  /// The policy of the authority.
  package let policy: ObjectIdentifier
  /// The content octets of the serial number.
  package let serial: [UInt8]
  /// The time, to the millisecond.
  package let time: Instant
  package let nonce: [UInt8]?
  private let message: SignedData
  private let info: [UInt8]

  /// Reads a token.
  package init(der: [UInt8]) throws(SignatureFault) {
    self.der = der
    message = try SignedData(der: der)
    guard message.contentType == .timestampInfo else {
      throw .unsupported(field: "eContentType", value: message.contentType.description)
    }
    guard let info = message.content else { throw .missing(field: "eContent") }
    self.info = info
    var reader = DERReader(info)
    var body = try reader.enter(DERTag.sequence, "TSTInfo")
    try reader.end("TSTInfo")
    guard try body.number("TSTInfo.version") == 1 else { throw body.fault("TSTInfo.version", .outOfRange) }
    policy = try body.identifier("TSTInfo.policy")
    (digestAlgorithm, digest) = try TimestampRequest.imprint(&body)
    serial = try body.integer("TSTInfo.serialNumber")
    guard body.tag == DERTag.generalizedTime else { throw body.fault("TSTInfo.genTime", .unexpectedTag) }
    time = try body.time("TSTInfo.genTime")
    _ = try body.optional(DERTag.sequence, "TSTInfo.accuracy")
    _ = try body.flag("TSTInfo.ordering")
    nonce = body.tag == DERTag.integer ? try body.integer("TSTInfo.nonce") : nil
    _ = try body.optional(DERTag.inside(0), "TSTInfo.tsa")
    if body.tag == DERTag.inside(1) { throw .unsupported(field: "TSTInfo.extensions", value: "[1]") }
    try body.end("TSTInfo")
    guard message.signers.count == 1 else { throw .malformed(field: "signerInfos", offset: 0, .repeated) }
  }

  /// Checks the timestamp over content: digest, signature, and that the authority's certificate was valid, meant for
  /// timestamps and not revoked at the time that it states.
  ///
  /// - Returns: the certificates from the authority's to the anchor.
  package func verify(
    content: [UInt8], trust: TrustStore, certificates: [Certificate] = []
  ) throws(SignatureFault) -> [Certificate] {
    let certificate = try signer(of: content, certificates: certificates)
    return try trust.path(
      from: certificate, others: message.certificates + certificates, for: .timestamping, at: time)
  }

  /// Checks digest and signature, and gives the certificate of the signer, whom the reader may trust or not.
  package func signer(of content: [UInt8], certificates: [Certificate] = []) throws(SignatureFault) -> Certificate {
    guard try digestAlgorithm.digest(content) == digest else { throw .otherContent }
    let signer = message.signers[0]
    let certificate = try message.check(signer, content: info, certificates: certificates)
    guard try SigningCertificateAttribute.check(signer.attributes, certificate) else {
      throw .missing(field: "signingCertificateV2")
    }
    return certificate
  }

  /// Whether the token answers a request: the same digest, nonce and policy.
  package func check(answers request: TimestampRequest) throws(SignatureFault) {
    guard (digestAlgorithm, digest) == (request.digestAlgorithm, request.digest) else {
      throw .disagrees(field: "TSTInfo.messageImprint", with: "TimeStampReq")
    }
    guard nonce == request.nonce else { throw .disagrees(field: "TSTInfo.nonce", with: "TimeStampReq") }
    guard request.policy == nil || request.policy == policy else {
      throw .disagrees(field: "TSTInfo.policy", with: "TimeStampReq")
    }
  }
}

/// The answer of a timestamping authority.
package enum TimestampResponse {
  /// The token of an answer.
  ///
  /// - Throws: `.timestampRefused` with the authority's words when it gave none.
  package static func token(in der: [UInt8]) throws(SignatureFault) -> TimestampToken {
    var reader = DERReader(der)
    var response = try reader.enter(DERTag.sequence, "TimeStampResp")
    try reader.end("TimeStampResp")
    var info = try response.enter(DERTag.sequence, "PKIStatusInfo")
    let status = try info.number("PKIStatusInfo.status")
    guard status <= 1 else { throw .timestampRefused(status: status, text: try words(&info)) }
    guard !response.isAtEnd else { throw .missing(field: "timeStampToken") }
    let token = Array(try response.read(DERTag.sequence, "timeStampToken").whole)
    try response.end("TimeStampResp")
    return try TimestampToken(der: token)
  }

  private static func words(_ info: inout DERReader) throws(SignatureFault) -> String {
    var lines: [String] = []
    if info.tag == DERTag.sequence {
      var texts = try info.enter(DERTag.sequence, "statusString")
      while !texts.isAtEnd {
        lines.append(String(decoding: try texts.read(DERTag.utf8String, "statusString").content, as: UTF8.self))
      }
    }
    if info.tag == DERTag.bitString {
      lines += try info.namedBits("failInfo").sorted().map { TimestampFailure(rawValue: $0)?.name ?? "failInfo \($0)" }
    }
    try info.end("PKIStatusInfo")
    return lines.joined(separator: "; ")
  }
}

/// Why an authority gives no timestamp (RFC 3161 §2.4.2).
package enum TimestampFailure: Int, CaseIterable, Sendable {
  case badAlgorithm = 0
  case badRequest = 2
  case badDataFormat = 5
  case timeNotAvailable = 14
  case unacceptedPolicy = 15
  case unacceptedExtension = 16
  case additionalInformationNotAvailable = 17
  case systemFailure = 25

  var name: String {
    switch self {
    case .badAlgorithm: "the digest algorithm is not supported"
    case .badRequest: "the request is not permitted"
    case .badDataFormat: "the request cannot be read"
    case .timeNotAvailable: "the time source is not available"
    case .unacceptedPolicy: "the policy is not supported"
    case .unacceptedExtension: "the extension is not supported"
    case .additionalInformationNotAvailable: "the additional information is not available"
    case .systemFailure: "the system failed"
    }
  }
}
