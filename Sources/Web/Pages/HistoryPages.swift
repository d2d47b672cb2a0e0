/// Every text of a post, the oldest first, and the forms for who may change it.
package struct PostHistoryPage: Page {
  package static var template: String { "post-history" }

  /// The case.
  package let subject: Link
  /// Who wrote it.
  package let author: String
  /// The texts.
  package let versions: [PostVersion]
  /// Forms for exactly what the reader may do with it: edit, fold away.
  package let forms: [ActForm]

  /// Every text of a post.
  package init(subject: Link, author: String, versions: [PostVersion], forms: [ActForm] = []) {
    self.subject = subject
    self.author = author
    self.versions = versions
    self.forms = forms
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "author": .of(author)
    case "versions": .of(versions)
    case "forms": .of(forms)
    default: nil
    }
  }
}

/// A text of a post.
package struct PostVersion: Shown {
  /// Which one, in words: as first written, edit 1, as it reads now.
  package let words: String
  /// When.
  package let at: Moment
  /// The text.
  package let text: String

  /// A text of a post.
  package init(words: String, at: Moment, text: String) {
    self.words = words
    self.at = at
    self.text = text
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "at": .of(at)
    case "text": .of(text)
    default: nil
    }
  }
}

/// A version of a proposal and its difference to another.
package struct ProposalPage: Page {
  package static var template: String { "proposal" }

  /// The case.
  package let subject: Link
  /// The party that proposes.
  package let party: String
  /// The title of the version that is shown.
  package let title: String
  /// The version that is shown, in words.
  package let version: String
  /// Who wrote it, and when.
  package let author: String
  package let at: Moment
  /// What was changed, and why.
  package let note: String?
  /// The text.
  package let text: String
  /// What is compared, in words; nil where there is nothing to compare with.
  package let comparison: String?
  /// The difference, line by line.
  package let lines: [DifferenceLine]
  /// Every version.
  package let versions: [ProposalVersion]
  /// Forms for exactly what the reader may do with it.
  package let forms: [ActForm]

  /// A version of a proposal.
  package init(
    subject: Link, party: String, title: String, version: String, author: String, at: Moment, note: String? = nil,
    text: String, comparison: String? = nil, lines: [DifferenceLine] = [], versions: [ProposalVersion],
    forms: [ActForm] = []
  ) {
    self.subject = subject
    self.party = party
    self.title = title
    self.version = version
    self.author = author
    self.at = at
    self.note = note
    self.text = text
    self.comparison = comparison
    self.lines = lines
    self.versions = versions
    self.forms = forms
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "party": .of(party)
    case "title": .of(title)
    case "version": .of(version)
    case "author": .of(author)
    case "at": .of(at)
    case "note": .of(note)
    case "text": .of(text)
    case "comparison": .of(comparison)
    case "lines": .of(lines)
    case "versions": .of(versions)
    case "forms": .of(forms)
    default: nil
    }
  }
}

/// A line that was added, removed or kept.
package struct DifferenceLine: Shown {
  /// The text.
  package let text: String
  /// What became of it.
  package let isAdded, isRemoved, isKept: Bool

  /// What became of a line.
  package enum Change: Sendable { case added, removed, kept }

  /// A line.
  package init(_ text: String, _ change: Change) {
    self.text = text
    isAdded = change == .added
    isRemoved = change == .removed
    isKept = change == .kept
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "text": .of(text)
    case "isAdded": .of(isAdded)
    case "isRemoved": .of(isRemoved)
    case "isKept": .of(isKept)
    default: nil
    }
  }
}

/// A version in the list of versions.
package struct ProposalVersion: Shown {
  /// Which one, in words.
  package let words: String
  /// Where it is.
  package let href: String
  /// When.
  package let at: Moment
  /// Who wrote it.
  package let author: String
  /// What was changed, and why.
  package let note: String?
  /// Whether it is the one that is shown.
  package let isShown: Bool

  /// A version.
  package init(words: String, href: String, at: Moment, author: String, note: String? = nil, isShown: Bool = false) {
    self.words = words
    self.href = href
    self.at = at
    self.author = author
    self.note = note
    self.isShown = isShown
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "href": .of(href)
    case "at": .of(at)
    case "author": .of(author)
    case "note": .of(note)
    case "isShown": .of(isShown)
    default: nil
    }
  }
}
