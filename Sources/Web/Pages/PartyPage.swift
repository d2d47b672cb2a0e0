/// One party: what it is, who sits for it, what it carries against its means, what it may and must do.
struct PartyPage: Page {
  static var template: String { "party" }

  /// The name.
  let name: String
  /// Kind, area, superior, code.
  let facts: [Fact]
  /// What it carries, counted.
  let figures: [Figure]
  /// What was handed down to it against the means that came along; nil where nothing was.
  let balance: PartyBalance?
  /// Who sits for it now.
  let members: [MemberLine]
  /// What it leads, by matter.
  let leads: PartyPowers?
  /// What it supports in its own name.
  let supports: PartyPowers?
  /// What it may do as one of a class.
  let shared: PartyPowers?
  /// What it may not do, and what was taken back.
  let forbidden: PartyPowers?
  /// Its time limits, the shortest first.
  let clocks: [ClockLine]
  /// Where it has a part, with how many entries.
  let areas: [Fact]
  /// Whether it has no entry.
  let isEmpty: Bool
  /// The version, with its page.
  let version: Link
  /// The cases that it leads.
  let casesHref: String
  /// Its entries as a list.
  let entriesHref: String
  /// Emergency powers that it was given, the newest first.
  let emergencies: [EmergencyItem]
  let hasEmergencies: Bool
  let hasMembers: Bool
  let hasClocks: Bool
  let hasAreas: Bool

  init(
    name: String, facts: [Fact], figures: [Figure], balance: PartyBalance? = nil, members: [MemberLine],
    leads: PartyPowers? = nil, supports: PartyPowers? = nil, shared: PartyPowers? = nil, forbidden: PartyPowers? = nil,
    clocks: [ClockLine], areas: [Fact], isEmpty: Bool, version: Link, casesHref: String, entriesHref: String,
    emergencies: [EmergencyItem] = []
  ) {
    self.name = name
    self.facts = facts
    self.figures = figures
    self.balance = balance
    self.members = members
    self.leads = leads
    self.supports = supports
    self.shared = shared
    self.forbidden = forbidden
    self.clocks = clocks
    self.areas = areas
    self.isEmpty = isEmpty
    self.version = version
    self.casesHref = casesHref
    self.entriesHref = entriesHref
    self.emergencies = emergencies
    hasEmergencies = !emergencies.isEmpty
    hasMembers = !members.isEmpty
    hasClocks = !clocks.isEmpty
    hasAreas = !areas.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "facts": .of(facts)
    case "figures": .of(figures)
    case "balance": .of(balance)
    case "members": .of(members)
    case "leads": .of(leads)
    case "supports": .of(supports)
    case "shared": .of(shared)
    case "forbidden": .of(forbidden)
    case "clocks": .of(clocks)
    case "areas": .of(areas)
    case "isEmpty": .of(isEmpty)
    case "version": .of(version)
    case "casesHref": .of(casesHref)
    case "entriesHref": .of(entriesHref)
    case "emergencies": .of(emergencies)
    case "hasEmergencies": .of(hasEmergencies)
    case "hasMembers": .of(hasMembers)
    case "hasClocks": .of(hasClocks)
    case "hasAreas": .of(hasAreas)
    default: nil
    }
  }
}

/// Duties that others handed down to a party, against the means that came along.
struct PartyBalance: Shown {
  /// Whether they balance.
  let mark: Mark
  /// How many came down, and how many with means.
  let words: String
  /// Thousandths of the bar that came with means.
  let withMeans: Int
  /// Findings about duties without powers or means.
  let findings: [BalanceLine]
  let hasFindings: Bool

  init(mark: Mark, words: String, withMeans: Int, findings: [BalanceLine]) {
    self.mark = mark
    self.words = words
    self.withMeans = withMeans
    self.findings = findings
    hasFindings = !findings.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "mark": .of(mark)
    case "words": .of(words)
    case "withMeans": .of(withMeans)
    case "findings": .of(findings)
    case "hasFindings": .of(hasFindings)
    default: nil
    }
  }
}

