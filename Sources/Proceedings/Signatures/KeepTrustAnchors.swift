package import Inventory
package import Record
package import Signatures
package import Vocabulary

/// The authorities that a party trusts for its signatures are set anew, whole (维护信任锚). From then on its seats sign
/// with certificates that lead to one of them; without any, as before, by their word.
package struct KeepTrustAnchors: Command {
  /// The most bytes that all certificates of a party may have together: an event holds 65,535.
  package static var mostBytes: Int { 40_000 }

  package static let kind =
    CommandKind(
      "keep-trust-anchors", .keepAnchors, "trust-anchors",
      [.required("party", .code), .optional("certificates", .text(1...60_000))], KeepTrustAnchors.self)

  let party: PartyID
  let certificates: [Certificate]

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    party = reading.code("party")
    certificates = reading.certificates("certificates")
    for (index, certificate) in certificates.enumerated() {
      guard let words = certificate.faultOfAnAnchor else { continue }
      reading.fault(
        "certificates", .badCell,
        words: Bilingual(zh: "第 \(index + 1) 张证书：\(words.zh)", en: "certificate \(index + 1): \(words.en)"))
    }
    if certificates.reduce(0, { $0 + $1.der.count }) > Self.mostBytes {
      reading.fault("certificates", .tooLong, limit: String(Self.mostBytes))
    }
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground { try .about(party, on: desk) }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard hearing.inventory?.party(party) != nil else { throw Unknown("party", party.text) }
    for certificate in certificates where certificate.validUntil < hearing.now {
      throw try SignatureRule.refusal(
        of: .expired(subject: certificate.subject.description, until: certificate.validUntil.rfc3339()))
    }
    let kept = certificates.map { Octets($0.der) }
    guard try desk.trust(of: party).anchors != kept else { throw Refusal(.nothingChanged) }
    return [.trustAnchorsKept(TrustAnchorsKept(party: party, certificates: kept))]
  }
}

extension Certificate {
  /// Why a certificate is not one of an authority; nil when it is.
  package var faultOfAnAnchor: Bilingual? {
    guard isAuthority, keyUsage?.contains(.certificateSigning) ?? true else {
      return Bilingual(
        zh: "“\(subject)”不是证书机构的证书，不能签发证书", en: "\"\(subject)\" is no authority and may not issue certificates")
    }
    return nil
  }
}

extension Ground {
  /// What concerns one party is asked in the matter of governance and in the party's area, whatever the day: the newest
  /// version of the inventory knows where it is.
  package static func about(_ party: PartyID, on desk: any Desk) throws -> Ground {
    try aboutErasure(by: party, on: desk)
  }
}
