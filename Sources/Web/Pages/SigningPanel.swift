/// An electronic signature under a resolution, as everybody can check it.
package struct ElectronicSignatureItem: Shown {
  /// The party.
  package let party: String
  /// Who signed, with the office.
  package let name: String
  /// When it was received.
  package let at: Moment
  /// Subject, serial, authority and algorithm.
  package let facts: [Fact]
  /// The detached CMS.
  package let href: String

  /// An electronic signature.
  package init(party: String, name: String, at: Moment, facts: [Fact], href: String) {
    self.party = party
    self.name = name
    self.at = at
    self.facts = facts
    self.href = href
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "party": .of(party)
    case "name": .of(self.name)
    case "at": .of(at)
    case "facts": .of(facts)
    case "href": .of(href)
    default: nil
    }
  }
}

/// Where a seat signs a resolution: by its word, or with a certificate by a key in the browser or by a file.
package struct SigningPanel: Shown {
  /// Whether the party of the seat signs with certificates.
  package let isElectronic: Bool
  /// Whether it signs by its word.
  package let isPlain: Bool
  /// The token against forged requests.
  package let csrf: String
  /// Where the form goes, and where the script sends what a key signed.
  package let action, api: String
  /// The resolution and the digest of its bytes.
  package let resolution, digest: String
  /// The bytes that are signed.
  package let bytesHref: String
  /// Who is signed in, so that people who share a device keep their keys apart.
  package let person: String
  /// The certificates of the reader that are in use.
  package let certificates: [OwnCertificateItem]
  /// Whether there is any.
  package let hasCertificates: Bool
  /// Why what was sent is refused.
  package let refusal: RefusalItem?
  /// What is wrong with what was sent.
  package let fault: String?

  /// A panel.
  package init(
    isElectronic: Bool, csrf: String, action: String, resolution: String, digest: String, bytesHref: String,
    person: String, certificates: [OwnCertificateItem], language: String, refusal: RefusalItem? = nil,
    fault: String? = nil
  ) {
    self.isElectronic = isElectronic
    isPlain = !isElectronic
    self.csrf = csrf
    self.action = action
    api = "/api\(action)?lang=\(language)"
    self.resolution = resolution
    self.digest = digest
    self.bytesHref = bytesHref
    self.person = person
    self.certificates = certificates
    hasCertificates = !certificates.isEmpty
    self.refusal = refusal
    self.fault = fault
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "isElectronic": .of(isElectronic)
    case "isPlain": .of(isPlain)
    case "csrf": .of(csrf)
    case "action": .of(action)
    case "api": .of(api)
    case "resolution": .of(resolution)
    case "digest": .of(digest)
    case "bytesHref": .of(bytesHref)
    case "person": .of(person)
    case "certificates": .of(certificates)
    case "hasCertificates": .of(hasCertificates)
    case "refusal": .of(refusal)
    case "fault": .of(fault)
    default: nil
    }
  }
}

/// A certificate that somebody enrolled.
package struct OwnCertificateItem: Shown {
  /// Its subject.
  package let subject: String
  /// Whose it is, where that is not the reader.
  package let holder: String?
  /// In use, expired, or ended.
  package let mark: Mark
  /// Serial, authority, validity, key, fingerprint.
  package let facts: [Fact]
  /// SHA-256, which names it.
  package let fingerprint: String
  /// The certificate, base64 of DER.
  package let certificate: String
  /// Where its use is ended; nil where the reader may not.
  package let endHref: String?

  /// A certificate.
  package init(
    subject: String, holder: String? = nil, mark: Mark, facts: [Fact], fingerprint: String, certificate: String,
    endHref: String? = nil
  ) {
    self.subject = subject
    self.holder = holder
    self.mark = mark
    self.facts = facts
    self.fingerprint = fingerprint
    self.certificate = certificate
    self.endHref = endHref
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "holder": .of(holder)
    case "mark": .of(mark)
    case "facts": .of(facts)
    case "fingerprint": .of(fingerprint)
    case "certificate": .of(certificate)
    case "endHref": .of(endHref)
    default: nil
    }
  }
}
