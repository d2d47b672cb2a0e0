import Tables
import Vocabulary

/// A body that a cell of the three lists names, and the part that the cell gives it.
struct TownshipBody: Hashable {
  let name: String
  let party: PartyID
  let kind: PartyKind?
  /// Whether it leads; the others that the cell names beside a lead support.
  var leads = true
}

/// One item of the three lists.
struct TownshipRow {
  let table: Int
  let row: Table.Row
  let side: TownshipWords.Side
  let list: ListKind
  let number: String
  let name: String
  let domain: String
  let code: String
  /// The basis, where the list has such a column.
  let basis: String?
  let departments: [TownshipBody]
  let townships: [TownshipBody]
  /// The duties; where the list has no column for one, the item is itself the duty.
  let departmentDuty: String
  let townshipDuty: String

  /// The matter that the item is, the same in every list: its name. Brackets keep a name that begins or ends with a
  /// letter or a digit from being taken for a code, which would cover every longer name.
  var matter: MatterCode {
    let plain = Words.plain(name)
    let isCodeLike = [plain.utf8.first, plain.utf8.last].contains { $0.map { $0 < 0x80 } ?? false }
    return MatterCode(isCodeLike ? "「\(plain)」" : plain)
  }

  /// Whose list the item stands in.
  var owner: TownshipBody? { side == .street ? townships.first : departments.first }
}

/// Reads the rows of a section into items, and tells every cell that cannot be taken.
struct TownshipReading {
  var section: TownshipSection
  /// Parties by name and by identifier; empty for a bare list, whose parties follow from the rows.
  let parties: [String: Party]
  let table: Int
  /// Headings, which carry no item.
  private(set) var headings: [Table.Row] = []
  /// What the sheet as a whole does not say is told once, at its header.
  private var told: Set<TownshipColumn> = []

  init(_ section: TownshipSection, parties: [String: Party], table: Int) {
    self.section = section
    self.parties = parties
    self.table = table
  }

  /// All items; the faults stay in `section.sheet.faults`.
  mutating func rows() -> [TownshipRow] {
    var rows: [TownshipRow] = []
    var (list, domain) = (section.list, "")
    for row in section.sheet.rows {
      if let heading = section.heading(row) {
        headings.append(row)
        if let named = TownshipWords.list(titled: heading) {
          (list, domain) = (named, "")
        } else {
          domain = TownshipWords.domain(of: heading)
        }
        continue
      }
      section.sheet.checkShape(of: row)
      // A merged cell of domains says its word once where a sheet was saved as text.
      let column: TownshipColumn = section.sheet.has(.domain) ? .domain : .side
      if column == .domain || !section.hasSides {
        let cell = section.sheet.text(column, row)
        if !cell.isEmpty { domain = TownshipWords.domain(of: cell) }
      }
      if let read = item(row, list: list, domain: domain) { rows.append(read) }
    }
    return rows
  }

  private mutating func item(_ row: Table.Row, list known: ListKind?, domain: String) -> TownshipRow? {
    let side =
      section.hasSides
      ? section.sheet.word(.side, row, among: TownshipWords.sides, examples: "street、dept") ?? .street : .street
    let named = section.sheet.word(
      .list, row, among: TownshipWords.lists, examples: "basic、cooperative、recall、基本履职、配合履职、上级部门收回")
    guard let list = named ?? known else {
      if section.sheet.cell(.list, row).isEmpty {
        missing(
          .list, row, .cellMissing, zh: "看不出属于哪张清单;请加上“事项类型”,或在标题、工作表名里写明基本履职、配合履职或上级部门收回",
          en: "it is not said which of the three lists this is; add 事项类型, or name the list in the title or the sheet")
      }
      return nil
    }
    let name = Self.name(section.sheet.text(.name, row))
    let departments = departments(row, isNeeded: list != .basic || side == .department)
    let townships = townships(row, isNeeded: !(side == .department && list != .cooperating))
    func duty(_ column: TownshipColumn) -> String { section.sheet.has(column) ? section.sheet.text(column, row) : name }
    return TownshipRow(
      table: table, row: row, side: side, list: list, number: section.sheet.cell(.number, row), name: name,
      domain: domain, code: section.sheet.cell(.code, row),
      basis: section.sheet.has(.basis) ? section.sheet.text(.basis, row) : nil, departments: departments,
      townships: townships, departmentDuty: duty(list == .recalled ? .method : .departmentDuty),
      townshipDuty: list == .cooperating ? duty(.townshipDuty) : name)
  }

  /// The name by which items are held against each other: without a full stop at its end.
  private static func name(_ text: String) -> String {
    Words.trimmed(text.hasSuffix("。") || text.hasSuffix(";") || text.hasSuffix("；") ? String(text.dropLast()) : text)
  }

