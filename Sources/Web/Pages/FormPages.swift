/// The page of one form: a long one, or one that came back with faults.
package struct ActPage: Page {
  package static var template: String { "act" }

  /// The case; nil for what is not about a case.
  package let subject: Link?
  /// The form.
  package let form: ActForm
  /// Why the institution said no to the last attempt.
  package let refusal: RefusalItem?

  /// The page of a form.
  package init(subject: Link?, form: ActForm, refusal: RefusalItem? = nil) {
    self.subject = subject
    self.form = form
    self.refusal = refusal
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "form": .of(form)
    case "refusal": .of(refusal)
    default: nil
    }
  }
}

/// Where a resident files a problem.
package struct FileCasePage: Page {
  package static var template: String { "file-case" }

  /// The reader's party and seat, in words.
  package let acting: String
  /// The form: matter, area, title, text, private contact.
  package let form: ActForm

  /// Where a problem is filed.
  package init(acting: String, form: ActForm) {
    self.acting = acting
    self.form = form
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "acting": .of(acting)
    case "form": .of(form)
    default: nil
    }
  }
}

/// Where a person signs in.
package struct SignInPage: Page {
  package static var template: String { "sign-in" }

  /// The form: login name and password.
  package let form: ActForm
  /// Why signing in is asked for; nil when the reader came by themselves.
  package let reason: String?

  /// Where a person signs in.
  package init(form: ActForm, reason: String? = nil) {
    self.form = form
    self.reason = reason
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "form": .of(form)
    case "reason": .of(reason)
    default: nil
    }
  }
}

/// Where a person with several seats chooses one.
package struct SeatsPage: Page {
  package static var template: String { "seats" }

  /// The person.
  package let name: String
  /// The seats whose mandate is in force.
  package let seats: [SeatItem]
  /// Whether there is none.
  package let isEmpty: Bool
  /// Seats whose mandate has ended or not yet begun.
  package let others: [SeatItem]
  /// Whether there are any.
  package let hasOthers: Bool
  /// Where the choice is sent.
  package let action: String
  /// The token against forged requests.
  package let csrf: String
  /// Where the reader goes then.
  package let next: String

  /// Where a seat is chosen.
  package init(name: String, seats: [SeatItem], others: [SeatItem] = [], action: String, csrf: String, next: String) {
    self.name = name
    self.seats = seats
    isEmpty = seats.isEmpty
    self.others = others
    hasOthers = !others.isEmpty
    self.action = action
    self.csrf = csrf
    self.next = next
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "seats": .of(seats)
    case "isEmpty": .of(isEmpty)
    case "others": .of(others)
    case "hasOthers": .of(hasOthers)
    case "action": .of(action)
    case "csrf": .of(csrf)
    case "next": .of(next)
    default: nil
    }
  }
}

/// A seat of the reader.
package struct SeatItem: Shown {
  /// The identifier.
  package let id: String
  /// The party.
  package let party: String
  /// The title of the office.
  package let title: String?
  /// The mandate, in words: `2026年1月1日 至 2028年12月31日`.
  package let mandate: String
  /// Whether the reader acts through it now.
  package let isCurrent: Bool

  /// A seat.
  package init(id: String, party: String, title: String? = nil, mandate: String, isCurrent: Bool = false) {
    self.id = id
    self.party = party
    self.title = title
    self.mandate = mandate
    self.isCurrent = isCurrent
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "party": .of(party)
    case "title": .of(title)
    case "mandate": .of(mandate)
    case "isCurrent": .of(isCurrent)
    default: nil
    }
  }
}
