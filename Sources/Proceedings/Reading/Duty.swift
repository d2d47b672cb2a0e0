package import Vocabulary

/// Something that a person in a seat owes, or may do now, with its clock.
package struct Duty: Sendable, Equatable {
  /// The command that fulfils it, such as `accept-case`.
  package let command: String
  /// The case.
  package let subject: CaseID
  /// The title of the case.
  package let title: String
  /// The task, ballot or resolution it is about, if one.
  package let about: String?
  /// By when; nil where no limit is set.
  package let due: Instant?
  /// The party whose answer to a handover it waits for; the duty and the clock stay with the holder.
  package let waitsFor: PartyID?
  /// The highest step of the ladder that it took, if it is overdue.
  package var escalation: EscalatedDuty.Step?

  /// A duty.
  package init(
    command: String, subject: CaseID, title: String, about: String?, due: Instant?, waitsFor: PartyID? = nil,
    escalation: EscalatedDuty.Step? = nil
  ) {
    self.waitsFor = waitsFor
    self.escalation = escalation
    self.command = command
    self.subject = subject
    self.title = title
    self.about = about
    self.due = due
  }
}
