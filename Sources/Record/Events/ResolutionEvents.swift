package import Duties
package import Resolutions
package import Vocabulary

/// The text of a resolution or order is frozen.
package struct ResolutionDrafted: Hashable, Sendable, Codable {
  /// The frozen text.
  package let resolution: FrozenResolution
  /// SHA-256 of its canonical bytes, in hexadecimal.
  package let digest: String

  /// The details of the event.
  package init(resolution: FrozenResolution, digest: String) {
    self.resolution = resolution
    self.digest = digest
  }
}

/// A seat signs the frozen text.
package struct ResolutionSigned: Hashable, Sendable, Codable {
  /// The resolution.
  package let resolution: ResolutionID
  /// The digest that was signed.
  package let digest: String
  /// The detached CMS over the frozen bytes, DER; none from a party without trust anchors, and on an order.
  package let signature: Octets?

  /// The details of the event.
  package init(resolution: ResolutionID, digest: String, signature: Octets? = nil) {
    self.resolution = resolution
    self.digest = digest
    self.signature = signature
  }
}

/// A seat that must sign does not; the case goes back to deliberation.
package struct SignatureDeclined: Hashable, Sendable, Codable {
  /// The resolution.
  package let resolution: ResolutionID
  /// Why.
  package let reason: String

  /// The details of the event.
  package init(resolution: ResolutionID, reason: String) {
    self.resolution = resolution
    self.reason = reason
  }
}

/// Every seat that the inventory requires has signed; the clauses bind.
package struct ResolutionInForce: Hashable, Sendable, Codable {
  /// The resolution.
  package let resolution: ResolutionID

  /// The details of the event.
  package init(resolution: ResolutionID) {
    self.resolution = resolution
  }
}

/// A clause has become a task.
package struct TaskAssigned: Hashable, Sendable, Codable {
  /// The task.
  package let id: TaskID
  /// The resolution.
  package let resolution: ResolutionID
  /// The clause.
  package let clause: Clause

  /// The details of the event.
  package init(id: TaskID, resolution: ResolutionID, clause: Clause) {
    self.id = id
    self.resolution = resolution
    self.clause = clause
  }
}

/// A holder reports on a task.
package struct ProgressReported: Hashable, Sendable, Codable {
  /// The task.
  package let task: TaskID
  /// Under way, or done.
  package let progress: Progress
  /// What was done, and where it can be seen.
  package let text: String

  /// The details of the event.
  package init(task: TaskID, progress: Progress, text: String) {
    self.task = task
    self.progress = progress
    self.text = text
  }
}

/// Another party checks what was reported done.
package struct TaskChecked: Hashable, Sendable, Codable {
  /// The task.
  package let task: TaskID
  /// Passed, or sent back.
  package let finding: Finding
  /// What was found.
  package let text: String

  /// The details of the event.
  package init(task: TaskID, finding: Finding, text: String) {
    self.task = task
    self.finding = finding
    self.text = text
  }
}

/// What was done by command is reviewed afterwards.
package struct CommandReviewed: Hashable, Sendable, Codable {
  /// Whether the command was lawful, needed and proportionate, and what to learn.
  package let text: String

  /// The details of the event.
  package init(text: String) {
    self.text = text
  }
}
