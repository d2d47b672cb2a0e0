package import Vocabulary

/// A yes: by which entry and basis, and the duty and clock that come with it.
///
/// It holds the version and the place of the entry in it, and reads the words only when someone asks for them: most
/// decisions are made to act on them, not to print them.
package struct Permit: Hashable, Sendable {
  private let inventory: CompiledInventory
  private let position: Int32
  /// The party that acts.
  package let party: PartyID

  init(_ inventory: CompiledInventory, position: Int32, party: PartyID) {
    self.inventory = inventory
    self.position = position
    self.party = party
  }

  private var source: InventoryEntry { inventory.tables.entries[Int(position)] }

  /// The entry that grants.
  package var entry: EntryCode { inventory.tables.entries[Int(position)].code }
  /// The version of the inventory.
  package var version: String { inventory.tables.version }
  /// Lead or support.
  package var role: EntryRole { inventory.faces[Int(position)].role }
  /// The legal basis as cited.
  package var basis: String { inventory.tables.entries[Int(position)].basis.text.zh }
  /// The duty that comes with it, in both languages; nil if the entry names none.
  package var duty: Bilingual? {
    let duty = inventory.tables.entries[Int(position)].duty
    return duty.zh.isEmpty ? nil : duty
  }
  /// The time that the entry allows.
  package var clock: TimeLimit? { source.clock }
  /// For an emergency power that ends, the first instant at which it is gone; its use must then be reviewed.
  package var reviewAfter: Instant? {
    let entry = source
    guard entry.list == .emergency else { return nil }
    return entry.until.map { inventory.tables.clock.start(of: $0) }
  }

  /// Permits are the same when the same entry of the same version lets the same party act.
  package static func == (left: Self, right: Self) -> Bool {
    left.position == right.position && left.party == right.party && left.entry == right.entry
      && left.version == right.version
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(position)
    hasher.combine(party)
  }
}
