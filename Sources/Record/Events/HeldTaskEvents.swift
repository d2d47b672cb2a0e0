package import Resolutions
package import Vocabulary

/// A clause gives a task to a body in whose lists the matter does not stand; it is held and binds nobody.
package struct TaskHeld: Hashable, Sendable, Codable {
  /// The task that it becomes when it is admitted.
  package let id: TaskID
  /// The resolution.
  package let resolution: ResolutionID
  /// The clause.
  package let clause: Clause
  /// The body outside whose lists it is.
  package let party: PartyID

  /// The details of the event.
  package init(id: TaskID, resolution: ResolutionID, clause: Clause, party: PartyID) {
    self.id = id
    self.resolution = resolution
    self.clause = clause
    self.party = party
  }
}

/// A held task is admitted and binds from now on; its assignment follows.
package struct TaskAdmitted: Hashable, Sendable, Codable {
  /// The task.
  package let task: TaskID
  /// The decision by which it is admitted, and the means that come with it.
  package let reason: String

  /// The details of the event.
  package init(task: TaskID, reason: String) {
    self.task = task
    self.reason = reason
  }
}

/// A held task is withdrawn and never binds.
package struct TaskWithdrawn: Hashable, Sendable, Codable {
  /// The task.
  package let task: TaskID
  /// Why.
  package let reason: String

  /// The details of the event.
  package init(task: TaskID, reason: String) {
    self.task = task
    self.reason = reason
  }
}
