package import Vocabulary

/// What two versions of an inventory differ in: who gains or loses what, where and when; not how rows are written.
package struct InventoryDifference: Hashable, Sendable, Codable {
  /// Before.
  package let old: String
  /// After.
  package let new: String
  /// Powers and prohibitions gained and lost, by holder, matter, stage, area and days.
  package let changes: [Change]
  /// Entries of both versions whose duty, basis, limit or other terms read differently.
  package let amendments: [Amendment]
  /// Duties and powers by level, before and after.
  package let transfers: [Transfer]
  /// The change set by operation: surveyed, split, delegated, allocated.
  package let steps: [InventoryStep]

  /// A difference of two versions.
  package init(
    old: String, new: String, changes: [Change], amendments: [Amendment], transfers: [Transfer],
    steps: [InventoryStep] = []
  ) {
    self.steps = steps
    self.old = old
    self.new = new
    self.changes = changes
    self.amendments = amendments
    self.transfers = transfers
  }

  /// Whether the versions say the same.
  package var isEmpty: Bool { changes.isEmpty && amendments.isEmpty }

  /// What a holder gains and loses in one place of the space of the list.
  package struct Change: Hashable, Sendable, Codable {
    /// Who gains or loses.
    package let holder: EntryHolder
    /// The matter.
    package let matter: MatterCode
    /// The stage, spelled as in the list.
    package let stage: StageCode
    /// The area, without the smaller areas that have a change of their own.
    package let area: AreaCode
    /// The first day of the change; nil for always.
    package let from: CivilDate?
    /// The first day after it; nil for no end.
    package let to: CivilDate?
    /// Acts that it may newly do.
    package let gainedActs: [Act]
    /// Acts that it may no longer do.
    package let lostActs: [Act]
    /// What it newly is: lead, support, prohibited, recalled.
    package let gainedRoles: [EntryRole]
    /// What it no longer is.
    package let lostRoles: [EntryRole]
    /// The entries of the old version that apply there.
    package let oldEntries: [EntryCode]
    /// The entries of the new version that apply there.
    package let newEntries: [EntryCode]
  }

  /// An entry of both versions that reads differently.
  package struct Amendment: Hashable, Sendable, Codable {
    /// The entry.
    package let entry: EntryCode
    /// What reads differently.
    package let fields: [Field]

    /// One term of an entry, before and after.
    package struct Field: Hashable, Sendable, Codable {
      /// The header of the column.
      package let column: String
      /// Before.
      package let old: String
      /// After.
      package let new: String
    }
  }

  /// How many entries the parties of a level hold, before and after.
  package struct Transfer: Hashable, Sendable, Codable {
    /// The level.
    package let level: ExerciseLevel
    /// Entries that lead, in the old version.
    package let leadsBefore: Int
    /// Entries that lead, in the new version.
    package let leadsAfter: Int
    /// Entries that support, in the old version.
    package let supportsBefore: Int
    /// Entries that support, in the new version.
    package let supportsAfter: Int
    /// Entries that the level did not hold before (增加).
    package let gained: Int
    /// Entries that it no longer holds (减少).
    package let lost: Int
    /// Entries that it held and that a superior took back in the new version (收回), gone from its list or not.
    package let recalled: Int
    /// What the level gained, net; negative for a loss.
    package var net: Int { leadsAfter + supportsAfter - leadsBefore - supportsBefore }
  }
}

extension CompiledInventory {
  /// The difference from this version to a later one.
  package func difference(to new: CompiledInventory) -> InventoryDifference {
    let comparison = Comparison(old: self, new: new)
    let (changes, amendments) = (comparison.changes(), comparison.amendments())
    return InventoryDifference(
      old: version, new: new.version, changes: changes, amendments: amendments, transfers: comparison.transfers(),
      steps: steps(to: new, changes: changes, amendments: amendments))
  }
}
