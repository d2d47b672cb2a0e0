package import Cases
package import Duties
package import Inventory
package import Vocabulary

/// The facts about a case from which it follows who owes what, by when, and how often it was escalated.
package struct CaseClocks: Sendable, Equatable {
  /// A task that is not reported done.
  package struct OpenTask: Sendable, Equatable {
    /// The task.
    package let id: TaskID
    /// The party that answers for it.
    package let lead: PartyID
    /// The last day on which it can be done in time.
    package let due: CivilDate
    /// When it was assigned.
    package let since: Instant

    /// An open task.
    package init(id: TaskID, lead: PartyID, due: CivilDate, since: Instant) {
      self.id = id
      self.lead = lead
      self.due = due
      self.since = since
    }
  }

  /// A signature that a resolution waits for.
  package struct MissingSignature: Sendable, Equatable {
    /// The resolution.
    package let resolution: ResolutionID
    /// The party whose seat must sign.
    package let party: PartyID
    /// The entry that makes it sign.
    package let entry: EntryCode
    /// When the text was frozen.
    package let since: Instant

    /// A missing signature.
    package init(resolution: ResolutionID, party: PartyID, entry: EntryCode, since: Instant) {
      self.resolution = resolution
      self.party = party
      self.entry = entry
      self.since = since
    }
  }

  /// A draft of the inventory that nobody has reviewed.
  package struct PendingReview: Sendable, Equatable {
    /// The draft.
    package let draft: ProposalID
    /// The party that drafted it, which does not review it.
    package let drafter: PartyID
    /// When it was drafted.
    package let since: Instant

    /// A draft that waits for its review.
    package init(draft: ProposalID, drafter: PartyID, since: Instant) {
      self.draft = draft
      self.drafter = drafter
      self.since = since
    }
  }

  /// Where the case stands.
  package var standing: CaseStanding
  /// When the receiver must have answered.
  package var acceptBy: Instant?
  /// When the handover that waits was offered.
  package var offeredAt: Instant?
  /// The tasks in force that are not reported done.
  package var openTasks: [OpenTask]
  /// The signatures that are missing.
  package var missingSignatures: [MissingSignature]
  /// The drafts of the inventory that wait for a review of their legality, while the case is in deliberation.
  package var pendingReviews: [PendingReview]
  /// When the last task was reported done, while the case waits to be verified.
  package var reportedAt: Instant?
  /// The emergency powers given in the case whose use is not reviewed yet.
  package var unreviewed: [EmergencyStanding]
  /// How many steps of the ladder each duty has taken.
  package var taken: [DutyKey: Int]

  /// The facts about a case.
  package init(
    standing: CaseStanding, acceptBy: Instant? = nil, offeredAt: Instant? = nil, openTasks: [OpenTask] = [],
    missingSignatures: [MissingSignature] = [], pendingReviews: [PendingReview] = [], reportedAt: Instant? = nil,
    unreviewed: [EmergencyStanding] = [],
    taken: [DutyKey: Int] = [:]
  ) {
    self.standing = standing
    self.acceptBy = acceptBy
    self.offeredAt = offeredAt
    self.openTasks = openTasks
    self.missingSignatures = missingSignatures
    self.pendingReviews = pendingReviews
    self.reportedAt = reportedAt
    self.unreviewed = unreviewed
    self.taken = taken
  }

  /// When the case may be closed without an answer of its filer; nil when no such time runs.
  package var closesUnanswered: Instant? {
    guard standing.state == .evaluating, standing.outcome == .unknown else { return nil }
    return standing.evaluationSince?.advanced(byDays: CaseStanding.daysToEvaluate)
  }

  /// What is owed in the case, with its clock; a duty for which the inventory sets no limit has none.
  ///
  /// - Shape: a pure function of the facts, the version and the calendar.
  package func obligations(
    under inventory: CompiledInventory, on calendar: WorkingCalendar, at now: Instant
  ) -> [Obligation] {
    duties(under: inventory, on: calendar, at: now) + unreviewed.compactMap { $0.obligation(on: calendar) }
  }

  /// What is owed at the stage of the case.
  private func duties(
    under inventory: CompiledInventory, on calendar: WorkingCalendar, at now: Instant
  ) -> [Obligation] {
    switch standing.state {
    case .filed: answers(inventory, calendar, now) + convening(inventory, now)
    case .accepted: convening(inventory, now)
    case .deliberating: reviews(inventory, calendar, now)
    case .resolving: signatures(inventory, calendar)
    case .executing: tasks(inventory, calendar, now)
    case .verifying: checks(inventory, calendar, now)
    case .returned, .balloting, .reviewing, .evaluating, .closed: []
    }
  }

  private func holding(
    _ act: Act, of party: PartyID, in inventory: CompiledInventory, at now: Instant
  ) -> InventoryEntry? {
    inventory.holders(
      of: act, matter: standing.matter, stage: standing.stage, area: standing.area, at: now
    ).first { $0.party == party }.flatMap { inventory.entry($0.entry) }
  }

  /// The receiver's answer, also while a handover waits; and the answer to that handover.
  private func answers(_ inventory: CompiledInventory, _ calendar: WorkingCalendar, _ now: Instant) -> [Obligation] {
    var owed: [Obligation] = []
    if let acceptBy {
      let entry = holding(.accept, of: standing.receiver, in: inventory, at: now)
      owed.append(
        Obligation(
          key: DutyKey(command: "accept-case", due: acceptBy), holder: standing.receiver, entry: entry?.code,
          limit: entry?.clock ?? TimeLimit(number: 1, unit: .workingDay)))
    }
    if let accepter = standing.handoverTo, let offeredAt,
      let entry = holding(.accept, of: accepter, in: inventory, at: now), let limit = entry.clock
    {
      owed.append(
        Obligation(
          key: DutyKey(command: "accept-handover", about: accepter.text, due: calendar.end(of: limit, from: offeredAt)),
          holder: accepter, entry: entry.code, limit: limit))
    }
    return owed
  }

  /// The receiver's duty to call the parties together, since enough households asked for it.
  private func convening(_ inventory: CompiledInventory, _ now: Instant) -> [Obligation] {
    guard let conveneBy = standing.conveneBy else { return [] }
    let entry = inventory.holders(
      of: .convene, matter: standing.matter, stage: .deliberation, area: standing.area, at: now
    ).first { $0.party == standing.receiver }
    let limit = inventory.matter(standing.matter)?.initiative?.convening
    return [
      Obligation(
        key: DutyKey(command: "convene-deliberation", due: conveneBy), holder: standing.receiver, entry: entry?.entry,
        limit: limit ?? TimeLimit(number: 1, unit: .workingDay))
    ]
  }

  private func signatures(_ inventory: CompiledInventory, _ calendar: WorkingCalendar) -> [Obligation] {
    missingSignatures.compactMap { missing in
      guard let limit = inventory.entry(missing.entry)?.clock else { return nil }
      return Obligation(
        key: DutyKey(
          command: "sign-resolution", about: "\(missing.resolution.text)/\(missing.party.text)",
          due: calendar.end(of: limit, from: missing.since)),
        holder: missing.party, entry: missing.entry, limit: limit)
    }
  }

  /// The review of each draft, by each party that may review it.
  private func reviews(_ inventory: CompiledInventory, _ calendar: WorkingCalendar, _ now: Instant) -> [Obligation] {
    guard !pendingReviews.isEmpty else { return [] }
    let reviewers = inventory.holders(
      of: .reviewLegality, matter: standing.matter, stage: standing.stage(for: .reviewLegality), area: standing.area,
      at: now)
    return pendingReviews.flatMap { pending in
      reviewers.compactMap { reviewer in
        guard reviewer.party != pending.drafter, let limit = inventory.entry(reviewer.entry)?.clock else { return nil }
        return Obligation(
          key: DutyKey(
            command: "review-legality", about: "\(pending.draft.text)/\(reviewer.party.text)",
            due: calendar.end(of: limit, from: pending.since)),
          holder: reviewer.party, entry: reviewer.entry, limit: limit)
      }
    }
  }

  private func tasks(_ inventory: CompiledInventory, _ calendar: WorkingCalendar, _ now: Instant) -> [Obligation] {
    openTasks.map { task in
      Obligation(
        key: DutyKey(command: "report-progress", about: task.id.text, due: calendar.end(of: task.due)),
        holder: task.lead, entry: holding(.execute, of: task.lead, in: inventory, at: now)?.code,
        limit: TimeLimit(
          number: calendar.workedDays(after: task.since, through: task.due), unit: .workingDay))
    }
  }

  private func checks(_ inventory: CompiledInventory, _ calendar: WorkingCalendar, _ now: Instant) -> [Obligation] {
    guard let reportedAt else { return [] }
    let leads = inventory.holders(
      of: .verify, matter: standing.matter, stage: standing.stage, area: standing.area, at: now
    ).filter { $0.role == .lead }
    return leads.compactMap { lead in
      guard let limit = inventory.entry(lead.entry)?.clock else { return nil }
      return Obligation(
        key: DutyKey(
          command: "check-task", about: lead.party.text, due: calendar.end(of: limit, from: reportedAt)),
        holder: lead.party, entry: lead.entry, limit: limit)
    }
  }
}

/// By which rules the clocks run: when they differ, every clock is read again.
package struct DutyRules: Sendable, Equatable {
  /// The version of the inventory in force.
  package let inventory: String
  /// The working calendar.
  package let calendar: WorkingCalendar
  /// The ladder.
  package let ladder: EscalationLadder

  /// The rules in force.
  package init(inventory: String, calendar: WorkingCalendar, ladder: EscalationLadder) {
    self.inventory = inventory
    self.calendar = calendar
    self.ladder = ladder
  }
}

extension CaseClocks {
  /// The instant at which the next step of a ladder is due in the case; nil when none is to come.
  package func nextStep(
    of ladder: EscalationLadder, under inventory: CompiledInventory, on calendar: WorkingCalendar, at now: Instant
  ) -> Instant? {
    obligations(under: inventory, on: calendar, at: now).compactMap {
      ladder.next(for: $0, beyond: taken[$0.key] ?? 0, on: calendar)
    }.min()
  }
}
