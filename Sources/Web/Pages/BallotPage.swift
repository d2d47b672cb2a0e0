/// One ballot on a page of its own: what is voted on, the paper to fill in, and once it is counted the whole count.
package struct BallotPage: Page {
  package static var template: String { "ballot" }

  /// The case.
  package let subject: Link
  /// What is voted on, in the title.
  package let title: String
  /// The text of the proposal, where one is voted on.
  package let text: String?
  /// The rule, the roll, and the conditions once they are counted.
  package let ballot: BallotItem
  /// What the reader has voted, in words.
  package let own: String?
  /// For whom the reader votes besides, and who votes for the reader.
  package let others: [String]
  /// Where the reader lets another vote.
  package let entrust: Link?
  /// Where each batch of papers is printed, for who keeps the ballot or enters papers.
  package let batches: [Link]
  /// Why there is no paper for this reader, in words.
  package let note: String?
  /// What to do about it: sign in, or take another seat.
  package let noteLink: Link?
  /// Where a secret vote is cast; nil in a ballot by name and once it is over.
  package let secret: SecretItem?
  /// The paper; nil for someone who may not vote now, and in a secret ballot.
  package let paper: PaperItem?
  /// Who may not vote, and why.
  package let excluded: [Fact]
  /// Whether anybody may not.
  package let hasExcluded: Bool
  /// The count of several options.
  package let tally: TallyItem?
  /// The ballots as files.
  package let exports: [Link]
  /// Whether there are any.
  package let hasExports: Bool
  /// How the count is done again on the command line.
  package let command: String?

  /// A page of a ballot.
  package init(
    subject: Link, title: String, text: String? = nil, ballot: BallotItem, own: String? = nil, others: [String] = [],
    entrust: Link? = nil, batches: [Link] = [], note: String? = nil, noteLink: Link? = nil, secret: SecretItem? = nil,
    paper: PaperItem? = nil, excluded: [Fact] = [], tally: TallyItem? = nil,
    exports: [Link] = [], command: String? = nil
  ) {
    self.subject = subject
    self.title = title
    self.text = text
    self.ballot = ballot
    self.own = own
    self.others = others
    self.entrust = entrust
    self.batches = batches
    self.note = note
    self.noteLink = noteLink
    self.secret = secret
    self.paper = paper
    self.excluded = excluded
    hasExcluded = !excluded.isEmpty
    self.tally = tally
    self.exports = exports
    hasExports = !exports.isEmpty
    self.command = command
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "title": .of(title)
    case "text": .of(text)
    case "ballot": .of(ballot)
    case "own": .of(own)
    case "others": .of(others)
    case "entrust": .of(entrust)
    case "batches": .of(batches)
    case "note": .of(note)
    case "noteLink": .of(noteLink)
    case "secret": .of(secret)
    case "paper": .of(paper)
    case "excluded": .of(excluded)
    case "hasExcluded": .of(hasExcluded)
    case "tally": .of(tally)
    case "exports": .of(exports)
    case "hasExports": .of(hasExports)
    case "command": .of(command)
    default: nil
    }
  }
}

