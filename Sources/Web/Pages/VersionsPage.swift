/// Every version of the inventory, the newest first: who decided it, from when it binds, what it changed.
struct VersionsPage: Page {
  static var template: String { "versions" }

  /// The versions.
  let versions: [VersionLine]
  /// Where a change of the inventory begins.
  let change: Link

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "versions": .of(versions)
    case "change": .of(change)
    default: nil
    }
  }
}

/// A version in the history.
struct VersionLine: Shown {
  /// The version.
  let version: InventoryVersion
  /// The party that published it.
  let decided: Link?
  /// Compared with the version before; nil for the first.
  let compare: Link?
  /// What the checks find in it.
  let findings: Link
  /// The levels that gained or lost duties against the version before.
  let transfers: [TransferLine]
  let hasTransfers: Bool

  init(version: InventoryVersion, decided: Link? = nil, compare: Link? = nil, findings: Link, transfers: [TransferLine])
  {
    self.version = version
    self.decided = decided
    self.compare = compare
    self.findings = findings
    self.transfers = transfers
    hasTransfers = !transfers.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "version": .of(version)
    case "decided": .of(decided)
    case "compare": .of(compare)
    case "findings": .of(findings)
    case "transfers": .of(transfers)
    case "hasTransfers": .of(hasTransfers)
    default: nil
    }
  }
}
