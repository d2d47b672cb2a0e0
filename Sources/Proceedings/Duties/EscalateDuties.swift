import Cases
import Duties
import Inventory
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
    guard let clocks = try desk.clocks(of: subject) else { throw Unknown("case", subject.text) }
    guard let inventory = hearing.inventory else { throw Refusal(.noInventory) }
    let (calendar, ladder, now) = (try desk.calendar(), try desk.ladder(), hearing.now)
    var events: [Event] = []
    for owed in clocks.obligations(under: inventory, on: calendar, at: now) {
      let chain = inventory.chain(above: owed.holder, by: owed.entry)
      let article = owed.entry.flatMap { inventory.entry($0) }?.basis.text
      let reached = ladder.reached(by: owed, beyond: clocks.taken[owed.key] ?? 0, at: now, on: calendar)
      for (step, rung) in reached {
        let to = rung.level == 0 ? owed.holder : Self.body(at: rung.level, of: chain)
        events.append(
          .dutyEscalated(
            DutyEscalated(
              duty: owed.key, step: step, word: rung.word, multiple: rung.multiple, holder: owed.holder, to: to,
              entry: owed.entry, article: article, alarm: try Self.alarm(for: to, on: desk, at: now))))
      }
    }
    guard !events.isEmpty else { throw Refusal(.nothingDue) }
    return events
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
