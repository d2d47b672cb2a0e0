package import Vocabulary

/// A signer whose signature holds, and whose certificate leads to a trusted authority.
package struct VerifiedSigner: Sendable {
  package let certificate: Certificate
  /// From the signer's certificate to the trusted one.
  package let path: [Certificate]
  package let scheme: SignatureScheme
  /// The time that the signer states; nobody else vouches for it.
  package let signingTime: Instant?
  /// Whether the signature names its very certificate (CAdES-BES); without, another with the same key would do.
  package let namesCertificate: Bool
}

extension SignedData {
  /// Checks a detached signature: every signer's digest, signature and certificate.
  ///
  /// - Parameters:
  ///   - content: the bytes that were signed.
  ///   - trust: whom the reader trusts.
  ///   - certificates: certificates of signers that the message does not carry.
  ///   - instant: the instant at which the certificates must hold: when the signature was received or timestamped.
  /// - Throws: the first fault of the first signer that does not hold.
  package func verify(
    content: [UInt8], trust: TrustStore, certificates: [Certificate] = [], at instant: Instant
  ) throws(SignatureFault) -> [VerifiedSigner] {
    guard self.content == nil else { throw .unsupported(field: "eContent", value: "attached content") }
    guard contentType == .data || contentType == .sm2Data else {
      throw .unsupported(field: "eContentType", value: contentType.description)
    }
    var verified: [VerifiedSigner] = []
    for signer in signers {
      let certificate = try check(signer, content: content, certificates: certificates)
      let path = try trust.path(from: certificate, others: self.certificates, for: .signing, at: instant)
      verified.append(
        VerifiedSigner(
          certificate: certificate, path: path, scheme: signer.scheme, signingTime: try signer.signingTime,
          namesCertificate: try SigningCertificateAttribute.check(signer.attributes, certificate)))
    }
    return verified
  }

  /// Checks one signer against content, without asking who trusts the certificate.
  func check(
    _ signer: Signer, content: [UInt8], certificates: [Certificate]
  ) throws(SignatureFault) -> Certificate {
    guard var type = signer.attributes.reader(.contentType) else { throw .missing(field: "contentType") }
    guard try type.identifier("contentType") == contentType else {
      throw .disagrees(field: "contentType", with: "eContentType")
    }
    try type.end("contentType")
    guard var digest = signer.attributes.reader(.messageDigest) else { throw .missing(field: "messageDigest") }
    let stated = try digest.octets("messageDigest")
    try digest.end("messageDigest")
    guard stated == (try signer.digest.digest(content)) else { throw .otherContent }
    guard let certificate = (self.certificates + certificates).first(where: { signer.name.names($0) }) else {
      throw .signerUnknown
    }
    _ = try SigningCertificateAttribute.check(signer.attributes, certificate)
    guard try certificate.key.verifies(signer.signature, over: signer.signedBytes, signer.scheme) else {
      throw .wrongSignature(of: "signed attributes")
    }
    return certificate
  }
}
