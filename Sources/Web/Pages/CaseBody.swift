/// What everybody reads of a case below its head: timeline, thread, proposals, ballots, resolutions, tasks, evaluations.
package struct CaseBody: Page {
  package static var template: String { "case-body" }

  /// Where the case is.
  package let href: String
  /// What happened, the oldest first.
  package let timeline: [TimelineItem]
  /// The question put to the parties; nil before deliberation.
  package let question: String?
  /// Whether there is, or was, a thread.
  package let hasThread: Bool
  /// How many posts there are, in words.
  package let postCount: String
  /// Posts by position, as counts.
  package let tally: [Figure]
  /// One page of posts, the oldest first.
  package let posts: [PostItem]
  /// Whether nobody has spoken yet.
  package let isSilent: Bool
  /// Pages of the thread; nil for one page.
  package let pager: Pager?
  /// Proposals.
  package let proposals: [ProposalItem]
  /// Drafts of the inventory.
  package let drafts: [DraftItem]
  /// Whether there are proposals, and so on for the sections below.
  package let hasDrafts, hasProposals, hasBallots, hasResolutions, hasTasks, hasHandovers, hasEvaluations: Bool
  /// Ballots.
  package let ballots: [BallotItem]
  /// Resolutions and orders.
  package let resolutions: [ResolutionItem]
  /// Tasks.
  package let tasks: [TaskItem]
  /// Handovers.
  package let handovers: [HandoverItem]
  /// Evaluations, reviews and reopenings.
  package let evaluations: [EvaluationItem]
  /// Emergency powers that were given in the case or reach it.
  package let emergencies: [EmergencyItem]
  /// Whether there are any.
  package let hasEmergencies: Bool

  /// What everybody reads of a case.
  package init(
    href: String, timeline: [TimelineItem], question: String? = nil, hasThread: Bool, postCount: String,
    tally: [Figure] = [], posts: [PostItem] = [], pager: Pager? = nil, proposals: [ProposalItem] = [],
    drafts: [DraftItem] = [], ballots: [BallotItem] = [], resolutions: [ResolutionItem] = [], tasks: [TaskItem] = [],
    handovers: [HandoverItem] = [], evaluations: [EvaluationItem] = [], emergencies: [EmergencyItem] = []
  ) {
    self.href = href
    self.timeline = timeline
    self.question = question
    self.hasThread = hasThread
    self.postCount = postCount
    self.tally = tally
    self.posts = posts
    isSilent = hasThread && posts.isEmpty
    self.pager = pager
    self.proposals = proposals
    self.ballots = ballots
    self.resolutions = resolutions
    self.tasks = tasks
    self.handovers = handovers
    self.evaluations = evaluations
    self.drafts = drafts
    hasDrafts = !drafts.isEmpty
    self.emergencies = emergencies
    hasEmergencies = !emergencies.isEmpty
    hasProposals = !proposals.isEmpty
    hasBallots = !ballots.isEmpty
    hasResolutions = !resolutions.isEmpty
    hasTasks = !tasks.isEmpty
    hasHandovers = !handovers.isEmpty
    hasEvaluations = !evaluations.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "href": .of(href)
    case "timeline": .of(timeline)
    case "question": .of(question)
    case "hasThread": .of(hasThread)
    case "postCount": .of(postCount)
    case "tally": .of(tally)
    case "posts": .of(posts)
    case "isSilent": .of(isSilent)
    case "pager": .of(pager)
    case "proposals": .of(proposals)
    case "drafts": .of(drafts)
    case "hasDrafts": .of(hasDrafts)
    case "hasProposals": .of(hasProposals)
    case "hasBallots": .of(hasBallots)
    case "hasResolutions": .of(hasResolutions)
    case "hasTasks": .of(hasTasks)
    case "hasHandovers": .of(hasHandovers)
    case "hasEvaluations": .of(hasEvaluations)
    case "ballots": .of(ballots)
    case "resolutions": .of(resolutions)
    case "tasks": .of(tasks)
    case "handovers": .of(handovers)
    case "evaluations": .of(evaluations)
    case "emergencies": .of(emergencies)
    case "hasEmergencies": .of(hasEmergencies)
    default: nil
    }
  }
}

