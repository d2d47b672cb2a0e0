/// A ballot: the rule in words, the roll, and once it is counted the result, condition by condition.
package struct BallotItem: Shown {
  /// The identifier, also the anchor.
  package let id: String
  /// The proposal that is voted on.
  package let proposal: Link
  /// The page of the ballot.
  package let page: Link
  /// Its version, in words; nil where several options are voted on.
  package let version: String?
  /// The options, where there are several.
  package let options: [OptionLine]
  /// Whether there are several options.
  package let hasOptions: Bool
  /// Open, closed, adopted, rejected.
  package let state: Mark
  /// The name of the rule.
  package let rule: String
  /// The rule in plain sentences, one a condition.
  package let conditions: [String]
  /// The article.
  package let basis: String
  /// How many are on the roll.
  package let rollSize: String
  /// The digest of the roll.
  package let rollDigest: String
  /// When it was called.
  package let called: Moment
  /// When it closes or closed.
  package let closes: Moment
  /// How long it is open; nil once it is closed.
  package let deadline: Deadline?
  /// How many have voted, in words.
  package let voted: String
  /// How much of the roll has voted.
  package let turnout: Bar
  /// The result.
  package let result: BallotResultItem?
  /// Who voted how, once it is counted.
  package let votes: [VoteLine]
  /// Whether the votes are shown.
  package let hasVotes: Bool
  /// How it is held.
  package let manner: BallotMannerItem?

  /// A ballot.
  package init(
    id: String, proposal: Link, page: Link, version: String?, options: [OptionLine] = [], state: Mark, rule: String,
    conditions: [String], basis: String, rollSize: String, rollDigest: String, called: Moment, closes: Moment,
    deadline: Deadline? = nil, voted: String, turnout: Bar, result: BallotResultItem? = nil, votes: [VoteLine] = [],
    manner: BallotMannerItem? = nil
  ) {
    self.manner = manner
    self.id = id
    self.proposal = proposal
    self.page = page
    self.version = version
    self.options = options
    hasOptions = !options.isEmpty
    self.state = state
    self.rule = rule
    self.conditions = conditions
    self.basis = basis
    self.rollSize = rollSize
    self.rollDigest = rollDigest
    self.called = called
    self.closes = closes
    self.deadline = deadline
    self.voted = voted
    self.turnout = turnout
    self.result = result
    self.votes = votes
    hasVotes = !votes.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "proposal": .of(proposal)
    case "page": .of(page)
    case "version": .of(version)
    case "options": .of(options)
    case "hasOptions": .of(hasOptions)
    case "state": .of(state)
    case "rule": .of(rule)
    case "conditions": .of(conditions)
    case "basis": .of(basis)
    case "rollSize": .of(rollSize)
    case "rollDigest": .of(rollDigest)
    case "called": .of(called)
    case "closes": .of(closes)
    case "deadline": .of(deadline)
    case "voted": .of(voted)
    case "turnout": .of(turnout)
    case "result": .of(result)
    case "votes": .of(votes)
    case "hasVotes": .of(hasVotes)
    case "manner": .of(manner)
    default: nil
    }
  }
}

/// An option on a ballot.
package struct OptionLine: Shown {
  /// The number on the sheet.
  package let number: String
  /// What it is called.
  package let name: String
  /// The text of the proposal; nil for the status quo.
  package let href: String?
  /// What it costs, in words.
  package let cost: String?
  /// Whether it was chosen.
  package let isChosen: Bool

  /// An option.
  package init(number: String, name: String, href: String? = nil, cost: String? = nil, isChosen: Bool = false) {
    self.number = number
    self.name = name
    self.href = href
    self.cost = cost
    self.isChosen = isChosen
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "number": .of(number)
    case "name": .of(self.name)
    case "href": .of(href)
    case "cost": .of(cost)
    case "isChosen": .of(isChosen)
    default: nil
    }
  }
}

/// A share as a bar, with the share that is needed as a line across it.
package struct Bar: Shown, Equatable {
  /// The share in per cent of the length, `63.4%`; it is drawn, never decided upon.
  package let width: String
  /// The needed share, `66.66%`; nil where none is.
  package let mark: String?

  /// The share of a whole, exact to a hundredth of a per cent.
  package init(_ value: Int64, of total: Int64, needed: (numerator: Int64, denominator: Int64)? = nil) {
    width = Self.percent(value, of: total)
    mark = needed.map { Self.percent($0.numerator, of: $0.denominator) }
  }

  /// A share in per cent with two places, cut off, never more than the whole.
  static func percent(_ value: Int64, of total: Int64) -> String {
    guard total > 0 else { return "0%" }
    let share = min(10_000, max(0, Int128(value) * 10_000 / Int128(total)))
    let rest = share % 100
    return rest == 0 ? "\(share / 100)%" : "\(share / 100).\(rest < 10 ? "0" : "")\(rest)%"
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "width": .of(width)
    case "mark": .of(mark)
    default: nil
    }
  }
}

/// What a count came to.
package struct BallotResultItem: Shown {
  /// Adopted, rejected, no quorum.
  package let mark: Mark
  /// Each condition.
  package let conditions: [ConditionItem]
  /// Yes, no, abstain, in each measure.
  package let counts: [CountLine]
  /// The names of the measures, as headings of the counts.
  package let measures: [String]

  /// A result.
  package init(mark: Mark, conditions: [ConditionItem], counts: [CountLine], measures: [String]) {
    self.mark = mark
    self.conditions = conditions
    self.counts = counts
    self.measures = measures
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "mark": .of(mark)
    case "conditions": .of(conditions)
    case "counts": .of(counts)
    case "measures": .of(measures)
    default: nil
    }
  }
}

/// One condition with its numbers, so that a reader can recount it on paper.
package struct ConditionItem: Shown {
  /// What is counted: `参与人数`, `同意面积`.
  package let name: String
  /// For the quorum or for the adoption.
  package let kind: String
  /// The number.
  package let value: String
  /// Of how many.
  package let total: String
  /// What is needed, in words: `不少于 2/3`.
  package let needed: String
  /// The comparison, multiplied out: `192 × 3 ≥ 277 × 2`.
  package let comparison: String
  /// The article.
  package let article: String
  /// Holds or fails.
  package let mark: Mark
  /// The share.
  package let bar: Bar

  /// A condition.
  package init(
    name: String, kind: String, value: String, total: String, needed: String, comparison: String, article: String,
    mark: Mark, bar: Bar
  ) {
    self.name = name
    self.kind = kind
    self.value = value
    self.total = total
    self.needed = needed
    self.comparison = comparison
    self.article = article
    self.mark = mark
    self.bar = bar
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "kind": .of(kind)
    case "value": .of(value)
    case "total": .of(total)
    case "needed": .of(needed)
    case "comparison": .of(comparison)
    case "article": .of(article)
    case "mark": .of(mark)
    case "bar": .of(bar)
    default: nil
    }
  }
}

/// One choice with its sums, in the order of the measures.
package struct CountLine: Shown {
  /// Yes, no, abstain, did not vote.
  package let choice: String
  /// The sums.
  package let sums: [String]

  /// A choice with its sums.
  package init(_ choice: String, _ sums: [String]) {
    self.choice = choice
    self.sums = sums
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "choice": .of(choice)
    case "sums": .of(sums)
    default: nil
    }
  }
}

/// Who voted how.
package struct VoteLine: Shown {
  /// The public name.
  package let name: String
  /// The choice.
  package let choice: String

  /// A vote.
  package init(_ name: String, _ choice: String) {
    self.name = name
    self.choice = choice
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "choice": .of(choice)
    default: nil
    }
  }
}
