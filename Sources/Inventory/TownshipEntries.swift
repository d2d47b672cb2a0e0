import Tables
import Vocabulary

/// Makes ordinary entries of the items of the three lists.
///
/// What the township must do, it leads. What it supports, the superior department leads, and each has its duty in an
/// entry that answers to the other's. What superiors took back is taken from the township, and the receiving department
/// leads it. Where both views are at hand, the township's row and the mirrored row of the department make one pair.
struct TownshipEntries {
  let rows: [TownshipRow]
  /// The codes that the entries of each row begin with.
  private let heads: [String]
  /// The rows of each view by item, township and department.
  private var mirrors: [Pair: Mirror] = [:]
  private var areas: [String: AreaCode] = [:]

  struct Pair: Hashable {
    let list: ListKind
    let matter: MatterCode
    let township: PartyID
    let department: PartyID
  }

  struct Mirror {
    var street: [Int] = []
    var department: [Int] = []
  }

  /// - Parameters:
  ///   - parties: the table of parties, whose areas count first.
  ///   - areas: the table of areas by name.
  init(_ rows: [TownshipRow], parties: [Party], areas known: [String: AreaCode]) {
    self.rows = rows
    heads = Self.heads(of: rows)
    areas = Self.areas(of: rows, parties: parties, known: known)
    for (index, row) in rows.enumerated() where row.list != .basic {
      for pair in Self.pairs(of: row) {
        switch row.side {
        case .street: mirrors[pair, default: Mirror()].street.append(index)
        case .department: mirrors[pair, default: Mirror()].department.append(index)
        }
      }
    }
  }

  static func pairs(of row: TownshipRow) -> [Pair] {
    row.townships.flatMap { township in
      row.departments.map {
        Pair(list: row.list, matter: row.matter, township: township.party, department: $0.party)
      }
    }
  }

  /// The rows of both views of a pair.
  func mirror(_ pair: Pair) -> Mirror { mirrors[pair] ?? Mirror() }

  /// The names of the areas that were made for townships.
  var areaNames: [AreaCode: String] {
    var names: [AreaCode: String] = [:]
    for (name, area) in areas where !area.prefix.isEmpty { names[area] = name }
    return names
  }

  /// The entries in the order of the rows: of each, its own first and then its mirrors.
  func entries() -> [InventoryEntry] { rows.indices.flatMap { entries(of: $0) } }

  private func entries(of index: Int) -> [InventoryEntry] {
    let row = rows[index]
    switch (row.list, row.side) {
    case (.cooperating, _), (.recalled, _): return shared(index)
    case (_, .street): return row.townships.map { entry(index, of: $0, code: heads[index], .basic, .lead, in: $0) }
    case (_, .department):
      return row.departments.map {
        entry(index, of: $0, code: code(index, $0, row.departments), .powers, .lead, in: nil)
      }
    }
  }

  /// The two sides of an item that a department leads; the sides that the other view has are left to its rows.
  private func shared(_ index: Int) -> [InventoryEntry] {
    let row = rows[index]
    let list: ListKind = row.list == .recalled ? .recalled : .cooperating
    var entries: [InventoryEntry] = []
    var townships: [TownshipBody?] = row.townships
    // A department takes back from all townships when it names none.
    if townships.isEmpty { townships = [nil] }
    for township in townships {
      let leads = row.departments.compactMap { lead(index, $0, township) }
      // What stands in the township's own list is made of its row alone.
      let isOwn = row.side == .street || row.departments.contains { ownIndex(index, $0, township) == index }
      let holder = list == .recalled ? row.departments.first : township
      let own = isOwn ? holder.map { self.own(index, of: $0, list, township) } : nil
      let mirrored = own.map { [$0] } ?? []
      entries += row.side == .street ? mirrored + leads : leads + mirrored
    }
    return entries
  }

  private func own(
    _ index: Int, of holder: TownshipBody, _ list: ListKind, _ township: TownshipBody?
  ) -> InventoryEntry {
    var own = entry(
      index, of: holder, code: ownCode(index, township), list, list == .recalled ? .recalled : .support, in: township)
    own.counterparts = rows[index].departments.filter(\.leads).map {
      EntryCode(leadCode(leadIndex(index, $0, township), $0, township))
    }
    return own
  }

