/// The reader's own certificates: made in the browser, or enrolled by a file.
package struct CertificatesPage: Page {
  package static var template: String { "certificates" }

  /// The certificates, the newest first.
  package let certificates: [OwnCertificateItem]
  /// Whether there is none.
  package let isEmpty: Bool
  /// The party that the reader acts for.
  package let party: String?
  /// Where the anchors of that party are; nil where it has none, and nothing can be enrolled.
  package let trustHref: String?
  /// Whether that party has no anchors.
  package let isUntrusting: Bool
  /// What the script needs to make a key; nil for a reader who may not enrol.
  package let enrolment: EnrolmentItem?
  /// The form in which a request and its certificate are pasted.
  package let form: ActForm?

  /// A reader's certificates.
  package init(
    certificates: [OwnCertificateItem], party: String?, trustHref: String?, enrolment: EnrolmentItem?, form: ActForm?
  ) {
    self.certificates = certificates
    isEmpty = certificates.isEmpty
    self.party = party
    self.trustHref = trustHref
    isUntrusting = trustHref == nil && party != nil
    self.enrolment = enrolment
    self.form = form
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "certificates": .of(certificates)
    case "isEmpty": .of(isEmpty)
    case "party": .of(party)
    case "trustHref": .of(trustHref)
    case "isUntrusting": .of(isUntrusting)
    case "enrolment": .of(enrolment)
    case "form": .of(form)
    default: nil
    }
  }
}

/// What a browser needs to make a key and a request for its certificate.
package struct EnrolmentItem: Shown {
  /// The name in the request.
  package let name: String
  /// The person, so that people who share a device keep their keys apart.
  package let person: String
  /// The token against forged requests.
  package let csrf: String
  /// Where the request is sent.
  package let api: String
  /// Whether the party's authority signs here, so that the certificate comes at once.
  package let isIssuedHere: Bool
  /// Whether the request is taken elsewhere and its certificate pasted.
  package let isIssuedElsewhere: Bool
  /// `yes` where the certificate comes at once, for the script.
  package let issued: String

  /// What an enrolment needs.
  package init(name: String, person: String, csrf: String, api: String, isIssuedHere: Bool) {
    self.name = name
    self.person = person
    self.csrf = csrf
    self.api = api
    self.isIssuedHere = isIssuedHere
    isIssuedElsewhere = !isIssuedHere
    issued = isIssuedHere ? "yes" : "no"
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "person": .of(person)
    case "csrf": .of(csrf)
    case "api": .of(api)
    case "isIssuedHere": .of(isIssuedHere)
    case "isIssuedElsewhere": .of(isIssuedElsewhere)
    case "issued": .of(issued)
    default: nil
    }
  }
}
