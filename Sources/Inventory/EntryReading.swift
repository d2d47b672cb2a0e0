import Tables
import Vocabulary

/// Reads the rows of a list into entries.
struct EntryReading {
  var sheet: SheetReader<EntryColumn>
  /// Parties by name and by identifier; empty for a bare list, whose parties follow from the rows.
  let parties: [String: Party]
  let areas: [String: AreaCode]
  let tableIndex: Int
  /// Names of matters that cells such as `XF01消防监督` carry beside the code.
  private(set) var matterNames: [MatterCode: String] = [:]

  init(_ sheet: SheetReader<EntryColumn>, parties: [String: Party], areas: [String: AreaCode], tableIndex: Int) {
    self.sheet = sheet
    self.parties = parties
    self.areas = areas
    self.tableIndex = tableIndex
  }

  /// All entries; the faults stay in `sheet.faults`.
  mutating func entries() -> [InventoryEntry] {
    var entries: [InventoryEntry] = []
    entries.reserveCapacity(sheet.rows.count)
    for row in sheet.rows {
      sheet.checkShape(of: row)
      if let entry = entry(row) { entries.append(entry) }
    }
    return entries
  }

  /// The entry of one row.
  mutating func entry(_ row: Table.Row) -> InventoryEntry? {
    let name = sheet.text(.name, row)
    let kind = sheet.word(
      .holderKind, row, among: ListWords.kinds, within: ListWords.partsOfKinds, examples: "政府部门、街道、企业、居民")
    let matter = matter(row, name: name)
    let stage = sheet.cell(.stage, row)
    let from = sheet.cell(.limitFrom, row)
    // A bad area is a fault already; the row is read on, so that its other faults are told in the same run.
    guard let area = sheet.area(.area, row, named: areas) ?? AreaCode("00") else { return nil }
    let listName = sheet.cell(.list, row).lowercased()
    let list: ListKind =
      listName.isEmpty
      ? .powers : ListWords.lists[listName] ?? ListWords.within(listName, ListWords.partsOfLists) ?? .other
    let code = sheet.cell(.code, row)
    let type = sheet.cell(.powerType, row).lowercased()
    return InventoryEntry(
      code: EntryCode(code.isEmpty ? "行\(row.line)" : code),
      list: list,
      powerType: ListWords.powerTypes[type] ?? ListWords.within(type, ListWords.partsOfPowerTypes) ?? .other,
      name: Bilingual(zh: name, en: sheet.text(.nameEnglish, row)),
      subItem: sheet.text(.subItem, row),
      matter: matter,
      stage: stage.isEmpty ? .any : StageCode(stage),
      level: ListWords.levels[sheet.cell(.level, row).lowercased()] ?? .other,
      area: area,
      holder: holder(row, kind: kind),
      holderKind: kind,
      role: role(row, list: list),
      listedActs: acts(row),
      counterparts: Words.list(sheet.cell(.counterparts, row)).map { EntryCode($0) },
      office: sheet.text(.office, row),
      basis: basis(row),
      duty: Bilingual(zh: sheet.text(.duty, row), en: sheet.text(.dutyEnglish, row)),
      dutyBasis: sheet.text(.dutyBasis, row),
      accountability: sheet.text(.accountability, row),
      statutoryLimit: sheet.limit(.statutoryLimit, from: from, origin: .statutory, row),
      promisedLimit: sheet.limit(.promisedLimit, from: from, origin: .promised, row),
      supervisors: Words.list(sheet.cell(.supervisors, row)),
      supervision: sheet.text(.supervision, row),
      votingRule: sheet.cell(.votingRule, row).isEmpty ? nil : sheet.cell(.votingRule, row),
      eventCodes: Words.list(sheet.cell(.eventCodes, row)),
      audience: sheet.text(.audience, row),
      disclosure: sheet.text(.disclosure, row),
      from: sheet.date(.from, row),
      until: until(.until, after: .from, row),
      delegation: delegation(row),
      admission: admission(row),
      resources: sheet.text(.resources, row),
      source: RowSource(table: tableIndex, line: row.line, cells: row.cells))
  }

  /// The code of the matter: the letters and digits that begin the cell; a cell without them names the matter itself,
  /// and a list without the column has one matter for each item.
  private mutating func matter(_ row: Table.Row, name: String) -> MatterCode {
    let cell = sheet.cell(.matter, row)
    if cell == "*" { return .any }
    let (code, title) = Self.split(cell.isEmpty ? Words.plain(name) : cell)
    if !title.isEmpty, matterNames[code] == nil { matterNames[code] = title }
    return code
  }

