/// Duties that are overdue and still owed, with the steps by which they went up; everyone may read it.
package struct OverduePage: Page {
  package static var template: String { "overdue" }

  /// How many there are, in words.
  package let count: String
  /// How many of them reached nobody, in words; nil when none.
  package let alarms: String?
  /// The duties, the longest overdue first.
  package let duties: [EscalatedItem]
  /// Whether there is none.
  package let isEmpty: Bool

  /// Duties that are overdue.
  package init(count: String, alarms: String?, duties: [EscalatedItem]) {
    self.count = count
    self.alarms = alarms
    self.duties = duties
    isEmpty = duties.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "count": .of(count)
    case "alarms": .of(alarms)
    case "duties": .of(duties)
    case "isEmpty": .of(isEmpty)
    default: nil
    }
  }
}

/// A duty that went up the ladder.
package struct EscalatedItem: Shown {
  /// What is to be done.
  package let words: String
  /// The case.
  package let subject: Link
  /// Who owes it.
  package let holder: Link
  /// The entry from which it follows.
  package let entry: Link?
  /// The limit that is over.
  package let deadline: Deadline
  /// The steps, the lowest first.
  package let steps: [EscalationStep]

  /// A duty that went up.
  package init(
    words: String, subject: Link, holder: Link, entry: Link? = nil, deadline: Deadline, steps: [EscalationStep]
  ) {
    self.words = words
    self.subject = subject
    self.holder = holder
    self.entry = entry
    self.deadline = deadline
    self.steps = steps
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "subject": .of(subject)
    case "holder": .of(holder)
    case "entry": .of(entry)
    case "deadline": .of(deadline)
    case "steps": .of(steps)
    default: nil
    }
  }
}

/// A step of the ladder that was taken.
package struct EscalationStep: Shown {
  /// What it is called.
  package let mark: Mark
  /// To whom it went.
  package let to: Link?
  /// Why it reached nobody.
  package let alarm: String?
  /// When.
  package let at: Moment
  /// The event.
  package let event: Link

  /// A step.
  package init(mark: Mark, to: Link?, alarm: String? = nil, at: Moment, event: Link) {
    self.mark = mark
    self.to = to
    self.alarm = alarm
    self.at = at
    self.event = event
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "mark": .of(mark)
    case "to": .of(to)
    case "alarm": .of(alarm)
    case "at": .of(at)
    case "event": .of(event)
    default: nil
    }
  }
}
