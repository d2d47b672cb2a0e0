package import Vocabulary

/// Where a task stands (任务状态).
package enum TaskState: String, CaseIterable, Sendable, Codable {
  /// Nothing was reported yet (待办).
  case assigned
  /// Progress was reported (办理中).
  case underway
  /// The holder says that it is done (已报完成).
  case reported
  /// Another party found it done (核查通过).
  case verified
}

/// What a report on a task says.
package enum Progress: String, CaseIterable, Sendable, Codable { case underway, done }

/// What a check of a task found.
package enum Finding: String, CaseIterable, Sendable, Codable {
  /// Done as the clause says (通过).
  case passed
  /// Not done, or not well; the holder goes on (退回整改).
  case sentBack = "sent-back"
}

/// The facts about a task that its rules ask for.
package struct TaskStanding: Sendable, Equatable {
  /// The task.
  package let id: TaskID
  /// The party that answers for it.
  package let lead: PartyID
  /// The parties that help.
  package let supports: [PartyID]
  /// The last day on which it can be done in time.
  package let due: CivilDate
  /// The party that the clause names to check it; nil leaves it to whoever may verify.
  package let verifier: PartyID?
  /// Where it stands.
  package let state: TaskState

  /// The facts about a task.
  package init(
    id: TaskID, lead: PartyID, supports: [PartyID], due: CivilDate, state: TaskState, verifier: PartyID? = nil
  ) {
    self.id = id
    self.lead = lead
    self.supports = supports
    self.due = due
    self.state = state
    self.verifier = verifier
  }

  /// The state after a report; a supporting party reports progress, only the lead reports it done.
  package func reported(_ progress: Progress, by party: PartyID) throws(Refusal) -> TaskState {
    guard party == lead || supports.contains(party) else { throw Refusal(.notTheLead, holders: [lead]) }
    guard state != .verified, state != .reported else {
      throw Refusal(.wrongState, details: ["state": state.rawValue, "needed": "assigned underway"])
    }
    guard progress == .underway || party == lead else { throw Refusal(.notTheLead, holders: [lead]) }
    return progress == .done ? .reported : .underway
  }

  /// The state after a check of what was reported done, by the party that the clause names if it names one.
  package func checked(_ finding: Finding, by party: PartyID) throws(Refusal) -> TaskState {
    if let verifier, verifier != party { throw Refusal(.notTheVerifier, holders: [verifier]) }
    guard state == .reported else {
      throw Refusal(.wrongState, details: ["state": state.rawValue, "needed": "reported"])
    }
    return finding == .passed ? .verified : .underway
  }
}
