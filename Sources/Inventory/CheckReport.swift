package import Vocabulary

/// The findings of a check as machines read them, from the command line and from the API alike.
package struct CheckReport: Encodable, Sendable {
  /// The day that is judged, or the first of the days.
  package let asOf: CivilDate
  /// The first day that is not judged any more, where several days are.
  package let until: CivilDate?
  /// How many entries there are.
  package let entries: Int
  /// The findings, blocking ones first.
  package let findings: [Item]
  /// The files that the entries came from.
  package let sources: [Source]

  /// A report of findings in the tables of a version.
  package init(asOf: CivilDate, until: CivilDate?, findings: [InventoryFinding], tables: InventoryTables) {
    self.asOf = asOf
    self.until = until
    entries = tables.entries.count
    self.findings = findings.map { Item($0, tables) }
    sources = tables.sources.map { Source(file: $0.file, sheet: $0.sheet, sha256: $0.digest) }
  }

  /// A file, or a sheet of one.
  package struct Source: Encodable, Sendable {
    /// Its name.
    package let file: String
    /// The sheet of a workbook.
    package let sheet: String?
    /// SHA-256 in hexadecimal.
    package let sha256: String
  }

  /// One finding.
  package struct Item: Encodable, Sendable {
    /// The rule that does not hold.
    package let rule: CheckRule
    /// Whether it blocks publishing.
    package let severity: InventoryFinding.Severity
    /// The entries' own codes.
    package let codes: [EntryCode]
    /// Their lines.
    package let rows: [Int]
    /// Their files.
    package let files: [String]
    /// Where and when the rule does not hold.
    package let witness: InventoryFinding.Witness?
    /// What is wrong and what to do.
    package let message: Bilingual

    init(_ finding: InventoryFinding, _ tables: InventoryTables) {
      rule = finding.rule
      severity = finding.severity
      codes = finding.codes
      rows = finding.rows
      files = finding.tables.compactMap { tables.sources.indices.contains($0) ? tables.sources[$0].file : nil }
      witness = finding.witness
      message = finding.message
    }
  }
}