  private mutating func departments(_ row: Table.Row, isNeeded: Bool) -> [TownshipBody] {
    let named = Self.bodies(in: section.sheet.cell(.departments, row))
    if named.isEmpty, isNeeded {
      section.sheet.fault(
        .departments, row, .cellMissing, zh: "没有写明上级部门;请填写“对应上级部门”或“承接部门”",
        en: "the superior department is not named; fill in 对应上级部门 or 承接部门")
    }
    return named.map { name, leads in
      let party = party(.departments, row, [name], name)
      return TownshipBody(
        name: name, party: party?.id ?? PartyID(name), kind: party?.kind ?? Self.kind(of: name), leads: leads)
    }
  }

  private mutating func townships(_ row: Table.Row, isNeeded: Bool) -> [TownshipBody] {
    var names = Self.bodies(in: section.sheet.cell(.township, row)).map(\.name)
    if names.isEmpty, isNeeded, let township = section.township { names = [township] }
    if names.isEmpty, isNeeded {
      missing(
        .township, row, .townshipMissing, zh: "没有写明是哪个乡镇(街道);请在标题、工作表名或“来源镇街”里写明,或用 --township 给出",
        en: "it is not said whose list this is; name the township in the title, the sheet or 来源镇街, or give --township")
    }
    return names.map { name in
      let party = party(.township, row, [name, name + "人民政府", name + "办事处"], name)
      return TownshipBody(name: name, party: party?.id ?? PartyID(name), kind: party?.kind ?? .subdistrict)
    }
  }

  /// Reports what a row does not say: at its cell, or, where the sheet has no such column, once for the sheet.
  private mutating func missing(
    _ column: TownshipColumn, _ row: Table.Row, _ reason: TableFault.Reason, zh: String, en: String
  ) {
    if section.sheet.has(column) { return section.sheet.fault(column, row, reason, zh: zh, en: en) }
    guard told.insert(column).inserted else { return }
    section.sheet.fault(
      line: section.sheet.headerLine, column: column == .township ? "来源镇街" : column.headers[0], value: "", reason,
      zh: zh,
      en: en)
  }

  /// The party of the table that has one of the names; without a table nil, and the party follows from the rows.
  private mutating func party(_ column: TownshipColumn, _ row: Table.Row, _ names: [String], _ name: String) -> Party? {
    guard !parties.isEmpty else { return nil }
    if let party = names.compactMap({ parties[$0] }).first { return party }
    section.sheet.fault(
      column, row, .unknownReference, zh: "主体表里没有“\(name)”;请先登记或改正名称",
      en: "the table of parties has no “\(name)”; add it or correct the name")
    return nil
  }

  private static func kind(of name: String) -> PartyKind {
    if ["委组织部", "委宣传部", "委统战部", "委政法委", "委社会工作部", "纪委", "党委"].contains(where: { ByteSearch.contains(name, $0) }) {
      return .partyOrganisation
    }
    let kind = InventoryInference.kind(ofName: name)
    return kind == .publicInstitution ? .department : kind
  }

  /// The bodies that a cell names, such as `县应急管理局(牵头)、县消防救援大队` or `牵头部门:甲局;配合部门:乙局、丙局`.
  ///
  /// Where the cell names a lead the others support; where it does not, each leads its own share.
  static func bodies(in cell: String) -> [(name: String, leads: Bool)] {
    var found: [(name: String, mark: Bool?)] = []
    var heading: Bool?
    for part in parts(of: cell) {
      var text = part
      if let colon = text.firstIndex(of: ":"), let mark = mark(String(text[..<colon])) {
        heading = mark
        text = Words.trimmed(text[text.index(after: colon)...])
      }
      var own = heading
      if text.hasSuffix(")"), let open = text.lastIndex(of: "("),
        let mark = mark(String(text[text.index(after: open)...].dropLast()))
      {
        own = mark
        text = Words.trimmed(text[..<open])
      }
      if text.hasSuffix("等") { text = Words.trimmed(text.dropLast()) }
      if !text.isEmpty, !ListWords.none.contains(text), !found.contains(where: { $0.name == text }) {
        found.append((text, own))
      }
    }
    let hasLead = found.contains { $0.mark == true }
    let leads = found.map { ($0.name, $0.mark ?? !hasLead) }
    // A cell of supporters only is a cell of equals.
    return leads.contains { $0.1 } ? leads : leads.map { ($0.0, true) }
  }

  private static func mark(_ word: String) -> Bool? {
    if ["牵头", "主责", "主办", "lead"].contains(where: { word.lowercased().hasPrefix($0) }) { return true }
    return ["配合", "协助", "协办", "参与", "support"].contains { word.lowercased().hasPrefix($0) } ? false : nil
  }

  /// The parts of a cell between separators outside of brackets.
  private static func parts(of cell: String) -> [String] {
    var (parts, part, depth) = ([String](), "", 0)
    for character in cell {
      if character == "(" { depth += 1 }
      if character == ")" { depth = max(0, depth - 1) }
      if depth == 0, ";、,/\n".contains(character) {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    return (parts + [part]).map { Words.trimmed($0) }.filter { !$0.isEmpty }
  }
}
