import Vocabulary

/// An entry reduced to numbers, for walks over many entries: copying a whole entry would retain thirty fields.
struct EntryFace: Sendable {
  let acts: UInt64
  let area: AreaSpan
  /// The number of the stage, or -1 for any.
  let stage: Int32
  let holder: Holder
  let role: EntryRole

  /// Who holds the entry, as numbers.
  enum Holder: Sendable, Equatable {
    case party(Int32)
    case anyOf(PartyKind)
    case anyone
    /// A party that the table of parties does not have.
    case unknown
  }

  init(_ entry: InventoryEntry, stages: ByteTable, parties: ByteTable) {
    acts = GrantCompiler.mask(entry.acts)
    area = AreaSpan(entry.area)
    stage = entry.stage == .any ? -1 : stages.number(of: entry.stage.text)
    role = entry.role
    switch entry.holder {
    case .anyone: holder = .anyone
    case .anyOf(let kind): holder = .anyOf(kind)
    case .party(let party):
      let number = parties.number(of: party.text)
      holder = number < 0 ? .unknown : .party(number)
    }
  }

  var grants: Bool { role == .lead || role == .support }

  /// Whether the entry is for a stage, by its number.
  func fits(stage other: Int32) -> Bool { stage == other || stage == -1 }

  /// Whether the entry names a party for a place.
  func names(_ party: Int32, _ node: PartyNode, in place: AreaSpan) -> Bool {
    switch holder {
    case .party(let own): own == party
    case .anyOf(let kind): kind == node.kind && node.span.contains(place)
    case .anyone: node.span.contains(place)
    case .unknown: false
    }
  }
}
