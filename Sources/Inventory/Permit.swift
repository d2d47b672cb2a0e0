package import Vocabulary

/// A yes: by which entry and basis, and the duty and clock that come with it.
///
/// It holds the version and the place of the entry in it, and reads the words only when someone asks for them: most
/// decisions are made to act on them, not to print them.
package struct Permit: Hashable, Sendable {
  private let inventory: CompiledInventory
  private let position: Int32
  private let lent: Lent?
  /// The party that acts.
  package let party: PartyID

  /// An emergency grant in a box of its own, since nearly all permits have none and are handed about by value.
  private final class Lent: Sendable {
    let grant: EmergencyGrant
    init(_ grant: EmergencyGrant) { self.grant = grant }
  }

  init(_ inventory: CompiledInventory, position: Int32, party: PartyID) {
    self.inventory = inventory
    self.position = position
    self.party = party
    lent = nil
  }

  /// A permit by an emergency grant to the party that it names.
  init(_ inventory: CompiledInventory, grant: EmergencyGrant) {
    self.inventory = inventory
    position = -1
    party = grant.holder
    lent = Lent(grant)
  }

  private var source: InventoryEntry { inventory.tables.entries[Int(position)] }

  /// The emergency grant that permits; nil where the list itself does.
  package var grant: EmergencyGrant? { lent?.grant }
  /// The entry that grants; of an emergency grant the one by which it was given.
  package var entry: EntryCode { lent?.grant.entry ?? source.code }
  /// The version of the inventory.
  package var version: String { inventory.tables.version }
  /// Lead or support.
  package var role: EntryRole { lent == nil ? inventory.faces[Int(position)].role : .lead }
  /// The legal basis as cited.
  package var basis: String { lent?.grant.basis ?? source.basis.text.zh }
  /// The duty that comes with it, in both languages; nil if the entry names none.
  package var duty: Bilingual? {
    guard lent == nil else { return Self.reviewDuty }
    let duty = source.duty
    return duty.zh.isEmpty ? nil : duty
  }
  /// The time that the entry allows.
  package var clock: TimeLimit? { lent?.grant.review ?? source.clock }

  private static let reviewDuty = Bilingual(
    zh: "紧急权力结束后，由授权主体复核其使用情况；使用者不得复核自己",
    en: "When the powers end, the party that granted them reviews their use; nobody reviews himself")

  /// For an emergency power that ends, the first instant at which it is gone; its use must then be reviewed.
  package var reviewAfter: Instant? {
    if let lent { return lent.grant.end }
    let entry = source
    guard entry.list == .emergency else { return nil }
    return entry.until.map { inventory.tables.clock.start(of: $0) }
  }

  /// Permits are the same when the same entry of the same version lets the same party act.
  package static func == (left: Self, right: Self) -> Bool {
    left.position == right.position && left.party == right.party && left.entry == right.entry
      && left.version == right.version && left.grant == right.grant
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(position)
    hasher.combine(party)
  }
}
