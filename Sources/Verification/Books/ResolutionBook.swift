import Duties
import Inventory
import Proceedings
import Record
import Resolutions
import Vocabulary

/// Resolutions with their signatures, the tasks that follow from their clauses, and tasks that are held.
struct ResolutionBook {
  private struct Kept {
    let frozen: FrozenResolution
    let digest: String
    let at: Instant
    var signed: Set<PartyID> = []
    var declined: Set<PartyID> = []
    var isDeclined = false
    var inForceAt: Instant?
    var tasks: [TaskID] = []

    var signing: Signing {
      Signing(
        signatories: frozen.signatories, needed: frozen.signaturesNeeded, signed: signed, declined: declined,
        digest: digest)
    }
  }

  private struct KeptTask {
    let subject: CaseID
    let resolution: ResolutionID
    let clause: Clause
    let at: Instant
    var state: TaskState = .assigned

    func standing(_ id: TaskID) -> TaskStanding {
      TaskStanding(
        id: id, lead: clause.lead, supports: clause.supports, due: clause.due, state: state, verifier: clause.verifier)
    }
  }

  private var resolutions: [ResolutionID: Kept] = [:]
  private var tasks: [TaskID: KeptTask] = [:]
  private var held: [TaskID: HeldTask] = [:]

  /// The frozen text of a resolution.
  func frozen(_ id: ResolutionID) -> FrozenResolution? { resolutions[id]?.frozen }

  mutating func fold(_ event: ResolutionDrafted, at instant: Instant) throws(Unfounded) {
    let parties = event.resolution.signatories.map(\.party)
    try demand(Set(parties).count == parties.count, "a party is to sign twice")
    let kept = Kept(frozen: event.resolution, digest: event.digest, at: instant)
    try demand(
      resolutions.updateValue(kept, forKey: event.resolution.id) == nil,
      "resolution \(event.resolution.id) was drafted before")
  }

  mutating func fold(_ event: ResolutionSigned, by party: PartyID) throws(Unfounded) {
    guard let kept = resolutions[event.resolution] else { throw Unfounded("it signs a resolution that nobody drafted") }
    try demand(kept.frozen.signatories.contains { $0.party == party }, "the resolution needs no signature of \(party)")
    try demand(!kept.signed.contains(party), "\(party) signed the resolution before")
    try demand(!kept.declined.contains(party), "\(party) declined to sign the resolution before")
    try demand(!kept.signing.isComplete, "as many as must had signed the resolution before")
    resolutions[event.resolution]?.signed.insert(party)
  }

  /// Notes that a seat declined; gives whether as many as must can no longer sign.
  mutating func fold(_ event: SignatureDeclined, by party: PartyID) throws(Unfounded) -> Bool {
    guard var kept = resolutions[event.resolution] else {
      throw Unfounded("it declines a resolution that nobody drafted")
    }
    try demand(kept.frozen.signatories.contains { $0.party == party }, "the resolution needs no signature of \(party)")
    try demand(
      !kept.signed.contains(party) && !kept.declined.contains(party), "\(party) signed or declined it before")
    kept.declined.insert(party)
    kept.isDeclined = !kept.signing.isReachable
    resolutions[event.resolution] = kept
    return kept.isDeclined
  }

  mutating func fold(_ event: ResolutionInForce, at instant: Instant) throws(Unfounded) {
    try demand(resolutions[event.resolution] != nil, "a resolution enters into force that nobody drafted")
    resolutions[event.resolution]?.inForceAt = instant
  }

  mutating func fold(_ event: TaskAssigned, in subject: CaseID, at instant: Instant) throws(Unfounded) {
    try demand(resolutions[event.resolution] != nil, "the task is of a resolution that nobody drafted")
    let task = KeptTask(subject: subject, resolution: event.resolution, clause: event.clause, at: instant)
    try demand(tasks.updateValue(task, forKey: event.id) == nil, "task \(event.id) was assigned before")
    resolutions[event.resolution]?.tasks.append(event.id)
  }

  /// Notes a report; gives whether every task of the resolution is reported done with it.
  mutating func fold(_ event: ProgressReported) throws(Unfounded) -> Bool {
    try set(event.progress == .done ? .reported : .underway, of: event.task)
    return event.progress == .done && isEveryTask(like: event.task, in: [.reported, .verified])
  }

  /// Notes what a check found; gives whether every task of the resolution is verified with it.
  mutating func fold(_ event: TaskChecked) throws(Unfounded) -> Bool {
    try set(event.finding == .passed ? .verified : .underway, of: event.task)
    return event.finding == .passed && isEveryTask(like: event.task, in: [.verified])
  }

  private mutating func set(_ state: TaskState, of task: TaskID) throws(Unfounded) {
    try demand(tasks[task] != nil, "task \(task) was never assigned")
    tasks[task]?.state = state
  }

  private func isEveryTask(like task: TaskID, in states: Set<TaskState>) -> Bool {
    let all = tasks[task].flatMap { resolutions[$0.resolution]?.tasks } ?? []
    return all.compactMap { tasks[$0]?.state }.allSatisfy { states.contains($0) }
  }

  mutating func fold(_ event: TaskHeld, in subject: CaseID) throws(Unfounded) {
    try demand(resolutions[event.resolution] != nil, "the task is of a resolution that nobody drafted")
    let task = HeldTask(
      id: event.id, subject: subject, resolution: event.resolution, clause: event.clause, party: event.party,
      state: .held)
    try demand(held.updateValue(task, forKey: event.id) == nil, "task \(event.id) was held before")
  }

  mutating func settle(_ id: TaskID, _ state: HeldTask.State) throws(Unfounded) {
    guard let task = held[id] else { throw Unfounded("task \(id) was never held") }
    held[id] = HeldTask(
      id: id, subject: task.subject, resolution: task.resolution, clause: task.clause, party: task.party, state: state)
  }

  func resolution(_ id: ResolutionID) -> ResolutionFacts? {
    resolutions[id].map { kept in
      ResolutionFacts(
        subject: kept.frozen.subject,
        signing: kept.signing,
        clauses: kept.frozen.clauses, isDeclined: kept.isDeclined, inventory: kept.frozen.inventory,
        inForceAt: kept.inForceAt)
    }
  }

  func tasks(of id: ResolutionID) -> [TaskStanding] {
    (resolutions[id]?.tasks ?? []).compactMap { tasks[$0]?.standing($0) }
  }

  func task(_ id: TaskID) -> TaskFacts? {
    tasks[id].map { TaskFacts(subject: $0.subject, resolution: $0.resolution, standing: $0.standing(id)) }
  }

  func heldTask(_ id: TaskID) -> HeldTask? { held[id] }

  /// The signatures that a resolution waits for, in its order.
  func missingSignatures(of id: ResolutionID?) -> [CaseClocks.MissingSignature] {
    guard let id, let kept = resolutions[id] else { return [] }
    let missing = Set(kept.signing.missing)
    return kept.frozen.signatories.filter { missing.contains($0.party) }.map {
      CaseClocks.MissingSignature(resolution: id, party: $0.party, entry: $0.entry, since: kept.at)
    }
  }

  /// The tasks of a resolution that are not reported done.
  func openTasks(of id: ResolutionID?) -> [CaseClocks.OpenTask] {
    (id.flatMap { resolutions[$0]?.tasks } ?? []).compactMap { id in
      guard let task = tasks[id], task.state == .assigned || task.state == .underway else { return nil }
      return CaseClocks.OpenTask(id: id, lead: task.clause.lead, due: task.clause.due, since: task.at)
    }
  }
}
