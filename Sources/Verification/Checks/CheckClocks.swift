import Cases
import Duties
import Inventory
import Proceedings
import Record
import Vocabulary

extension Verifier {
  /// The limits that an event states, and the steps by which an overdue duty went up, follow from the inventory in
  /// force, the calendar and the case as it stood.
  mutating func checkClocks(of recorded: RecordedEvent) throws {
    func hold(_ isRight: Bool, _ reason: String) throws {
      guard isRight else { throw recorded.fault(reason) }
      verification.clocks += 1
    }
    let now = recorded.at
    func inventory() throws -> CompiledInventory? { try desk.inventory(at: now) }
    switch recorded.event {
    case .caseFiled(let filed):
      let receiver = try inventory()?.firstReceiver(of: filed.matter, in: filed.area, at: now)
      try hold(receiver?.party == filed.receiver, "the case went to another party than the lead for receiving it")
      let limit = try receiver.flatMap { receiver in
        try inventory().flatMap { try desk.deadline(of: receiver, in: $0, from: now) }
      }
      try hold(limit == filed.acceptBy, "the time by which the case must be answered does not follow from its entry")
    case .caseResubmitted(let resubmitted):
      let limit = try desk.limitOfReceiver(of: recorded.subject, under: try inventory(), at: now)
      try hold(
        limit == resubmitted.acceptBy, "the time by which the case must be answered does not follow from its entry")
    case .caseEndorsed(let endorsed):
      let before = recorded.subject.map { desk.endorsements(of: $0).count } ?? 0
      try hold(endorsed.endorsed == before + 1, "the households that endorse it are counted wrong")
    case .agendaReached(let agenda):
      guard let subject = recorded.subject, let standing = desk.standing(subject),
        let initiative = try inventory()?.matter(standing.matter)?.initiative
      else { return try hold(false, "its matter has no initiative of households") }
      try hold(
        desk.endorsements(of: subject).count == agenda.endorsed
          && agenda.endorsed >= agenda.share.needed(of: agenda.households) && agenda.share == initiative.share,
        "fewer households endorse it than its matter asks for")
      try hold(
        desk.calendar().end(of: initiative.convening, from: now) == agenda.conveneBy
          && standing.receiver == agenda.receiver, "the time by which the parties must be called does not follow")
    case .dutyEscalated(let escalated):
      let steps = try recorded.subject.flatMap { subject in
        try inventory().flatMap { try EscalateDuties.steps(of: subject, under: $0, on: desk, at: now) }
      }
      try hold(steps?.first == escalated, "the step by which the duty went up was not due, or goes to another body")
    default: break
    }
  }
}

extension Desk {
  /// When the receiver of a case must have answered, from now on.
  fileprivate func limitOfReceiver(
    of subject: CaseID?, under inventory: CompiledInventory?, at now: Instant
  ) throws -> Instant? {
    guard let inventory, let subject, let standing = try standing(subject) else { return nil }
    return try inventory.holders(
      of: .accept, matter: standing.matter, stage: .intake, area: standing.area, at: now
    ).first { $0.party == standing.receiver }.flatMap { try deadline(of: $0, in: inventory, from: now) }
  }
}
