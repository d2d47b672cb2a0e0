/// A matter: stages across, parties down, and in each cell what a party may and must do.
package struct MatterPage: Page {
  package static var template: String { "matter" }

  /// The code.
  package let code: String
  /// The name.
  package let name: String
  /// What it covers, in residents' words.
  package let words: String?
  /// Class and track, in words.
  package let facts: [Fact]
  /// The version, with its page.
  package let version: Link
  /// Areas to choose from.
  package let areas: [Option]
  /// The stages, as headings.
  package let stages: [String]
  /// A row for each party.
  package let rows: [MatterRow]
  /// Stages without a lead.
  package let gaps: [String]
  /// Whether there are any.
  package let hasGaps: Bool
  /// Whether there is no entry at all.
  package let isEmpty: Bool

  /// A matter.
  package init(
    code: String, name: String, words: String? = nil, facts: [Fact], version: Link, areas: [Option] = [],
    stages: [String], rows: [MatterRow], gaps: [String] = []
  ) {
    self.code = code
    self.name = name
    self.words = words
    self.facts = facts
    self.version = version
    self.areas = areas
    self.stages = stages
    self.rows = rows
    self.gaps = gaps
    hasGaps = !gaps.isEmpty
    isEmpty = rows.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "name": .of(self.name)
    case "words": .of(words)
    case "facts": .of(facts)
    case "version": .of(version)
    case "areas": .of(areas)
    case "stages": .of(stages)
    case "rows": .of(rows)
    case "gaps": .of(gaps)
    case "hasGaps": .of(hasGaps)
    case "isEmpty": .of(isEmpty)
    default: nil
    }
  }
}

/// A party in the table of a matter.
package struct MatterRow: Shown {
  /// The party.
  package let party: Link
  /// One cell for each stage, in the order of the headings.
  package let cells: [MatterCell]

  /// A party in the table of a matter.
  package init(_ party: Link, _ cells: [MatterCell]) {
    self.party = party
    self.cells = cells
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "party": .of(party)
    case "cells": .of(cells)
    default: nil
    }
  }
}

/// What a party may and must do at a stage.
package struct MatterCell: Shown {
  /// The entries.
  package let entries: [CellEntry]
  /// Whether there is none.
  package let isEmpty: Bool

  /// A cell.
  package init(_ entries: [CellEntry]) {
    self.entries = entries
    isEmpty = entries.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "entries": .of(entries)
    case "isEmpty": .of(isEmpty)
    default: nil
    }
  }
}

/// An entry in a cell.
package struct CellEntry: Shown {
  /// Leads, supports, prohibited.
  package let role: Mark
  /// What it permits, in words.
  package let acts: String
  /// The entry.
  package let entry: Link

  /// An entry in a cell.
  package init(role: Mark, acts: String, entry: Link) {
    self.role = role
    self.acts = acts
    self.entry = entry
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "role": .of(role)
    case "acts": .of(acts)
    case "entry": .of(entry)
    default: nil
    }
  }
}
