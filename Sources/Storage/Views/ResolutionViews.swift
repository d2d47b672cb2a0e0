import Cases
import Duties
import GRDB
import Record
import Resolutions
import Vocabulary

extension Database {
  func apply(_ drafted: ResolutionDrafted, _ recorded: RecordedEvent) throws {
    let frozen = drafted.resolution
    try run(
      "INSERT INTO view_resolution (id, subject, sequence, frozen, digest) VALUES (?, ?, ?, ?, ?)",
      [frozen.id.text, frozen.subject.text, recorded.sequence, try canonicalText(frozen), drafted.digest])
    for (ordinal, signatory) in frozen.signatories.enumerated() {
      try run(
        "INSERT INTO view_signatory (resolution, ordinal, party, entry) VALUES (?, ?, ?, ?)",
        [frozen.id.text, ordinal, signatory.party.text, signatory.entry.text])
    }
    let party = recorded.author.party
    try step(frozen.kind == .order ? .order(by: party, frozen.id) : .draft(by: party, frozen.id), recorded)
  }

  func apply(_ signed: ResolutionSigned, _ recorded: RecordedEvent) throws {
    try run(
      "UPDATE view_signatory SET signed_by = ?, signed_at = ? WHERE resolution = ? AND party = ?",
      [
        recorded.author.person.text, recorded.at.milliseconds, signed.resolution.text, recorded.author.party.text,
      ])
    try keep(signed.signature, under: signed.resolution, recorded)
    try touch(try subject(of: recorded), recorded)
  }

  func apply(_ declined: SignatureDeclined, _ recorded: RecordedEvent) throws {
    let id = declined.resolution.text
    try run(
      """
      UPDATE view_signatory SET declined_by = ?, declined_at = ?, declined = ? WHERE resolution = ? AND party = ?
      """,
      [
        recorded.author.person.text, recorded.at.milliseconds, declined.reason, id, recorded.author.party.text,
      ])
    let row = try row("SELECT frozen FROM view_resolution WHERE id = ?", [id])
    let frozen: FrozenResolution? = try row?.value("frozen")
    let left: Int =
      try value("SELECT count(*) FROM view_signatory WHERE resolution = ? AND declined_at IS NULL", [id]) ?? 0
    // The others may be enough; then it only stands in the record that this seat did not.
    if let frozen, left >= frozen.signaturesNeeded ?? frozen.signatories.count {
      return try touch(try subject(of: recorded), recorded)
    }
    try run("UPDATE view_resolution SET declined = ? WHERE id = ?", [declined.reason, id])
    try step(.declineSignature, recorded)
  }

  func apply(_ inForce: ResolutionInForce, _ recorded: RecordedEvent) throws {
    try run(
      "UPDATE view_resolution SET in_force_at = ? WHERE id = ?",
      [recorded.at.milliseconds, inForce.resolution.text])
    try count("resolutions")
    if try standing(try subject(of: recorded))?.state == .resolving { try step(.enterIntoForce, recorded) }
  }

  func apply(_ assigned: TaskAssigned, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    let clause = assigned.clause
    try run(
      """
      INSERT INTO view_task (id, subject, sequence, resolution, clause, lead, due, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        assigned.id.text, subject.text, recorded.sequence, assigned.resolution.text, try canonicalText(clause),
        clause.lead.text, clause.due.description, TaskState.assigned.rawValue,
      ])
    for party in Set([clause.lead] + clause.supports).sorted() {
      try run(
        "INSERT INTO view_task_party (task, party, role) VALUES (?, ?, ?)",
        [assigned.id.text, party.text, party == clause.lead ? "lead" : "support"])
      try run(
        "INSERT OR IGNORE INTO view_executor (subject, party) VALUES (?, ?)", [subject.text, party.text])
    }
    try touch(subject, recorded)
  }

  func apply(_ reported: ProgressReported, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try note(reported.progress.rawValue, reported.text, on: reported.task, recorded)
    try run(
      "INSERT OR IGNORE INTO view_executor_person (subject, party, person) VALUES (?, ?, ?)",
      [subject.text, recorded.author.party.text, recorded.author.person.text])
    try set(reported.progress == .done ? .reported : .underway, of: reported.task)
    if try everyTask(besides: reported.task, isIn: [.reported, .verified]), reported.progress == .done {
      try step(.reportLastTask, recorded)
    } else {
      try touch(subject, recorded)
    }
  }

  func apply(_ checked: TaskChecked, _ recorded: RecordedEvent) throws {
    try note(checked.finding.rawValue, checked.text, on: checked.task, recorded)
    try set(checked.finding == .passed ? .verified : .underway, of: checked.task)
    if checked.finding == .sentBack {
      try step(.sendBack, recorded)
    } else if try everyTask(besides: checked.task, isIn: [.verified]) {
      try step(.verifyLastTask, recorded)
    } else {
      try touch(try subject(of: recorded), recorded)
    }
  }

  private func note(_ word: String, _ text: String, on task: TaskID, _ recorded: RecordedEvent) throws {
    try run(
      "INSERT INTO view_task_note (task, sequence, word, text, author, party, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        task.text, recorded.sequence, word, text, recorded.author.person.text, recorded.author.party.text,
        recorded.at.milliseconds,
      ])
  }

  private func set(_ state: TaskState, of task: TaskID) throws {
    try run("UPDATE view_task SET state = ? WHERE id = ?", [state.rawValue, task.text])
  }

  private func everyTask(besides task: TaskID, isIn states: Set<TaskState>) throws -> Bool {
    try rows(
      """
      SELECT other.state FROM view_task AS other JOIN view_task AS this ON this.resolution = other.resolution
      WHERE this.id = ?1 AND other.id <> ?1
      """, [task.text]
    ).allSatisfy { states.contains(try $0.word("state")) }
  }
}
