/// Ballot papers of a batch, to be printed: one a page, in big type.
package struct PapersPage: Page {
  package static var template: String { "papers" }

  /// The ballot.
  package let subject: Link
  /// The batch.
  package let title: String
  /// How many there are and what to do.
  package let lede: String
  /// The same in other languages.
  package let languages: [Link]
  /// The papers.
  package let papers: [PrintedPaper]

  /// A batch of papers.
  package init(subject: Link, title: String, lede: String, languages: [Link], papers: [PrintedPaper]) {
    self.subject = subject
    self.title = title
    self.lede = lede
    self.languages = languages
    self.papers = papers
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "title": .of(title)
    case "lede": .of(lede)
    case "languages": .of(languages)
    case "papers": .of(papers)
    default: nil
    }
  }
}

/// One ballot paper.
package struct PrintedPaper: Shown {
  /// Who holds the ballot.
  package let institution: String
  /// What it is.
  package let heading: String
  /// Batch and number.
  package let number: String
  /// The code beside the number.
  package let code: String
  /// Whose it is; nil for a spare paper.
  package let voter: String?
  /// Units and floor area.
  package let place: [String]
  /// Where the name is written on a spare paper.
  package let spare: String?
  /// What is voted on.
  package let question: String
  /// What it says, where one proposal is voted on.
  package let text: String?
  /// How it is filled in.
  package let how: [String]
  /// The lines to mark.
  package let lines: [PrintedLine]
  /// Until when it is handed in.
  package let closes: String
  /// Where the voter signs.
  package let sign: String
  /// Where the date is written.
  package let date: String
  /// Where the time is stamped at which it was handed in.
  package let office: String

  /// A ballot paper.
  package init(
    institution: String, heading: String, number: String, code: String, voter: String?, place: [String],
    spare: String?, question: String, text: String?, how: [String], lines: [PrintedLine], closes: String, sign: String,
    date: String, office: String
  ) {
    self.institution = institution
    self.heading = heading
    self.number = number
    self.code = code
    self.voter = voter
    self.place = place
    self.spare = spare
    self.question = question
    self.text = text
    self.how = how
    self.lines = lines
    self.closes = closes
    self.sign = sign
    self.date = date
    self.office = office
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "institution": .of(institution)
    case "heading": .of(heading)
    case "number": .of(number)
    case "code": .of(code)
    case "voter": .of(voter)
    case "place": .of(place)
    case "spare": .of(spare)
    case "question": .of(question)
    case "text": .of(text)
    case "how": .of(how)
    case "lines": .of(lines)
    case "closes": .of(closes)
    case "sign": .of(sign)
    case "date": .of(date)
    case "office": .of(office)
    default: nil
    }
  }
}

/// A line of a ballot paper with its box.
package struct PrintedLine: Shown {
  /// What it says.
  package let label: String
  /// What it costs.
  package let cost: String?

  /// A line.
  package init(label: String, cost: String?) {
    self.label = label
    self.cost = cost
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "label": .of(label)
    case "cost": .of(cost)
    default: nil
    }
  }
}
