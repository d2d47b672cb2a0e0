import Tables
import Vocabulary

extension InventoryTables {
  /// The list as comma-separated values: rows that still say what their source said, with the cells of the source, and
  /// rows that were changed or made anew, with cells written from their values.
  ///
  /// - Shape: the header of the first source, then columns that only later sources or new values need. Reading the text
  ///   and writing it again gives the same text.
  ///   The three lists of a township come back in their own template; changed, they are written as an ordinary list.
  package func commaSeparatedEntries() -> String {
    if sources.contains(where: { $0.township != nil }) { return townshipTable() ?? ordinary().commaSeparatedEntries() }
    var headers = sources.first.map { $0.headers } ?? []
    for source in sources.dropFirst() {
      for header in source.headers where !headers.contains(header) { headers.append(header) }
    }
    var fields = headers.map { header in Self.field(of: header) }
    var readers = sources.indices.map { SourceRows(source: $0, tables: self) }
    let unchanged = entries.map { entry in
      readers.indices.contains(entry.source.table) && !entry.source.cells.isEmpty
        && readers[entry.source.table].reads(entry)
    }
    for field in EntryColumn.allCases where !fields.contains(field) {
      let isStandard = EntryColumn.standard.contains(field) && sources.isEmpty
      let isNeeded = zip(entries, unchanged).contains { entry, same in
        !same && !EntryCells.cell(field, entry, self).isEmpty
      }
      if isStandard || isNeeded {
        headers.append(field.headers[0])
        fields.append(field)
      }
    }
    var rows = [headers]
    for (entry, same) in zip(entries, unchanged) {
      let own = sources.indices.contains(entry.source.table) ? sources[entry.source.table].headers : []
      rows.append(
        zip(headers, fields).map { header, field in
          let raw = own.firstIndex(of: header).flatMap { index in
            index < entry.source.cells.count ? entry.source.cells[index] : ""
          }
          if let field, !same { return EntryCells.cell(field, entry, self) }
          return raw ?? ""
        })
    }
    return Table.commaSeparatedText(rows)
  }

  /// The same entries without the rows of the three lists from which they were made.
  private func ordinary() -> InventoryTables {
    var tables = self
    tables.sources = []
    for index in entries.indices { tables.entries[index].source = RowSource(table: 0, line: 0, cells: []) }
    return tables
  }

  private static func field(of header: String) -> EntryColumn? {
    let plain = SheetHeader.plain(header)
    return EntryColumn.allCases.first { $0.headers.contains { SheetHeader.plain($0) == plain } }
  }
}

/// Reads the raw rows of a source again, to see whether an entry still says what its row said.
private struct SourceRows {
  private var reading: EntryReading?

  init(source index: Int, tables: InventoryTables) {
    let source = tables.sources[index]
    var parties: [String: Party] = [:]
    if tables.given.contains(.parties) {
      for party in tables.parties {
        parties[party.name.zh] = party
        parties[party.id.text] = party
      }
    }
    var areas: [String: AreaCode] = [:]
    if tables.given.contains(.areas) { for area in tables.areas { areas[area.name.zh] = area.code } }
    let header = Table(file: source.file, rows: [Table.Row(line: source.headerLine, cells: source.headers)])
    reading = (try? SheetReader<EntryColumn>(header)).map {
      EntryReading($0, parties: parties, areas: areas, tableIndex: index)
    }
  }

  mutating func reads(_ entry: InventoryEntry) -> Bool {
    guard reading != nil else { return false }
    reading?.sheet.faults = []
    let again = reading?.entry(Table.Row(line: entry.source.line, cells: entry.source.cells))
    return again == entry && reading?.sheet.faults.isEmpty == true
  }
}

extension EntryColumn {
  /// The 31 columns of the standard list.
  package static let standard: [EntryColumn] = [
    .code, .list, .powerType, .name, .subItem, .matter, .stage, .level, .area, .holder, .holderKind, .role,
    .counterparts,
    .office, .basis, .basisRank, .basisUntil, .duty, .dutyBasis, .accountability, .statutoryLimit, .promisedLimit,
    .limitFrom, .supervisors, .supervision, .votingRule, .eventCodes, .audience, .disclosure, .from, .until,
  ]
}

