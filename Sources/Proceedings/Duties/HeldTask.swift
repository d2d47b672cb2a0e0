package import Resolutions
package import Vocabulary

/// A task that was given to a body outside its lists.
package struct HeldTask: Sendable, Equatable {
  /// Where it stands.
  package enum State: String, CaseIterable, Sendable, Codable { case held, admitted, withdrawn }

  /// The task.
  package let id: TaskID
  /// The case.
  package let subject: CaseID
  /// The resolution.
  package let resolution: ResolutionID
  /// The clause.
  package let clause: Clause
  /// The body outside whose lists it is.
  package let party: PartyID
  /// Where it stands.
  package let state: State

  /// A held task.
  package init(
    id: TaskID, subject: CaseID, resolution: ResolutionID, clause: Clause, party: PartyID, state: State
  ) {
    self.id = id
    self.subject = subject
    self.resolution = resolution
    self.clause = clause
    self.party = party
    self.state = state
  }
}

extension Desk {
  /// A task that must be held, in the case that is named with it.
  func requiredHeld(_ id: TaskID, in subject: CaseID) throws -> HeldTask {
    guard let held = try heldTask(id), held.subject == subject else { throw Unknown("task", id.text) }
    guard held.state == .held else { throw Refusal(.conflict, details: ["state": held.state.rawValue]) }
    return held
  }
}
