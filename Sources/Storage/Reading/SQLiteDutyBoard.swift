import Cases
import Duties
import Foundation
import GRDB
import Inventory
package import Proceedings
package import Record
package import Vocabulary

/// The clocks of open cases, read from the views.
package struct SQLiteDutyBoard: DutyBoard {
  private let store: Store

  /// A board on a store.
  package init(store: Store) { self.store = store }

  package func wakings(changedAfter sequence: Int64, at instant: Instant) async throws -> Wakings {
    try await store.pool.read { database in
      let size: Int64 = try database.value("SELECT coalesce(max(size), 0) FROM root") ?? 0
      guard let inventory = try store.inventory(at: instant, in: database) else {
        return Wakings(through: size - 1, rules: nil, cases: [:])
      }
      let calendar = try SQLiteDesk(database, nextSequence: 0, shelf: store.shelf).calendar()
      let ladder = try database.ladder()
      var cases: [CaseID: Wakings.Waking?] = [:]
      // A case in which nothing can be owed is read only if it may have been open when it was read before.
      let rows = try database.rows(
        sequence < 0
          ? """
          SELECT * FROM view_case WHERE changed_sequence > ? AND (state IN
            ('filed', 'accepted', 'deliberating', 'resolving', 'executing', 'verifying', 'evaluating')
            OR id IN (SELECT subject FROM view_emergency WHERE review IS NULL))
          """ : "SELECT * FROM view_case WHERE changed_sequence > ?", [sequence])
      for row in rows {
        let clocks = try database.clocks(row)
        let next = clocks.nextStep(of: ladder, under: inventory, on: calendar, at: instant)
        let closes = clocks.closesUnanswered
        cases[clocks.standing.id] = .some(
          next == nil && closes == nil ? nil : Wakings.Waking(escalates: next, closes: closes))
      }
      return Wakings(
        through: size - 1,
        rules: DutyRules(inventory: inventory.version, calendar: calendar, ladder: ladder), cases: cases)
    }
  }

  package func alarms(from sequence: Int64, count: Int) async throws -> [DutyEscalated] {
    try await store.pool.read { database in
      try database.rows(
        """
        SELECT bytes FROM event WHERE sequence IN
          (SELECT sequence FROM view_escalation WHERE sequence >= ? AND sequence < ? AND alarm IS NOT NULL)
        ORDER BY sequence
        """, [sequence, sequence + Int64(count)]
      ).compactMap {
        let recorded = try CanonicalJSON.decode(RecordedEvent.self, from: Array($0["bytes"] as Data))
        if case .dutyEscalated(let escalated) = recorded.event { return escalated }
        return nil
      }
    }
  }

  package func change(after sequence: Int64) -> AsyncStream<Void> { store.marks.change(after: sequence) }
}

extension SQLiteReadingRoom {
  package func escalations(at instant: Instant) async throws -> [EscalatedDuty] {
    try await store.pool.read { database in
      guard let inventory = try store.inventory(at: instant, in: database) else { return [] }
      let calendar = try SQLiteDesk(database, nextSequence: 0, shelf: store.shelf).calendar()
      let cases = try database.rows(
        """
        SELECT * FROM view_case WHERE (state IN ('filed', 'accepted', 'deliberating', 'resolving', 'executing',
            'verifying')
          OR id IN (SELECT subject FROM view_emergency WHERE review IS NULL))
          AND id IN (SELECT subject FROM view_escalation) ORDER BY changed_sequence DESC LIMIT 500
        """)
      var escalated: [EscalatedDuty] = []
      for row in cases {
        let clocks = try database.clocks(row)
        let owed = clocks.obligations(under: inventory, on: calendar, at: instant)
        escalated += try database.escalations(of: clocks.standing.id, title: row["title"], owed: owed)
      }
      return escalated.sorted { ($0.key.due, $0.subject) < ($1.key.due, $1.subject) }
    }
  }
}

extension Database {
  /// The duties of a case that were escalated and are still owed.
  func escalations(of id: CaseID, title: String, owed: [Obligation]) throws -> [EscalatedDuty] {
    var steps: [DutyKey: [EscalatedDuty.Step]] = [:]
    for row in try rows(
      "SELECT * FROM view_escalation WHERE subject = ? ORDER BY step", [id.text])
    {
      steps[DutyKey(row: row), default: []].append(
        EscalatedDuty.Step(
          number: row["step"], word: try row.word("word"), to: row.identifier("to_party"),
          alarm: try (row["alarm"] as String?).map { _ in try row.word("alarm") }, at: row.requiredInstant("at"),
          sequence: row["sequence"]))
    }
    return owed.compactMap { obligation in
      steps[obligation.key].map {
        EscalatedDuty(
          key: obligation.key, subject: id, title: title, holder: obligation.holder, entry: obligation.entry, steps: $0)
      }
    }
  }
}
