package import Vocabulary

/// A timestamping authority of our own: it signs digests with the time that it is handed.
package struct TimestampAuthority: Sendable {
  package let certificate: Certificate
  private let key: PrivateKey
  private let chain: [Certificate]
  private let policy: ObjectIdentifier

  /// An authority with a certificate that is for timestamps alone.
  ///
  /// - Parameters:
  ///   - chain: certificates between this one and the anchor, sent along when asked for.
  ///   - policy: the identifier of the rules by which it works, in dotted form.
  package init(
    certificate: Certificate, key: PrivateKey, chain: [Certificate] = [], policy: ObjectIdentifier
  ) throws(SignatureFault) {
    guard certificate.key.der == key.publicKey.der else { throw .disagrees(field: "key", with: "certificate") }
    guard CertificatePurpose.timestamping.allows(certificate) else {
      throw .notForPurpose(subject: certificate.subject.description, purpose: CertificatePurpose.timestamping.rawValue)
    }
    (self.certificate, self.key, self.chain, self.policy) = (certificate, key, chain, policy)
  }

  /// The answer to a request, whatever its bytes: a timestamp, or a rejection that says why.
  package func respond(to request: [UInt8], at time: Instant) -> [UInt8] {
    do throws(SignatureFault) {
      let read = try TimestampRequest(der: request)
      guard read.policy == nil || read.policy == policy else { return Self.rejection(.unacceptedPolicy) }
      guard certificate.validFrom <= time, time <= certificate.validUntil else {
        return Self.rejection(.timeNotAvailable, "the authority's certificate is not valid now")
      }
      return DER.sequence(DER.sequence(DER.number(0)), try token(for: read, at: time))
    } catch {
      switch error {
      case .unsupported(let field, _) where field.hasPrefix("messageImprint"):
        return Self.rejection(.badAlgorithm, error.words.en)
      case .unsupported: return Self.rejection(.unacceptedExtension, error.words.en)
      case .libcrypto: return Self.rejection(.systemFailure)
      default: return Self.rejection(.badDataFormat, error.words.en)
      }
    }
  }

  /// A token for a request, with a serial number of 127 random bits.
  package func token(for request: TimestampRequest, at time: Instant) throws(SignatureFault) -> [UInt8] {
    var serial = try Libcrypto.random(16)
    serial[0] = serial[0] & 0x7F | 0x40
    let info = DER.sequence(
      DER.number(1), policy.der, request.imprintDER, DER.element(DERTag.integer, serial),
      DERTime.generalized(time), DER.sequence(DER.number(1)),  // accurate to a second
      request.nonce.map { DER.element(DERTag.integer, $0) } ?? [])
    let scheme = certificate.key.kind.usualScheme
    let draft = try SignatureDraft(
      contentDigest: try scheme.digest.digest(info), contentType: .timestampInfo, certificate: certificate,
      scheme: scheme, time: time)
    return draft.message(
      signature: try key.sign(draft.signedAttributes, scheme), content: info,
      certificates: request.wantsCertificate ? [certificate] + chain : [])
  }

  private static func rejection(_ failure: TimestampFailure, _ words: String? = nil) -> [UInt8] {
    let text = DER.sequence(DER.text(words ?? failure.name))
    return DER.sequence(DER.sequence(DER.number(2), text, DER.namedBits([failure.rawValue])))
  }
}
