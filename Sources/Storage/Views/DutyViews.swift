import Cases
import Duties
import GRDB
import Proceedings
import Record
import Vocabulary

extension Database {
  func apply(_ kept: LadderKept) throws {
    try run("INSERT OR REPLACE INTO view_ladder (only, ladder) VALUES (1, ?)", [try canonicalText(kept.ladder)])
  }

  func apply(_ escalated: DutyEscalated, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run(
      """
      INSERT INTO view_escalation (subject, command, about, due, step, word, holder, to_party, entry, alarm, at, sequence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        subject.text, escalated.duty.command, escalated.duty.about ?? "", escalated.duty.due.milliseconds,
        escalated.step, escalated.word.rawValue, escalated.holder.text, escalated.to?.text, escalated.entry?.text,
        escalated.alarm?.rawValue, recorded.at.milliseconds, recorded.sequence,
      ])
    try touch(subject, recorded)
  }

  /// The ladder of the institution, or the standard one.
  func ladder() throws -> EscalationLadder {
    try row("SELECT ladder FROM view_ladder").map { try $0.value("ladder") } ?? .standard
  }

  /// The clocks of a case.
  func clocks(of id: CaseID) throws -> CaseClocks? {
    guard let row = try row("SELECT * FROM view_case WHERE id = ?", [id.text]) else { return nil }
    return try clocks(row)
  }

  /// The clocks of a case as `view_case` holds it.
  func clocks(_ row: Row) throws -> CaseClocks {
    var clocks = CaseClocks(standing: try CaseStanding(row: row))
    clocks.unreviewed = try emergencies(where: "subject = ? AND review IS NULL", [clocks.standing.id.text])
    switch clocks.standing.state {
    case .filed:
      clocks.acceptBy = row.instant("accept_by")
      if clocks.standing.handoverTo != nil { clocks.offeredAt = try last("handover.offered", in: clocks.standing.id) }
    case .deliberating where clocks.standing.isGovernance:
      clocks.pendingReviews = try pendingReviews(in: clocks.standing.id)
      if clocks.pendingReviews.isEmpty, clocks.unreviewed.isEmpty { return clocks }
    case .accepted where clocks.standing.conveneBy != nil: break
    case .resolving: clocks.missingSignatures = try missingSignatures(of: clocks.standing.resolution)
    case .executing: clocks.openTasks = try openTasks(of: clocks.standing.resolution)
    case .verifying: clocks.reportedAt = try last("progress.reported", in: clocks.standing.id)
    default: if clocks.unreviewed.isEmpty { return clocks }
    }
    clocks.taken = try stepsTaken(in: clocks.standing.id)
    return clocks
  }

  private func last(_ kind: String, in id: CaseID) throws -> Instant? {
    try row(
      """
      SELECT at FROM event WHERE subject = ? AND kind = ? AND \(KindConditions.onTimeline)
      ORDER BY sequence DESC LIMIT 1
      """, [id.text, kind]
    ).map { $0.requiredInstant("at") }
  }

  private func missingSignatures(of id: ResolutionID?) throws -> [CaseClocks.MissingSignature] {
    guard let id else { return [] }
    return try rows(
      """
      SELECT view_signatory.party, view_signatory.entry, event.at FROM view_signatory
      JOIN view_resolution ON view_resolution.id = view_signatory.resolution
      JOIN event ON event.sequence = view_resolution.sequence
      WHERE view_signatory.resolution = ? AND view_signatory.signed_at IS NULL
        AND view_signatory.declined_at IS NULL ORDER BY view_signatory.ordinal
      """, [id.text]
    ).map {
      CaseClocks.MissingSignature(
        resolution: id, party: PartyID($0["party"]), entry: EntryCode($0["entry"]), since: $0.requiredInstant("at"))
    }
  }

  private func pendingReviews(in id: CaseID) throws -> [CaseClocks.PendingReview] {
    try rows(
      """
      SELECT proposal, party, at FROM view_inventory_draft WHERE subject = ?
        AND NOT EXISTS (SELECT 1 FROM view_legality_review WHERE draft = proposal) ORDER BY sequence
      """, [id.text]
    ).map {
      CaseClocks.PendingReview(
        draft: ProposalID($0["proposal"]), drafter: PartyID($0["party"]), since: $0.requiredInstant("at"))
    }
  }

  private func openTasks(of id: ResolutionID?) throws -> [CaseClocks.OpenTask] {
    guard let id else { return [] }
    return try rows(
      """
      SELECT view_task.id, view_task.lead, view_task.due, event.at FROM view_task
      JOIN event ON event.sequence = view_task.sequence
      WHERE view_task.resolution = ? AND view_task.state IN ('assigned', 'underway') ORDER BY view_task.sequence
      """, [id.text]
    ).map { row in
      guard let due = CivilDate(row["due"] as String) else { throw UnreadableView(column: "view_task.due") }
      return CaseClocks.OpenTask(
        id: TaskID(row["id"]), lead: PartyID(row["lead"]), due: due, since: row.requiredInstant("at"))
    }
  }

  private func stepsTaken(in id: CaseID) throws -> [DutyKey: Int] {
    var taken: [DutyKey: Int] = [:]
    for row in try rows(
      "SELECT command, about, due, max(step) AS step FROM view_escalation WHERE subject = ? GROUP BY command, about, due",
      [id.text])
    { taken[DutyKey(row: row)] = row["step"] }
    return taken
  }
}

extension DutyKey {
  /// A duty as `view_escalation` holds it.
  init(row: Row) {
    let about: String = row["about"]
    self.init(command: row["command"], about: about.isEmpty ? nil : about, due: row.requiredInstant("due"))
  }
}
