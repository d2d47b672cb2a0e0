import Tables
import Vocabulary

/// The two views of the three lists against each other: every row that a township shares with a department has exactly
/// one mirror in the department's list, with the same split of the duty.
extension InventoryCheck {
  func townshipMirrors() -> [InventoryFinding] {
    guard inventory.tables.sources.contains(where: { $0.township != nil }) else { return [] }
    let lists = TownshipEntries(inventory.tables)
    var positions: [String: [Int]] = [:]
    for position in active {
      let source = entry(position).source
      positions["\(source.table) \(source.line)", default: []].append(position)
    }
    var departments: Set<PartyID> = []
    var townships: Set<PartyID> = []
    for row in lists.rows {
      if row.side == .department { departments.formUnion(row.departments.map(\.party)) }
      if row.side == .street { townships.formUnion(row.townships.map(\.party)) }
    }
    guard !departments.isEmpty else { return [] }
    var findings: [InventoryFinding] = []
    for (index, row) in lists.rows.enumerated() where row.list != .basic {
      guard let own = positions["\(row.table) \(row.row.line)"] else { continue }
      for pair in TownshipEntries.pairs(of: row) {
        let mirror = lists.mirror(pair)
        let others = row.side == .street ? mirror.department : mirror.street
        let isWanted = row.side == .street ? departments.contains(pair.department) : townships.contains(pair.township)
        let bodies = row.side == .street ? row.departments : row.townships
        let other = row.side == .street ? pair.department : pair.township
        let whose = bodies.first { $0.party == other }?.name ?? other.text
        if others.isEmpty, isWanted {
          findings.append(
            finding(
              .danglingReference, Array(own.prefix(1)), zh: "“\(row.name)”在\(whose)的清单里没有对应的一项;请双方核对后补上",
              en: "“\(row.name)” has no mirror in the list of \(whose); agree on it and add it there"))
        }
        // What both views show is told once, of the township's row.
        guard row.side == .street, let first = others.first, mirror.street.first == index else { continue }
        let mirrored = lists.rows[first]
        let places = own.prefix(1) + (positions["\(mirrored.table) \(mirrored.row.line)"] ?? []).prefix(1)
        if others.count > 1 {
          findings.append(
            finding(
              .danglingReference, Array(places), zh: "“\(row.name)”在\(whose)的清单里出现 \(others.count) 次;请只留一项",
              en: "“\(row.name)” stands \(others.count) times in the list of \(whose); keep one"))
        }
        if Self.differ(row.departmentDuty, mirrored.departmentDuty)
          || Self.differ(row.townshipDuty, mirrored.townshipDuty)
        {
          findings.append(
            finding(
              .danglingReference, Array(places), zh: "“\(row.name)”的职责划分与\(whose)的清单不一致;请双方核对后改为一致",
              en: "the split of the duty of “\(row.name)” is another one in the list of \(whose); agree on one"))
        }
      }
    }
    return findings
  }

  private static func differ(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Words.plain(left), Words.plain(right))
    return !left.isEmpty && !right.isEmpty && left.filter { !$0.isWhitespace } != right.filter { !$0.isWhitespace }
  }

  /// Whether an entry comes from one of the three lists.
  func isTownship(_ position: Int) -> Bool {
    let table = entry(position).source.table
    return inventory.tables.sources.indices.contains(table) && inventory.tables.sources[table].township != nil
  }
}

extension TownshipEntries {
  /// The items of tables that were read from such lists, read again from the rows that are kept with them.
  init(_ tables: InventoryTables) {
    var byText: [String: Party] = [:]
    if tables.given.contains(.parties) {
      for party in tables.parties {
        byText[party.name.zh] = party
        byText[party.id.text] = party
      }
    }
    var areas: [String: AreaCode] = [:]
    if tables.given.contains(.areas) { for area in tables.areas { areas[area.name.zh] = area.code } }
    var lines: [Int: [Int: RowSource]] = [:]
    for entry in tables.entries { lines[entry.source.table, default: [:]][entry.source.line] = entry.source }
    var rows: [TownshipRow] = []
    for (index, source) in tables.sources.enumerated() {
      guard let table = source.wholeTable(lines[index] ?? [:]) else { continue }
      let sections = try? TownshipSection.all(
        in: table, fileName: source.file, township: source.township?.township, known: source.township)
      for section in sections ?? [] {
        var reading = TownshipReading(section, parties: byText, table: index)
        rows += reading.rows()
      }
    }
    self.init(rows, parties: tables.given.contains(.parties) ? tables.parties : [], areas: areas)
  }
}

extension SourceTable {
  /// The rows of one of the three lists as they stood in the file, of those that entries keep and the others.
  func wholeTable(_ lines: [Int: RowSource]) -> Table? {
    guard let township else { return nil }
    var all = lines
    for note in township.notes { all[note.line] = note }
    return Table(
      file: file, sheet: sheet,
      rows: all.values.sorted { $0.line < $1.line }.map { Table.Row(line: $0.line, cells: $0.cells) })
  }
}
