import Crypto
import Tables
package import Vocabulary

/// A file as it was handed over: its name and its bytes.
package struct InventoryFile: Sendable {
  /// The name of the file.
  package let name: String
  /// Its content.
  package let bytes: [UInt8]

  /// A file with its bytes.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// SHA-256 of the bytes in hexadecimal.
  package var digest: String { SHA256.hash(data: bytes).map { Self.hexadecimal[Int($0)] }.joined() }

  private static let hexadecimal: [String] = (0...255).map { byte in
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// The tables of the file.
  func tables() throws(TableFaults) -> [Table] {
    do throws(UnreadableTable) {
      return try Table.all(in: bytes, file: name)
    } catch {
      throw TableFaults([TableFault(error)])
    }
  }

  /// The sheets of the file that have the columns of a kind of table; a file with one sheet must have them, and of a
  /// workbook the sheets that lack them, such as a page of explanations, are left out.
  func sheets<Field: Column>(_: Field.Type) throws(TableFaults) -> [SheetReader<Field>] {
    try Self.sheets(Field.self, in: try tables())
  }

  static func sheets<Field: Column>(_: Field.Type, in tables: [Table]) throws(TableFaults) -> [SheetReader<Field>] {
    if tables.count == 1 { return [try SheetReader<Field>(tables[0])] }
    var sheets: [SheetReader<Field>] = []
    var first: TableFaults?
    for table in tables {
      do throws(TableFaults) {
        let sheet = try SheetReader<Field>(table)
        if sheet.isComplete { sheets.append(sheet) } else { first = first ?? TableFaults(sheet.faults) }
      } catch { first = first ?? error }
    }
    if sheets.isEmpty, let first { throw first }
    return sheets
  }
}

/// The files of one version of an inventory; the list of entries is the only one that must be there.
package struct InventoryFiles: Sendable {
  /// The lists of entries.
  package var entries: [InventoryFile]
  /// The areas.
  package var areas: InventoryFile?
  /// The matters.
  package var matters: InventoryFile?
  /// The parties.
  package var parties: InventoryFile?
  /// The legal bases.
  package var bases: InventoryFile?
  /// How ballots are held.
  package var procedures: InventoryFile?
  /// Whose the three lists of a township are, where their files do not say so.
  package var township: String?

  /// The files of a version.
  package init(
    entries: [InventoryFile], areas: InventoryFile? = nil, matters: InventoryFile? = nil,
    parties: InventoryFile? = nil, bases: InventoryFile? = nil, procedures: InventoryFile? = nil,
    township: String? = nil
  ) {
    self.entries = entries
    self.areas = areas
    self.matters = matters
    self.parties = parties
    self.bases = bases
    self.procedures = procedures
    self.township = township
  }
}

extension InventoryTables {
  /// Reads the files of a version whole, or reports every bad cell of all of them.
  ///
  /// A table that no file gives is that of the base, if a version is changed that has one; areas, matters and parties
  /// are otherwise inferred from the rows of the list.
  ///
  /// - Parameter base: the version that is changed; nil for a list that stands alone.
  /// - Parameter version: the name of the version; nil takes the first 12 digits of the digest of the list.
  /// - Parameter effectiveFrom: the first day of the version; nil takes the earliest day of an entry.
  /// - Errors: `TableFaults`, never empty.
  package init(
    files: InventoryFiles, version: String? = nil, effectiveFrom: CivilDate? = nil, clock: CivilClock = .china,
    base: InventoryTables? = nil
  ) throws(TableFaults) {
    var faults: [TableFault] = []
    var given: [GivenTable] = [.entries]
    func read<Field, Value>(
      _ file: InventoryFile?, _ table: GivenTable, _: Field.Type, kept: [Value]?,
      _ body: (inout SheetReader<Field>) -> [Value]
    ) -> [Value] {
      guard let file else {
        guard let kept, base?.given.contains(table) == true else { return [] }
        given.append(table)
        return kept
      }
      given.append(table)
      var values: [Value] = []
      do throws(TableFaults) {
        for var sheet in try file.sheets(Field.self) {
          values += body(&sheet)
          faults += sheet.faults
        }
      } catch { faults += error.faults }
      return values
    }

    let areas = read(files.areas, .areas, AreaColumn.self, kept: base?.areas) { RegisterReading.areas(&$0) }
    var areaCodes: [String: AreaCode] = [:]
    for area in areas { areaCodes[area.name.zh] = area.code }
    let matters = read(files.matters, .matters, MatterColumn.self, kept: base?.matters) { RegisterReading.matters(&$0) }
    let parties = read(files.parties, .parties, PartyColumn.self, kept: base?.parties) {
      RegisterReading.parties(&$0, areas: areaCodes)
    }
    let bases = read(files.bases, .bases, BasisColumn.self, kept: base?.bases) { RegisterReading.bases(&$0) }
    let procedures = read(files.procedures, .procedures, ProcedureColumn.self, kept: base?.procedures) { sheet in
      var reading = ProcedureReading(sheet)
      let procedures = reading.procedures()
      sheet.faults = reading.sheet.faults
      return procedures
    }

    var partiesByText: [String: Party] = [:]
    for party in parties {
      partiesByText[party.name.zh] = party
      partiesByText[party.id.text] = party
    }
    var lists = ListReading(parties: parties, byText: partiesByText, areas: areaCodes, township: files.township)
    for file in files.entries { lists.read(file) }
    let entries = lists.finish()
    faults += lists.faults
    guard faults.isEmpty else { throw TableFaults(faults) }

    let inference = InventoryInference(
      entries: entries, matterNames: lists.matterNames, areaNames: lists.areaNames)
    self.init(
      version: version ?? String((files.entries.first?.digest ?? "").prefix(12)),
      effectiveFrom: effectiveFrom ?? entries.indices.compactMap { entries[$0].from }.min() ?? CivilDate(day: 0),
      clock: clock,
      areas: given.contains(.areas) ? areas : inference.areas,
      matters: given.contains(.matters) ? matters : inference.matters,
      parties: given.contains(.parties) ? parties : inference.parties, entries: entries, bases: bases,
      procedures: given.contains(.procedures) ? procedures : nil, sources: lists.sources,
      given: GivenTable.allCases.filter { given.contains($0) })
  }
}