  /// `XF01消防监督` as the code and the name.
  static func split(_ cell: String) -> (code: MatterCode, name: String) {
    let code = cell.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "._-/".contains($0)) }
    guard !code.isEmpty else { return (MatterCode(cell), cell) }
    return (MatterCode(String(code)), Words.trimmed(cell.dropFirst(code.count)))
  }

  private mutating func holder(_ row: Table.Row, kind: PartyKind?) -> EntryHolder {
    let cell = sheet.cell(.holder, row)
    if cell == "*" { return kind.map { .anyOf($0) } ?? .anyone }
    guard !parties.isEmpty else { return .party(PartyID(cell)) }
    if let party = parties[cell] { return .party(party.id) }
    if !cell.isEmpty {
      sheet.fault(
        .holder, row, .unknownReference, zh: "主体表里没有这个主体;请先登记或改正名称",
        en: "the table of parties has no such party; add it or correct the name")
    }
    return .party(PartyID(cell))
  }

  private mutating func role(_ row: Table.Row, list: ListKind) -> EntryRole {
    if sheet.cell(.role, row).isEmpty {
      switch list {
      case .cooperating, .communityAssisting: return .support
      case .negative: return .prohibited
      case .recalled: return .recalled
      default: return .lead
      }
    }
    return sheet.word(.role, row, among: ListWords.roles, examples: "牵头、配合、禁止、收回") ?? .lead
  }

  private mutating func acts(_ row: Table.Row) -> [Act] {
    let cell = sheet.cell(.acts, row)
    if cell == "*" { return Act.allCases }
    var acts: [Act] = []
    for word in Words.list(cell) {
      if let act = ActTable.act(named: word) {
        if !acts.contains(act) { acts.append(act) }
      } else {
        sheet.fault(
          .acts, row, .unknownWord, zh: "不认得的行为“\(word)”;可用例如 受理、协商发言(speak)、签署、核查",
          en: "unknown act “\(word)”; use for example accept, speak, sign or verify")
      }
    }
    return acts
  }

  private mutating func basis(_ row: Table.Row) -> EntryBasis {
    let cell = sheet.cell(.basis, row)
    let text = ListWords.none.contains(cell) ? "" : sheet.text(.basis, row)
    return EntryBasis(
      text: Bilingual(zh: text, en: sheet.text(.basisEnglish, row)), citations: Citation.all(in: text),
      rank: rank(row), until: sheet.date(.basisUntil, row))
  }

  /// The highest of the ranks that the cell names.
  private mutating func rank(_ row: Table.Row) -> BasisRank? {
    var highest: BasisRank?
    for word in Words.list(sheet.cell(.basisRank, row), separators: ";、,/\n") {
      let known = ListWords.ranks[word.lowercased()] ?? ListWords.within(word, ListWords.partsOfRanks)
      guard let rank = known else {
        sheet.fault(
          .basisRank, row, .unknownWord, zh: "不认得的依据层级“\(word)”;可用:法律、行政法规、地方性法规、部门规章、规范性文件",
          en: "unknown rank “\(word)”; use for example law, administrative-regulation or normative")
        continue
      }
      if rank.height > (highest?.height ?? 0) { highest = rank }
    }
    return highest
  }

  private mutating func until(_ end: EntryColumn, after begin: EntryColumn, _ row: Table.Row) -> CivilDate? {
    guard let until = sheet.date(end, row) else { return nil }
    if let from = CivilDate(sheet.cell(begin, row)), until <= from {
      sheet.fault(
        end, row, .badTerm, zh: "失效日期不晚于生效日期;请改正", en: "ends on or before the day it begins; correct one of them")
    }
    return until
  }

  private mutating func delegation(_ row: Table.Row) -> Delegation? {
    let from = sheet.cell(.delegator, row)
    guard !from.isEmpty, !ListWords.none.contains(from) else { return nil }
    let term = delegationTerm(row)
    return Delegation(
      from: parties[from]?.id ?? PartyID(from), instrument: sheet.text(.delegationInstrument, row),
      begins: term.begins, ends: term.ends)
  }

  /// The term of a mandate: two days, one cell such as 2026年1月1日至2027年12月31日, or a length such as 2年 from the day
  /// on which the mandate or the entry begins.
  private mutating func delegationTerm(_ row: Table.Row) -> (begins: CivilDate?, ends: CivilDate?) {
    let cell = sheet.cell(.delegationUntil, row)
    let parts = cell.split { "至到~—".contains($0) }.map { CivilDate(Words.trimmed($0)) }
    if parts.count == 2, let begins = parts[0], let last = parts[1], begins <= last {
      return (begins, last.advanced(byDays: 1))
    }
    let begins = sheet.date(.delegationFrom, row)
    if let limit = TimeLimit(cell), let start = begins ?? CivilDate(sheet.cell(.from, row)),
      let ends = limit.end(from: start)
    {
      return (begins, ends)
    }
    return (begins, until(.delegationUntil, after: .delegationFrom, row))
  }

  private mutating func admission(_ row: Table.Row) -> Admission? {
    let decision = sheet.text(.admission, row)
    let status = sheet.word(.admissionStatus, row, among: ListWords.admissions, examples: "批准、待审、拒绝、撤销")
    guard !decision.isEmpty || status != nil else { return nil }
    return Admission(
      decision: decision, status: status ?? .approved, from: sheet.date(.admissionFrom, row),
      until: until(.admissionUntil, after: .admissionFrom, row))
  }
}
