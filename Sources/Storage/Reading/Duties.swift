import Cases
import Duties
import GRDB
import Inventory
package import Proceedings
package import Vocabulary

extension SQLiteReadingRoom {
  package func duties(of seat: Seat, at instant: Instant) async throws -> [Duty] {
    try await store.pool.read { database in
      guard let inventory = try store.inventory(at: instant, in: database) else { return [] }
      let desk = try SQLiteDesk(database, nextSequence: 0, shelf: store.shelf)
      let calendar = try desk.calendar()
      let gatherer = DutyGatherer(
        database: database, inventory: inventory, calendar: calendar, now: instant,
        actor: Actor(person: seat.person, seat: seat.id, party: seat.party, mandate: seat.mandate),
        grants: try desk.emergencies(of: seat.party).map(\.grant))
      return try gatherer.gather()
    }
  }
}

/// Gathers what a person in a seat owes: candidates from the views, kept when the inventory permits the act.
private struct DutyGatherer {
  let database: Database
  let inventory: CompiledInventory
  let calendar: WorkingCalendar
  let now: Instant
  let actor: Actor
  /// The emergency powers of the party.
  let grants: [EmergencyGrant]

  func gather() throws -> [Duty] {
    var duties: [Duty] = []
    let party = actor.party.text
    let person = actor.person.text
    duties += try cases("receiver = ? AND state = 'filed'", [party], command: "accept-case")
    duties += try cases("handover_to = ? AND state = 'filed'", [party], command: "accept-handover")
    duties += try cases("filer = ? AND state = 'returned'", [person], command: "resubmit-case")
    duties += try cases(
      "receiver = ? AND state = 'accepted' AND track = 'consult'", [party], command: "convene-deliberation")
    duties += try cases("receiver = ? AND state = 'accepted' AND track = 'command'", [party], command: "issue-order")
    duties += try cases(
      """
      receiver = ? AND state = 'deliberating' AND EXISTS (SELECT 1 FROM view_proposal WHERE subject = view_case.id)
      """, [party], command: "call-ballot")
    duties += try cases(
      "receiver = ? AND state = 'resolving' AND resolution IS NULL", [party], command: "draft-resolution")
    duties += try cases("state = 'verifying'", [], command: "check-task")
    duties += try cases("state = 'reviewing'", [], command: "review-command")
    duties += try cases(
      "filer = ? AND state = 'evaluating' AND outcome = 'unknown'", [person], command: "evaluate-case")
    duties += try cases("state = 'evaluating' AND outcome <> 'unknown'", [], command: "close-case")
    duties += try ballots()
    duties += try signatures()
    duties += try tasks()
    duties += try heldTasks()
    duties += try reviews()
    duties += try emergencyReviews()
    return try duties.map(withClock).sorted {
      ($0.due ?? .endOfTime, $0.subject, $0.command) < ($1.due ?? .endOfTime, $1.subject, $1.command)
    }
  }

  /// The duty with the limit that the inventory sets for it, and the step of the ladder that it took.
  private func withClock(_ duty: Duty) throws -> Duty {
    guard let row = try database.row("SELECT * FROM view_case WHERE id = ?", [duty.subject.text]) else { return duty }
    let clocks = try database.clocks(row)
    let owed = clocks.obligations(under: inventory, on: calendar, at: now).filter {
      $0.key.command == duty.command && $0.holder == actor.party
        && concerns($0.key, duty)
    }
    guard let own = owed.first else { return duty }
    let escalated = try database.escalations(of: duty.subject, title: duty.title, owed: [own]).first
    return Duty(
      command: duty.command, subject: duty.subject, title: duty.title, about: duty.about, due: own.key.due,
      waitsFor: duty.waitsFor, escalation: escalated?.steps.last)
  }

  /// Whether an obligation is the duty, where the party may owe several of the kind in a case.
  private func concerns(_ key: DutyKey, _ duty: Duty) -> Bool {
    switch duty.command {
    case "report-progress", "review-emergency": duty.about == nil || key.about == duty.about
    case "review-legality": key.about == "\(duty.about ?? "")/\(actor.party.text)"
    default: true
    }
  }

