import Tables

extension InventoryTables {
  /// The three lists of a township as they were handed over, or, from several sheets or files, under one header; nil when
  /// the entries come from anywhere else, or say something else than the rows that are kept with them.
  func townshipTable() -> String? {
    guard !sources.isEmpty, sources.allSatisfy({ $0.township != nil }) else { return nil }
    let lists = TownshipEntries(self)
    guard lists.entries() == entries else { return nil }
    let places = Set(sources.map { "\($0.digest) \($0.file) \($0.sheet ?? "")" })
    if places.count == 1 {
      var lines: [Int: RowSource] = [:]
      for entry in entries { lines[entry.source.line] = entry.source }
      for source in sources { for note in source.township?.notes ?? [] { lines[note.line] = note } }
      return Table.commaSeparatedText(lines.values.sorted { $0.line < $1.line }.map(\.cells))
    }
    return Table.commaSeparatedText(Self.template(of: lists.rows, sources: sources))
  }

  private static func template(of rows: [TownshipRow], sources: [SourceTable]) -> [[String]] {
    var columns = TownshipColumn.template
    if rows.contains(where: { !$0.domain.isEmpty }) { columns.append(.domain) }
    if rows.contains(where: { !$0.code.isEmpty }) { columns.append(.code) }
    if rows.contains(where: { $0.basis != nil }) { columns.append(.basis) }
    let known = sources.map { source in
      try? SheetReader<TownshipColumn>(
        Table(file: source.file, rows: [Table.Row(line: source.headerLine, cells: source.headers)]))
    }
    return [columns.map { $0.headers[0] }]
      + rows.map { row in
        columns.map { column in
          let raw = known[row.table]?.text(column, row.row) ?? ""
          switch column {
          case .side: return row.side.rawValue
          case .list: return row.list == .recalled ? "recall" : row.list == .cooperating ? "cooperative" : "basic"
          case .township: return row.townships.map(\.name).joined(separator: "、")
          case .domain: return row.domain
          case .name: return row.name
          // A column that a list lacks has its item for a duty; written out, it reads back as the same.
          case .departmentDuty: return row.list == .cooperating ? row.departmentDuty : raw
          case .townshipDuty: return row.list == .cooperating ? row.townshipDuty : raw
          case .method: return row.list == .recalled ? row.departmentDuty : raw
          default: return raw
          }
        }
      }
  }
}
