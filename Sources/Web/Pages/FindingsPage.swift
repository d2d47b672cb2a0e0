/// What the checks of a version found, by severity and rule, each with where it bites and how to mend it.
struct FindingsPage: Page {
  static var template: String { "findings" }

  /// The version, with its page.
  let version: Link
  /// Versions to choose from.
  let versions: [Option]
  /// The day that is judged, `2026-07-01`; empty where several days are.
  let on: String
  /// The first of several days; empty where one day is judged.
  let from: String
  /// The first day that is no longer judged; empty for no end.
  let to: String
  /// What of the question could not be read, in words.
  let faults: [String]
  /// How many entries were judged, for which days, and what was found.
  let summary: String
  /// Whether anything blocks publishing.
  let verdict: Mark
  /// The findings, blocking ones first.
  let groups: [FindingGroup]
  /// Whether nothing was found.
  let isClean: Bool
  /// Every rule that was checked, with what it found.
  let rules: [RuleLine]
  /// Where a change of the inventory begins.
  let change: Link
  let hasFaults: Bool

  init(
    version: Link, versions: [Option], on: String, from: String, to: String, faults: [String], summary: String,
    verdict: Mark, groups: [FindingGroup], isClean: Bool, rules: [RuleLine], change: Link
  ) {
    self.version = version
    self.versions = versions
    self.on = on
    self.from = from
    self.to = to
    self.faults = faults
    self.summary = summary
    self.verdict = verdict
    self.groups = groups
    self.isClean = isClean
    self.rules = rules
    self.change = change
    hasFaults = !faults.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "version": .of(version)
    case "versions": .of(versions)
    case "on": .of(on)
    case "from": .of(from)
    case "to": .of(to)
    case "faults": .of(faults)
    case "summary": .of(summary)
    case "verdict": .of(verdict)
    case "groups": .of(groups)
    case "isClean": .of(isClean)
    case "rules": .of(rules)
    case "change": .of(change)
    case "hasFaults": .of(hasFaults)
    default: nil
    }
  }
}

/// The findings of one severity.
struct FindingGroup: Shown {
  /// Blocks publishing, or warns.
  let title: String
  /// `blocking` or `warning`.
  let id: String
  /// A `Mark.Tone`.
  let tone: String
  /// How many, in words.
  let count: String
  /// The rules that do not hold.
  let rules: [RuleFindings]

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "title": .of(title)
    case "id": .of(id)
    case "tone": .of(tone)
    case "count": .of(count)
    case "rules": .of(rules)
    default: nil
    }
  }
}

/// The findings of one rule.
struct RuleFindings: Shown {
  /// The identifier of the rule, such as `GAP_NO_LEAD`.
  let id: String
  /// The rule in a few words.
  let title: String
  /// What the rule asks, and why.
  let why: String
  /// How many, in words.
  let count: String
  /// The findings.
  let findings: [FindingItem]
  /// All findings of the rule, where the page shows the first ones.
  let more: Link?

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "title": .of(title)
    case "why": .of(why)
    case "count": .of(count)
    case "findings": .of(findings)
    case "more": .of(more)
    default: nil
    }
  }
}

/// One finding.
struct FindingItem: Shown {
  /// What is wrong and what to do.
  let message: String
  /// The matter, stage and area of the counterexample, with its cell where there is one.
  let place: Link?
  /// The days on which the rule does not hold there.
  let days: String?
  /// The entries concerned.
  let entries: [FindingEntry]
  /// How many entries more there are, in words.
  let more: String?
  /// Where it can be mended.
  let mends: [Link]
  let hasEntries: Bool
  let hasMends: Bool

  init(
    message: String, place: Link? = nil, days: String? = nil, entries: [FindingEntry], more: String? = nil,
    mends: [Link]
  ) {
    self.message = message
    self.place = place
    self.days = days
    self.entries = entries
    self.more = more
    self.mends = mends
    hasEntries = !entries.isEmpty
    hasMends = !mends.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "message": .of(message)
    case "place": .of(place)
    case "days": .of(days)
    case "entries": .of(entries)
    case "more": .of(more)
    case "mends": .of(mends)
    case "hasEntries": .of(hasEntries)
    case "hasMends": .of(hasMends)
    default: nil
    }
  }
}

/// An entry that a finding concerns.
struct FindingEntry: Shown {
  /// The code.
  let code: String
  /// Where it is.
  let href: String
  /// The name.
  let name: String
  /// Who holds it.
  let party: String
  /// Its line in the file.
  let row: String

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "href": .of(href)
    case "name": .of(self.name)
    case "party": .of(party)
    case "row": .of(row)
    default: nil
    }
  }
}

/// A rule that was checked.
struct RuleLine: Shown {
  /// Its identifier.
  let id: String
  /// The rule in a few words.
  let title: String
  /// What it found.
  let result: Mark

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "title": .of(title)
    case "result": .of(result)
    default: nil
    }
  }
}
