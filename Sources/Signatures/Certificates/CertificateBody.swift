/// What a certificate says, before it is signed.
struct CertificateBody {
  let subject: DistinguishedName
  let issuer: DistinguishedName
  let key: PublicKey
  /// The identifier of the issuer's key.
  let issuerKey: [UInt8]
  /// The kind of the issuer's key, which says how the certificate will be signed.
  let issuerKind: KeyKind
  let validity: Validity
  let use: CertificateAuthority.Use

  /// TBSCertificate with a fresh serial number of 127 random bits.
  func der() throws(SignatureFault) -> [UInt8] {
    guard !subject.attributes.isEmpty else { throw .missing(field: "subject") }
    var serial = try Libcrypto.random(16)
    serial[0] = serial[0] & 0x7F | 0x40
    return DER.sequence(
      DER.element(DERTag.inside(0), DER.number(2)), DER.element(DERTag.integer, serial), issuerKind.usualScheme.der,
      issuer.der, DER.sequence(DERTime.der(validity.from), DERTime.der(validity.until)), subject.der, key.der,
      DER.element(DERTag.inside(3), try extensions()))
  }

  private func extensions() throws(SignatureFault) -> [UInt8] {
    var list: [[UInt8]] = []
    switch use {
    case .authority(let pathLength):
      list.append(
        Self.extensionDER(.basicConstraints, critical: true, DER.sequence(DER.yes, DER.number(pathLength))))
      list.append(keyUsage([.certificateSigning, .revocationListSigning]))
    case .signing:
      list.append(Self.extensionDER(.basicConstraints, critical: true, DER.sequence()))
      list.append(keyUsage([.digitalSignature, .contentCommitment]))
    case .timestamping:
      list.append(Self.extensionDER(.basicConstraints, critical: true, DER.sequence()))
      list.append(keyUsage([.digitalSignature]))
      list.append(
        Self.extensionDER(.extendedKeyUsage, critical: true, DER.sequence(ObjectIdentifier.timeStamping.der)))
    }
    list.append(Self.extensionDER(.subjectKeyIdentifier, DER.octets(try key.identifier())))
    list.append(Self.extensionDER(.authorityKeyIdentifier, AuthorityKeyIdentifier.der(issuerKey)))
    return DER.element(DERTag.sequence, list.flatMap(\.self))
  }

  private func keyUsage(_ usage: KeyUsage) -> [UInt8] {
    Self.extensionDER(.keyUsage, critical: true, DER.namedBits(usage.bits))
  }

  /// One Extension.
  static func extensionDER(_ kind: ObjectIdentifier, critical: Bool = false, _ value: [UInt8]) -> [UInt8] {
    DER.sequence(kind.der, critical ? DER.yes : [], DER.octets(value))
  }
}
