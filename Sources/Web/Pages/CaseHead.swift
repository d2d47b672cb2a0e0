/// The head of a case, the same for every reader: what it is, where it stands, who has the duty, by when.
package struct CaseHead: Page {
  package static var template: String { "case-head" }

  /// The number.
  package let number: String
  /// The title.
  package let title: String
  /// The text.
  package let text: String
  /// Where it stands in its life.
  package let state: Mark
  /// Whether the problem is solved, as the filer says.
  package let outcome: Mark
  /// In which round, in words; nil in the first.
  package let round: String?
  /// Whether it is decided by consultation or by command, in words.
  package let track: String
  /// The stages from filing to closing.
  package let stages: [StageStep]
  /// What it is about.
  package let matter: Link
  /// Where.
  package let area: String
  /// Who has the duty.
  package let lead: Link
  /// What the lead is called here: `牵头`, or `首接` before it is accepted.
  package let leadLabel: String
  /// Who filed it.
  package let filer: String
  /// When it was filed.
  package let filed: Moment
  /// When it last changed.
  package let changed: Moment
  /// The limits that run.
  package let deadlines: [Deadline]
  /// A handover that nobody has accepted yet.
  package let handover: PendingHandover?
  /// The households that endorsed it; nil where they cannot and did not.
  package let petition: PetitionPanel?
  /// The sections of the case, as links on the same page.
  package let contents: [ContentsLine]

  /// The head of a case.
  package init(
    number: String, title: String, text: String, state: Mark, outcome: Mark, round: String? = nil, track: String,
    stages: [StageStep], matter: Link, area: String, lead: Link, leadLabel: String, filer: String, filed: Moment,
    changed: Moment, deadlines: [Deadline] = [], handover: PendingHandover? = nil, petition: PetitionPanel? = nil,
    contents: [ContentsLine]
  ) {
    self.number = number
    self.title = title
    self.text = text
    self.state = state
    self.outcome = outcome
    self.round = round
    self.track = track
    self.stages = stages
    self.matter = matter
    self.area = area
    self.lead = lead
    self.leadLabel = leadLabel
    self.filer = filer
    self.filed = filed
    self.changed = changed
    self.deadlines = deadlines
    self.handover = handover
    self.petition = petition
    self.contents = contents
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "number": .of(number)
    case "title": .of(title)
    case "text": .of(text)
    case "state": .of(state)
    case "outcome": .of(outcome)
    case "round": .of(round)
    case "track": .of(track)
    case "stages": .of(stages)
    case "matter": .of(matter)
    case "area": .of(area)
    case "lead": .of(lead)
    case "leadLabel": .of(leadLabel)
    case "filer": .of(filer)
    case "filed": .of(filed)
    case "changed": .of(changed)
    case "deadlines": .of(deadlines)
    case "handover": .of(handover)
    case "petition": .of(petition)
    case "contents": .of(contents)
    default: nil
    }
  }
}

/// One stage of a case on its rail.
package struct StageStep: Shown {
  /// The name of the stage.
  package let words: String
  /// Whether it lies behind, is the present one, lies ahead, or is left out on this track.
  package let isDone, isCurrent, isAhead, isSkipped: Bool

  /// How a stage stands to the present one.
  package enum Place: Sendable { case done, current, ahead, skipped }

  /// A stage.
  package init(_ words: String, _ place: Place) {
    self.words = words
    isDone = place == .done
    isCurrent = place == .current
    isAhead = place == .ahead
    isSkipped = place == .skipped
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "isDone": .of(isDone)
    case "isCurrent": .of(isCurrent)
    case "isAhead": .of(isAhead)
    case "isSkipped": .of(isSkipped)
    default: nil
    }
  }
}

/// A handover that is offered and not answered.
package struct PendingHandover: Shown {
  /// To whom.
  package let to: Link
  /// Why.
  package let reason: String
  /// Since when.
  package let since: Moment

  /// A pending handover.
  package init(to: Link, reason: String, since: Moment) {
    self.to = to
    self.reason = reason
    self.since = since
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "to": .of(to)
    case "reason": .of(reason)
    case "since": .of(since)
    default: nil
    }
  }
}

/// A section of a case, as a link to it.
package struct ContentsLine: Shown {
  /// The heading.
  package let words: String
  /// The anchor, with its `#`.
  package let href: String
  /// How many things stand there; nil where nothing is counted.
  package let count: String?

  /// A section.
  package init(_ words: String, _ href: String, count: String? = nil) {
    self.words = words
    self.href = href
    self.count = count
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "href": .of(href)
    case "count": .of(count)
    default: nil
    }
  }
}
