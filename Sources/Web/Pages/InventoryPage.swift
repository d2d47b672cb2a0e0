/// The inventory at a glance: figures, a search, whether each matter has its lead at each stage, and ways in.
struct InventoryPage: Page {
  static var template: String { "inventory" }

  /// The version that is shown.
  let version: InventoryVersion
  /// What it holds, counted.
  let figures: [Figure]
  /// Whether the checks find anything.
  let verdict: Mark
  /// What they find.
  let verdictHref: String
  /// The area for which the table of matters says who leads.
  let area: String
  /// The stages, as headings.
  let stages: [String]
  /// The matters, each with how it stands at each stage.
  let matters: [MatterStrip]
  /// The rest of the matters, where there are many.
  let moreMatters: Link?
  /// The parties that carry most.
  let parties: [PartyLine]
  /// All parties.
  let partiesHref: String
  /// The widest areas, with their coverage.
  let areas: [AreaLine]
  /// All areas.
  let areasHref: String
  /// Who leads what where.
  let whoHref: String
  /// All entries.
  let entriesHref: String
  /// The form that changes the inventory; nil for who may not.
  let publish: Link?

  init(
    version: InventoryVersion, figures: [Figure], verdict: Mark, verdictHref: String, area: String, stages: [String],
    matters: [MatterStrip], moreMatters: Link? = nil, parties: [PartyLine], partiesHref: String, areas: [AreaLine],
    areasHref: String, whoHref: String, entriesHref: String, publish: Link? = nil
  ) {
    self.version = version
    self.figures = figures
    self.verdict = verdict
    self.verdictHref = verdictHref
    self.area = area
    self.stages = stages
    self.matters = matters
    self.moreMatters = moreMatters
    self.parties = parties
    self.partiesHref = partiesHref
    self.areas = areas
    self.areasHref = areasHref
    self.whoHref = whoHref
    self.entriesHref = entriesHref
    self.publish = publish
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "version": .of(version)
    case "figures": .of(figures)
    case "verdict": .of(verdict)
    case "verdictHref": .of(verdictHref)
    case "area": .of(area)
    case "stages": .of(stages)
    case "matters": .of(matters)
    case "moreMatters": .of(moreMatters)
    case "parties": .of(parties)
    case "partiesHref": .of(partiesHref)
    case "areas": .of(areas)
    case "areasHref": .of(areasHref)
    case "whoHref": .of(whoHref)
    case "entriesHref": .of(entriesHref)
    case "publish": .of(publish)
    default: nil
    }
  }
}

/// A matter with how it stands at each stage.
struct MatterStrip: Shown {
  /// The code.
  let code: String
  /// The name.
  let name: String
  /// Its page.
  let href: String
  /// One for each heading.
  let signs: [StageSign]

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "name": .of(self.name)
    case "href": .of(href)
    case "signs": .of(signs)
    default: nil
    }
  }
}

/// How a matter stands at a stage.
struct StageSign: Shown {
  /// The stage.
  let stage: String
  /// A `Coverage.Status`, or `none` where the matter does not go through the stage.
  let status: String
  /// The same in words, with who leads.
  let words: String
  /// Its cell.
  let href: String?

  init(stage: String, status: String, words: String, href: String? = nil) {
    self.stage = stage
    self.status = status
    self.words = words
    self.href = href
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "stage": .of(stage)
    case "status": .of(status)
    case "words": .of(words)
    case "href": .of(href)
    default: nil
    }
  }
}

/// Entries of the inventory that match a search.
struct EntriesPage: Page {
  static var template: String { "entries" }

  /// The version.
  let version: String
  /// The version, with its page.
  let versionLink: Link
  /// The words that were searched.
  let query: String
  /// Matters to choose from.
  let matters: [Option]
  /// Parties to choose from.
  let parties: [Option]
  /// Stages to choose from.
  let stages: [Option]
  /// Whether anything is filtered.
  let isFiltered: Bool
  /// All entries.
  let clearHref: String
  /// Parties, matters and areas that the words name.
  let found: [Fact]
  /// How many entries match, in words.
  let count: String
  /// The entries.
  let entries: [EntryLine]
  /// Whether there is none.
  let isEmpty: Bool
  /// The next page.
  let nextHref: String?
  let hasFound: Bool

  init(
    version: String, versionLink: Link, query: String, matters: [Option], parties: [Option], stages: [Option],
    isFiltered: Bool, clearHref: String, found: [Fact], count: String, entries: [EntryLine], isEmpty: Bool,
    nextHref: String? = nil
  ) {
    self.version = version
    self.versionLink = versionLink
    self.query = query
    self.matters = matters
    self.parties = parties
    self.stages = stages
    self.isFiltered = isFiltered
    self.clearHref = clearHref
    self.found = found
    self.count = count
    self.entries = entries
    self.isEmpty = isEmpty
    self.nextHref = nextHref
    hasFound = !found.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "version": .of(version)
    case "versionLink": .of(versionLink)
    case "query": .of(query)
    case "matters": .of(matters)
    case "parties": .of(parties)
    case "stages": .of(stages)
    case "isFiltered": .of(isFiltered)
    case "clearHref": .of(clearHref)
    case "found": .of(found)
    case "count": .of(count)
    case "entries": .of(entries)
    case "isEmpty": .of(isEmpty)
    case "nextHref": .of(nextHref)
    case "hasFound": .of(hasFound)
    default: nil
    }
  }
}
