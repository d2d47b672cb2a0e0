import Cases
import GRDB
import Inventory
import Record
import Vocabulary

extension Database {
  func apply(_ filed: CaseFiled, _ recorded: RecordedEvent) throws {
    let offset: Int = try value("SELECT utc_offset FROM view_institution") ?? CivilClock.china.offsetMinutes
    let year = CivilClock(offsetMinutes: offset).date(of: recorded.at).components.year
    try run(
      """
      INSERT INTO view_case (id, matter, area, track, state, outcome, filer, receiver, round, title, text,
        filed_at, filed_sequence, accept_by, changed_at, changed_sequence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        filed.id.text, filed.matter.text, filed.area.text, filed.track.rawValue, CaseState.filed.rawValue,
        CaseOutcome.unknown.rawValue, recorded.author.person.text, filed.receiver.text, filed.title, filed.text,
        recorded.at.milliseconds, recorded.sequence, filed.acceptBy?.milliseconds, recorded.at.milliseconds,
        recorded.sequence,
      ])
    try run(
      "INSERT INTO view_case_words (rowid, id, title, text) VALUES (?, ?, ?, ?)",
      [recorded.sequence, filed.id.text, filed.title, filed.text])
    try count("cases-\(year)")
    for (name, commitment) in filed.commitments {
      try run(
        "INSERT INTO view_commitment (commitment, subject, name) VALUES (?, ?, ?)", [commitment, filed.id.text, name])
    }
  }

  func apply(_ resubmitted: CaseResubmitted, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try step(.resubmit(by: recorded.author.person), recorded)
    try run(
      "UPDATE view_case SET title = ?, text = ?, accept_by = ? WHERE id = ?",
      [resubmitted.title, resubmitted.text, resubmitted.acceptBy?.milliseconds, subject.text])
    try run(
      """
      UPDATE view_case_words SET title = ?, text = ?
      WHERE rowid = (SELECT filed_sequence FROM view_case WHERE id = ?)
      """, [resubmitted.title, resubmitted.text, subject.text])
  }

  func apply(_ evaluated: CaseEvaluated, _ recorded: RecordedEvent) throws {
    let before = try standing(try subject(of: recorded))?.outcome
    try step(.evaluate(by: recorded.author.person, evaluated.outcome), recorded)
    if evaluated.outcome == .solved, before != .solved { try count("solved") }
    if evaluated.outcome != .solved, before == .solved { try count("solved", by: -1) }
  }

  func applyRecusal(_ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run(
      "INSERT OR IGNORE INTO view_recusal (subject, person) VALUES (?, ?)",
      [subject.text, recorded.author.person.text])
    try touch(subject, recorded)
  }

  /// Takes a step in the life of a case, by the same rule that permitted it at the door.
  func step(_ step: CaseStep, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    guard let before = try standing(subject) else {
      throw BrokenRecord(sequence: recorded.sequence, reason: "case \(subject) does not exist")
    }
    let after: CaseStanding
    do {
      after = try before.after(step, at: recorded.at)
    } catch {
      throw BrokenRecord(sequence: recorded.sequence, reason: "the case cannot take this step: \(error.code.rawValue)")
    }
    if case .reopen = step, before.outcome == .solved { try count("solved", by: -1) }
    try run(
      """
      UPDATE view_case SET state = ?, outcome = ?, receiver = ?, handover_to = ?, round = ?, evaluation_since = ?,
        adopted = ?, resolution = ?, convene_by = ?, changed_at = ?, changed_sequence = ? WHERE id = ?
      """,
      [
        after.state.rawValue, after.outcome.rawValue, after.receiver.text, after.handoverTo?.text, after.round,
        after.evaluationSince?.milliseconds, after.adopted?.text, after.resolution?.text, after.conveneBy?.milliseconds,
        recorded.at.milliseconds, recorded.sequence, subject.text,
      ])
  }

  /// Notes that a case changed without taking a step.
  func touch(_ subject: CaseID, _ recorded: RecordedEvent) throws {
    try run(
      "UPDATE view_case SET changed_at = ?, changed_sequence = ? WHERE id = ?",
      [recorded.at.milliseconds, recorded.sequence, subject.text])
  }

  /// Where a case stands.
  func standing(_ id: CaseID) throws -> CaseStanding? {
    guard let row = try row("SELECT * FROM view_case WHERE id = ?", [id.text]) else { return nil }
    return try CaseStanding(row: row)
  }
}

extension CaseStanding {
  /// A case as `view_case` holds it.
  init(row: Row) throws {
    guard let area = AreaCode(row["area"] as String) else { throw UnreadableView(column: "view_case.area") }
    self.init(
      id: CaseID(row["id"]), matter: MatterCode(row["matter"]), area: area, track: try row.word("track"),
      state: try row.word("state"), outcome: try row.word("outcome"), filer: PersonID(row["filer"]),
      receiver: PartyID(row["receiver"]), handoverTo: row.identifier("handover_to"), round: row["round"],
      evaluationSince: row.instant("evaluation_since"), adopted: row.identifier("adopted"),
      resolution: row.identifier("resolution"), conveneBy: row.instant("convene_by"))
  }
}

/// A view holds what no event could have put there; `gongzhi rebuild` derives it anew.
struct UnreadableView: Error, CustomStringConvertible {
  let column: String
  var description: String { "unreadable view: \(column); rebuild the views" }
}

extension Row {
  /// One of the words of a closed list.
  func word<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: self[column]) else { throw UnreadableView(column: column) }
    return word
  }

  /// An identifier that may be missing.
  func identifier<Named>(_ column: String) -> Identifier<Named>? {
    (self[column] as String?).map { Identifier($0) }
  }

  /// An instant that may be missing.
  func instant(_ column: String) -> Instant? {
    (self[column] as Int64?).map { Instant(milliseconds: $0) }
  }

  /// An instant.
  func requiredInstant(_ column: String) -> Instant { Instant(milliseconds: self[column]) }

  /// A whole value that a column may hold in canonical JSON.
  func optionalValue<Value: Decodable>(_ column: String) throws -> Value? {
    self[column] as String? == nil ? nil : try value(column)
  }

  /// A whole value that a column holds in canonical JSON.
  func value<Value: Decodable>(_ column: String) throws -> Value {
    try CanonicalJSON.decode(Value.self, from: Array((self[column] as String).utf8))
  }
}
