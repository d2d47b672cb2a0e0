/// Emergency powers: those in force, those to come, and those whose use is or was reviewed; everyone may read it.
package struct EmergenciesPage: Page {
  package static var template: String { "emergencies" }

  /// How many are in force, in words.
  package let count: String
  /// The grants, the newest first.
  package let emergencies: [EmergencyItem]
  /// Whether there is none.
  package let isEmpty: Bool

  /// Grants of emergency powers.
  package init(count: String, emergencies: [EmergencyItem]) {
    self.count = count
    self.emergencies = emergencies
    isEmpty = emergencies.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "count": .of(count)
    case "emergencies": .of(emergencies)
    case "isEmpty": .of(isEmpty)
    default: nil
    }
  }
}

/// A grant of emergency powers.
package struct EmergencyItem: Shown {
  /// The anchor on the page.
  package let anchor: String
  /// Who was given them.
  package let holder: Link
  /// In force, to come, to be reviewed, reviewed.
  package let state: Mark
  /// What it may do, in words.
  package let acts: String
  /// Matters, stages and areas.
  package let scope: [Fact]
  /// The first second, and the last one.
  package let from, to: Moment
  /// The instrument and the article.
  package let basis: String
  /// Why.
  package let reason: String
  /// Who gave them.
  package let grantor: Link
  /// By which entry.
  package let entry: Link
  /// In which case.
  package let subject: Link
  /// The event.
  package let event: Link
  /// Why they ended before their time.
  package let revoked: String?
  /// By when their use must be reviewed; nil once it was.
  package let due: Deadline?
  /// What the review found.
  package let finding: Mark?
  /// Its reasons, with who reviewed.
  package let review: String?
  /// What the reader may do about it.
  package let links: [Link]

  /// A grant.
  package init(
    anchor: String, holder: Link, state: Mark, acts: String, scope: [Fact], from: Moment, to: Moment, basis: String,
    reason: String, grantor: Link, entry: Link, subject: Link, event: Link, revoked: String? = nil,
    due: Deadline? = nil, finding: Mark? = nil, review: String? = nil, links: [Link] = []
  ) {
    self.anchor = anchor
    self.holder = holder
    self.state = state
    self.acts = acts
    self.scope = scope
    self.from = from
    self.to = to
    self.basis = basis
    self.reason = reason
    self.grantor = grantor
    self.entry = entry
    self.subject = subject
    self.event = event
    self.revoked = revoked
    self.due = due
    self.finding = finding
    self.review = review
    self.links = links
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "anchor": .of(anchor)
    case "holder": .of(holder)
    case "state": .of(state)
    case "acts": .of(acts)
    case "scope": .of(scope)
    case "from": .of(from)
    case "to": .of(to)
    case "basis": .of(basis)
    case "reason": .of(reason)
    case "grantor": .of(grantor)
    case "entry": .of(entry)
    case "subject": .of(subject)
    case "event": .of(event)
    case "revoked": .of(revoked)
    case "due": .of(due)
    case "finding": .of(finding)
    case "review": .of(review)
    case "links": .of(links)
    default: nil
    }
  }
}