/// The paper of a ballot: one line an option, marked in the way that the ballot asks for.
package struct PaperItem: Shown {
  /// What the paper asks for.
  package enum Kind: Sendable { case choice, one, many, projects, ranks, points, votes }

  /// Where it is sent to be shown again in words.
  package let action: String
  /// The token against forged requests.
  package let csrf: String
  /// How it is filled in, one sentence a step.
  package let steps: [String]
  /// The options, or yes and no.
  package let lines: [PaperLine]
  /// Whether one line is chosen, of options or of yes, no and abstain.
  package let isOne: Bool
  /// The name of that field.
  package let name: String
  /// Whether any number of lines is chosen.
  package let isMany: Bool
  /// Whether lines are ranked.
  package let isRanked: Bool
  /// Whether each line gets points or a grade.
  package let isPointed: Bool
  /// Whether each line gets votes for or against.
  package let isVoted: Bool
  /// The budget or the credits, as a number for the running sum; nil where nothing is summed.
  package let limit: String?
  /// The same in words.
  package let limitWords: String?
  /// Whether one can abstain with a button of its own.
  package let mayAbstain: Bool
  /// The statement that was written.
  package let statement: String
  /// What was wrong with the last attempt.
  package let faults: [String]
  /// Whether anything was.
  package let hasFaults: Bool

  /// A paper.
  package init(
    _ kind: Kind, action: String, csrf: String, steps: [String], lines: [PaperLine], limit: String? = nil,
    limitWords: String? = nil, statement: String = "", faults: [String] = []
  ) {
    self.action = action
    self.csrf = csrf
    self.steps = steps
    self.lines = lines
    isOne = kind == .one || kind == .choice
    name = kind == .choice ? "choice" : "named"
    isMany = kind == .many || kind == .projects
    isRanked = kind == .ranks
    isPointed = kind == .points
    isVoted = kind == .votes
    self.limit = limit
    self.limitWords = limitWords
    mayAbstain = kind != .choice
    self.statement = statement
    self.faults = faults
    hasFaults = !faults.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "action": .of(action)
    case "csrf": .of(csrf)
    case "steps": .of(steps)
    case "lines": .of(lines)
    case "isOne": .of(isOne)
    case "name": .of(self.name)
    case "isMany": .of(isMany)
    case "isRanked": .of(isRanked)
    case "isPointed": .of(isPointed)
    case "isVoted": .of(isVoted)
    case "limit": .of(limit)
    case "limitWords": .of(limitWords)
    case "mayAbstain": .of(mayAbstain)
    case "statement": .of(statement)
    case "faults": .of(faults)
    case "hasFaults": .of(hasFaults)
    default: nil
    }
  }
}

/// A line of a paper.
package struct PaperLine: Shown {
  /// The place on the paper, from 1.
  package let row: String
  /// What is sent for it.
  package let option: String
  /// What it is called.
  package let label: String
  /// What it says, where it is a proposal.
  package let text: String?
  /// What it costs, in words.
  package let cost: String?
  /// What it costs, as a number for the running sum.
  package let weight: String?
  /// Whether it is chosen.
  package let isChosen: Bool
  /// The ranks, points or grades to choose from.
  package let marks: [Option]
  /// The votes that were given.
  package let value: String

  /// A line of a paper.
  package init(
    row: String, option: String, label: String, text: String? = nil, cost: String? = nil, weight: String? = nil,
    isChosen: Bool = false, marks: [Option] = [], value: String = ""
  ) {
    self.row = row
    self.option = option
    self.label = label
    self.text = text
    self.cost = cost
    self.weight = weight
    self.isChosen = isChosen
    self.marks = marks
    self.value = value
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "row": .of(row)
    case "option": .of(option)
    case "label": .of(label)
    case "text": .of(text)
    case "cost": .of(cost)
    case "weight": .of(weight)
    case "isChosen": .of(isChosen)
    case "marks": .of(marks)
    case "value": .of(value)
    default: nil
    }
  }
}

/// What will be cast, in words, to be confirmed or changed.
package struct BallotCheckPage: Page {
  package static var template: String { "ballot-check" }

  /// The ballot.
  package let subject: Link
  /// What is voted on.
  package let title: String
  /// What will be cast, one line a mark.
  package let lines: [String]
  /// What else that means: what is left unranked, what the projects cost together.
  package let notes: [String]
  /// The statement that goes with it.
  package let statement: String?
  /// Where it is cast.
  package let castAction: String
  /// Where it is changed.
  package let changeAction: String
  /// The token against forged requests.
  package let csrf: String
  /// What is sent along.
  package let hidden: [HiddenValue]

  /// A vote to be confirmed.
  package init(
    subject: Link, title: String, lines: [String], notes: [String], statement: String?, castAction: String,
    changeAction: String, csrf: String, hidden: [HiddenValue]
  ) {
    self.subject = subject
    self.title = title
    self.lines = lines
    self.notes = notes
    self.statement = statement
    self.castAction = castAction
    self.changeAction = changeAction
    self.csrf = csrf
    self.hidden = hidden
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "title": .of(title)
    case "lines": .of(lines)
    case "notes": .of(notes)
    case "statement": .of(statement)
    case "castAction": .of(castAction)
    case "changeAction": .of(changeAction)
    case "csrf": .of(csrf)
    case "hidden": .of(hidden)
    default: nil
    }
  }
}