  private func lead(_ index: Int, _ department: TownshipBody, _ township: TownshipBody?) -> InventoryEntry? {
    guard leadIndex(index, department, township) == index else { return nil }
    let row = rows[index]
    var lead = entry(
      index, of: department, code: leadCode(index, department, township), row.list == .recalled ? .recalled : .powers,
      department.leads ? .lead : .support, in: township)
    lead.counterparts = [EntryCode(ownCode(ownIndex(index, department, township), township))]
    // A support beside a lead answers to the lead.
    if !department.leads {
      lead.counterparts = row.departments.filter(\.leads).map {
        EntryCode(leadCode(leadIndex(index, $0, township), $0, township))
      }
    }
    // Several leads of one item divide it among them; the list does not say how, so each has the share under its name.
    if department.leads, row.departments.count(where: \.leads) > 1 { lead.subItem = department.name }
    return lead
  }

  /// The row that the lead of a pair is made of: the department's own, or else the township's.
  private func leadIndex(_ index: Int, _ department: TownshipBody, _ township: TownshipBody?) -> Int {
    guard rows[index].side == .street, let pair = pair(index, department, township) else { return index }
    return mirror(pair).department.first ?? index
  }

  /// The row that the township's side of a pair is made of.
  private func ownIndex(_ index: Int, _ department: TownshipBody, _ township: TownshipBody?) -> Int {
    guard rows[index].side == .department, let pair = pair(index, department, township) else { return index }
    return mirror(pair).street.first ?? index
  }

  private func pair(_ index: Int, _ department: TownshipBody, _ township: TownshipBody?) -> Pair? {
    township.map {
      Pair(list: rows[index].list, matter: rows[index].matter, township: $0.party, department: department.party)
    }
  }

  private func entry(
    _ index: Int, of holder: TownshipBody, code: String, _ list: ListKind, _ role: EntryRole, in township: TownshipBody?
  ) -> InventoryEntry {
    let row = rows[index]
    let isTownship = township?.party == holder.party
    // The lists were published by the county, and are themselves the ground on which they are acted upon.
    let title = (township ?? holder).name
    let basis =
      row.basis.map { Bilingual(zh: $0) }
      ?? Bilingual(zh: "《\(title)履行职责事项清单》", en: "List of the duties of \(title)")
    return InventoryEntry(
      code: EntryCode(code), list: list, powerType: .other, name: Bilingual(zh: row.name), matter: row.matter,
      stage: .any, level: isTownship ? .subdistrict : .district,
      area: township.flatMap { areas[$0.name] } ?? .everywhere, holder: .party(holder.party),
      holderKind: holder.kind, role: role,
      basis: EntryBasis(
        text: basis, citations: Citation.all(in: basis.zh), rank: row.basis == nil ? .normative : nil),
      duty: Bilingual(zh: isTownship ? row.townshipDuty : row.departmentDuty),
      domain: row.domain.isEmpty ? nil : row.domain,
      source: RowSource(table: row.table, line: row.row.line, cells: row.row.cells))
  }

  // MARK: Codes

  private func ownCode(_ index: Int, _ township: TownshipBody?) -> String {
    guard rows[index].side == .department || rows[index].townships.count > 1 else { return heads[index] }
    return heads[index] + "-" + Self.codeWord(township?.name ?? "各镇街")
  }

  private func leadCode(_ index: Int, _ department: TownshipBody, _ township: TownshipBody?) -> String {
    let row = rows[index]
    let own =
      row.side == .department
      ? code(index, department, row.departments) : heads[index] + "-" + Self.codeWord(department.name)
    return row.townships.count > 1 ? own + "-" + Self.codeWord(township?.name ?? "") + "-牵头" : own
  }

  private func code(_ index: Int, _ body: TownshipBody, _ all: [TownshipBody]) -> String {
    all.count > 1 ? heads[index] + "-" + Self.codeWord(body.name) : heads[index]
  }
}
