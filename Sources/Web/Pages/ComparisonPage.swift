/// Two versions compared: who gains or loses which power or duty, where and when, and what becomes of open cases.
struct ComparisonPage: Page {
  static var template: String { "comparison" }

  /// The earlier version.
  let old: Link
  /// The later version.
  let new: Link
  /// Versions to compare from.
  let olds: [Option]
  /// Versions to compare to.
  let news: [Option]
  /// What changed, counted.
  let figures: [Figure]
  /// Whether the versions say the same.
  let isSame: Bool
  /// Changes by party.
  let parties: [PartyChanges]
  /// How many changes are not shown, in words.
  let more: String?
  /// Open cases whose lead changes.
  let cases: [CaseChange]
  /// How many open cases were looked at, and how many keep their lead.
  let casesNote: String
  /// Entries that read differently.
  let amendments: [AmendedEntry]
  /// Duties by level, before and after.
  let transfers: [TransferLine]
  /// The change set by operation.
  let steps: [OperationLine]
  let hasSteps: Bool
  /// The same as JSON.
  let apiHref: String
  let hasParties: Bool
  let hasCases: Bool
  let hasAmendments: Bool
  let hasTransfers: Bool

  init(
    old: Link, new: Link, olds: [Option], news: [Option], figures: [Figure], isSame: Bool, parties: [PartyChanges],
    more: String? = nil, cases: [CaseChange], casesNote: String, amendments: [AmendedEntry], transfers: [TransferLine],
    steps: [OperationLine] = [],
    apiHref: String
  ) {
    self.old = old
    self.new = new
    self.olds = olds
    self.news = news
    self.figures = figures
    self.isSame = isSame
    self.parties = parties
    self.more = more
    self.cases = cases
    self.casesNote = casesNote
    self.amendments = amendments
    self.transfers = transfers
    self.steps = steps
    hasSteps = !steps.isEmpty
    self.apiHref = apiHref
    hasParties = !parties.isEmpty
    hasCases = !cases.isEmpty
    hasAmendments = !amendments.isEmpty
    hasTransfers = !transfers.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "old": .of(old)
    case "new": .of(new)
    case "olds": .of(olds)
    case "news": .of(news)
    case "figures": .of(figures)
    case "isSame": .of(isSame)
    case "parties": .of(parties)
    case "more": .of(more)
    case "cases": .of(cases)
    case "casesNote": .of(casesNote)
    case "amendments": .of(amendments)
    case "transfers": .of(transfers)
    case "steps": .of(steps)
    case "hasSteps": .of(hasSteps)
    case "apiHref": .of(apiHref)
    case "hasParties": .of(hasParties)
    case "hasCases": .of(hasCases)
    case "hasAmendments": .of(hasAmendments)
    case "hasTransfers": .of(hasTransfers)
    default: nil
    }
  }
}

/// What one party gains and loses.
struct PartyChanges: Shown {
  /// The party, or the class of parties.
  let name: String
  /// Where it is.
  let href: String?
  /// How many changes give it something, in words.
  let gains: String?
  /// How many take something, in words.
  let losses: String?
  /// The changes.
  let changes: [ChangeLine]
  /// Whether they are shown at once; folded where there are many.
  let isOpen: Bool

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "href": .of(href)
    case "gains": .of(gains)
    case "losses": .of(losses)
    case "changes": .of(changes)
    case "isOpen": .of(isOpen)
    default: nil
    }
  }
}

/// A change at one place of the list.
struct ChangeLine: Shown {
  /// What the party newly is or may do.
  let gained: [String]
  /// What it no longer is or may do.
  let lost: [String]
  /// The matter and the stage.
  let place: Link
  /// The area.
  let area: String
  /// From which day, until which.
  let days: String
  /// The entries that say so.
  let entries: [Link]

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "gained": .of(gained)
    case "lost": .of(lost)
    case "place": .of(place)
    case "area": .of(area)
    case "days": .of(days)
    case "entries": .of(entries)
    default: nil
    }
  }
}

/// What becomes of an open case.
struct CaseChange: Shown {
  /// The case.
  let item: Link
  /// Its title.
  let title: String
  /// Matter, stage and area.
  let place: String
  /// Another lead, no lead, several leads.
  let outcome: Mark
  /// The leads before.
  let before: String
  /// The leads after.
  let after: String

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "item": .of(item)
    case "title": .of(title)
    case "place": .of(place)
    case "outcome": .of(outcome)
    case "before": .of(before)
    case "after": .of(after)
    default: nil
    }
  }
}

/// An entry of both versions that reads differently.
struct AmendedEntry: Shown {
  /// The entry.
  let entry: Link
  /// Its name.
  let name: String
  /// What reads differently.
  let fields: [AmendedField]

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "entry": .of(entry)
    case "name": .of(self.name)
    case "fields": .of(fields)
    default: nil
    }
  }
}

/// One column of an entry, before and after.
struct AmendedField: Shown {
  /// The column.
  let column: String
  /// Before.
  let old: String
  /// After.
  let new: String

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "column": .of(column)
    case "old": .of(old)
    case "new": .of(new)
    default: nil
    }
  }
}

/// The duties of one level, before and after.
struct TransferLine: Shown {
  /// The level.
  let level: String
  /// Entries that lead, before and after.
  let leads: String
  /// Entries that support, before and after.
  let supports: String
  /// Entries that came, that went, and that a superior took back.
  let gained, lost, recalled: String
  /// What the level gained, with its sign.
  let net: String
  /// `more`, `less` or `same`.
  let tone: String

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "level": .of(level)
    case "leads": .of(leads)
    case "supports": .of(supports)
    case "gained": .of(gained)
    case "lost": .of(lost)
    case "recalled": .of(recalled)
    case "net": .of(net)
    case "tone": .of(tone)
    default: nil
    }
  }
}

/// One operation of a change set with its entries.
struct OperationLine: Shown {
  /// What is done: survey, split, delegate, allocate.
  let operation: String
  /// What that means.
  let note: String
  /// The entries.
  let entries: [Link]
  /// How many are not shown, in words.
  let more: String?

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "operation": .of(operation)
    case "note": .of(note)
    case "entries": .of(entries)
    case "more": .of(more)
    default: nil
    }
  }
}
