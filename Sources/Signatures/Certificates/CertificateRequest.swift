/// A request for a certificate (PKCS#10): a name and a key, signed with that key.
package struct CertificateRequest: Sendable {
  package let der: [UInt8]
  package let subject: DistinguishedName
  package let key: PublicKey

  /// Reads DER or PEM and checks that whoever asks holds the key.
  package init(_ bytes: [UInt8]) throws(SignatureFault) {
    let all = try PEM.der(bytes, labels: ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"])
    guard all.count == 1 else { throw .malformed(field: "CertificationRequest", offset: 0, .repeated) }
    der = all[0]
    var reader = DERReader(der)
    let whole = try reader.read(DERTag.sequence, "CertificationRequest")
    try reader.end("CertificationRequest")
    let signed = try SignedPart(whole, "CertificationRequest")
    var body = DERReader(signed.content)
    guard try body.number("CertificationRequest.version") == 0 else {
      throw body.fault("CertificationRequest.version", .outOfRange)
    }
    subject = try DistinguishedName(&body, "CertificationRequest.subject")
    key = try PublicKey(slice: try body.read(DERTag.sequence, "subjectPublicKeyInfo").whole)
    _ = try body.optional(DERTag.inside(0), "CertificationRequest.attributes")
    try body.end("CertificationRequestInfo")
    guard try signed.isSigned(by: key) else { throw .wrongSignature(of: "CertificationRequest") }
  }

  /// A new request for a key that is at hand.
  package init(subject: DistinguishedName, key: PrivateKey) throws(SignatureFault) {
    let body = DER.sequence(
      DER.number(0), subject.der, key.publicKey.der, DER.element(DERTag.inside(0), []))
    try self.init(try SignedPart.der(body, signedBy: key))
  }

  /// The request as PEM.
  package var pem: String { PEM.text("CERTIFICATE REQUEST", der) }
}