/// A finding about a duty without power or means.
struct BalanceLine: Shown {
  /// What is wrong and what to do.
  let message: String
  /// The entry.
  let href: String
  /// Its code.
  let code: String

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "message": .of(message)
    case "href": .of(href)
    case "code": .of(code)
    default: nil
    }
  }
}

/// Entries of a party of one kind, by matter.
struct PartyPowers: Shown {
  /// How many, in words.
  let count: String
  /// The matters.
  let matters: [PartyMatter]

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "count": .of(count)
    case "matters": .of(matters)
    default: nil
    }
  }
}

/// A matter in which a party has entries.
struct PartyMatter: Shown {
  /// The matter.
  let matter: Link
  /// What it does at each stage.
  let stages: [PartyStage]

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "matter": .of(matter)
    case "stages": .of(stages)
    default: nil
    }
  }
}

/// What a party does at a stage of a matter.
struct PartyStage: Shown {
  /// The stage.
  let stage: String
  /// What it does, in words.
  let acts: String
  /// What it must do.
  let duty: String?
  /// The entry.
  let entry: Link
  /// Prohibited or recalled; nil where the heading says it.
  let role: Mark?
  /// Its time.
  let limit: String?

  init(stage: String, acts: String, duty: String? = nil, entry: Link, role: Mark? = nil, limit: String? = nil) {
    self.stage = stage
    self.acts = acts
    self.duty = duty
    self.entry = entry
    self.role = role
    self.limit = limit
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "stage": .of(stage)
    case "acts": .of(acts)
    case "duty": .of(duty)
    case "entry": .of(entry)
    case "role": .of(role)
    case "limit": .of(limit)
    default: nil
    }
  }
}

/// A time limit of a party.
struct ClockLine: Shown {
  /// The time.
  let limit: String
  /// From when it runs.
  let from: String?
  /// Set by law, or promised.
  let kind: String
  /// What must be done by then.
  let name: String
  /// The entry.
  let href: String

  init(limit: String, from: String? = nil, kind: String, name: String, href: String) {
    self.limit = limit
    self.from = from
    self.kind = kind
    self.name = name
    self.href = href
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "limit": .of(limit)
    case "from": .of(from)
    case "kind": .of(kind)
    case "name": .of(self.name)
    case "href": .of(href)
    default: nil
    }
  }
}

/// Who sits for a party.
struct MemberLine: Shown {
  /// The public name.
  let name: String
  /// The title of the office.
  let title: String?
  /// The mandate, in words.
  let mandate: String

  init(name: String, title: String? = nil, mandate: String) {
    self.name = name
    self.title = title
    self.mandate = mandate
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "title": .of(title)
    case "mandate": .of(mandate)
    default: nil
    }
  }
}

/// Every party with what it carries.
struct PartiesPage: Page {
  static var template: String { "parties" }

  /// The version, with its page.
  let version: Link
  /// The parties by kind.
  let groups: [PartyGroup]

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "version": .of(version)
    case "groups": .of(groups)
    default: nil
    }
  }
}

/// Parties of one kind.
struct PartyGroup: Shown {
  /// The kind.
  let name: String
  /// The parties.
  let parties: [PartyLine]

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "parties": .of(parties)
    default: nil
    }
  }
}

/// A party with what it carries.
struct PartyLine: Shown {
  /// The party.
  let party: Link
  /// Where it is.
  let area: String
  /// Entries that it leads.
  let leads: String
  /// Entries that it supports.
  let supports: String
  /// Entries with a clock.
  let clocks: String
  /// Entries that others made for it.
  let handedDown: String
  /// Entries that came with means.
  let withMeans: String
  /// Thousandths of the bar for what it leads.
  let leadWidth: Int
  /// Thousandths of the bar for what it supports.
  let supportWidth: Int

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "party": .of(party)
    case "area": .of(area)
    case "leads": .of(leads)
    case "supports": .of(supports)
    case "clocks": .of(clocks)
    case "handedDown": .of(handedDown)
    case "withMeans": .of(withMeans)
    case "leadWidth": .of(leadWidth)
    case "supportWidth": .of(supportWidth)
    default: nil
    }
  }
}
