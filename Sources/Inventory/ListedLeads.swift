package import Vocabulary

/// A lead of one version as numbers and words, for a table that keeps it unique: who leads which exclusive acts, of
/// what, at which stage, where and when.
package struct ListedLead: Hashable, Sendable {
  /// Where the entry stands in the list, from 0.
  package let position: Int
  /// The entry.
  package let entry: EntryCode
  /// The party, or the kind of party with `*:`.
  package let holder: String
  /// The kind of the holder.
  package let kind: PartyKind
  /// Whether the entry names any party of a kind.
  package let isOfAKind: Bool
  /// The matter.
  package let matter: MatterCode
  /// The stage.
  package let stage: StageCode
  /// The sub-item; empty for the whole matter.
  package let subItem: String
  /// The area as a stretch of numbers with 15 digits: the first, and the first after.
  package let area: Range<Int64>
  /// The exclusive acts, as bits.
  package let acts: Int64
  /// The days, as days since 1970; the ends are open where nothing is said.
  package let days: Range<Int64>
}

extension CompiledInventory {
  /// The day number that stands for no end.
  package static var openDay: Int64 { 10_000_000 }

  /// The leads that must be unique from the first day of the version on: those of OVERLAP_MULTI_LEAD. Leads of anyone,
  /// and of any party of people, are left out: they share by their nature.
  package func listedLeads() -> [ListedLead] {
    let first = Int64(tables.effectiveFrom.day)
    return faces.indices.compactMap { position in
      let (face, entry) = (faces[position], tables.entries[position])
      guard face.role == .lead, face.acts & ActTable.exclusiveMask != 0 else { return nil }
      let kind: PartyKind
      let isOfAKind: Bool
      switch face.holder {
      case .party(let number): (kind, isOfAKind) = (nodes[Int(number)].kind, false)
      case .anyOf(let named) where named != .people: (kind, isOfAKind) = (named, true)
      case .anyOf, .anyone, .unknown: return nil
      }
      let from = max(first, entry.from.map { Int64($0.day) } ?? first)
      let until = entry.until.map { Int64($0.day) } ?? Self.openDay
      guard from < until else { return nil }
      return ListedLead(
        position: position, entry: entry.code, holder: entry.holder.text, kind: kind, isOfAKind: isOfAKind,
        matter: entry.matter, stage: entry.stage, subItem: entry.subItem,
        area: Int64(face.area.low)..<Int64(face.area.high), acts: Int64(face.acts & ActTable.exclusiveMask),
        days: from..<until)
    }
  }
}
