package import Inventory
package import Record
package import Signatures
import Vocabulary

/// A seat makes a certificate its own (登记签名证书): it shows that it holds the key by a request signed with it, and that
/// an authority of its party issued the certificate.
package struct EnrolCertificate: Command {
  /// The most bytes of a request, and of a certificate with those between it and the authority.
  package static var mostBytes: Int { 16_000 }

  package static let kind =
    CommandKind(
      "enrol-certificate", .holdCertificate, "certificates",
      [.required("request", .text(1...24_000)), .optional("certificate", .text(1...24_000))], EnrolCertificate.self)

  /// The request, signed with the key.
  package let request: CertificateRequest
  let certificates: [Certificate]

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    let request = reading.certificateRequest("request")
    certificates = reading.certificates("certificate")
    if let own = certificates.first, let request, own.key.der != request.key.der {
      reading.fault(
        "certificate", .badCell,
        words: Bilingual(
          zh: "第一张证书里的公钥不是申请里的那一把", en: "the key in the first certificate is not the one in the request"))
    }
    if certificates.reduce(0, { $0 + $1.der.count }) > Self.mostBytes {
      reading.fault("certificate", .tooLong, limit: String(Self.mostBytes))
    }
    if request?.der.count ?? 0 > Self.mostBytes { reading.fault("request", .tooLong, limit: String(Self.mostBytes)) }
    try reading.finish()
    guard let request else { throw Malformed([FieldFault(field: "request", code: .missing)]) }
    self.request = request
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground { try .about(actor.party, on: desk) }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let trust = try desk.trust(of: hearing.author.party)
    guard trust.isKept else { throw Refusal(.noAnchors) }
    guard let certificate = certificates.first else {
      throw Malformed([FieldFault(field: "certificate", code: .missing)])
    }
    let chain = Array(certificates.dropFirst())
    try SignatureRule.check(certificate, chain: chain, under: trust, at: hearing.now)
    let octets = Octets(certificate.der)
    guard try desk.certificate(octets.fingerprint) == nil else {
      throw Refusal(.certificateTaken, details: ["subject": certificate.subject.description])
    }
    return [
      .certificateEnrolled(
        CertificateEnrolled(
          certificate: octets, chain: chain.map { Octets($0.der) }, request: Octets(request.der)))
    ]
  }
}
