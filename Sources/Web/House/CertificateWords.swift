import Inventory
import Proceedings
import Record
import Signatures
import Vocabulary

/// Certificates and signatures, in the reader's words.
extension Scene {
  /// An enrolled certificate.
  func item(_ kept: KeptCertificate, holder: String? = nil, endHref: String? = nil) -> OwnCertificateItem? {
    guard let certificate = try? Certificate(der: kept.certificate.bytes) else { return nil }
    let ended = kept.endedAt
    let mark: Mark
    if ended != nil {
      mark = Mark(words["signing.mark.ended"], .stop)
    } else {
      mark = self.mark(certificate)
    }
    var facts = self.facts(of: certificate)
    facts.insert(Fact(words["signing.enrolled"], words.time(kept.enrolledAt, on: clock).words), at: 0)
    if let ended {
      let reason = words.phrase("ending.\(kept.reason ?? "")") ?? kept.reason ?? ""
      facts.append(Fact(words["signing.ended"], "\(words.time(ended, on: clock).words) \(reason)"))
    }
    return OwnCertificateItem(
      subject: certificate.subject.description, holder: holder, mark: mark, facts: facts,
      fingerprint: kept.fingerprint, certificate: kept.certificate.base64, endHref: ended == nil ? endHref : nil)
  }

  /// An authority of a party, with what is known of its newest list.
  func item(_ authority: Certificate, lists: [PartyTrust.KeptList]) -> AuthorityItem {
    let name = Octets(authority.der).fingerprint
    var facts = self.facts(of: authority)
    let kept = lists.first { $0.authority == name }.flatMap { try? RevocationList(der: $0.list.bytes) }
    let list =
      kept.map { list in
        words(
          "signing.list",
          [
            "issued": words.time(list.issuedAt, on: clock).words, "number": words.grouped(list.count),
            "next": list.nextAt.map { words.time($0, on: clock).words } ?? "–",
          ])
      } ?? words["signing.list.none"]
    facts.append(Fact(words["signing.crl"], list))
    return AuthorityItem(subject: authority.subject.description, mark: mark(authority), facts: facts)
  }

  /// An electronic signature under a resolution.
  func item(_ kept: KeptSignature, office: String?, href: String) -> ElectronicSignatureItem? {
    guard let (certificate, scheme) = try? kept.read() else { return nil }
    return ElectronicSignatureItem(
      party: names.party(kept.signer.party), name: [kept.name, office].compactMap { $0 }.joined(separator: " · "),
      at: words.time(kept.at, on: clock),
      facts: [
        Fact(words["signing.subject"], certificate.subject.description),
        Fact(words["signing.serial"], certificate.serialText),
        Fact(words["signing.authority"], certificate.issuer.description),
        Fact(words["signing.algorithm"], scheme.name),
      ], href: href)
  }

  private func mark(_ certificate: Certificate) -> Mark {
    if now < certificate.validFrom { return Mark(words["signing.mark.early"], .wait) }
    return now < certificate.validUntil
      ? Mark(words["signing.mark.valid"], .done) : Mark(words["signing.mark.expired"], .quiet)
  }

  private func facts(of certificate: Certificate) -> [Fact] {
    [
      Fact(words["signing.serial"], certificate.serialText),
      Fact(words["signing.authority"], certificate.issuer.description),
      Fact(
        words["signing.validity"],
        words(
          "signing.validity.words",
          [
            "from": words.day(clock.date(of: certificate.validFrom)).words,
            "until": words.day(clock.date(of: certificate.validUntil)).words,
          ])),
      Fact(words["signing.key"], certificate.key.kind.rawValue.uppercased()),
      Fact(words["signing.fingerprint"], Octets(certificate.der).fingerprint),
    ]
  }
}
