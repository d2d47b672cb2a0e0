import GRDB
import Inventory
import Proceedings
import Record
import Vocabulary

extension Database {
  func apply(_ granted: EmergencyGranted, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run(
      "INSERT INTO view_emergency (id, subject, sequence, holder, granted, at) VALUES (?, ?, ?, ?, ?, ?)",
      [
        granted.grant.id.text, subject.text, recorded.sequence, granted.grant.holder.text,
        try canonicalText(granted.grant), recorded.at.milliseconds,
      ])
    try touch(subject, recorded)
  }

  func apply(_ revoked: EmergencyRevoked, _ recorded: RecordedEvent) throws {
    try run(
      "UPDATE view_emergency SET revoked = ?, revoked_at = ?, revoked_sequence = ? WHERE id = ?",
      [revoked.reason, recorded.at.milliseconds, recorded.sequence, revoked.grant.text])
    try touch(try subject(of: recorded), recorded)
  }

  func apply(_ reviewed: EmergencyReviewed, _ recorded: RecordedEvent) throws {
    try run(
      """
      UPDATE view_emergency SET finding = ?, review = ?, reviewer = ?, reviewed_at = ?, reviewed_sequence = ?
      WHERE id = ?
      """,
      [
        reviewed.finding.rawValue, reviewed.text, recorded.author.party.text, recorded.at.milliseconds,
        recorded.sequence, reviewed.grant.text,
      ])
    try touch(try subject(of: recorded), recorded)
  }

  /// Grants of emergency powers that meet a condition, in the order in which they were given.
  func emergencies(
    where condition: String = "true", _ arguments: StatementArguments = []
  ) throws -> [EmergencyStanding] {
    try rows(
      """
      SELECT view_emergency.*, view_case.title FROM view_emergency JOIN view_case ON view_case.id = subject
      WHERE \(condition) ORDER BY view_emergency.sequence
      """, arguments
    ).map { try EmergencyStanding(row: $0) }
  }

  /// The grants that were given in a case, or that reach its matter and place since it was filed.
  func emergencies(concerning row: Row) throws -> [EmergencyStanding] {
    let id: String = row["id"]
    let matter = MatterCode(row["matter"])
    guard let area = AreaCode(row["area"] as String) else { throw UnreadableView(column: "view_case.area") }
    let filed = row.requiredInstant("filed_at")
    return try emergencies().filter {
      $0.subject.text == id || ($0.grant.reaches(matter, in: area) && filed < $0.grant.end)
    }
  }

  /// Who may have used emergency powers: who acted under them sat in their holder when they did.
  func users(of grant: EmergencyGrant) throws -> Executor {
    let people = try rows("SELECT DISTINCT person FROM view_seat WHERE party = ?", [grant.holder.text])
    return Executor(party: grant.holder, persons: Set(people.map { PersonID($0["person"]) }))
  }
}

extension EmergencyStanding {
  /// A grant as `view_emergency` holds it, with the title of its case.
  fileprivate init(row: Row) throws {
    var grant: EmergencyGrant = try row.value("granted")
    grant.revokedAt = row.instant("revoked_at")
    let revoked: String? = row["revoked"]
    let review: String? = row["review"]
    self.init(
      grant: grant, subject: CaseID(row["subject"]), title: row["title"], grantedAt: row.requiredInstant("at"),
      sequence: row["sequence"],
      revocation: revoked.map { Revocation(reason: $0, sequence: row["revoked_sequence"]) },
      review: try review.map {
        Review(
          finding: try row.word("finding"), text: $0, party: PartyID(row["reviewer"]),
          at: row.requiredInstant("reviewed_at"), sequence: row["reviewed_sequence"])
      })
  }
}
