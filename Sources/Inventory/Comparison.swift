import Vocabulary

/// The comparison of two versions on boxes: entries that are the same in both cancel out, and what is left is compared
/// place by place, in areas and stretches of days that the entries themselves draw.
struct Comparison {
  let old: CompiledInventory
  let new: CompiledInventory

  /// What an entry does at a place, as bits: the acts, and above them the roles.
  struct Effect: Hashable {
    var bits: UInt64 = 0

    static func role(_ role: EntryRole) -> UInt64 {
      switch role {
      case .lead: 1 << 56
      case .support: 1 << 57
      case .prohibited: 1 << 58
      case .recalled: 1 << 59
      }
    }

    static let actMask: UInt64 = (1 << 56) - 1
    var acts: [Act] { Act.allCases.filter { bits & $0.bit != 0 } }
    var roles: [EntryRole] { EntryRole.allCases.filter { bits & Self.role($0) != 0 } }
  }

  /// An entry as a box: a matter, a stage, an area, stretches of days, and what it does there.
  private struct Box: Hashable {
    let holder: String
    let matter: MatterCode
    let stage: StageCode
    let area: AreaSpan
    let days: [DayStretch]
    let bits: UInt64
  }

  private func boxes(_ inventory: CompiledInventory) -> [Box] {
    inventory.tables.entries.indices.map { position in
      let entry = inventory.tables.entries[position]
      let face = inventory.faces[position]
      return Box(
        holder: entry.holder.text, matter: entry.matter, stage: entry.stage, area: face.area,
        days: inventory.stretches[position],
        bits: Effect.role(face.role) | (face.grants ? face.acts & Effect.actMask : 0))
    }
  }

  func changes() -> [InventoryDifference.Change] {
    let (before, after) = (boxes(old), boxes(new))
    var counts: [Box: Int] = [:]
    for box in before { counts[box, default: 0] -= 1 }
    for box in after { counts[box, default: 0] += 1 }
    let changed = (before + after).filter { counts[$0] != 0 }
    guard !changed.isEmpty else { return [] }

    let holders = Set(changed.map(\.holder))
    let oldByHolder = Self.byHolder(before, holders)
    let newByHolder = Self.byHolder(after, holders)
    var changes: [InventoryDifference.Change] = []
    var seen: Set<Place> = []
    for box in changed {
      let (mine, theirs) = (oldByHolder[box.holder] ?? [], newByHolder[box.holder] ?? [])
      // Places that the entry names, and narrower places that other entries of the holder name inside it.
      for inner in [box]
        + ((mine + theirs).map { $0.box }.filter { box.matter.covers($0.matter) && box.stage.covers($0.stage) })
      {
        let place = Place(holder: box.holder, matter: inner.matter, stage: inner.stage)
        guard seen.insert(place).inserted else { continue }
        changes += self.changes(at: place, mine.filter { place.isIn($0.box) }, theirs.filter { place.isIn($0.box) })
      }
    }
    return changes
  }

  private struct Place: Hashable {
    let holder: String
    let matter: MatterCode
    let stage: StageCode

    func isIn(_ box: Box) -> Bool { box.matter.covers(matter) && box.stage.covers(stage) }
  }

  private typealias Placed = (box: Box, position: Int)

  private static func byHolder(_ boxes: [Box], _ holders: Set<String>) -> [String: [Placed]] {
    var byHolder: [String: [Placed]] = [:]
    for (position, box) in boxes.enumerated() where holders.contains(box.holder) {
      byHolder[box.holder, default: []].append((box, position))
    }
    return byHolder
  }

