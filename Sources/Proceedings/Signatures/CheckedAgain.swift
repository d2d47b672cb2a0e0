package import Record
import Resolutions
import Signatures
import Vocabulary

/// What the verifier asks again of the events of certificates and signatures, under the trust anchors and revocation
/// lists that were in force before each.
extension Desk {
  /// The signature of a seat counts: at the instant of the event, as at the door.
  ///
  /// - Throws: the `Refusal` that the door would have given.
  package func checkAgain(_ signed: ResolutionSigned, at recorded: RecordedEvent) throws {
    // An order is signed by giving it; nobody signs its bytes. The text says which it is, and not whoever entered it.
    guard let text = try signedBytes(of: signed.resolution),
      try CanonicalJSON.decode(FrozenResolution.self, from: text).kind == .resolution
    else { return }
    _ = try admitted(signed.signature, under: signed.resolution, by: recorded.author, at: recorded.at)
  }

  /// The anchors are certificates of authorities.
  package func checkAgain(_ kept: TrustAnchorsKept) throws {
    for anchor in kept.certificates {
      let certificate = try? Certificate(der: anchor.bytes)
      guard let certificate, certificate.faultOfAnAnchor == nil else {
        throw Refusal(.signatureUnreadable, details: ["fault": "a trust anchor is not the certificate of an authority"])
      }
    }
  }

  /// The list is the newest of one of the party's authorities, the one that the event names.
  package func checkAgain(_ kept: RevocationListKept, at recorded: RecordedEvent) throws {
    do {
      let list = try RevocationList(der: kept.list.bytes)
      guard list.isUnderstood, try admitted(list, of: kept.party, at: recorded.at) == kept else {
        throw Refusal(.signatureUntrusted)
      }
    } catch let fault as SignatureFault {
      throw try SignatureRule.refusal(of: fault)
    }
  }

  /// The certificate was issued by an authority of the party, and its holder had the key.
  package func checkAgain(_ enrolled: CertificateEnrolled, at recorded: RecordedEvent) throws {
    do {
      let certificate = try Certificate(der: enrolled.certificate.bytes)
      guard try CertificateRequest(enrolled.request.bytes).key.der == certificate.key.der,
        try self.certificate(enrolled.certificate.fingerprint) == nil
      else { throw Refusal(.notTheSigners) }
      try SignatureRule.check(
        certificate, chain: enrolled.chain.map { try Certificate(der: $0.bytes) },
        under: try trust(of: recorded.author.party), at: recorded.at)
    } catch let fault as SignatureFault {
      throw try SignatureRule.refusal(of: fault)
    }
  }

  /// The certificate was in use, and whoever ended it is its holder or keeps trust anchors.
  package func checkAgain(_ ended: CertificateEnded, at recorded: RecordedEvent) throws {
    guard let kept = try certificate(ended.certificate), kept.endedAt == nil,
      kept.holder.person == recorded.author.person || recorded.authority?.act == .keepAnchors
    else { throw Refusal(.notTheSigners) }
  }
}
