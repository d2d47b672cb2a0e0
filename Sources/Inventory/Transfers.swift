import Vocabulary

/// What moves between levels from one version to another (各层级的增减).
extension Comparison {
  func transfers() -> [InventoryDifference.Transfer] {
    let (before, after) = (old.entriesByLevel(), new.entriesByLevel())
    return ExerciseLevel.allCases.compactMap { level in
      let (was, later) = (before[level] ?? LevelEntries(), after[level] ?? LevelEntries())
      guard !was.codes.isEmpty || !later.codes.isEmpty else { return nil }
      let recalled = was.codes.keys.count { code in
        old.entry(code).map(new.isTakenBack) ?? false
      }
      return InventoryDifference.Transfer(
        level: level, leadsBefore: was.leads, leadsAfter: later.leads, supportsBefore: was.supports,
        supportsAfter: later.supports, gained: Self.surplus(of: later, over: was),
        lost: Self.surplus(of: was, over: later), recalled: recalled)
    }
  }

  /// How many entries one side has that the other has not; a code that a list uses twice counts twice.
  private static func surplus(of side: LevelEntries, over other: LevelEntries) -> Int {
    side.codes.reduce(0) { $0 + max(0, $1.value - (other.codes[$1.key] ?? 0)) }
  }
}

/// The entries that lead and support at a level on the first day of a version.
struct LevelEntries {
  var leads = 0
  var supports = 0
  var codes: [EntryCode: Int] = [:]
}

extension CompiledInventory {
  /// The entries that lead and support at each level, on the first day of the version; what was taken back by then is
  /// no longer held, whether or not the row still stands.
  func entriesByLevel() -> [ExerciseLevel: LevelEntries] {
    var counts: [ExerciseLevel: LevelEntries] = [:]
    for (position, entry) in tables.entries.enumerated()
    where faces[position].grants && stretches[position].contains(where: { $0.contains(tables.effectiveFrom.day) })
      && !isTakenBack(entry)
    {
      if entry.role == .lead {
        counts[entry.level, default: LevelEntries()].leads += 1
      } else {
        counts[entry.level, default: LevelEntries()].supports += 1
      }
      counts[entry.level, default: LevelEntries()].codes[entry.code, default: 0] += 1
    }
    return counts
  }

  /// Whether a superior has taken the whole of an entry of a level below it back, on the first day of the version.
  func isTakenBack(_ entry: InventoryEntry) -> Bool {
    guard let kind = holderKind(of: entry), ActTable.kindsBelow.contains(kind) else { return false }
    for matter in matters.covering(entry.matter) {
      for position in entriesOfMatter[Int(matters.cover(matter))] {
        let recall = tables.entries[Int(position)]
        if recall.role == .recalled, recall.stage.covers(entry.stage), recall.area.contains(entry.area),
          stretches[Int(position)].contains(where: { $0.contains(tables.effectiveFrom.day) })
        {
          return true
        }
      }
    }
    return false
  }

  private func holderKind(of entry: InventoryEntry) -> PartyKind? {
    switch entry.holder {
    case .party(let id): party(id)?.kind ?? entry.holderKind
    case .anyOf(let kind): kind
    case .anyone: nil
    }
  }
}
