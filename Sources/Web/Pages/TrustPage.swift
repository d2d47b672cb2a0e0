/// Who trusts whom for signatures: every party with trust anchors.
package struct TrustPage: Page {
  package static var template: String { "trust" }

  /// The parties.
  package let parties: [TrustingPartyItem]
  /// Whether there is none.
  package let isEmpty: Bool
  /// Where anchors are entered; nil for a reader who may not.
  package let keepHref: String?
  /// Where the reader's own certificates are.
  package let ownHref: String

  /// Who trusts whom.
  package init(parties: [TrustingPartyItem], keepHref: String?, ownHref: String = "/certificates") {
    self.parties = parties
    isEmpty = parties.isEmpty
    self.keepHref = keepHref
    self.ownHref = ownHref
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "parties": .of(parties)
    case "isEmpty": .of(isEmpty)
    case "keepHref": .of(keepHref)
    case "ownHref": .of(ownHref)
    default: nil
    }
  }
}

/// A party with its authorities and the certificates in it.
package struct TrustingPartyItem: Shown {
  /// The party.
  package let party: Link
  /// The code of the party, which is its place on the page.
  package let anchor: String
  /// The event that entered the anchors, with its time.
  package let since: Link
  /// The authorities.
  package let authorities: [AuthorityItem]
  /// Their certificates and revocation lists as files.
  package let anchorsHref, listsHref: String
  /// The certificates of its seats.
  package let certificates: [OwnCertificateItem]
  /// Whether there is any.
  package let hasCertificates: Bool
  /// Where anchors and lists are entered; nil for a reader who may not.
  package let anchorsForm, listForm: String?

  /// A party.
  package init(
    party: Link, anchor: String, since: Link, authorities: [AuthorityItem], anchorsHref: String, listsHref: String,
    certificates: [OwnCertificateItem], anchorsForm: String?, listForm: String?
  ) {
    self.party = party
    self.anchor = anchor
    self.since = since
    self.authorities = authorities
    self.anchorsHref = anchorsHref
    self.listsHref = listsHref
    self.certificates = certificates
    hasCertificates = !certificates.isEmpty
    self.anchorsForm = anchorsForm
    self.listForm = listForm
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "party": .of(party)
    case "anchor": .of(anchor)
    case "since": .of(since)
    case "authorities": .of(authorities)
    case "anchorsHref": .of(anchorsHref)
    case "listsHref": .of(listsHref)
    case "certificates": .of(certificates)
    case "hasCertificates": .of(hasCertificates)
    case "anchorsForm": .of(anchorsForm)
    case "listForm": .of(listForm)
    default: nil
    }
  }
}

/// An authority that a party trusts.
package struct AuthorityItem: Shown {
  /// The subject of its certificate.
  package let subject: String
  /// In force, or not.
  package let mark: Mark
  /// Validity, key, fingerprint, revocation list.
  package let facts: [Fact]

  /// An authority.
  package init(subject: String, mark: Mark, facts: [Fact]) {
    self.subject = subject
    self.mark = mark
    self.facts = facts
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "mark": .of(mark)
    case "facts": .of(facts)
    default: nil
    }
  }
}