/// Writes the values of an entry as cells that read back as the same values.
enum EntryCells {
  static func cell(_ column: EntryColumn, _ entry: InventoryEntry, _ tables: InventoryTables) -> String {
    switch column {
    case .code: entry.code.text
    case .list: word(entry.list, ListWords.lists)
    case .powerType: word(entry.powerType, ListWords.powerTypes)
    case .name: entry.name.zh
    case .nameEnglish: english(entry.name)
    case .subItem: entry.subItem
    case .matter: matter(entry.matter, tables)
    case .stage: entry.stage.text
    case .level: entry.level == .other ? "" : word(entry.level, ListWords.levels)
    case .area: entry.area.text
    case .holder: holder(entry.holder, tables)
    case .holderKind: kind(entry)
    case .role: word(entry.role, ListWords.roles)
    case .counterparts: entry.counterparts.map(\.text).joined(separator: ";")
    case .office: entry.office
    case .basis: entry.basis.text.zh
    case .basisEnglish: english(entry.basis.text)
    case .basisRank: entry.basis.rank.map { word($0, ListWords.ranks) } ?? ""
    case .basisUntil: entry.basis.until?.description ?? ""
    case .duty: entry.duty.zh
    case .dutyEnglish: english(entry.duty)
    case .dutyBasis: entry.dutyBasis
    case .accountability: entry.accountability
    case .statutoryLimit: entry.statutoryLimit?.cell ?? ""
    case .promisedLimit: entry.promisedLimit?.cell ?? ""
    case .limitFrom: entry.promisedLimit?.from ?? entry.statutoryLimit?.from ?? ""
    case .supervisors: entry.supervisors.joined(separator: ";")
    case .supervision: entry.supervision
    case .votingRule: entry.votingRule ?? ""
    case .eventCodes: entry.eventCodes.joined(separator: ";")
    case .audience: entry.audience
    case .disclosure: entry.disclosure
    case .from: entry.from?.description ?? ""
    case .until: entry.until?.description ?? ""
    case .acts: entry.listedActs.map { ActTable.name(of: $0).zh }.joined(separator: ";")
    case .delegator: entry.delegation?.from.text ?? ""
    case .delegationInstrument: entry.delegation?.instrument ?? ""
    case .delegationFrom: entry.delegation?.begins?.description ?? ""
    case .delegationUntil: entry.delegation?.ends?.description ?? ""
    case .admission: entry.admission?.decision ?? ""
    case .admissionStatus: entry.admission.map { word($0.status, ListWords.admissions) } ?? ""
    case .admissionFrom: entry.admission?.from?.description ?? ""
    case .admissionUntil: entry.admission?.until?.description ?? ""
    case .resources: entry.resources
    case .domain: entry.domain ?? ""
    }
  }

  private static func english(_ text: Bilingual) -> String { text.en == text.zh ? "" : text.en }

  private static func matter(_ code: MatterCode, _ tables: InventoryTables) -> String {
    guard code != .any, let matter = tables.matters.first(where: { $0.code == code }), matter.name.zh != code.text
    else {
      return code.text
    }
    let whole = code.text + matter.name.zh
    return EntryReading.split(whole).code == code ? whole : code.text
  }

  private static func holder(_ holder: EntryHolder, _ tables: InventoryTables) -> String {
    guard case .party(let id) = holder else { return "*" }
    return tables.parties.first { $0.id == id }?.name.zh ?? id.text
  }

  private static func kind(_ entry: InventoryEntry) -> String {
    if case .anyOf(let kind) = entry.holder { return word(kind, ListWords.kinds) }
    return entry.holderKind.map { word($0, ListWords.kinds) } ?? ""
  }

  /// The longest Chinese word of a value, which is the one that lists write; the raw value where there is none.
  private static func word<Value: RawRepresentable<String> & Equatable>(
    _ value: Value, _ words: [String: Value]
  ) -> String {
    let spellings = words.filter { $0.value == value && $0.key.utf8.contains { $0 >= 0x80 } }.keys
    return spellings.max { ($0.count, $1) < ($1.count, $0) } ?? value.rawValue
  }
}

extension TimeLimit {
  /// The limit as a cell, such as `20工作日`.
  var cell: String { TimeLimit(number: number, unit: unit).words(.zh) }
}
