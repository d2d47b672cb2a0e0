/// A task that a clause made: who, what, by when, and how far.
package struct TaskItem: Shown {
  /// The identifier, also the anchor.
  package let id: String
  /// Which clause of which resolution, in words.
  package let origin: Link
  /// The text of the clause.
  package let text: String
  /// Assigned, underway, reported done, verified.
  package let state: Mark
  /// Who leads.
  package let lead: Link
  /// Who supports, in a row; nil where nobody does.
  package let supports: String?
  /// The limit.
  package let deadline: Deadline
  /// Whether the limit still runs.
  package let isRunning: Bool
  /// Reports and checks, the oldest first.
  package let notes: [TaskNote]
  /// Whether there are any.
  package let hasNotes: Bool

  /// A task.
  package init(
    id: String, origin: Link, text: String, state: Mark, lead: Link, supports: String? = nil, deadline: Deadline,
    isRunning: Bool, notes: [TaskNote] = []
  ) {
    self.id = id
    self.origin = origin
    self.text = text
    self.state = state
    self.lead = lead
    self.supports = supports
    self.deadline = deadline
    self.isRunning = isRunning
    self.notes = notes
    hasNotes = !notes.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "origin": .of(origin)
    case "text": .of(text)
    case "state": .of(state)
    case "lead": .of(lead)
    case "supports": .of(supports)
    case "deadline": .of(deadline)
    case "isRunning": .of(isRunning)
    case "notes": .of(notes)
    case "hasNotes": .of(hasNotes)
    default: nil
    }
  }
}

/// A report by those who execute, or a check by those who do not.
package struct TaskNote: Shown {
  /// What it says: underway, done, passed, sent back.
  package let mark: Mark
  /// Whether it is a check.
  package let isCheck: Bool
  /// The text.
  package let text: String
  /// Who wrote it.
  package let name: String
  /// For which party.
  package let party: String
  /// When.
  package let at: Moment

  /// A report or a check.
  package init(mark: Mark, isCheck: Bool, text: String, name: String, party: String, at: Moment) {
    self.mark = mark
    self.isCheck = isCheck
    self.text = text
    self.name = name
    self.party = party
    self.at = at
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "mark": .of(mark)
    case "isCheck": .of(isCheck)
    case "text": .of(text)
    case "name": .of(self.name)
    case "party": .of(party)
    case "at": .of(at)
    default: nil
    }
  }
}
