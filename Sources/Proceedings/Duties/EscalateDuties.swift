import Cases
import Duties
package import Inventory
package import Record
package import Vocabulary

/// Every duty of a case whose limit is over goes up by the steps that are due and were not taken (催办).
///
/// Whoever holds the act may do it; the duty clock does it in time. A step is taken once, however often it is asked for.
package struct EscalateDuties: CaseCommand {
  package static let kind =
    CommandKind("escalate-duties", .escalate, "cases/{case}/escalations", [.subject], EscalateDuties.self)

  package let subject: CaseID

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard let inventory = hearing.inventory else { throw Refusal(.noInventory) }
    guard let steps = try Self.steps(of: subject, under: inventory, on: desk, at: hearing.now) else {
      throw Unknown("case", subject.text)
    }
    guard !steps.isEmpty else { throw Refusal(.nothingDue) }
    return steps.map { .dutyEscalated($0) }
  }

  /// The steps of the ladder that are due in a case and were not taken; nil for a case that does not exist.
  package static func steps(
    of subject: CaseID, under inventory: CompiledInventory, on desk: any Desk, at now: Instant
  ) throws -> [DutyEscalated]? {
    guard let clocks = try desk.clocks(of: subject) else { return nil }
    let (calendar, ladder) = (try desk.calendar(), try desk.ladder())
    var steps: [DutyEscalated] = []
    for owed in clocks.obligations(under: inventory, on: calendar, at: now) {
      let chain = inventory.chain(above: owed.holder, by: owed.entry)
      let article = owed.entry.flatMap { inventory.entry($0) }?.basis.text
      let reached = ladder.reached(by: owed, beyond: clocks.taken[owed.key] ?? 0, at: now, on: calendar)
      for (step, rung) in reached {
        let to = rung.level == 0 ? owed.holder : body(at: rung.level, of: chain)
        steps.append(
          DutyEscalated(
            duty: owed.key, step: step, word: rung.word, multiple: rung.multiple, holder: owed.holder, to: to,
            entry: owed.entry, article: article, alarm: try alarm(for: to, on: desk, at: now)))
      }
    }
    return steps
  }

  /// The body so many levels up; a ladder that is longer than the line stays with the highest body.
  private static func body(at level: Int, of chain: [PartyID]) -> PartyID? {
    chain.isEmpty ? nil : chain[min(level, chain.count) - 1]
  }

  private static func alarm(for party: PartyID?, on desk: any Desk, at now: Instant) throws -> DutyEscalated.Alarm? {
    guard let party else { return .nobodyAbove }
    return try desk.seats(of: [party], at: now).isEmpty ? .nobodySits : nil
  }
}
