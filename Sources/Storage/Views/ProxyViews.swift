import GRDB
import Proceedings
import Record
import Vocabulary
import Voting

extension Database {
  func apply(_ granted: ProxyGranted, _ recorded: RecordedEvent) throws {
    try run(
      "INSERT INTO view_proxy (id, sequence, giver, holder, area, mandate, given_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        granted.id.text, recorded.sequence, granted.mandate.from.text, granted.mandate.to.text, granted.area.text,
        try canonicalText(granted.mandate), granted.mandate.given.milliseconds,
      ])
  }

  func apply(_ revoked: ProxyRevoked, _ recorded: RecordedEvent) throws {
    try run("UPDATE view_proxy SET revoked_at = ? WHERE id = ?", [recorded.at.milliseconds, revoked.proxy.text])
  }

  func mandate(_ id: MandateID) throws -> KeptMandate? {
    try row("SELECT * FROM view_proxy WHERE id = ?", [id.text]).map { try KeptMandate(row: $0) }
  }

  /// The mandates that were given by an instant and not taken back by then, the first first.
  func mandates(at instant: Instant) throws -> [Mandate] {
    try rows(
      """
      SELECT * FROM view_proxy WHERE given_at <= ?1 AND (revoked_at IS NULL OR revoked_at > ?1) ORDER BY sequence
      """, [instant.milliseconds]
    ).map { try KeptMandate(row: $0).mandate }
  }

  /// The mandates that a person gave or holds, the newest first.
  func mandates(of person: PersonID) throws -> [KeptMandate] {
    try rows(
      "SELECT * FROM view_proxy WHERE giver = ?1 OR holder = ?1 ORDER BY sequence DESC", [person.text]
    ).map { try KeptMandate(row: $0) }
  }
}

extension KeptMandate {
  /// A mandate as `view_proxy` holds it.
  init(row: Row) throws {
    let mandate: Mandate = try row.value("mandate")
    guard let area = AreaCode(row["area"] as String) else { throw UnreadableView(column: "view_proxy.area") }
    self.init(
      id: MandateID(row["id"]), area: area,
      mandate: row.instant("revoked_at").map { mandate.revoked(at: $0) } ?? mandate)
  }
}
