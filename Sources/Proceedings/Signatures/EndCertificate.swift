package import Inventory
package import Record
package import Signatures
import Vocabulary

/// A holder ends the use of a certificate whose key is lost or not wanted any more (停用签名证书). The revocation list of
/// its authority may come along; without one the record alone knows.
package struct EndCertificate: Command {
  package static let kind =
    CommandKind(
      "end-certificate", .holdCertificate, "certificates/{certificate}/end", EndedCertificate.fields,
      EndCertificate.self)

  let ended: EndedCertificate

  package init(_ form: Form) throws(Malformed) { ended = try EndedCertificate(form, as: Self.kind.fields) }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground { try .about(actor.party, on: desk) }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let kept = try ended.certificate(on: desk)
    guard kept.holder.person == hearing.author.person else {
      throw Refusal(
        .notTheSigners, details: ["subject": try Certificate(der: kept.certificate.bytes).subject.description])
    }
    return try ended.events(for: kept, on: desk, at: hearing.now)
  }
}

/// Whoever keeps the trust anchors of a party ends the use of a certificate in it, such as that of someone who left
/// (吊销签名证书).
package struct RevokeCertificate: Command {
  package static let kind =
    CommandKind(
      "revoke-certificate", .keepAnchors, "certificates/{certificate}/revocation", EndedCertificate.fields,
      RevokeCertificate.self)

  let ended: EndedCertificate

  package init(_ form: Form) throws(Malformed) { ended = try EndedCertificate(form, as: Self.kind.fields) }

  /// An unknown certificate belongs to nobody's area, so only whoever keeps everyone's anchors hears that it is unknown.
  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    guard let kept = try desk.certificate(ended.fingerprint) else { return try .aboutTheInstitution(on: desk) }
    return try .about(kept.holder.party, on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    try ended.events(for: try ended.certificate(on: desk), on: desk, at: hearing.now)
  }
}

/// Why RFC 5280 lets a certificate be revoked, as far as it is a holder's: §5.3.1.
package enum EndingReason: String, CaseIterable, Sendable {
  case keyCompromise = "key-compromise"
  case superseded
  case affiliationChanged = "affiliation-changed"
  case cessation
  case unspecified

  /// The same in a revocation list.
  package var revocation: RevocationReason {
    switch self {
    case .keyCompromise: .keyCompromise
    case .superseded: .superseded
    case .affiliationChanged: .affiliationChanged
    case .cessation: .cessationOfOperation
    case .unspecified: .unspecified
    }
  }
}

/// What both ways to end a certificate read, and lead to.
struct EndedCertificate: Sendable {
  static let fields: [Field] = [
    .required("certificate", .code), .required("reason", .choice(EndingReason.allCases.map(\.rawValue))),
    .optional("list", .text(1...64_000)),
  ]

  let fingerprint: String
  let reason: EndingReason
  let list: RevocationList?

  init(_ form: Form, as fields: [Field]) throws(Malformed) {
    var reading = Reading(form, as: fields)
    let named: PersonID = reading.code("certificate")
    fingerprint = named.text
    reason = reading.choice("reason")
    list = reading.revocationList("list")
    if let list { reading.check(list, "list") }
    try reading.finish()
  }

  func certificate(on desk: any Desk) throws -> KeptCertificate {
    guard let kept = try desk.certificate(fingerprint) else { throw Unknown("certificate", fingerprint) }
    return kept
  }

  func events(for kept: KeptCertificate, on desk: any Desk, at now: Instant) throws -> [Event] {
    let subject = try Certificate(der: kept.certificate.bytes)
    if let ended = kept.endedAt {
      throw try SignatureRule.refusal(
        of: .revoked(subject: subject.subject.description, at: ended.rfc3339(), reason: kept.reason ?? ""))
    }
    let end = Event.certificateEnded(CertificateEnded(certificate: fingerprint, reason: reason.rawValue))
    guard let list else { return [end] }
    guard list.entry(subject.serial) != nil, list.issuer == subject.issuer else {
      throw Malformed([
        FieldFault(
          field: "list", code: .badCell,
          words: Bilingual(
            zh: "列表里没有这张证书（序列号 \(subject.serialText)）",
            en: "the certificate with serial \(subject.serialText) is not on the list"))
      ])
    }
    return [end, .revocationListKept(try desk.admitted(list, of: kept.holder.party, at: now))]
  }
}
