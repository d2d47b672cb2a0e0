import Tables
import Vocabulary

/// Reads the lists of entries of a version, file by file: ordinary lists, and the three lists of a township.
struct ListReading {
  private let parties: [Party]
  private let byText: [String: Party]
  private let areas: [String: AreaCode]
  private let township: String?
  private(set) var sources: [SourceTable] = []
  private(set) var matterNames: [MatterCode: String] = [:]
  private(set) var areaNames: [AreaCode: String] = [:]
  private(set) var faults: [TableFault] = []
  private var entries: [InventoryEntry] = []
  private var rows: [TownshipRow] = []

  /// - Parameter byText: the parties of the table by name and by identifier; empty without a table.
  init(parties: [Party], byText: [String: Party], areas: [String: AreaCode], township: String?) {
    self.parties = parties
    self.byText = byText
    self.areas = areas
    self.township = township
  }

  mutating func read(_ file: InventoryFile) {
    do throws(TableFaults) {
      let tables = try file.tables()
      let digest = file.digest
      var others: [Table] = []
      for table in tables {
        let sections = try TownshipSection.all(in: table, fileName: file.name, township: township)
        if let sections { for section in sections { read(section, digest) } } else { others.append(table) }
      }
      // Beside the three lists, a workbook may have pages of explanations.
      if others.isEmpty || (others.count < tables.count && !others.contains { Self.isList($0) }) { return }
      for sheet in try InventoryFile.sheets(EntryColumn.self, in: others) { read(sheet, digest) }
    } catch { faults += error.faults }
  }

  private static func isList(_ table: Table) -> Bool {
    ((try? SheetReader<EntryColumn>(table))?.isComplete) ?? false
  }

  private mutating func read(_ sheet: SheetReader<EntryColumn>, _ digest: String) {
    sources.append(
      SourceTable(
        file: sheet.table.file, digest: digest, sheet: sheet.table.sheet, headerLine: sheet.headerLine,
        headers: sheet.headers))
    var reading = EntryReading(sheet, parties: byText, areas: areas, tableIndex: sources.count - 1)
    let read = reading.entries()
    // Most versions are one sheet; to append its entries would copy each of them.
    if entries.isEmpty { entries = read } else { entries += read }
    matterNames.merge(reading.matterNames) { first, _ in first }
    faults += reading.sheet.faults
  }

  private mutating func read(_ section: TownshipSection, _ digest: String) {
    let number = sources.count
    var reading = TownshipReading(section, parties: byText, table: number)
    rows += reading.rows()
    faults += reading.section.sheet.faults
    let sheet = section.sheet
    sources.append(
      SourceTable(
        file: sheet.table.file, digest: digest, sheet: sheet.table.sheet, headerLine: sheet.headerLine,
        headers: sheet.headers,
        township: TownshipSource(
          township: section.township, list: section.list,
          notes: (section.head + reading.headings).map { RowSource(table: number, line: $0.line, cells: $0.cells) })))
  }

  /// All entries: those of ordinary lists, then those of the three lists, which answer to each other across files.
  mutating func finish() -> [InventoryEntry] {
    guard !rows.isEmpty else { return entries }
    let lists = TownshipEntries(rows, parties: parties, areas: areas)
    areaNames = lists.areaNames
    for row in rows { matterNames[row.matter] = row.name }
    return entries + lists.entries()
  }
}