/// One thing that happened in a case.
package struct TimelineItem: Shown {
  /// When.
  package let at: Moment
  /// What happened.
  package let words: String
  /// More about it, such as a reason.
  package let detail: String?
  /// For whom somebody acted.
  package let party: String?
  /// Who acted.
  package let person: String?
  /// The entry that permitted it.
  package let entry: Link?
  /// The article.
  package let basis: String?
  /// The event in the record.
  package let event: Link
  /// The tone of the node on the spine, a `Mark.Tone`.
  package let tone: String

  /// One thing that happened.
  package init(
    at: Moment, words: String, detail: String? = nil, party: String? = nil, person: String? = nil, entry: Link? = nil,
    basis: String? = nil, event: Link, tone: Mark.Tone = .done
  ) {
    self.at = at
    self.words = words
    self.detail = detail
    self.party = party
    self.person = person
    self.entry = entry
    self.basis = basis
    self.event = event
    self.tone = tone.rawValue
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "at": .of(at)
    case "words": .of(words)
    case "detail": .of(detail)
    case "party": .of(party)
    case "person": .of(person)
    case "entry": .of(entry)
    case "basis": .of(basis)
    case "event": .of(event)
    case "tone": .of(tone)
    default: nil
    }
  }
}

/// Pages of a thread.
package struct Pager: Shown {
  /// Where the reader is, in words.
  package let words: String
  /// The page before.
  package let previousHref: String?
  /// The page after.
  package let nextHref: String?

  /// Pages of a thread.
  package init(words: String, previousHref: String?, nextHref: String?) {
    self.words = words
    self.previousHref = previousHref
    self.nextHref = nextHref
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "previousHref": .of(previousHref)
    case "nextHref": .of(nextHref)
    default: nil
    }
  }
}

/// A handover from one party to another.
package struct HandoverItem: Shown {
  /// Who offered it.
  package let from: String
  /// To whom.
  package let to: String
  /// Why.
  package let reason: String
  /// When.
  package let at: Moment
  /// Accepted, declined, or still open.
  package let answer: Mark
  /// Why it was declined.
  package let answerReason: String?
  /// When it was answered.
  package let answered: Moment?

  /// A handover.
  package init(
    from: String, to: String, reason: String, at: Moment, answer: Mark, answerReason: String? = nil,
    answered: Moment? = nil
  ) {
    self.from = from
    self.to = to
    self.reason = reason
    self.at = at
    self.answer = answer
    self.answerReason = answerReason
    self.answered = answered
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "from": .of(from)
    case "to": .of(to)
    case "reason": .of(reason)
    case "at": .of(at)
    case "answer": .of(answer)
    case "answerReason": .of(answerReason)
    case "answered": .of(answered)
    default: nil
    }
  }
}

/// What was said about the result: an evaluation by the filer, a review afterwards, a reopening.
package struct EvaluationItem: Shown {
  /// What it is: evaluation, review, reopening, closing.
  package let kind: String
  /// Solved, partly, not solved; nil for what is not an evaluation.
  package let outcome: Mark?
  /// How satisfied, in words: `4 / 5`.
  package let satisfaction: String?
  /// The text.
  package let text: String?
  /// Who.
  package let name: String
  /// For whom.
  package let party: String?
  /// When.
  package let at: Moment
  /// In which round, in words; nil in the first.
  package let round: String?

  /// What was said about the result.
  package init(
    kind: String, outcome: Mark? = nil, satisfaction: String? = nil, text: String? = nil, name: String,
    party: String? = nil, at: Moment, round: String? = nil
  ) {
    self.kind = kind
    self.outcome = outcome
    self.satisfaction = satisfaction
    self.text = text
    self.name = name
    self.party = party
    self.at = at
    self.round = round
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "kind": .of(kind)
    case "outcome": .of(outcome)
    case "satisfaction": .of(satisfaction)
    case "text": .of(text)
    case "name": .of(self.name)
    case "party": .of(party)
    case "at": .of(at)
    case "round": .of(round)
    default: nil
    }
  }
}
