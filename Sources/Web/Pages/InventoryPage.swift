/// The inventory of powers and duties: a version, its matters, its entries that match a search.
package struct InventoryPage: Page {
  package static var template: String { "inventory" }

  /// The version that is shown.
  package let version: InventoryVersion
  /// Every published version, the newest first.
  package let versions: [InventoryVersion]
  /// The words that were searched.
  package let query: String
  /// Matters, parties and stages to choose from.
  package let matters, parties, stages: [Option]
  /// Whether anything is filtered.
  package let isFiltered: Bool
  /// How many entries match, in words.
  package let count: String
  /// The entries.
  package let entries: [EntryLine]
  /// Whether there is none.
  package let isEmpty: Bool
  /// The next page.
  package let nextHref: String?
  /// The matters, each with its page.
  package let matterLinks: [Fact]
  /// The form that publishes a version; nil for who may not.
  package let publish: Link?

  /// A version of the inventory.
  package init(
    version: InventoryVersion, versions: [InventoryVersion], query: String = "", matters: [Option], parties: [Option],
    stages: [Option], isFiltered: Bool, count: String, entries: [EntryLine], nextHref: String? = nil,
    matterLinks: [Fact] = [], publish: Link? = nil
  ) {
    self.version = version
    self.versions = versions
    self.query = query
    self.matters = matters
    self.parties = parties
    self.stages = stages
    self.isFiltered = isFiltered
    self.count = count
    self.entries = entries
    isEmpty = entries.isEmpty
    self.nextHref = nextHref
    self.matterLinks = matterLinks
    self.publish = publish
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "version": .of(version)
    case "versions": .of(versions)
    case "query": .of(query)
    case "matters": .of(matters)
    case "parties": .of(parties)
    case "stages": .of(stages)
    case "isFiltered": .of(isFiltered)
    case "count": .of(count)
    case "entries": .of(entries)
    case "isEmpty": .of(isEmpty)
    case "nextHref": .of(nextHref)
    case "matterLinks": .of(matterLinks)
    case "publish": .of(publish)
    default: nil
    }
  }
}

/// A published version of the inventory.
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

  /// A published version.
  package init(
    version: String, href: String, effective: Moment, published: Moment, event: Link, entries: String, digest: String,
    mark: Mark, isShown: Bool
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
