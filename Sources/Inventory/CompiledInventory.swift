package import Vocabulary

/// One version of the inventory, indexed for deciding; immutable, and the same tables always compile to the same
/// answers. A class so that handing a version around copies one reference and not twenty arrays.
package final class CompiledInventory: Sendable {
  /// The tables that were compiled.
  package let tables: InventoryTables
  /// The version that these tables would become, if they are a draft; a draft is called by its own id, because several
  /// drafts may be named like the same version.
  package let draftOf: String?
  let matters: MatterIndex
  let stages: ByteTable
  let parties: ByteTable
  let nodes: [PartyNode]
  let grants: GrantIndex
  /// The positions of the entries of each matter of `matters`, in the order of the list.
  let entriesOfMatter: [[Int32]]
  /// The entries as numbers, in the order of the list.
  let faces: [EntryFace]
  /// The stretches of days on which each entry grants or forbids.
  let stretches: [[DayStretch]]
  let basisRegister: BasisRegister
  let entriesByCode: [EntryCode: Int]
  private let mattersByCode: [MatterCode: Int]
  private let areasByCode: [AreaCode: Int]

  /// Compiles the tables of a draft, which binds nobody, under the name by which the draft is called.
  package convenience init(draft name: String, _ tables: InventoryTables) {
    var called = tables
    called.version = name
    self.init(called, draftOf: tables.version)
  }

  /// Compiles the tables of a version.
  package convenience init(_ tables: InventoryTables) { self.init(tables, draftOf: nil) }

  private init(_ tables: InventoryTables, draftOf: String?) {
    self.tables = tables
    self.draftOf = draftOf
    matters = MatterIndex(entries: tables.entries.map(\.matter), others: tables.matters.map(\.code))
    basisRegister = BasisRegister(tables.bases)
    var entriesByCode: [EntryCode: Int] = [:]
    var entriesOfMatter = [[Int32]](repeating: [], count: matters.count)
    var stages = ByteTable()
    for (position, entry) in tables.entries.enumerated() {
      if entriesByCode[entry.code] == nil { entriesByCode[entry.code] = position }
      entriesOfMatter[Int(matters.number(of: entry.matter))].append(Int32(position))
      if entry.stage != .any { _ = stages.insert(entry.stage.text) }
    }
    self.entriesByCode = entriesByCode
    self.entriesOfMatter = entriesOfMatter
    self.stages = stages
    mattersByCode = Dictionary(tables.matters.enumerated().map { ($1.code, $0) }) { first, _ in first }
    areasByCode = Dictionary(tables.areas.enumerated().map { ($1.code, $0) }) { first, _ in first }

    let (parties, nodes) = PartyNode.nodes(of: tables.parties)
    self.parties = parties
    faces = tables.entries.map { [stages] in EntryFace($0, stages: stages, parties: parties) }
    let compiler = GrantCompiler(
      tables: tables, parties: parties, stages: stages, matters: matters, basis: basisRegister)
    let (buckets, stretches) = compiler.compile()
    self.stretches = stretches
    grants = GrantIndex(buckets)
    self.nodes = PartyNode.marked(nodes, used: Set(buckets.keys.map { Int32(truncatingIfNeeded: $0 >> 32) }))
  }

  /// The name of the version, or the id of the draft.
  package var version: String { tables.version }

  /// A party by its identifier.
  package func party(_ id: PartyID) -> Party? {
    let number = parties.number(of: id.text)
    return number >= 0 ? tables.parties[Int(number)] : nil
  }

  /// A matter by its code.
  package func matter(_ code: MatterCode) -> Matter? { mattersByCode[code].map { tables.matters[$0] } }

  /// An area by its code.
  package func area(_ code: AreaCode) -> Area? { areasByCode[code].map { tables.areas[$0] } }

  /// An entry by its code; the first one where a list uses a code twice.
  package func entry(_ code: EntryCode) -> InventoryEntry? { entriesByCode[code].map { tables.entries[$0] } }

  /// All parties, in the order of the table.
  package var allParties: [Party] { tables.parties }
  /// All matters, in the order of the table.
  package var allMatters: [Matter] { tables.matters }
  /// All areas, in the order of the table.
  package var allAreas: [Area] { tables.areas }
  /// All entries, in the order of the list.
  package var allEntries: [InventoryEntry] { tables.entries }

  /// The superiors of a party, from the nearest upward; a circle is left at its first repetition.
  package func line(of party: PartyID) -> [PartyID] {
    var line: [PartyID] = []
    var number = parties.number(of: party.text)
    while number >= 0 {
      number = nodes[Int(number)].superior
      guard number >= 0 else { break }
      let id = tables.parties[Int(number)].id
      guard id != party, !line.contains(id) else { break }
      line.append(id)
    }
    return line
  }

  /// Whether a party stands under another, at any distance; no party stands under itself.
  package func isSubordinate(_ party: PartyID, to other: PartyID) -> Bool {
    let own = parties.number(of: party.text)
    let above = parties.number(of: other.text)
    guard own >= 0, above >= 0, own != above else { return false }
    var number = nodes[Int(own)].superior
    var steps = 0
    while number >= 0, steps <= nodes.count {
      if number == above { return true }
      number = nodes[Int(number)].superior
      steps += 1
    }
    return false
  }
}

/// A party as the numbers that a decision compares.
struct PartyNode: Sendable {
  let kind: PartyKind
  let span: AreaSpan
  let superior: Int32
  /// Whether any entry names the party itself, its kind, or everyone.
  var isNamed = false
  var isNamedByKind = false
  var isNamedByAll = false
  /// The number under which entries name its kind.
  let kindNumber: Int32

  /// The number under which entries name any party of a kind.
  static func number(of kind: PartyKind) -> Int32 { -2 - (kinds[kind] ?? 0) }
  /// The number under which entries name any party.
  static let anyone: Int32 = -1

  private static let kinds: [PartyKind: Int32] = Dictionary(
    uniqueKeysWithValues: PartyKind.allCases.enumerated().map { ($1, Int32($0)) })

  static func nodes(of parties: [Party]) -> (ByteTable, [PartyNode]) {
    var table = ByteTable(capacity: parties.count)
    for party in parties { _ = table.insert(party.id.text) }
    var nodes: [PartyNode] = []
    for party in parties where nodes.count == Int(table.number(of: party.id.text)) {
      nodes.append(
        PartyNode(
          kind: party.kind, span: AreaSpan(party.area),
          superior: party.superior.map { table.number(of: $0.text) } ?? -1, kindNumber: number(of: party.kind)))
    }
    return (table, nodes)
  }

  static func marked(_ nodes: [PartyNode], used: Set<Int32>) -> [PartyNode] {
    nodes.enumerated().map { number, node in
      var node = node
      node.isNamed = used.contains(Int32(number))
      node.isNamedByKind = used.contains(node.kindNumber)
      node.isNamedByAll = used.contains(anyone)
      return node
    }
  }
}
