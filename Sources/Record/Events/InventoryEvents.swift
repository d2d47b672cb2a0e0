package import Duties
package import Inventory
package import Vocabulary

/// Which of the two ways a change of the inventory takes.
package enum ChangePath: String, CaseIterable, Sendable, Codable {
  /// A superior wants to hand a task down (职责准入).
  case admission
  /// The law has changed, or a holder asks for a change of its own list (动态调整).
  case adjustment
}

/// A proposal of a case carries the tables of a new version, frozen by their digest.
package struct InventoryDrafted: Hashable, Sendable, Codable {
  /// The proposal; the draft is called by its name.
  package let proposal: ProposalID
  /// The name that the version would have.
  package let version: String
  /// SHA-256 of the canonical tables, in hexadecimal.
  package let digest: String
  /// The first day on which it would bind.
  package let effectiveFrom: CivilDate
  /// How many entries it has.
  package let entries: Int
  /// The version that it would take the place of, as of that day.
  package let base: String
  /// Which way the change takes.
  package let path: ChangePath
  /// What is done to which entries.
  package let steps: [InventoryStep]
  /// How many findings block its publication.
  package let blocking: Int
  /// How many findings warn.
  package let warnings: Int
  /// For an admission, under which number and to whom it was reported upward (报备).
  package let reported: String?

  /// The details of the event.
  package init(
    proposal: ProposalID, version: String, digest: String, effectiveFrom: CivilDate, entries: Int, base: String,
    path: ChangePath, steps: [InventoryStep], blocking: Int, warnings: Int, reported: String? = nil
  ) {
    self.reported = reported
    self.proposal = proposal
    self.version = version
    self.digest = digest
    self.effectiveFrom = effectiveFrom
    self.entries = entries
    self.base = base
    self.path = path
    self.steps = steps
    self.blocking = blocking
    self.warnings = warnings
  }
}

/// A party that did not draft it says whether a draft is lawful.
package struct LegalityReviewed: Hashable, Sendable, Codable {
  /// The draft.
  package let draft: ProposalID
  /// The digest of the tables that were reviewed.
  package let digest: String
  /// Passed, or sent back.
  package let finding: Finding
  /// The opinion.
  package let opinion: String

  /// The details of the event.
  package init(draft: ProposalID, digest: String, finding: Finding, opinion: String) {
    self.draft = draft
    self.digest = digest
    self.finding = finding
    self.opinion = opinion
  }
}

/// By what a version of the inventory was published.
package struct PublishingGround: Hashable, Sendable, Codable {
  /// The draft.
  package let draft: ProposalID
  /// The sequence number of the review that passed it.
  package let review: Int64
  /// The resolution that names its digest.
  package let resolution: ResolutionID

  /// A draft with its review and its resolution.
  package init(draft: ProposalID, review: Int64, resolution: ResolutionID) {
    self.draft = draft
    self.review = review
    self.resolution = resolution
  }
}
