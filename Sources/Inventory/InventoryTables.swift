package import Vocabulary

/// A file, or a sheet of one, from which rows came.
package struct SourceTable: Hashable, Sendable, Codable {
  /// The name of the file.
  package let file: String
  /// SHA-256 of the file in hexadecimal.
  package let digest: String
  /// The sheet of a workbook.
  package let sheet: String?
  /// The line of the header.
  package let headerLine: Int
  /// The header as it was written.
  package let headers: [String]
  /// For one of the three lists of a township, what stands outside of its rows; nil for any other list.
  package let township: TownshipSource?

  /// A source of rows.
  package init(
    file: String, digest: String, sheet: String? = nil, headerLine: Int, headers: [String],
    township: TownshipSource? = nil
  ) {
    self.file = file
    self.digest = digest
    self.sheet = sheet
    self.headerLine = headerLine
    self.headers = headers
    self.township = township
  }
}

/// One version of the inventory as values: its tables, before they are compiled.
package struct InventoryTables: Equatable, Sendable, Codable {
  /// The name of the version.
  package var version: String
  /// The first day on which the version binds.
  package var effectiveFrom: CivilDate
  /// The civil time whose days the dates of the tables are.
  package var clock: CivilClock
  /// The areas.
  package var areas: [Area]
  /// The matters.
  package var matters: [Matter]
  /// The parties.
  package var parties: [Party]
  /// The entries, in the order of the list.
  package var entries: [InventoryEntry]
  /// The legal bases.
  package var bases: [LegalBasis]
  /// How ballots are held; nil where no table says so.
  package var procedures: [VotingProcedure]?
  /// The files and sheets from which the entries came.
  package var sources: [SourceTable]
  /// Which tables were read; the others were inferred from the entries.
  package var given: [GivenTable]

  /// The tables of a version.
  package init(
    version: String, effectiveFrom: CivilDate, clock: CivilClock = .china, areas: [Area] = [], matters: [Matter] = [],
    parties: [Party] = [], entries: [InventoryEntry] = [], bases: [LegalBasis] = [],
    procedures: [VotingProcedure]? = nil, sources: [SourceTable] = [], given: [GivenTable] = []
  ) {
    self.version = version
    self.effectiveFrom = effectiveFrom
    self.clock = clock
    self.areas = areas
    self.matters = matters
    self.parties = parties
    self.entries = entries
    self.bases = bases
    self.procedures = procedures
    self.sources = sources
    self.given = given
  }
}

/// The tables of an inventory.
package enum GivenTable: String, CaseIterable, Sendable, Codable {
  case areas, matters, parties, entries, bases, procedures
}
