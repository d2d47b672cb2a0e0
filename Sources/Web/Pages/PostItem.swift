/// A post in the thread of a case.
package struct PostItem: Shown {
  /// The identifier, also the anchor of the post.
  package let id: String
  /// `for`, `against`, `question` or `information`, for the style sheet.
  package let position: String
  /// The position in words.
  package let positionWords: String
  /// Who wrote it.
  package let author: String
  /// For which party.
  package let party: String
  /// When.
  package let at: Moment
  /// The text.
  package let text: String
  /// The post that it answers.
  package let quote: QuoteItem?
  /// That it was edited, with its history.
  package let edited: Link?
  /// Why it was folded away; the text is then not shown at once.
  package let folded: String?
  /// Where it is answered; nil where nobody may speak now.
  package let replyHref: String?

  /// A post.
  package init(
    id: String, position: String, positionWords: String, author: String, party: String, at: Moment, text: String,
    quote: QuoteItem? = nil, edited: Link? = nil, folded: String? = nil, replyHref: String? = nil
  ) {
    self.id = id
    self.position = position
    self.positionWords = positionWords
    self.author = author
    self.party = party
    self.at = at
    self.text = text
    self.quote = quote
    self.edited = edited
    self.folded = folded
    self.replyHref = replyHref
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "position": .of(position)
    case "positionWords": .of(positionWords)
    case "author": .of(author)
    case "party": .of(party)
    case "at": .of(at)
    case "text": .of(text)
    case "quote": .of(quote)
    case "edited": .of(edited)
    case "folded": .of(folded)
    case "replyHref": .of(replyHref)
    default: nil
    }
  }
}

/// The beginning of the post that is answered.
package struct QuoteItem: Shown {
  /// Its anchor, with its `#`.
  package let href: String
  /// Who wrote it.
  package let author: String
  /// The beginning of its text.
  package let beginning: String

  /// A quote.
  package init(href: String, author: String, beginning: String) {
    self.href = href
    self.author = author
    self.beginning = beginning
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "href": .of(href)
    case "author": .of(author)
    case "beginning": .of(beginning)
    default: nil
    }
  }
}
