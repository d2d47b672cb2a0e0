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
  private var lists = CellMemo<ListKind>()
  private var types = CellMemo<PowerType>()
  private var levels = CellMemo<ExerciseLevel>()
  private var kinds = CellMemo<PartyKind>()
  private var roles = CellMemo<EntryRole>()
  private var ranks = CellMemo<BasisRank>()
  private var matters = CellMemo<MatterCode>()
  private var citations = CellMemo<[Citation]>()
  private var wordLists = CellMemo<[String]>()

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
    let kind = kind(row)
    let matter = matter(row, name: name)
    let stage = sheet.cell(.stage, row)
    let from = sheet.cell(.limitFrom, row)
    // A bad area is a fault already; the row is read on, so that its other faults are told in the same run.
    guard let area = sheet.area(.area, row, named: areas) ?? .some(.everywhere) else { return nil }
    let list = list(sheet.cell(.list, row))
    let code = sheet.cell(.code, row)
    let votingRule = sheet.cell(.votingRule, row)
    let domain = sheet.text(.domain, row)
    return InventoryEntry(
      code: EntryCode(code.isEmpty ? "行\(row.line)" : code),
      list: list,
      powerType: powerType(sheet.cell(.powerType, row)),
      name: Bilingual(zh: name, en: sheet.text(.nameEnglish, row)),
      subItem: sheet.text(.subItem, row),
      matter: matter,
      stage: stage.isEmpty ? .any : StageCode(stage),
      level: level(sheet.cell(.level, row)),
      area: area,
      holder: holder(row, kind: kind),
      holderKind: kind,
      role: role(row, list: list),
      listedActs: acts(row),
      counterparts: words(.counterparts, row).map { EntryCode($0) },
      office: sheet.text(.office, row),
      basis: basis(row),
      duty: Bilingual(zh: sheet.text(.duty, row), en: sheet.text(.dutyEnglish, row)),
      dutyBasis: sheet.text(.dutyBasis, row),
      accountability: sheet.text(.accountability, row),
      statutoryLimit: sheet.limit(.statutoryLimit, from: from, origin: .statutory, row),
      promisedLimit: sheet.limit(.promisedLimit, from: from, origin: .promised, row),
      supervisors: words(.supervisors, row),
      supervision: sheet.text(.supervision, row),
      votingRule: votingRule.isEmpty ? nil : votingRule,
      eventCodes: words(.eventCodes, row),
      audience: sheet.text(.audience, row),
      disclosure: sheet.text(.disclosure, row),
      from: sheet.date(.from, row),
      until: until(.until, after: .from, row),
      delegation: delegation(row),
      admission: admission(row),
      resources: sheet.text(.resources, row),
      domain: domain.isEmpty ? nil : domain,
      source: RowSource(table: tableIndex, line: row.line, cells: row.cells))
  }

  private mutating func kind(_ row: Table.Row) -> PartyKind? {
    let cell = sheet.cell(.holderKind, row)
    if cell.isEmpty { return nil }
    if let known = kinds[cell] { return known }
    let kind = sheet.word(
      .holderKind, row, among: ListWords.kinds, within: ListWords.partsOfKinds, examples: "政府部门、街道、企业、居民")
    kinds[cell] = kind
    return kind
  }

  private mutating func list(_ cell: String) -> ListKind {
    if cell.isEmpty { return .powers }
    if let known = lists[cell] { return known }
    let name = cell.lowercased()
    let list = ListWords.lists[name] ?? ListWords.within(name, ListWords.partsOfLists) ?? .other
    lists[cell] = list
    return list
  }

  private mutating func powerType(_ cell: String) -> PowerType {
    if cell.isEmpty { return .other }
    if let known = types[cell] { return known }
    let name = cell.lowercased()
    let type = ListWords.powerTypes[name] ?? ListWords.within(name, ListWords.partsOfPowerTypes) ?? .other
    types[cell] = type
    return type
  }

  private mutating func level(_ cell: String) -> ExerciseLevel {
    if cell.isEmpty { return .other }
    if let known = levels[cell] { return known }
    let level = ListWords.levels[cell.lowercased()] ?? .other
    levels[cell] = level
    return level
  }

  private mutating func words(_ column: EntryColumn, _ row: Table.Row) -> [String] {
    let cell = sheet.cell(column, row)
    if cell.isEmpty { return [] }
    if let known = wordLists[cell] { return known }
    let words = Words.list(cell)
    wordLists[cell] = words
    return words
  }

  /// The code of the matter: the letters and digits that begin the cell; a cell without them names the matter itself,
  /// and a list without the column has one matter for each item.
  private mutating func matter(_ row: Table.Row, name: String) -> MatterCode {
    let cell = sheet.cell(.matter, row)
    if cell == "*" { return .any }
    let whole = cell.isEmpty ? Words.plain(name) : cell
    if let known = matters[whole] { return known }
    let (code, title) = Self.split(whole)
    if !title.isEmpty, matterNames[code] == nil { matterNames[code] = title }
    matters[whole] = code
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
    let cell = sheet.cell(.role, row)
    if cell.isEmpty {
      switch list {
      case .cooperating, .communityAssisting: return .support
      case .negative: return .prohibited
      case .recalled: return .recalled
      default: return .lead
      }
    }
    if let known = roles[cell] { return known }
    let role = sheet.word(.role, row, among: ListWords.roles, examples: "牵头、配合、禁止、收回")
    roles[cell] = role
    return role ?? .lead
  }

  private mutating func acts(_ row: Table.Row) -> [Act] {
    let cell = sheet.cell(.acts, row)
    if cell.isEmpty { return [] }
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
    let cited = citations[text] ?? Citation.all(in: text)
    citations[text] = cited
    return EntryBasis(
      text: Bilingual(zh: text, en: sheet.text(.basisEnglish, row)), citations: cited,
      rank: rank(row), until: sheet.date(.basisUntil, row))
  }

  /// The highest of the ranks that the cell names.
  private mutating func rank(_ row: Table.Row) -> BasisRank? {
    let cell = sheet.cell(.basisRank, row)
    if cell.isEmpty { return nil }
    if let known = ranks[cell] { return known }
    var (highest, isKnown): (BasisRank?, Bool) = (nil, true)
    for word in Words.list(cell, separators: ";、,/\n") {
      let known = ListWords.ranks[word.lowercased()] ?? ListWords.within(word, ListWords.partsOfRanks)
      guard let rank = known else {
        isKnown = false
        sheet.fault(
          .basisRank, row, .unknownWord, zh: "不认得的依据层级“\(word)”;可用:法律、行政法规、地方性法规、部门规章、规范性文件",
          en: "unknown rank “\(word)”; use for example law, administrative-regulation or normative")
        continue
      }
      if rank.height > (highest?.height ?? 0) { highest = rank }
    }
    if isKnown { ranks[cell] = highest }
    return highest
  }

  private mutating func until(_ end: EntryColumn, after begin: EntryColumn, _ row: Table.Row) -> CivilDate? {
    guard let until = sheet.date(end, row) else { return nil }
    let first = sheet.cell(begin, row)
    if !first.isEmpty, let from = CivilDate(first), until <= from {
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
    guard !decision.isEmpty || !sheet.cell(.admissionStatus, row).isEmpty else { return nil }
    let status = sheet.word(.admissionStatus, row, among: ListWords.admissions, examples: "批准、待审、拒绝、撤销")
    guard !decision.isEmpty || status != nil else { return nil }
    return Admission(
      decision: decision, status: status ?? .approved, from: sheet.date(.admissionFrom, row),
      until: until(.admissionUntil, after: .admissionFrom, row))
  }
}
