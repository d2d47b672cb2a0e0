package import Inventory
package import Record
package import Vocabulary

/// A draft of the inventory with its procedure, as it stands now.
package struct InventoryDraft: Sendable {
  /// A review of its legality.
  package struct Review: Sendable, Equatable {
    /// The event.
    package let sequence: Int64
    /// Whether it passed.
    package let isPassed: Bool
    /// The opinion.
    package let opinion: String
    /// The party that reviewed.
    package let party: PartyID
    /// The public name of who reviewed.
    package let name: String
    /// When.
    package let at: Instant

    /// A review.
    package init(sequence: Int64, isPassed: Bool, opinion: String, party: PartyID, name: String, at: Instant) {
      self.sequence = sequence
      self.isPassed = isPassed
      self.opinion = opinion
      self.party = party
      self.name = name
      self.at = at
    }
  }

  /// Where its procedure stands.
  package enum Stage: String, CaseIterable, Sendable {
    /// Drafted; nobody has reviewed it.
    case drafted
    /// Sent back by the last review.
    case sentBack = "sent-back"
    /// Passed by the last review.
    case reviewed
    /// Named by a resolution that is not signed by everyone yet.
    case resolving
    /// Named by a resolution in force.
    case resolved
    /// Published.
    case published
  }

  /// The proposal that carries it, by which it is called.
  package let id: ProposalID
  /// The case.
  package let subject: CaseID
  /// What was drafted: version, digest, effective date, base, path, change set, counts of findings.
  package let drafted: InventoryDrafted
  /// The event.
  package let sequence: Int64
  /// The party that drafted it.
  package let party: PartyID
  /// The public name of who drafted it.
  package let name: String
  /// When.
  package let at: Instant
  /// The reviews, the oldest first.
  package let reviews: [Review]
  /// The resolution that names it, if there is one that nobody declined, and when it entered into force.
  package let resolution: (id: ResolutionID, inForceAt: Instant?)?
  /// Whether it is published.
  package let isPublished: Bool

  /// A draft.
  package init(
    id: ProposalID, subject: CaseID, drafted: InventoryDrafted, sequence: Int64, party: PartyID, name: String,
    at: Instant, reviews: [Review], resolution: (id: ResolutionID, inForceAt: Instant?)?, isPublished: Bool
  ) {
    self.id = id
    self.subject = subject
    self.drafted = drafted
    self.sequence = sequence
    self.party = party
    self.name = name
    self.at = at
    self.reviews = reviews
    self.resolution = resolution
    self.isPublished = isPublished
  }

  /// Where its procedure stands.
  package var stage: Stage {
    if isPublished { return .published }
    if let review = reviews.last, !review.isPassed { return .sentBack }
    if let resolution { return resolution.inForceAt == nil ? .resolving : .resolved }
    return reviews.isEmpty ? .drafted : .reviewed
  }
}

/// A draft with its tables compiled, what the check found in them, and the version that it would take the place of.
package struct DraftedInventory: Sendable {
  /// The draft.
  package let draft: InventoryDraft
  /// Its tables, compiled, called by its id.
  package let inventory: CompiledInventory
  /// What the check finds from its first day on.
  package let findings: [InventoryFinding]
  /// The version that it would take the place of.
  package let base: CompiledInventory

  /// A draft that was read with its tables.
  package init(
    draft: InventoryDraft, inventory: CompiledInventory, findings: [InventoryFinding], base: CompiledInventory
  ) {
    self.draft = draft
    self.inventory = inventory
    self.findings = findings
    self.base = base
  }
}
