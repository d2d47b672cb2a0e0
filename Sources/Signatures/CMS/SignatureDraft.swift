package import Vocabulary

/// A detached signature on its way: what is to be signed is fixed, the signature is not there yet.
///
/// The signer may sit elsewhere, in a browser or before a token: it gets `signedAttributes`, signs them, and sends the
/// signature back to `assemble`.
package struct SignatureDraft: Sendable {
  package let certificate: Certificate
  package let scheme: SignatureScheme
  /// The DER that the signer's key signs, hashing it as the scheme says.
  package let signedAttributes: [UInt8]
  private let contentType: ObjectIdentifier

  /// Fixes what will be signed: type, digest, time and certificate (CAdES-BES).
  ///
  /// - Parameters:
  ///   - contentDigest: the digest of the content, by the digest of the scheme.
  ///   - time: the signing time, kept to the second.
  package init(
    contentDigest: [UInt8], certificate: Certificate, scheme: SignatureScheme? = nil, time: Instant
  ) throws(SignatureFault) {
    try self.init(
      contentDigest: contentDigest, contentType: certificate.key.kind == .sm2 ? .sm2Data : .data,
      certificate: certificate, scheme: scheme ?? certificate.key.kind.usualScheme, time: time)
  }

  init(
    contentDigest: [UInt8], contentType: ObjectIdentifier, certificate: Certificate, scheme: SignatureScheme,
    time: Instant
  ) throws(SignatureFault) {
    guard certificate.key.kind.fits(scheme) else {
      throw .wrongKey("\(certificate.key.kind.rawValue) / \(scheme.name)")
    }
    guard contentDigest.count == scheme.digest.count else { throw .wrongKey("digest of \(contentDigest.count) bytes") }
    (self.certificate, self.scheme, self.contentType) = (certificate, scheme, contentType)
    signedAttributes = DER.set([
      CMSAttributes.der(.contentType, contentType.der),
      CMSAttributes.der(.signingTime, DERTime.der(time)),
      CMSAttributes.der(.messageDigest, DER.octets(contentDigest)),
      CMSAttributes.der(
        .signingCertificateV2, try SigningCertificateAttribute.der(certificate, scheme.digest)),
    ])
  }

  /// Takes up a draft whose attributes went to the signer and came back with the signature.
  package init(
    signedAttributes: [UInt8], certificate: Certificate, scheme: SignatureScheme? = nil
  ) throws(SignatureFault) {
    var reader = DERReader(signedAttributes)
    let set = try reader.read(DERTag.set, "signedAttrs")
    try reader.end("signedAttrs")
    let attributes = try CMSAttributes(set.content, isSigned: true, "signedAttrs")
    guard var type = attributes.reader(.contentType) else { throw .missing(field: "contentType") }
    contentType = try type.identifier("contentType")
    guard try SigningCertificateAttribute.check(attributes, certificate) else {
      throw .missing(field: "signingCertificateV2")
    }
    (self.certificate, self.signedAttributes) = (certificate, signedAttributes)
    self.scheme = scheme ?? certificate.key.kind.usualScheme
  }

  /// The CMS, DER, with the signature in it.
  ///
  /// - Parameters:
  ///   - signature: as certificates have it: DER for ECDSA and SM2 (`RawECDSA` turns a browser's into it).
  ///   - chain: certificates between the signer's and the anchor, to send along.
  /// - Throws: `.wrongSignature` when it is not that of the certificate's key over the signed attributes.
  package func assemble(signature: [UInt8], chain: [Certificate] = []) throws(SignatureFault) -> [UInt8] {
    guard try certificate.key.verifies(signature, over: signedAttributes, scheme) else {
      throw .wrongSignature(of: "signed attributes")
    }
    return message(signature: signature, content: nil, certificates: [certificate] + chain)
  }

  func message(signature: [UInt8], content: [UInt8]?, certificates: [Certificate]) -> [UInt8] {
    let isSM2 = scheme == .sm2
    let digest = scheme.digest.der
    let signer = DER.sequence(
      DER.number(1), certificate.issuerAndSerial, digest,
      [DERTag.inside(0)] + signedAttributes.dropFirst(),
      isSM2 ? DER.sequence(ObjectIdentifier.sm2Sign.der) : scheme.der, DER.octets(signature))
    let encapsulated = DER.sequence(
      contentType.der, content.map { DER.element(DERTag.inside(0), DER.octets($0)) } ?? [])
    // RFC 5652 §5.1: version 3 when the content is not plain data, 1 otherwise.
    let version = contentType == .data || contentType == .sm2Data ? 1 : 3
    let data = DER.sequence(
      DER.number(version), DER.set([digest]), encapsulated,
      certificates.isEmpty ? [] : DER.set(certificates.map(\.der), tag: DERTag.inside(0)), DER.set([signer]))
    let kind: ObjectIdentifier = isSM2 && contentType == .sm2Data ? .sm2SignedData : .signedData
    return DER.sequence(kind.der, DER.element(DERTag.inside(0), data))
  }
}

/// Detached signatures with a key that is at hand.
package enum DetachedSignature {
  /// Signs content; the CMS as DER.
  package static func sign(
    _ content: [UInt8], certificate: Certificate, key: PrivateKey, scheme: SignatureScheme? = nil,
    chain: [Certificate] = [], at time: Instant
  ) throws(SignatureFault) -> [UInt8] {
    let scheme = scheme ?? certificate.key.kind.usualScheme
    let draft = try SignatureDraft(
      contentDigest: try scheme.digest.digest(content), certificate: certificate, scheme: scheme, time: time)
    return try draft.assemble(signature: try key.sign(draft.signedAttributes, scheme), chain: chain)
  }

  /// The CMS as PEM.
  package static func pem(_ der: [UInt8]) -> String { PEM.text("CMS", der) }
}
