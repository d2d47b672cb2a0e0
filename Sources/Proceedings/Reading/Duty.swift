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

  /// A duty.
  package init(command: String, subject: CaseID, title: String, about: String?, due: Instant?) {
    self.command = command
    self.subject = subject
    self.title = title
    self.about = about
    self.due = due
  }
}
