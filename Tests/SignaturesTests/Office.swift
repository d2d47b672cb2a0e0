import Signatures
import Vocabulary

/// Sunny Street's authority, and people with certificates of it. Everyone is fictional.
struct Office {
  static let founded = Instant(rfc3339: "2026-01-01T00:00:00Z") ?? Instant(milliseconds: 0)
  static let now = Instant(rfc3339: "2026-07-01T08:00:00Z") ?? Instant(milliseconds: 0)
  static let text = Array("关于小区停车位改造的决议\n".utf8)

  let authority: CertificateAuthority
  let key: PrivateKey
  let certificate: Certificate

  init(_ kind: KeyKind = .p256, authority authorityKind: KeyKind? = nil, use: CertificateAuthority.Use = .signing)
    throws
  {
    authority = try Self.authority(authorityKind ?? kind)
    key = try PrivateKey.generate(kind)
    certificate = try authority.issue(
      to: try DistinguishedName("CN=王芳,O=向阳街道办事处,C=CN"), key: key.publicKey,
      validity: try Validity(from: Self.founded, until: Self.founded.advanced(byDays: 730)), use: use)
  }

  static func authority(_ kind: KeyKind, name: String = "CN=向阳街道 CA,C=CN") throws -> CertificateAuthority {
    try CertificateAuthority.found(
      subject: try DistinguishedName(name), key: try PrivateKey.generate(kind),
      validity: try Validity(from: founded, until: founded.advanced(byDays: 3650)))
  }

  var trust: TrustStore { TrustStore(anchors: [authority.certificate]) }

  func sign(_ content: [UInt8] = Office.text, _ scheme: SignatureScheme? = nil) throws -> [UInt8] {
    try DetachedSignature.sign(content, certificate: certificate, key: key, scheme: scheme, at: Self.now)
  }

  func verify(_ cms: [UInt8], _ content: [UInt8] = Office.text) throws -> [VerifiedSigner] {
    try SignedData(cms).verify(content: content, trust: trust, at: Self.now)
  }
}

/// What a closure throws, or nil.
func fault(_ body: () throws -> Void) -> SignatureFault? {
  do {
    try body()
    return nil
  } catch { return error as? SignatureFault }
}

/// A small generator with a seed, so that a failure can be seen again (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
