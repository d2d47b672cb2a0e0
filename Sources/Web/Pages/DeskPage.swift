/// What a person in a seat owes, by when, and what they take part in.
package struct DeskPage: Page {
  package static var template: String { "desk" }

  /// The reader's party and seat, in words.
  package let acting: String
  /// Where another seat is chosen; nil with one seat only.
  package let seatsHref: String?
  /// Duties whose limit has passed, the longest overdue first.
  package let overdue: [DutyItem]
  /// Duties whose limit runs, the nearest first, then those without a limit.
  package let owed: [DutyItem]
  /// Signatures that wait for this seat.
  package let signatures: [DutyItem]
  /// Tasks that the party leads or supports and that are not verified.
  package let tasks: [DutyItem]
  /// Overdue duties of others that came up to this party.
  package let escalated: [EscalatedItem]
  /// Cases that the person filed.
  package let cases: [CaseLine]
  /// Whether there are any of each.
  package let hasOverdue, hasOwed, hasSignatures, hasTasks, hasEscalated, hasCases: Bool
  /// Whether nothing is owed.
  package let isClear: Bool

  /// What a person in a seat owes.
  package init(
    acting: String, seatsHref: String? = nil, overdue: [DutyItem], owed: [DutyItem], signatures: [DutyItem],
    tasks: [DutyItem], escalated: [EscalatedItem] = [], cases: [CaseLine]
  ) {
    self.acting = acting
    self.seatsHref = seatsHref
    self.overdue = overdue
    self.owed = owed
    self.signatures = signatures
    self.tasks = tasks
    self.cases = cases
    hasOverdue = !overdue.isEmpty
    hasOwed = !owed.isEmpty
    hasSignatures = !signatures.isEmpty
    hasTasks = !tasks.isEmpty
    self.escalated = escalated
    hasEscalated = !escalated.isEmpty
    hasCases = !cases.isEmpty
    isClear = overdue.isEmpty && owed.isEmpty && signatures.isEmpty && tasks.isEmpty && escalated.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "acting": .of(acting)
    case "seatsHref": .of(seatsHref)
    case "overdue": .of(overdue)
    case "owed": .of(owed)
    case "signatures": .of(signatures)
    case "tasks": .of(tasks)
    case "escalated": .of(escalated)
    case "hasEscalated": .of(hasEscalated)
    case "cases": .of(cases)
    case "hasOverdue": .of(hasOverdue)
    case "hasOwed": .of(hasOwed)
    case "hasSignatures": .of(hasSignatures)
    case "hasTasks": .of(hasTasks)
    case "hasCases": .of(hasCases)
    case "isClear": .of(isClear)
    default: nil
    }
  }
}

/// Something that is owed, with its clock.
package struct DutyItem: Shown {
  /// What is to be done.
  package let words: String
  /// Where it is done.
  package let href: String
  /// The number and title of the case.
  package let subject: String
  /// The clause or resolution it is about.
  package let about: String?
  /// Where it stands, or in which role.
  package let mark: Mark?
  /// The limit; nil where none is set.
  package let deadline: Deadline?

  /// Something that is owed.
  package init(
    words: String, href: String, subject: String, about: String? = nil, mark: Mark? = nil, deadline: Deadline? = nil
  ) {
    self.words = words
    self.href = href
    self.subject = subject
    self.about = about
    self.mark = mark
    self.deadline = deadline
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "href": .of(href)
    case "subject": .of(subject)
    case "about": .of(about)
    case "mark": .of(mark)
    case "deadline": .of(deadline)
    default: nil
    }
  }
}
