import Vocabulary

/// A power or duty that a later version gives to a body of the lowest levels (下沉事项).
package struct HandedDown: Hashable, Sendable {
  /// Who gets it: a party, or any party of a kind.
  package let holder: EntryHolder
  /// The entry of the later version.
  package let entry: InventoryEntry
}

extension CompiledInventory {
  /// What a later version gives to subdistricts and communities that this one does not, entry by entry.
  package func handedDown(to new: CompiledInventory, _ difference: InventoryDifference) -> [HandedDown] {
    var seen: Set<EntryCode> = []
    var found: [HandedDown] = []
    for change in difference.changes where new.isBelow(change.holder) {
      guard !change.gainedActs.isEmpty || change.gainedRoles.contains(where: { $0 == .lead || $0 == .support }) else {
        continue
      }
      for code in change.newEntries where !change.oldEntries.contains(code) || changed(code, in: new) {
        guard let entry = new.entry(code), entry.role == .lead || entry.role == .support, seen.insert(code).inserted
        else { continue }
        found.append(HandedDown(holder: change.holder, entry: entry))
      }
    }
    return found
  }

  /// Matters of self-government of this version that a later one takes away, narrows or rewrites, with their holders.
  package func autonomyTouched(by new: CompiledInventory, _ difference: InventoryDifference) -> [InventoryEntry] {
    let lost = difference.changes.filter { !$0.lostActs.isEmpty || !$0.lostRoles.isEmpty }.flatMap(\.oldEntries)
    let codes = Set(lost.filter { changed($0, in: new) } + difference.amendments.map(\.entry))
    return tables.entries.filter { codes.contains($0.code) && $0.powerType == .autonomy && isSelfGoverning($0.holder) }
  }

  private func changed(_ code: EntryCode, in new: CompiledInventory) -> Bool {
    guard let old = entry(code), var later = new.entry(code) else { return true }
    later.source = old.source
    return old != later
  }

  private func isBelow(_ holder: EntryHolder) -> Bool {
    switch holder {
    case .party(let id): party(id).map { ActTable.kindsBelow.contains($0.kind) } ?? false
    case .anyOf(let kind): ActTable.kindsBelow.contains(kind)
    case .anyone: false
    }
  }

  private func isSelfGoverning(_ holder: EntryHolder) -> Bool {
    let kinds: Set<PartyKind> = [.residentsCommittee, .owners, .people]
    switch holder {
    case .party(let id): return party(id).map { kinds.contains($0.kind) } ?? false
    case .anyOf(let kind): return kinds.contains(kind)
    case .anyone: return false
    }
  }
}
