package import Vocabulary

extension CompiledInventory {
  /// The findings on one day: entries whose term does not include the day play no part.
  package func check(on date: CivilDate) -> [InventoryFinding] {
    InventoryCheck(self, window: DayStretch(from: date.day, until: date.day + 1)).findings()
  }

  /// The findings over the days from one until but not including another; nil means without end.
  package func check(from: CivilDate, until: CivilDate?) -> [InventoryFinding] {
    InventoryCheck(self, window: DayStretch(from: from, until: until)).findings()
  }
}

/// One run of the checks over a version: the entries whose term meets a stretch of days.
struct InventoryCheck {
  let inventory: CompiledInventory
  let window: DayStretch
  /// The positions of the entries that play a part, in the order of the list.
  let active: [Int]
  /// The terms of all entries.
  let terms: [DayStretch]
  /// The positions of the active entries by code.
  let byCode: [EntryCode: [Int]]
  /// Columns that the files have; a check of a column that no file has would only make noise.
  let columns: Set<EntryColumn>

  init(_ inventory: CompiledInventory, window: DayStretch) {
    self.inventory = inventory
    self.window = window
    terms = inventory.tables.entries.map { DayStretch(from: $0.from, until: $0.until) }
    active = terms.indices.filter { [terms] in terms[$0].intersection(window) != nil }
    var byCode: [EntryCode: [Int]] = [:]
    for position in active { byCode[inventory.tables.entries[position].code, default: []].append(position) }
    self.byCode = byCode
    columns = Self.columns(of: inventory.tables.sources)
  }

  /// The columns under the headers of the sources; all of them for tables that came from no file.
  private static func columns(of sources: [SourceTable]) -> Set<EntryColumn> {
    guard !sources.isEmpty else { return Set(EntryColumn.allCases) }
    // The three lists of a township name holders, duties and counterparts in columns of their own.
    let own: Set<EntryColumn> =
      sources.contains { $0.township != nil } ? [.list, .name, .holder, .role, .duty, .counterparts] : []
    let headers = Set(sources.filter { $0.township == nil }.flatMap { $0.headers.map { SheetHeader.plain($0) } })
    return own.union(EntryColumn.allCases.filter { $0.headers.contains { headers.contains(SheetHeader.plain($0)) } })
  }

  /// All findings, blocking ones first, then in the order of the rules and of the list.
  func findings() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    findings += attribution()
    findings += references()
    findings += townshipMirrors()
    findings += bases()
    findings += subjects()
    findings += balance()
    findings += limits()
    findings += supervision()
    findings += lists()
    findings += codes()
    findings += dutyChains()
    findings += ladders()
    findings += signatures()
    let order = Dictionary(uniqueKeysWithValues: CheckRule.allCases.enumerated().map { ($1, $0) })
    return findings.sorted {
      ($0.severity == .blocking ? 0 : 1, order[$0.rule] ?? 0, $0.rows.first ?? 0, $0.rows.count)
        < ($1.severity == .blocking ? 0 : 1, order[$1.rule] ?? 0, $1.rows.first ?? 0, $1.rows.count)
    }
  }

  func entry(_ position: Int) -> InventoryEntry { inventory.tables.entries[position] }
  func face(_ position: Int) -> EntryFace { inventory.faces[position] }

  /// A finding about entries, with the place of the first of them as its counterexample unless another is given.
  func finding(
    _ rule: CheckRule, _ positions: [Int], witness: InventoryFinding.Witness? = nil, zh: String, en: String
  ) -> InventoryFinding {
    let sorted = positions.sorted()
    var place = witness
    if place == nil, let first = positions.first {
      let term = terms[first]
      place = self.witness(entry(first).matter, entry(first).stage, entry(first).area, term)
    }
    return InventoryFinding(
      rule: rule, codes: sorted.map { entry($0).code }, rows: sorted.map { entry($0).source.line },
      tables: sorted.map { entry($0).source.table }, witness: place,
      message: Bilingual(zh: zh, en: en))
  }

  func witness(
    _ matter: MatterCode, _ stage: StageCode, _ area: AreaCode, _ days: DayStretch
  ) -> InventoryFinding.Witness {
    InventoryFinding.Witness(
      matter: matter, stage: stage, area: area, from: days.from == .min ? nil : CivilDate(day: days.from),
      to: days.until == .max ? nil : CivilDate(day: days.until))
  }

  /// The party that holds an entry, if it is one party of the table.
  func party(_ position: Int) -> Party? {
    guard case .party(let number) = face(position).holder else { return nil }
    return inventory.tables.parties[Int(number)]
  }

  /// The code of a matter with its name, as lists write it.
  func title(_ code: MatterCode) -> Bilingual {
    guard let name = inventory.matter(code)?.name, name.zh != code.text else { return Bilingual(zh: code.text) }
    return Bilingual(zh: code.text + name.zh, en: name.en == name.zh ? code.text + name.zh : "\(code) \(name.en)")
  }

  /// The name of the holder of an entry, in both languages.
  func holderName(_ position: Int) -> Bilingual {
    if let party = party(position) { return party.name }
    return Bilingual(zh: entry(position).holder.text)
  }
}
