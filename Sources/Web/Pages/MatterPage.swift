/// A matter: who leads each stage, and stages across, parties down, with what each may and must do.
struct MatterPage: Page {
  static var template: String { "matter" }

  /// The code.
  let code: String
  /// The name.
  let name: String
  /// What it covers, in residents' words.
  let words: String?
  /// Class, track and so on.
  let facts: [Fact]
  /// The version, with its page.
  let version: Link
  /// The version.
  let versionName: String
  /// Areas to choose from.
  let areas: [Option]
  /// The day, `2026-07-01`.
  let date: String
  /// The area and the day in words.
  let place: String
  /// Who leads each stage.
  let stages: [StageCard]
  /// The stages over the columns.
  let headings: [StageHeading]
  /// A row for each party that the list names, those who lead first.
  let rows: [MatterRow]
  /// A row for each class of parties.
  let classes: [MatterRow]
  /// What the classes may do, how many there are, in words.
  let classesTitle: String
  /// Findings of the list about the matter.
  let findings: Link?
  /// The same question as words.
  let who: Link
  /// What of the question could not be read.
  let faults: [String]
  /// Whether there is no entry at all.
  let isEmpty: Bool
  let hasClasses: Bool
  let hasRows: Bool
  let hasFaults: Bool

  init(
    code: String, name: String, words: String? = nil, facts: [Fact], version: Link, versionName: String,
    areas: [Option], date: String, place: String, stages: [StageCard], headings: [StageHeading], rows: [MatterRow],
    classes: [MatterRow], classesTitle: String, findings: Link? = nil, who: Link, faults: [String], isEmpty: Bool
  ) {
    self.code = code
    self.name = name
    self.words = words
    self.facts = facts
    self.version = version
    self.versionName = versionName
    self.areas = areas
    self.date = date
    self.place = place
    self.stages = stages
    self.headings = headings
    self.rows = rows
    self.classes = classes
    self.classesTitle = classesTitle
    self.findings = findings
    self.who = who
    self.faults = faults
    self.isEmpty = isEmpty
    hasClasses = !classes.isEmpty
    hasRows = !rows.isEmpty
    hasFaults = !faults.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "name": .of(self.name)
    case "words": .of(words)
    case "facts": .of(facts)
    case "version": .of(version)
    case "versionName": .of(versionName)
    case "areas": .of(areas)
    case "date": .of(date)
    case "place": .of(place)
    case "stages": .of(stages)
    case "headings": .of(headings)
    case "rows": .of(rows)
    case "classes": .of(classes)
    case "classesTitle": .of(classesTitle)
    case "findings": .of(findings)
    case "who": .of(who)
    case "faults": .of(faults)
    case "isEmpty": .of(isEmpty)
    case "hasClasses": .of(hasClasses)
    case "hasRows": .of(hasRows)
    case "hasFaults": .of(hasFaults)
    default: nil
    }
  }
}

/// A stage with its lead, or without.
struct StageCard: Shown {
  /// The id of the card.
  let anchor: String
  /// Its place in the procedure.
  let number: String
  /// The stage.
  let stage: String
  /// A `Coverage.Status`.
  let status: String
  /// The same in words.
  let mark: Mark
  /// Where it is bare, or where two lead.
  let note: String?
  /// Who leads.
  let leads: [StageLead]
  /// How many support, in words.
  let supports: String?
  let hasLeads: Bool

  init(
    anchor: String, number: String, stage: String, status: String, mark: Mark, note: String? = nil, leads: [StageLead],
    supports: String? = nil
  ) {
    self.anchor = anchor
    self.number = number
    self.stage = stage
    self.status = status
    self.mark = mark
    self.note = note
    self.leads = leads
    self.supports = supports
    hasLeads = !leads.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "anchor": .of(anchor)
    case "number": .of(number)
    case "stage": .of(stage)
    case "status": .of(status)
    case "mark": .of(mark)
    case "note": .of(note)
    case "leads": .of(leads)
    case "supports": .of(supports)
    case "hasLeads": .of(hasLeads)
    default: nil
    }
  }
}

/// Who leads a stage.
struct StageLead: Shown {
  /// The party.
  let party: Link
  /// The part of the area, where it leads a part only.
  let area: String?
  /// What it does, in words.
  let acts: String
  /// The entry.
  let entry: Link
  /// The article.
  let basis: String
  /// Its time.
  let limit: String?

  init(party: Link, area: String? = nil, acts: String, entry: Link, basis: String, limit: String? = nil) {
    self.party = party
    self.area = area
    self.acts = acts
    self.entry = entry
    self.basis = basis
    self.limit = limit
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "party": .of(party)
    case "area": .of(area)
    case "acts": .of(acts)
    case "entry": .of(entry)
    case "basis": .of(basis)
    case "limit": .of(limit)
    default: nil
    }
  }
}

/// A stage over a column of the matrix.
struct StageHeading: Shown {
  /// The stage.
  let stage: String
  /// A `Coverage.Status`.
  let status: String
  /// The same in words.
  let words: String

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "stage": .of(stage)
    case "status": .of(status)
    case "words": .of(words)
    default: nil
    }
  }
}

/// A party in the matrix of a matter.
struct MatterRow: Shown {
  /// The party.
  let party: Link
  /// One cell for each stage, in the order of the headings.
  let cells: [MatterCell]

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "party": .of(party)
    case "cells": .of(cells)
    default: nil
    }
  }
}

/// What a party may and must do at a stage.
struct MatterCell: Shown {
  /// The status of the stage, for cells of leads; otherwise empty.
  let status: String
  /// The entries.
  let entries: [CellEntry]
  /// Whether there is none.
  let isEmpty: Bool

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "status": .of(status)
    case "entries": .of(entries)
    case "isEmpty": .of(isEmpty)
    default: nil
    }
  }
}

/// An entry in a cell.
struct CellEntry: Shown {
  /// Leads, supports, prohibited, recalled.
  let role: Mark
  /// What it permits, in words.
  let acts: String
  /// The part of the area, where it holds in a part only.
  let area: String?
  /// The entry.
  let entry: Link

  init(role: Mark, acts: String, area: String? = nil, entry: Link) {
    self.role = role
    self.acts = acts
    self.area = area
    self.entry = entry
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "role": .of(role)
    case "acts": .of(acts)
    case "area": .of(area)
    case "entry": .of(entry)
    default: nil
    }
  }
}
