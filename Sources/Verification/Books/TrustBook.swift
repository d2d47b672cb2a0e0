import Proceedings
import Record
import Vocabulary

/// Whom parties trust for signatures, and whose certificates there are.
struct TrustBook {
  private var anchors: [PartyID: [Octets]] = [:]
  private var lists: [PartyID: [String: Octets]] = [:]
  private var certificates: [String: KeptCertificate] = [:]

  /// Lists of authorities that are not trusted any more go with their anchors.
  mutating func fold(_ event: TrustAnchorsKept) {
    anchors[event.party] = event.certificates
    let names = Set(event.certificates.map(\.fingerprint))
    lists[event.party] = lists[event.party]?.filter { names.contains($0.key) }
  }

  mutating func fold(_ event: RevocationListKept) { lists[event.party, default: [:]][event.authority] = event.list }

  mutating func fold(_ event: CertificateEnrolled, by author: Author, at instant: Instant) throws(Unfounded) {
    let kept = KeptCertificate(
      holder: author, certificate: event.certificate, chain: event.chain, enrolledAt: instant, endedAt: nil, reason: nil
    )
    try demand(
      certificates.updateValue(kept, forKey: kept.fingerprint) == nil, "the certificate was enrolled before")
  }

  mutating func fold(_ event: CertificateEnded, at instant: Instant) throws(Unfounded) {
    guard let kept = certificates[event.certificate] else {
      throw Unfounded("it ends the use of a certificate that nobody enrolled")
    }
    certificates[event.certificate] = KeptCertificate(
      holder: kept.holder, certificate: kept.certificate, chain: kept.chain, enrolledAt: kept.enrolledAt,
      endedAt: instant, reason: event.reason)
  }

  func trust(of party: PartyID) -> PartyTrust {
    guard let anchors = anchors[party], !anchors.isEmpty else { return PartyTrust() }
    let kept = (lists[party] ?? [:]).sorted { $0.key < $1.key }
    return PartyTrust(anchors: anchors, lists: kept.map { PartyTrust.KeptList(authority: $0.key, list: $0.value) })
  }

  func certificate(_ fingerprint: String) -> KeptCertificate? { certificates[fingerprint] }
}
