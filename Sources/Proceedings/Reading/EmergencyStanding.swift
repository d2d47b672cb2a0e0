package import Duties
package import Inventory
package import Record
package import Vocabulary

/// A grant of emergency powers with what became of it.
package struct EmergencyStanding: Sendable, Equatable {
  /// How it stands at an instant.
  package enum State: String, CaseIterable, Sendable, Codable {
    /// Its first instant is to come.
    case ahead
    /// It holds.
    case inForce = "in-force"
    /// It is over and its review is owed.
    case unreviewed
    /// It is over and its use was reviewed.
    case reviewed
  }

  /// Why it ended before its time.
  package struct Revocation: Sendable, Equatable {
    /// Why.
    package let reason: String
    /// The event.
    package let sequence: Int64

    /// A revocation.
    package init(reason: String, sequence: Int64) {
      self.reason = reason
      self.sequence = sequence
    }
  }

  /// What was found about its use.
  package struct Review: Sendable, Equatable {
    /// What was found.
    package let finding: EmergencyReviewed.Finding
    /// The reasons.
    package let text: String
    /// Who reviewed.
    package let party: PartyID
    /// When.
    package let at: Instant
    /// The event.
    package let sequence: Int64

    /// A review.
    package init(finding: EmergencyReviewed.Finding, text: String, party: PartyID, at: Instant, sequence: Int64) {
      self.finding = finding
      self.text = text
      self.party = party
      self.at = at
      self.sequence = sequence
    }
  }

  /// The powers.
  package let grant: EmergencyGrant
  /// The case in which they were given.
  package let subject: CaseID
  /// The title of that case.
  package let title: String
  /// When they were given.
  package let grantedAt: Instant
  /// The event.
  package let sequence: Int64
  /// Why it ended before its time, if it did.
  package let revocation: Revocation?
  /// The review; nil while it is owed or to come.
  package let review: Review?
  /// The first instant at which its review is overdue, on the calendar of the institution; set for readers.
  package var reviewBy: Instant?

  /// A grant with what became of it.
  package init(
    grant: EmergencyGrant, subject: CaseID, title: String, grantedAt: Instant, sequence: Int64,
    revocation: Revocation? = nil, review: Review? = nil
  ) {
    self.grant = grant
    self.subject = subject
    self.title = title
    self.grantedAt = grantedAt
    self.sequence = sequence
    self.revocation = revocation
    self.review = review
  }

  /// How it stands at an instant.
  package func state(at now: Instant) -> State {
    if review != nil { return .reviewed }
    if now >= grant.end { return .unreviewed }
    return now < grant.from ? .ahead : .inForce
  }

  /// The first instant at which its review is overdue.
  package func reviewDue(on calendar: WorkingCalendar) -> Instant { calendar.end(of: grant.review, from: grant.end) }

  /// The review as a duty of the grantor; nil once it was done.
  package func obligation(on calendar: WorkingCalendar) -> Obligation? {
    guard review == nil else { return nil }
    return Obligation(
      key: DutyKey(command: ReviewEmergency.kind.name, about: grant.id.text, due: reviewDue(on: calendar)),
      holder: grant.grantor, entry: grant.entry, limit: grant.review)
  }
}