  private func cases(_ condition: String, _ arguments: StatementArguments, command: String) throws -> [Duty] {
    try database.rows("SELECT * FROM view_case WHERE \(condition) ORDER BY changed_sequence LIMIT 200", arguments)
      .compactMap { row in
        let standing = try CaseStanding(row: row)
        guard try isPermitted(command, in: standing) else { return nil }
        return Duty(
          command: command, subject: standing.id, title: row["title"], about: nil,
          due: standing.state == .filed
            ? row.instant("accept_by")
            : standing.evaluationSince?.advanced(byDays: CaseStanding.daysToEvaluate),
          waitsFor: command == "accept-case" ? standing.handoverTo : nil)
      }
  }

  private func ballots() throws -> [Duty] {
    let open = try database.rows(
      """
      SELECT view_ballot.id AS ballot, view_ballot.closes AS closes,
        coalesce(view_ballot_conduct.conduct ->> '$.secrecy', 'open') = 'secret' AS secret, view_case.* FROM view_roll
      JOIN view_ballot ON view_ballot.id = view_roll.ballot JOIN view_case ON view_case.id = view_ballot.subject
      JOIN view_ballot_conduct ON view_ballot_conduct.ballot = view_ballot.id
      WHERE view_roll.voter = ?1 AND view_ballot.result IS NULL AND view_ballot.closes > ?2
        AND (coalesce(view_ballot_conduct.opens, 0) <= ?2 OR secret) AND (NOT secret
          OR EXISTS (SELECT 1 FROM view_credential_key WHERE view_credential_key.ballot = view_ballot.id))
        AND NOT EXISTS (SELECT 1 FROM view_credential_issue
          WHERE view_credential_issue.ballot = view_ballot.id AND view_credential_issue.person = ?1) AND NOT EXISTS
        (SELECT 1 FROM view_vote WHERE view_vote.ballot = view_ballot.id AND view_vote.person = ?1) AND NOT EXISTS
        (SELECT 1 FROM view_envelope WHERE view_envelope.ballot = view_ballot.id AND view_envelope.voter = ?1)
      """, [actor.person.text, now.milliseconds])
    let toCount = try database.rows(
      """
      SELECT view_ballot.id AS ballot, view_ballot.closes AS closes, view_case.* FROM view_case
      JOIN view_ballot ON view_ballot.subject = view_case.id
      WHERE view_case.receiver = ?1 AND view_case.state = 'balloting' AND view_ballot.result IS NULL
        AND (view_ballot.closes <= ?2 OR view_ballot.voted >= view_ballot.roll_size)
      """, [actor.party.text, now.milliseconds])
    let toIssue = try database.rows(
      """
      SELECT view_ballot.id AS ballot, view_ballot.closes AS closes, view_case.* FROM view_case
      JOIN view_ballot ON view_ballot.subject = view_case.id
      JOIN view_ballot_conduct ON view_ballot_conduct.ballot = view_ballot.id
      WHERE view_case.state = 'balloting' AND view_case.receiver <> ?1 AND view_ballot.result IS NULL
        AND view_ballot.closes > ?2 AND view_ballot_conduct.conduct ->> '$.secrecy' = 'secret'
        AND NOT EXISTS (SELECT 1 FROM view_credential_key WHERE view_credential_key.ballot = view_ballot.id)
      """, [actor.party.text, now.milliseconds])
    let toDecide = try database.rows(
      """
      SELECT view_ballot.id AS ballot, view_ballot.closes AS closes, view_case.* FROM view_case
      JOIN view_ballot ON view_ballot.subject = view_case.id
      WHERE view_case.state = 'balloting' AND view_ballot.result ->> '$.outcome' = 'awaitsHead'
      """, [])
    return try duties(toDecide, about: "ballot", command: "decide-as-head") { $0.instant("closes") }
      + duties(open.filter { $0["secret"] != 1 }, about: "ballot", command: "cast-vote") { $0.instant("closes") }
      + duties(open.filter { $0["secret"] == 1 }, about: "ballot", command: "request-credential") {
        $0.instant("closes")
      }
      + duties(toIssue, about: "ballot", command: "issue-credentials") { $0.instant("closes") }
      + duties(toCount, about: "ballot", command: "close-ballot") { $0.instant("closes") }
  }

