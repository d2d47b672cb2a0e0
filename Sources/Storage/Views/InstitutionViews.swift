import GRDB
import Record
import Vocabulary

extension Database {
  func apply(_ founded: InstitutionFounded) throws {
    try run(
      "INSERT INTO view_institution (only, name_zh, name_en, area, utc_offset) VALUES (1, ?, ?, ?, ?)",
      [founded.name.zh, founded.name.en, founded.area.text, founded.clock.offsetMinutes])
  }

  func apply(_ published: InventoryPublished, _ recorded: RecordedEvent) throws {
    try run(
      """
      INSERT INTO view_inventory (version, digest, effective_from, published_at, sequence, entries)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        published.version, published.digest, published.effectiveFrom.description, recorded.at.milliseconds,
        recorded.sequence, published.entries,
      ])
    if let ground = published.ground { try apply(ground, of: published.version, recorded) }
  }

  func apply(_ enrolled: PersonEnrolled) throws {
    try run("INSERT INTO view_person (id, name) VALUES (?, ?)", [enrolled.person.text, enrolled.name])
    for (name, commitment) in enrolled.commitments {
      try run(
        "INSERT INTO view_commitment (commitment, person, name) VALUES (?, ?, ?)",
        [commitment, enrolled.person.text, name])
    }
  }

  func apply(_ appointed: SeatAppointed) throws {
    let seat = appointed.seat
    try run(
      """
      INSERT INTO view_seat (id, person, party, title_zh, title_en, from_at, until_at) VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        seat.id.text, seat.person.text, seat.party.text, seat.title?.zh, seat.title?.en,
        seat.mandate.from.milliseconds, seat.mandate.until?.milliseconds,
      ])
  }

  func apply(_ ended: MandateEnded, _ recorded: RecordedEvent) throws {
    try run(
      "UPDATE view_seat SET until_at = max(from_at, ?) WHERE id = ?",
      [recorded.at.milliseconds, ended.seat.text])
  }

  func apply(_ erased: PersonErased, _ recorded: RecordedEvent) throws {
    try run(
      "INSERT INTO view_erasure (person, at, sequence, private) VALUES (?, ?, ?, ?)",
      [erased.person.text, recorded.at.milliseconds, recorded.sequence, erased.values])
    try run("UPDATE view_person SET name = ? WHERE id = ?", ["已删除 · erased", erased.person.text])
  }

  func apply(_ kept: RegisterKept) throws {
    try run(
      """
      INSERT INTO view_register (area, register) VALUES (?, ?)
      ON CONFLICT (area) DO UPDATE SET register = excluded.register
      """, [kept.area.prefix, try canonicalText(kept.register)])
  }

  func apply(_ kept: CalendarKept) throws {
    try run("DELETE FROM view_calendar")
    for (days, worked) in [(kept.holidays, "no"), (kept.workedWeekends, "yes")] {
      for day in days {
        try run("INSERT INTO view_calendar (day, worked) VALUES (?, ?)", [day.description, worked])
      }
    }
  }

  /// A value in canonical JSON, for a column that holds a whole value.
  func canonicalText(_ value: some Encodable) throws -> String {
    String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
  }
}
