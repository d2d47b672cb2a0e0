import GRDB
import Inventory
package import Proceedings
package import Vocabulary

extension SQLiteReadingRoom {
  package func privateWords(of id: CaseID, for reader: PrivateReader) async throws -> [String: String] {
    let opened = try await store.pool.read { database -> OpenedWords? in
      guard let row = try database.row("SELECT filer, matter FROM view_case WHERE id = ?", [id.text]) else {
        return nil
      }
      let offset: Int? = try database.value("SELECT utc_offset FROM view_institution")
      let clock = offset.map { CivilClock(offsetMinutes: $0) } ?? .china
      var opened = OpenedWords(
        subject: id, owner: PersonID(row["filer"]), day: clock.date(of: reader.at).description)
      let inventory = try store.inventory(at: reader.at, in: database)
      for value in try database.rows(
        """
        SELECT view_commitment.name AS name, text, commitment FROM view_commitment
        JOIN private_value USING (commitment) WHERE subject = ?
        """, [id.text])
      {
        let name: String = value["name"]
        opened.words[name] = value["text"]
        let isNoted =
          try database.row(
            "SELECT 1 FROM private_reading WHERE seat = ? AND commitment = ? AND day = ?",
            [reader.seat.text, value["commitment"] as String, opened.day]) != nil
        guard !isNoted else { continue }
        opened.unnoted.append(
          (
            name: name, commitment: value["commitment"],
            purpose: inventory?.purpose(of: name, in: MatterCode(row["matter"]))?.zh ?? ""
          ))
      }
      return opened
    }
    guard let opened else { return [:] }
    if opened.owner != reader.person, !opened.unnoted.isEmpty {
      // Noted before the words are given: what cannot be noted is not read.
      try await store.pool.write { try $0.note(opened, by: reader) }
    }
    return opened.words
  }

  package func personalFields(of owner: PersonID?) async throws -> [PersonalField] {
    let condition =
      owner == nil
      ? "commitment IN (SELECT commitment FROM private_reading)"
      : "view_commitment.person = ?1 OR view_commitment.subject IN (SELECT id FROM view_case WHERE filer = ?1)"
    return try await store.pool.read { database in
      let fields = try database.rows(
        """
        SELECT coalesce(view_commitment.person, filer) AS owner, view_commitment.subject AS subject,
          view_commitment.name AS name, commitment,
          EXISTS (SELECT 1 FROM private_value WHERE private_value.commitment = view_commitment.commitment) AS kept
        FROM view_commitment LEFT JOIN view_case ON view_case.id = view_commitment.subject
        WHERE \(condition)
        ORDER BY owner, view_commitment.subject, view_commitment.name
        """, owner.map { StatementArguments([$0.text]) } ?? StatementArguments())
      return try fields.map { field in
        let readings = try database.rows(
          """
          SELECT private_reading.*, view_person.name AS reader_name FROM private_reading
          JOIN view_person ON view_person.id = reader WHERE commitment = ? ORDER BY number
          """, [field["commitment"] as String])
        return PersonalField(
          owner: PersonID(field["owner"]), name: field["name"], subject: field.identifier("subject"),
          isKept: field["kept"] == 1,
          readings: readings.map {
            PersonalField.Reading(
              at: $0.requiredInstant("at"), reader: PersonID($0["reader"]), name: $0["reader_name"],
              seat: SeatID($0["seat"]), party: PartyID($0["party"]), purpose: $0["purpose"])
          })
      }
    }
  }
}

/// The private words of a case, with what is not noted yet of their reading.
private struct OpenedWords {
  let subject: CaseID
  let owner: PersonID
  let day: String
  var words: [String: String] = [:]
  var unnoted: [(name: String, commitment: String, purpose: String)] = []
}

extension Database {
  fileprivate func note(_ opened: OpenedWords, by reader: PrivateReader) throws {
    for field in opened.unnoted {
      try run(
        """
        INSERT OR IGNORE INTO private_reading
          (at, day, reader, seat, party, owner, subject, name, commitment, purpose)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          reader.at.milliseconds, opened.day, reader.person.text, reader.seat.text, reader.party.text,
          opened.owner.text, opened.subject.text, field.name, field.commitment, field.purpose,
        ])
    }
  }
}