  private func signatures() throws -> [Duty] {
    let missing = try database.rows(
      """
      SELECT view_signatory.resolution AS signature, view_case.* FROM view_signatory
      JOIN view_case ON view_case.resolution = view_signatory.resolution
      WHERE view_signatory.party = ? AND view_signatory.signed_at IS NULL
        AND view_signatory.declined_at IS NULL AND view_case.state = 'resolving'
      """, [actor.party.text])
    return try duties(missing, about: "signature", command: "sign-resolution") { _ in nil }
  }

  /// The drafts of the inventory that nobody has reviewed.
  private func reviews() throws -> [Duty] {
    let unreviewed = try database.rows(
      """
      SELECT view_inventory_draft.proposal AS draft, view_case.* FROM view_case
      JOIN view_inventory_draft ON view_inventory_draft.subject = view_case.id
      WHERE view_case.state = 'deliberating' AND NOT EXISTS
        (SELECT 1 FROM view_legality_review WHERE view_legality_review.draft = view_inventory_draft.proposal)
      """)
    return try duties(unreviewed, about: "draft", command: "review-legality") { _ in nil }
  }

  private func heldTasks() throws -> [Duty] {
    let held = try database.rows(
      """
      SELECT view_held_task.id AS task, view_case.* FROM view_held_task
      JOIN view_case ON view_case.resolution = view_held_task.resolution
      WHERE view_held_task.state = 'held' AND view_case.state = 'executing'
      """)
    return try duties(held, about: "task", command: "admit-task") { _ in nil }
  }

  /// The reviews of emergency powers that the party granted and that are over.
  private func emergencyReviews() throws -> [Duty] {
    try database.emergencies(where: "review IS NULL").compactMap { standing in
      let grant = standing.grant
      guard grant.grantor == actor.party, grant.end <= now else { return nil }
      let request = DecisionRequest(
        actor: actor, act: .reviewEmergency, matter: .governance, stage: .governance,
        area: AreaCode.around(grant.areas) ?? grant.areas[0], at: now,
        facts: DecisionFacts(executors: [try database.users(of: grant)]))
      guard case .permit = inventory.decide(request) else { return nil }
      return Duty(
        command: "review-emergency", subject: standing.subject, title: standing.title, about: grant.id.text,
        due: standing.reviewDue(on: calendar))
    }
  }

  private func tasks() throws -> [Duty] {
    let unfinished = try database.rows(
      """
      SELECT view_task.id AS task, view_task.due AS due, view_case.* FROM view_task_party
      JOIN view_task ON view_task.id = view_task_party.task JOIN view_case ON view_case.id = view_task.subject
      WHERE view_task_party.party = ? AND view_task.state IN ('assigned', 'underway')
        AND view_task.resolution = view_case.resolution
      """, [actor.party.text])
    return try duties(unfinished, about: "task", command: "report-progress") { row in
      CivilDate(row["due"] as String).map { calendar.end(of: $0) }
    }
  }

  private func duties(
    _ rows: [Row], about: String, command: String, due: (Row) -> Instant?
  ) throws -> [Duty] {
    try rows.compactMap { row in
      let standing = try CaseStanding(row: row)
      guard try isPermitted(command, in: standing) else { return nil }
      return Duty(command: command, subject: standing.id, title: row["title"], about: row[about], due: due(row))
    }
  }

  /// Whether the inventory lets this seat give the command: what one may not do is no duty.
  private func isPermitted(_ command: String, in standing: CaseStanding) throws -> Bool {
    guard let act = Commands.named(command)?.act else { return false }
    let executors =
      act == .reviewLegality
      ? try database.drafters(of: standing.id) : act.isSupervising ? try database.executors(of: standing.id) : []
    let request = DecisionRequest(
      actor: actor, act: act, matter: standing.matter, stage: standing.stage(for: act), area: standing.area, at: now,
      facts: DecisionFacts(
        executors: executors, recused: try database.recused(in: standing.id), grants: grants))
    if case .permit = inventory.decide(request) { return true }
    return false
  }
}

extension Instant {
  fileprivate static var endOfTime: Instant { Instant(milliseconds: .max) }
}
