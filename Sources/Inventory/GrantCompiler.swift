import Vocabulary

/// Turns entries into the slots of the index: who, what, where and when, with everything that takes an entry's force
/// away already taken away.
struct GrantCompiler {
  let tables: InventoryTables
  let parties: ByteTable
  let stages: ByteTable
  let matters: MatterIndex
  let basis: BasisRegister

  /// The slots by holder and matter, and the days on which each entry has force.
  func compile() -> (buckets: [UInt64: [GrantSlot]], stretches: [[DayStretch]]) {
    var buckets: [UInt64: [GrantSlot]] = [:]
    var stretches: [[DayStretch]] = []
    stretches.reserveCapacity(tables.entries.count)
    var carried: [EntryBasis: [DayStretch]] = [:]
    for (position, entry) in tables.entries.enumerated() {
      let carrying = carried[entry.basis] ?? basis.stretches(of: entry.basis)
      carried[entry.basis] = carrying
      let days = Self.force(of: entry, basis: carrying)
      stretches.append(days)
      let matter = matters.number(of: entry.matter)
      for stretch in days {
        let slot = GrantSlot(
          acts: Self.mask(entry.acts), area: AreaSpan(entry.area), from: start(stretch.from),
          until: start(stretch.until), stage: entry.stage == .any ? -1 : stages.number(of: entry.stage.text),
          entry: Int32(position), effect: Self.effect(of: entry.role))
        for holder in holders(of: entry) {
          buckets[GrantIndex.key(holder: holder, matter: matter), default: []].append(slot)
        }
      }
    }
    return (buckets, stretches)
  }

  /// The numbers under which the slot is found. What a superior took back is taken from the kinds below it.
  private func holders(of entry: InventoryEntry) -> [Int32] {
    if entry.role == .recalled { return ActTable.kindsBelow.map { PartyNode.number(of: $0) } }
    switch entry.holder {
    case .anyone: return [PartyNode.anyone]
    case .anyOf(let kind): return [PartyNode.number(of: kind)]
    case .party(let party):
      let number = parties.number(of: party.text)
      return number >= 0 ? [number] : []
    }
  }

  /// The days on which an entry has force: its own term; for a grant also its basis, a mandate that may be given, and
  /// an admission that was approved.
  static func force(of entry: InventoryEntry, basis: [DayStretch]) -> [DayStretch] {
    let own = DayStretch(from: entry.from, until: entry.until)
    guard !own.isEmpty else { return [] }
    guard entry.role == .lead || entry.role == .support else { return [own] }
    var days = basis.compactMap { $0.intersection(own) }
    if let delegation = entry.delegation {
      // 行政强制法, art. 17: the power to take coercive measures may not be delegated.
      guard entry.powerType != .coercion else { return [] }
      let term = DayStretch(from: delegation.begins, until: delegation.ends)
      days = days.compactMap { $0.intersection(term) }
    }
    if let admission = entry.admission {
      guard admission.status == .approved else { return [] }
      let term = DayStretch(from: admission.from, until: admission.until)
      days = days.compactMap { $0.intersection(term) }
    } else if entry.list == .admitted {
      return []
    }
    return days
  }

  static func mask(_ acts: [Act]) -> UInt64 { acts.reduce(0) { $0 | $1.bit } }

  private static func effect(of role: EntryRole) -> GrantSlot.Effect {
    switch role {
    case .prohibited: .forbid
    case .recalled: .recall
    case .lead: .lead
    case .support: .support
    }
  }

  /// The first millisecond of a day; open ends stay open.
  private func start(_ day: Int) -> Int64 {
    if day == Int.min { return Int64.min }
    if day == Int.max { return Int64.max }
    return tables.clock.start(of: CivilDate(day: day)).milliseconds
  }
}
