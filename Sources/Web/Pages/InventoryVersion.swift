/// A version of the inventory, published or drafted.
package struct InventoryVersion: Shown {
  /// The version.
  package let version: String
  /// Where it is.
  package let href: String
  /// The first day on which it binds.
  package let effective: Moment
  /// When it was published.
  package let published: Moment
  /// The event that published it.
  package let event: Link
  /// How many entries it has, in words.
  package let entries: String
  /// Digest of its tables.
  package let digest: String
  /// In force, superseded, not yet in force.
  package let mark: Mark
  /// Whether it is the one that is shown.
  package let isShown: Bool
  /// Whether it is a draft, which is not published.
  package let isDraft: Bool

  /// A published version.
  package init(
    version: String, href: String, effective: Moment, published: Moment, event: Link, entries: String, digest: String,
    mark: Mark, isShown: Bool, isDraft: Bool = false
  ) {
    self.version = version
    self.href = href
    self.effective = effective
    self.published = published
    self.event = event
    self.entries = entries
    self.digest = digest
    self.mark = mark
    self.isShown = isShown
    self.isDraft = isDraft
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "version": .of(version)
    case "href": .of(href)
    case "effective": .of(effective)
    case "published": .of(published)
    case "event": .of(event)
    case "entries": .of(entries)
    case "digest": .of(digest)
    case "mark": .of(mark)
    case "isShown": .of(isShown)
    case "isDraft": .of(isDraft)
    default: nil
    }
  }
}

/// An entry in a list.
package struct EntryLine: Shown {
  /// The code.
  package let code: String
  /// Where it is.
  package let href: String
  /// The name.
  package let name: String
  /// The party, or the class of parties.
  package let party: String
  /// Leads, supports, prohibited, recalled.
  package let role: Mark
  /// Matter and stage.
  package let matter: String
  package let stage: String
  /// What it permits, in words.
  package let acts: String
  /// The article.
  package let basis: String

  /// An entry in a list.
  package init(
    code: String, href: String, name: String, party: String, role: Mark, matter: String, stage: String, acts: String,
    basis: String
  ) {
    self.code = code
    self.href = href
    self.name = name
    self.party = party
    self.role = role
    self.matter = matter
    self.stage = stage
    self.acts = acts
    self.basis = basis
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "href": .of(href)
    case "name": .of(self.name)
    case "party": .of(party)
    case "role": .of(role)
    case "matter": .of(matter)
    case "stage": .of(stage)
    case "acts": .of(acts)
    case "basis": .of(basis)
    default: nil
    }
  }
}
