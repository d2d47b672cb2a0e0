import Cases
import GRDB
import Inventory
import Proceedings
import Record
import Vocabulary

extension Database {
  func apply(_ endorsed: CaseEndorsed, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run(
      """
      INSERT INTO view_petition (subject, households, share) VALUES (?, ?, ?)
      ON CONFLICT (subject) DO UPDATE SET households = excluded.households, share = excluded.share
      """, [subject.text, endorsed.households, endorsed.share.description])
    try run(
      "INSERT INTO view_endorsement (subject, person, household, sequence) VALUES (?, ?, ?, ?)",
      [subject.text, recorded.author.person.text, endorsed.household, recorded.sequence])
    try touch(subject, recorded)
  }

  func applyWithdrawal(_ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run(
      "DELETE FROM view_endorsement WHERE subject = ? AND person = ?",
      [subject.text, recorded.author.person.text])
    try touch(subject, recorded)
  }

  func apply(_ reached: AgendaReached, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    let before = try standing(subject)
    try step(.reachAgenda(conveneBy: reached.conveneBy), recorded)
    let due = reached.conveneBy.milliseconds
    try run(
      "UPDATE view_petition SET reached_at = ?, convene_by = ? WHERE subject = ?",
      [recorded.at.milliseconds, due, subject.text])
    // A case that had been returned is to be answered again, in the same time.
    if before?.state == .returned {
      try run("UPDATE view_case SET accept_by = ? WHERE id = ?", [due, subject.text])
    }
  }

  /// A reopened case begins without endorsements; the record keeps those of the round before.
  func forgetPetition(_ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run("DELETE FROM view_endorsement WHERE subject = ?", [subject.text])
    try run("DELETE FROM view_petition WHERE subject = ?", [subject.text])
  }

  /// The households that endorse a case, by the person who does so for each.
  func endorsements(of id: CaseID) throws -> [PersonID: String] {
    var households: [PersonID: String] = [:]
    for row in try rows("SELECT person, household FROM view_endorsement WHERE subject = ?", [id.text]) {
      households[PersonID(row["person"])] = row["household"]
    }
    return households
  }

  /// How far a petition has come; nil before the first endorsement.
  func petition(of id: CaseID) throws -> PetitionView? {
    guard let row = try row("SELECT * FROM view_petition WHERE subject = ?", [id.text]) else { return nil }
    guard let share = HouseholdShare(row["share"] as String) else {
      throw UnreadableView(column: "view_petition.share")
    }
    let endorsers = try rows(
      "SELECT person FROM view_endorsement WHERE subject = ? ORDER BY sequence", [id.text])
    return PetitionView(
      endorsers: endorsers.map { PersonID($0["person"]) }, households: row["households"], share: share,
      reachedAt: row.instant("reached_at"), conveneBy: row.instant("convene_by"))
  }
}