  /// The changes of one holder at one matter and stage: for each area that an entry names, the days cut where an entry
  /// begins or ends.
  private func changes(at place: Place, _ before: [Placed], _ after: [Placed]) -> [InventoryDifference.Change] {
    let areas = Set((before + after).map(\.box.area)).sorted { ($0.low, $1.high) < ($1.low, $0.high) }
    var told: [(area: AreaSpan, stretches: [Stretch])] = []
    var changes: [InventoryDifference.Change] = []
    for area in areas {
      let own = before.filter { $0.box.area.contains(area) }
      let other = after.filter { $0.box.area.contains(area) }
      let stretches = Self.stretches(own, other)
      // A smaller area that changes as the area around it changes says nothing new.
      let outer = told.last { $0.area.contains(area) }
      told.append((area, stretches))
      if let outer, outer.stretches == stretches { continue }
      guard let code = area.code else { continue }
      for stretch in stretches {
        changes.append(
          InventoryDifference.Change(
            holder: holder(place.holder), matter: place.matter, stage: place.stage, area: code,
            from: stretch.days.from == .min ? nil : CivilDate(day: stretch.days.from),
            to: stretch.days.until == .max ? nil : CivilDate(day: stretch.days.until),
            gainedActs: stretch.gained.acts, lostActs: stretch.lost.acts, gainedRoles: stretch.gained.roles,
            lostRoles: stretch.lost.roles, oldEntries: Self.codes(own, stretch.days, old),
            newEntries: Self.codes(other, stretch.days, new)))
      }
    }
    return changes
  }

  private func holder(_ text: String) -> EntryHolder {
    if text == "*" { return .anyone }
    if text.hasPrefix("*:"), let kind = PartyKind(rawValue: String(text.dropFirst(2))) { return .anyOf(kind) }
    return .party(PartyID(text))
  }

  private static func codes(_ boxes: [Placed], _ days: DayStretch, _ inventory: CompiledInventory) -> [EntryCode] {
    boxes.filter { $0.box.days.contains { $0.intersection(days) != nil } }
      .map { inventory.tables.entries[$0.position].code }
  }

  private struct Stretch: Equatable {
    var days: DayStretch
    let gained: Effect
    let lost: Effect
  }

  private static func stretches(_ before: [Placed], _ after: [Placed]) -> [Stretch] {
    var cuts: Set<Int> = []
    for (box, _) in before + after { for days in box.days { cuts.formUnion([days.from, days.until]) } }
    let sorted = cuts.sorted()
    var stretches: [Stretch] = []
    for (from, until) in zip(sorted, sorted.dropFirst()) {
      let bits = { (boxes: [Placed]) -> UInt64 in
        boxes.reduce(0) { bits, placed in
          placed.box.days.contains { $0.contains(from) } ? bits | placed.box.bits : bits
        }
      }
      let (was, later) = (bits(before), bits(after))
      guard was != later else { continue }
      let stretch = Stretch(
        days: DayStretch(from: from, until: until), gained: Effect(bits: later & ~was), lost: Effect(bits: was & ~later)
      )
      if let last = stretches.last, last.days.until == from, last.gained == stretch.gained, last.lost == stretch.lost {
        stretches[stretches.count - 1].days = DayStretch(from: last.days.from, until: until)
      } else {
        stretches.append(stretch)
      }
    }
    return stretches
  }

  // MARK: Amendments and transfers

  private static let amended: [EntryColumn] = [
    .list, .powerType, .name, .office, .basis, .basisRank, .duty, .dutyBasis, .accountability, .statutoryLimit,
    .promisedLimit, .limitFrom, .supervisors, .supervision, .votingRule, .counterparts, .disclosure, .resources,
    .domain,
  ]

  func amendments() -> [InventoryDifference.Amendment] {
    old.tables.entries.indices.compactMap { position in
      let entry = old.tables.entries[position]
      guard old.entriesByCode[entry.code] == position, let later = new.entry(entry.code), !Self.readsAlike(entry, later)
      else { return nil }
      let fields = Self.amended.compactMap { column -> InventoryDifference.Amendment.Field? in
        let (was, later) = (EntryCells.cell(column, entry, old.tables), EntryCells.cell(column, later, new.tables))
        return was == later ? nil : InventoryDifference.Amendment.Field(column: column.headers[0], old: was, new: later)
      }
      return fields.isEmpty ? nil : InventoryDifference.Amendment(entry: entry.code, fields: fields)
    }
  }

  /// A quick look that spares most entries of two long lists the writing of their cells.
  private static func readsAlike(_ left: InventoryEntry, _ right: InventoryEntry) -> Bool {
    var right = right
    right.source = left.source
    return left == right
  }
}
