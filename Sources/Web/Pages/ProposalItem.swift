/// A proposal in a case, in its present version.
package struct ProposalItem: Shown {
  /// The identifier, also the anchor.
  package let id: String
  /// The title.
  package let title: String
  /// The party that proposes.
  package let party: String
  /// Who wrote the present version.
  package let author: String
  /// When.
  package let at: Moment
  /// The present version, in words: `第 3 版`.
  package let version: String
  /// The text.
  package let text: String
  /// What was changed last, and why.
  package let note: String?
  /// Every version with the difference to the one before; nil where there is one version.
  package let history: Link?
  /// Whether it was put to the vote or adopted, in words.
  package let mark: Mark?

  /// A proposal.
  package init(
    id: String, title: String, party: String, author: String, at: Moment, version: String, text: String,
    note: String? = nil, history: Link? = nil, mark: Mark? = nil
  ) {
    self.id = id
    self.title = title
    self.party = party
    self.author = author
    self.at = at
    self.version = version
    self.text = text
    self.note = note
    self.history = history
    self.mark = mark
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "title": .of(title)
    case "party": .of(party)
    case "author": .of(author)
    case "at": .of(at)
    case "version": .of(version)
    case "text": .of(text)
    case "note": .of(note)
    case "history": .of(history)
    case "mark": .of(mark)
    default: nil
    }
  }
}
