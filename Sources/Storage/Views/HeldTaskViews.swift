import GRDB
import Proceedings
import Record
import Resolutions
import Vocabulary

extension Database {
  func apply(_ held: TaskHeld, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run(
      """
      INSERT INTO view_held_task (id, subject, sequence, resolution, clause, party, state)
      VALUES (?, ?, ?, ?, ?, ?, 'held')
      """,
      [
        held.id.text, subject.text, recorded.sequence, held.resolution.text, try canonicalText(held.clause),
        held.party.text,
      ])
    try touch(subject, recorded)
  }

  func apply(_ state: HeldTask.State, of task: TaskID, _ recorded: RecordedEvent) throws {
    try run("UPDATE view_held_task SET state = ? WHERE id = ?", [state.rawValue, task.text])
    try touch(try subject(of: recorded), recorded)
  }

  /// A task that was held.
  func heldTask(_ id: TaskID) throws -> HeldTask? {
    try row("SELECT * FROM view_held_task WHERE id = ?", [id.text]).map { try HeldTask(row: $0) }
  }

  /// The tasks of a case that were held, in the order of their clauses.
  func heldTasks(of id: CaseID) throws -> [HeldTask] {
    try rows("SELECT * FROM view_held_task WHERE subject = ? ORDER BY sequence", [id.text]).map {
      try HeldTask(row: $0)
    }
  }
}

extension HeldTask {
  /// A task as `view_held_task` holds it.
  fileprivate init(row: Row) throws {
    self.init(
      id: TaskID(row["id"]), subject: CaseID(row["subject"]), resolution: ResolutionID(row["resolution"]),
      clause: try row.value("clause"), party: PartyID(row["party"]), state: try row.word("state"))
  }
}
