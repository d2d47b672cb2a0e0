import Cases
import Duties
import Inventory
import Record
import Vocabulary

/// The cases: where each stands, by the same rules that let it take its steps, and what happened beside the steps.
struct CaseBook {
  /// A case with what its events left behind.
  struct Kept {
    var standing: CaseStanding
    var title: String
    var acceptBy: Instant?
    /// When the last handover was offered, and when progress was reported last.
    var offeredAt: Instant?
    var reportedAt: Instant?
    var recused: Set<PersonID> = []
    /// The parties that had a task in any round, and who reported for whom.
    var executing: Set<PartyID> = []
    var reporters: [PartyID: Set<PersonID>] = [:]
    /// The households that endorse it in this round, by the person who does so.
    var endorsements: [PersonID: String] = [:]
    /// The highest step of the ladder that each duty took.
    var steps: [DutyKey: Int] = [:]
  }

  private(set) var cases: [CaseID: Kept] = [:]
  private(set) var filedInYear: [Int: Int] = [:]

  subscript(id: CaseID) -> Kept? { cases[id] }

  /// Whether a case was filed; cheaper than to look at it.
  func contains(_ id: CaseID) -> Bool { cases.index(forKey: id) != nil }

  mutating func fold(_ event: CaseFiled, by filer: PersonID, inYear year: Int) throws(Unfounded) {
    let standing = CaseStanding(
      id: event.id, matter: event.matter, area: event.area, track: event.track, state: .filed, filer: filer,
      receiver: event.receiver)
    let kept = Kept(standing: standing, title: event.title, acceptBy: event.acceptBy)
    try demand(cases.updateValue(kept, forKey: event.id) == nil, "case \(event.id) was filed before")
    filedInYear[year, default: 0] += 1
  }

  /// Takes a step in the life of a case; what the rules of the case refuse cannot have happened.
  mutating func take(_ step: CaseStep, in id: CaseID, at instant: Instant) throws(Unfounded) {
    guard let before = cases[id]?.standing else { throw Unfounded("case \(id) does not exist") }
    do {
      cases[id]?.standing = try before.after(step, at: instant)
    } catch {
      throw Unfounded("the case cannot take this step: \(error.code.rawValue)")
    }
  }

  /// Changes what happened in a case beside its steps.
  mutating func amend(_ id: CaseID, _ change: (inout Kept) throws(Unfounded) -> Void) throws(Unfounded) {
    guard var kept = cases.removeValue(forKey: id) else { throw Unfounded("case \(id) does not exist") }
    try change(&kept)
    cases[id] = kept
  }

  mutating func fold(_ event: CaseResubmitted, in id: CaseID, by person: PersonID, at instant: Instant)
    throws(Unfounded)
  {
    try take(.resubmit(by: person), in: id, at: instant)
    try amend(id) { kept in
      kept.title = event.title
      kept.acceptBy = event.acceptBy
    }
  }

  mutating func fold(_ event: CaseEndorsed, in id: CaseID, by person: PersonID) throws(Unfounded) {
    try demand(event.households > 0, "the area of the petition has no households")
    try amend(id) { kept throws(Unfounded) in
      try demand(
        kept.endorsements[person] == nil && !kept.endorsements.values.contains(event.household),
        "the household endorses the case already")
      kept.endorsements[person] = event.household
    }
  }

  mutating func withdrawEndorsement(in id: CaseID, by person: PersonID) throws(Unfounded) {
    try amend(id) { $0.endorsements[person] = nil }
  }

  mutating func fold(_ event: AgendaReached, in id: CaseID, at instant: Instant) throws(Unfounded) {
    let wasReturned = cases[id]?.standing.state == .returned
    try take(.reachAgenda(conveneBy: event.conveneBy), in: id, at: instant)
    // A case that had been returned is to be answered again, in the same time.
    if wasReturned { try amend(id) { $0.acceptBy = event.conveneBy } }
  }

  /// A reopened case begins without endorsements.
  mutating func reopen(_ id: CaseID, by person: PersonID, at instant: Instant) throws(Unfounded) {
    try take(.reopen(by: person), in: id, at: instant)
    try amend(id) { $0.endorsements = [:] }
  }

  mutating func fold(_ event: DutyEscalated, in id: CaseID) throws(Unfounded) {
    try amend(id) { kept throws(Unfounded) in
      let before = kept.steps[event.duty] ?? 0
      try demand(event.step > before, "the duty took step \(event.step) before")
      kept.steps[event.duty] = event.step
    }
  }

  /// A party and its helpers have a task.
  mutating func execute(_ parties: [PartyID], in id: CaseID) throws(Unfounded) {
    try amend(id) { $0.executing.formUnion(parties) }
  }

  /// Someone reported for a party.
  mutating func report(by author: Author, in id: CaseID, at instant: Instant) throws(Unfounded) {
    try amend(id) { kept in
      kept.reporters[author.party, default: []].insert(author.person)
      kept.reportedAt = instant
    }
  }

  /// The parties that had a task in a case, by name, each with who reported for it.
  func executors(of id: CaseID) -> [(party: PartyID, persons: Set<PersonID>)] {
    guard let kept = cases[id] else { return [] }
    return kept.executing.sorted().map { (party: $0, persons: kept.reporters[$0] ?? []) }
  }
}
