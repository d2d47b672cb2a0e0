/// Every version of the inventory, the newest first: who decided it, from when it binds, what it changed.
struct VersionsPage: Page {
  static var template: String { "versions" }

  /// The drafts that are not published, the newest first.
  let drafts: [PendingDraft]
  let hasDrafts: Bool
  /// The versions.
  let versions: [VersionLine]
  /// Where a change of the inventory begins.
  let change: Link

  init(drafts: [PendingDraft] = [], versions: [VersionLine], change: Link) {
    self.drafts = drafts
    hasDrafts = !drafts.isEmpty
    self.versions = versions
    self.change = change
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "drafts": .of(drafts)
    case "hasDrafts": .of(hasDrafts)
    case "versions": .of(versions)
    case "change": .of(change)
    default: nil
    }
  }
}

/// A draft that waits for the rest of its procedure.
struct PendingDraft: Shown {
  /// The draft, with its page.
  let draft: Link
  /// Where its procedure stands.
  let mark: Mark
  /// The party that drafted it.
  let party: String
  /// The first day on which it would bind, in words.
  let effective: String

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "draft": .of(draft)
    case "mark": .of(mark)
    case "party": .of(party)
    case "effective": .of(effective)
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
  /// The case, draft, resolution and review that decided it; none for the founding version.
  let ground: VersionGround?
  /// Compared with the version before; nil for the first.
  let compare: Link?
  /// What the checks find in it.
  let findings: Link
  /// The levels that gained or lost duties against the version before.
  let transfers: [TransferLine]
  let hasTransfers: Bool

  init(
    version: InventoryVersion, decided: Link? = nil, ground: VersionGround? = nil, compare: Link? = nil,
    findings: Link, transfers: [TransferLine]
  ) {
    self.version = version
    self.decided = decided
    self.ground = ground
    self.compare = compare
    self.findings = findings
    self.transfers = transfers
    hasTransfers = !transfers.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "version": .of(version)
    case "decided": .of(decided)
    case "ground": .of(ground)
    case "compare": .of(compare)
    case "findings": .of(findings)
    case "transfers": .of(transfers)
    case "hasTransfers": .of(hasTransfers)
    default: nil
    }
  }
}

/// By which procedure a version came about.
struct VersionGround: Shown {
  /// The case.
  let subject: Link
  /// The draft that it was.
  let draft: Link
  /// The resolution.
  let resolution: Link
  /// The party that drafted it, and who.
  let drafter: Link
  let drafterName: String
  /// The party that reviewed its legality, and who.
  let reviewer: Link?
  let reviewerName: String

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "draft": .of(draft)
    case "resolution": .of(resolution)
    case "drafter": .of(drafter)
    case "drafterName": .of(drafterName)
    case "reviewer": .of(reviewer)
    case "reviewerName": .of(reviewerName)
    default: nil
    }
  }
}
