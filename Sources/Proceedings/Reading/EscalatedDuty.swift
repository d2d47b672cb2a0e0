package import Duties
package import Record
package import Vocabulary

/// A duty that is overdue and still owed, with the steps of the ladder that it took.
package struct EscalatedDuty: Sendable, Equatable {
  /// A step that was taken.
  package struct Step: Sendable, Equatable {
    /// From 1.
    package let number: Int
    /// What it is called.
    package let word: EscalationWord
    /// To whom it went; nil when nobody is above.
    package let to: PartyID?
    /// Why it reached nobody, if it did.
    package let alarm: DutyEscalated.Alarm?
    /// When.
    package let at: Instant
    /// The event.
    package let sequence: Int64

    /// A step.
    package init(
      number: Int, word: EscalationWord, to: PartyID?, alarm: DutyEscalated.Alarm?, at: Instant, sequence: Int64
    ) {
      self.number = number
      self.word = word
      self.to = to
      self.alarm = alarm
      self.at = at
      self.sequence = sequence
    }
  }

  /// Which duty.
  package let key: DutyKey
  /// The case.
  package let subject: CaseID
  /// The title of the case.
  package let title: String
  /// Who owes it.
  package let holder: PartyID
  /// The entry from which it follows.
  package let entry: EntryCode?
  /// The steps, the lowest first; never empty.
  package let steps: [Step]

  /// An escalated duty.
  package init(
    key: DutyKey, subject: CaseID, title: String, holder: PartyID, entry: EntryCode?, steps: [Step]
  ) {
    self.key = key
    self.subject = subject
    self.title = title
    self.holder = holder
    self.entry = entry
    self.steps = steps
  }

  /// Whether a step reached nobody.
  package var isAlarming: Bool { steps.contains { $0.alarm != nil } }

  /// Whether it was escalated to a party other than its holder.
  package func concerns(_ party: PartyID) -> Bool { holder != party && steps.contains { $0.to == party } }
}
