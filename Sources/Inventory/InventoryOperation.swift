package import Vocabulary

/// The operations by which powers and duties are put in order (梳理、划分、授权、配置).
package enum InventoryOperation: String, CaseIterable, Sendable, Codable, Comparable {
  /// An entry reads differently and nobody gains or loses anything (梳理).
  case survey
  /// What one holder led is led in parts by several (划分).
  case split
  /// A power is exercised under a mandate that was not there before, or under another one (授权、委托).
  case delegate
  /// Somebody gains or loses a power or a duty (配置).
  case allocate

  /// Survey, split, delegate, allocate.
  package static func < (left: Self, right: Self) -> Bool { order(left) < order(right) }

  private static func order(_ operation: Self) -> Int { allCases.firstIndex(of: operation) ?? 0 }
}

/// One operation and the entries of both versions that it is done to.
package struct InventoryStep: Hashable, Sendable, Codable {
  /// What is done.
  package let operation: InventoryOperation
  /// The entries, in the order of the older list and then of the newer one.
  package let entries: [EntryCode]

  /// An operation on entries.
  package init(operation: InventoryOperation, entries: [EntryCode]) {
    self.operation = operation
    self.entries = entries
  }
}

extension CompiledInventory {
  /// The change set from this version to a later one, by operation; operations that are not done are left out.
  ///
  /// An entry stands under one operation: delegation is named before splitting, splitting before allocation, and only
  /// entries that nothing else happens to are surveyed.
  func steps(
    to new: CompiledInventory, changes: [InventoryDifference.Change], amendments: [InventoryDifference.Amendment]
  ) -> [InventoryStep] {
    var taken: Set<EntryCode> = []
    var steps: [InventoryStep] = []
    func step(_ operation: InventoryOperation, _ codes: Set<EntryCode>) {
      let fresh = codes.subtracting(taken)
      guard !fresh.isEmpty else { return }
      taken.formUnion(fresh)
      steps.append(InventoryStep(operation: operation, entries: ordered(fresh, with: new)))
    }
    step(.delegate, delegated(in: new))
    step(.split, split(in: new, changes))
    step(.allocate, Set(changes.flatMap { Self.exchanged($0) }))
    step(.survey, Set(amendments.map(\.entry)))
    return steps.sorted { $0.operation < $1.operation }
  }

  private func ordered(_ codes: Set<EntryCode>, with new: CompiledInventory) -> [EntryCode] {
    var left = codes
    return (tables.entries + new.tables.entries).map(\.code).filter { left.remove($0) != nil }
  }

  /// The entries of a change that the other version does not have in the same place.
  private static func exchanged(_ change: InventoryDifference.Change) -> [EntryCode] {
    let (old, new) = (Set(change.oldEntries), Set(change.newEntries))
    let differing = old.symmetricDifference(new)
    return Array(differing.isEmpty ? old.union(new) : differing)
  }

  private func delegated(in new: CompiledInventory) -> Set<EntryCode> {
    Set(
      new.tables.entries.filter { entry in
        guard let delegation = entry.delegation else { return false }
        return self.entry(entry.code)?.delegation != delegation
      }.map(\.code))
  }

  /// Leads of this version that several parties lead in parts afterwards, the former lead among them or not.
  private func split(in new: CompiledInventory, _ changes: [InventoryDifference.Change]) -> Set<EntryCode> {
    let losing = Set(changes.filter { $0.lostRoles.contains(.lead) }.flatMap(\.oldEntries))
    let gaining = Set(changes.filter { $0.gainedRoles.contains(.lead) }.flatMap(\.newEntries))
    var codes: Set<EntryCode> = []
    for code in losing {
      guard let old = entry(code), old.role == .lead else { continue }
      let parts = new.tables.entries.filter {
        $0.role == .lead && old.matter.covers($0.matter) && old.stage.covers($0.stage) && old.area.contains($0.area)
          && ($0.matter != old.matter || $0.stage != old.stage || $0.area != old.area || $0.subItem != old.subItem)
          && (gaining.contains($0.code) || $0.holder == old.holder)
      }
      guard parts.count > 1, Set(parts.map(\.holder)).count > 1 else { continue }
      codes.insert(code)
      codes.formUnion(parts.map(\.code))
    }
    return codes
  }
}
