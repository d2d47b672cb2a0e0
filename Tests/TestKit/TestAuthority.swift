import Foundation
import Record
package import Signatures
package import Vocabulary

/// A certificate authority of a party, for tests. Everyone is fictional.
package struct TestAuthority: Sendable {
  /// One for all tests that need only one.
  package static let shared = Result { try TestAuthority() }

  /// Before every neighbourhood begins.
  package static var founded: Instant { Neighbourhood.start.advanced(byMilliseconds: -30 * 86_400_000) }

  /// The authority with its key.
  package let authority: CertificateAuthority

  /// Founds an authority.
  package init(_ name: String = "CN=示例证书机构,C=CN", kind: KeyKind = .p256) throws {
    authority = try CertificateAuthority.found(
      subject: try DistinguishedName(name), key: try PrivateKey.generate(kind),
      validity: try Validity(
        from: Self.founded, until: Self.founded.advanced(byMilliseconds: 3650 * 86_400_000)))
  }

  /// Its certificate as a PEM.
  package var pem: String { authority.certificate.pem }

  /// A request for a certificate, as a PEM.
  package var request: String {
    get throws { try TestSigner(name: "林小满", from: self).request.pem }
  }

  /// An empty revocation list, as a PEM.
  package var list: String { get throws { try revoking([], at: Neighbourhood.start, number: 1) } }

  /// A revocation list of some signers, as a PEM.
  package func revoking(
    _ signers: [TestSigner], at instant: Instant, number: Int, next: Instant? = nil
  ) throws -> String {
    try authority.revocationList(
      signers.map {
        CertificateAuthority.Revoked(serial: $0.certificate.serial, at: instant, reason: .keyCompromise)
      }, number: number, at: instant, next: next ?? instant.advanced(byMilliseconds: 30 * 86_400_000)
    ).pem
  }
}

/// Someone with a key and a certificate of it.
package struct TestSigner: Sendable {
  /// The certificate.
  package let certificate: Certificate
  /// Its key.
  package let key: PrivateKey

  /// A signer with a new key.
  package init(
    name: String, kind: KeyKind = .p256, from authority: TestAuthority, use: CertificateAuthority.Use = .signing,
    begins: Instant = TestAuthority.founded, ends: Instant? = nil
  ) throws {
    key = try PrivateKey.generate(kind)
    certificate = try authority.authority.issue(
      to: try DistinguishedName("CN=\(name),C=CN"), key: key.publicKey,
      validity: try Validity(
        from: begins, until: ends ?? TestAuthority.founded.advanced(byMilliseconds: 730 * 86_400_000)), use: use)
  }

  /// The request that shows that it has the key.
  package var request: CertificateRequest {
    get throws { try CertificateRequest(subject: certificate.subject, key: key) }
  }

  /// SHA-256 of its certificate, in hexadecimal.
  package var fingerprint: String {
    get throws { try DigestAlgorithm.sha256.digest(certificate.der).hexadecimal }
  }

  /// A detached CMS over bytes, base64.
  package func sign(_ bytes: [UInt8], at instant: Instant = Neighbourhood.start) throws -> String {
    Octets(try DetachedSignature.sign(bytes, certificate: certificate, key: key, at: instant)).base64
  }

  /// An ECDSA signature as WebCrypto gives it: r ‖ s of 32 bytes each.
  package static func raw(_ der: [UInt8]) throws -> [UInt8] {
    var rest = der.dropFirst(2)
    var raw: [UInt8] = []
    for _ in 0..<2 {
      let count = Int(rest[rest.startIndex + 1])
      let number = rest.dropFirst(2).prefix(count).drop { $0 == 0 }
      raw += Array(repeating: 0, count: 32 - number.count) + number
      rest = rest.dropFirst(2 + count)
    }
    return raw
  }
}
