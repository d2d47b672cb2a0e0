/// The part of a page on which a secret vote is cast: everything that the script of the page needs, and words for those
/// who have no script.
package struct SecretItem: Shown {
  /// The ballot.
  package let ballot: String
  /// Who is signed in, so that people who share a device keep their credentials apart; empty for nobody.
  package let person: String
  /// `yes` while votes are taken.
  package let open: String
  /// The modulus of the key in hexadecimal; empty before it is published.
  package let modulus: String
  /// The public exponent.
  package let exponent: String
  /// The token against forged requests.
  package let csrf: String
  /// Where credentials are fetched.
  package let issue: String
  /// Where votes are cast.
  package let cast: String
  /// The page of the ballot.
  package let page: String
  /// Whether the key is published, so that there is anything to do.
  package let isKeyed: Bool
  /// Whether the ballot is not over, so that credentials are issued.
  package let isRunning: Bool
  /// Whether the reader may fetch a credential.
  package let mayFetch: Bool
  /// Whether the reader has fetched one, maybe on another device.
  package let hasFetched: Bool
  /// Why not, in words.
  package let note: String?
  /// What to do about it.
  package let noteLink: Link?
  /// Who signs under which key, and how many credentials there are, in words.
  package let numbers: [String]
  /// How many credentials are out and unused, in words: among so many a vote cast now is hidden.
  package let crowd: String
  /// When votes are taken from, while that lies ahead.
  package let opens: String?
  /// The paper.
  package let paper: PaperItem

  /// A secret ballot.
  package init(
    ballot: String, person: String, isOpen: Bool, isRunning: Bool, modulus: String, exponent: String, csrf: String,
    issue: String,
    cast: String, page: String, mayFetch: Bool, hasFetched: Bool, note: String?, noteLink: Link?, numbers: [String],
    crowd: String,
    opens: String?, paper: PaperItem
  ) {
    self.ballot = ballot
    self.person = person
    open = isOpen ? "yes" : "no"
    self.isRunning = isRunning
    self.modulus = modulus
    self.exponent = exponent
    self.csrf = csrf
    self.issue = issue
    self.cast = cast
    self.page = page
    isKeyed = !modulus.isEmpty
    self.mayFetch = mayFetch
    self.hasFetched = hasFetched
    self.note = note
    self.noteLink = noteLink
    self.numbers = numbers
    self.crowd = crowd
    self.opens = opens
    self.paper = paper
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "ballot": .of(ballot)
    case "person": .of(person)
    case "open": .of(open)
    case "modulus": .of(modulus)
    case "exponent": .of(exponent)
    case "csrf": .of(csrf)
    case "issue": .of(issue)
    case "cast": .of(cast)
    case "page": .of(page)
    case "isRunning": .of(isRunning)
    case "isKeyed": .of(isKeyed)
    case "mayFetch": .of(mayFetch)
    case "hasFetched": .of(hasFetched)
    case "note": .of(note)
    case "noteLink": .of(noteLink)
    case "numbers": .of(numbers)
    case "crowd": .of(crowd)
    case "opens": .of(opens)
    case "paper": .of(paper)
    default: nil
    }
  }
}

/// The receipt of a secret vote, held against the record: it says that the vote is there, never what it says.
package struct ReceiptPage: Page {
  package static var template: String { "receipt" }

  /// The ballot.
  package let subject: Link
  /// Whether the vote counts, in words.
  package let state: Mark
  /// What that means.
  package let text: String
  /// Number, time, serial.
  package let facts: [Fact]
  /// Where it stands, with its proof.
  package let place: RecordPlace?

  /// A receipt.
  package init(subject: Link, state: Mark, text: String, facts: [Fact], place: RecordPlace?) {
    self.subject = subject
    self.state = state
    self.text = text
    self.facts = facts
    self.place = place
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "state": .of(state)
    case "text": .of(text)
    case "facts": .of(facts)
    case "place": .of(place)
    default: nil
    }
  }
}

/// What a secret ballot protects and what it does not, in plain words.
package struct SecretHelpPage: Page {
  package static var template: String { "secret-help" }

  /// The name of the institution.
  package let institution: String

  /// The page of a house.
  package init(institution: String) { self.institution = institution }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "institution": .of(institution)
    default: nil
    }
  }
}
