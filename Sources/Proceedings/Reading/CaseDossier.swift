package import Cases
package import Deliberation
package import Duties
package import Record
package import Resolutions
package import Vocabulary
package import Voting

/// Everything public about a case.
package struct CaseDossier: Sendable {
  /// Where it stands.
  package var standing: CaseStanding
  /// The title now.
  package var title: String
  /// The text now.
  package var text: String
  /// When it was filed.
  package var filedAt: Instant
  /// When it last changed.
  package var changedAt: Instant
  /// When the receiver must have answered.
  package var acceptBy: Instant?
  /// What happened, without posts and votes, the oldest first.
  package var timeline: [RecordedEvent]
  /// One page of posts, the oldest first.
  package var posts: [PostView]
  /// Which page, from 1.
  package var postPage: Int
  /// How many posts there are.
  package var postCount: Int
  /// Proposals with every version.
  package var proposals: [ProposalView]
  /// Ballots, the oldest first.
  package var ballots: [BallotView]
  /// Resolutions and orders, the oldest first.
  package var resolutions: [ResolutionView]
  /// Tasks of every round, in the order of their clauses.
  package var tasks: [TaskView]
  /// Tasks that were given to a body outside its lists, in the order of their clauses.
  package var heldTasks: [HeldTask]
  /// The households that endorsed it; nil before the first.
  package var petition: PetitionView?
  /// The emergency powers that were given in it, or that reach its matter and place, the oldest first.
  package var emergencies: [EmergencyStanding]
  /// The public names of the people in it.
  package var names: [PersonID: String]

  /// Posts on a page.
  package static var postsPerPage: Int { 50 }

  /// A dossier.
  package init(
    standing: CaseStanding, title: String, text: String, filedAt: Instant, changedAt: Instant, acceptBy: Instant?,
    timeline: [RecordedEvent], posts: [PostView], postPage: Int, postCount: Int, proposals: [ProposalView],
    ballots: [BallotView], resolutions: [ResolutionView], tasks: [TaskView], heldTasks: [HeldTask] = [],
    petition: PetitionView? = nil, emergencies: [EmergencyStanding] = [], names: [PersonID: String]
  ) {
    self.standing = standing
    self.title = title
    self.text = text
    self.filedAt = filedAt
    self.changedAt = changedAt
    self.acceptBy = acceptBy
    self.timeline = timeline
    self.posts = posts
    self.postPage = postPage
    self.postCount = postCount
    self.proposals = proposals
    self.ballots = ballots
    self.resolutions = resolutions
    self.tasks = tasks
    self.heldTasks = heldTasks
    self.petition = petition
    self.emergencies = emergencies
    self.names = names
  }
}

/// A post as it reads now.
package struct PostView: Sendable, Equatable {
  /// The post.
  package let id: PostID
  /// The post that it answers, with its author and the beginning of its text.
  package let parent: PostQuote?
  /// What it is for.
  package let position: Position
  /// The text now.
  package let text: String
  /// Who wrote it.
  package let author: PersonID
  /// The author's public name.
  package let name: String
  /// For which party.
  package let party: PartyID
  /// When.
  package let at: Instant
  /// How many times it was edited.
  package let edits: Int
  /// Why it was folded away, if it was.
  package let moderated: String?

  /// A post.
  package init(
    id: PostID, parent: PostQuote?, position: Position, text: String, author: PersonID, name: String, party: PartyID,
    at: Instant, edits: Int, moderated: String?
  ) {
    self.id = id
    self.parent = parent
    self.position = position
    self.text = text
    self.author = author
    self.name = name
    self.party = party
    self.at = at
    self.edits = edits
    self.moderated = moderated
  }
}

/// The beginning of a post that is answered.
package struct PostQuote: Sendable, Equatable {
  /// The post.
  package let id: PostID
  /// Its author's public name.
  package let name: String
  /// The beginning of its text.
  package let beginning: String

  /// A quote.
  package init(id: PostID, name: String, beginning: String) {
    self.id = id
    self.name = name
    self.beginning = beginning
  }
}

/// Every text of a post.
package struct PostHistory: Sendable, Equatable {
  /// The case.
  package let subject: CaseID
  /// The author's public name.
  package let name: String
  /// The texts, the oldest first.
  package let versions: [(at: Instant, text: String)]

  /// A history.
  package init(subject: CaseID, name: String, versions: [(at: Instant, text: String)]) {
    self.subject = subject
    self.name = name
    self.versions = versions
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.subject == right.subject && left.name == right.name
      && left.versions.elementsEqual(right.versions) { $0 == $1 }
  }
}

/// A proposal with its versions.
package struct ProposalView: Sendable, Equatable {
  /// A version of the text.
  package struct Version: Sendable, Equatable {
    /// From 1.
    package let number: Int
    /// The title.
    package let title: String
    /// The text.
    package let text: String
    /// What was changed and why; nil in the first.
    package let note: String?
    /// Who wrote it.
    package let author: PersonID
    /// When.
    package let at: Instant

    /// A version of a proposal.
    package init(number: Int, title: String, text: String, note: String?, author: PersonID, at: Instant) {
      self.number = number
      self.title = title
      self.text = text
      self.note = note
      self.author = author
      self.at = at
    }
  }

  /// The proposal.
  package let id: ProposalID
  /// The party that proposes.
  package let party: PartyID
  /// The versions, the oldest first; never empty.
  package let versions: [Version]

  /// A proposal.
  package init(id: ProposalID, party: PartyID, versions: [Version]) {
    self.id = id
    self.party = party
    self.versions = versions
  }
}

/// A ballot; who voted how is shown once it is closed, since it is a ballot by name.
package struct BallotView: Sendable, Equatable {
  /// The ballot.
  package let id: BallotID
  /// The proposal; nil where several options are voted on.
  package let proposal: ProposalID?
  /// Its version.
  package let version: Int?
  /// The rule.
  package let rule: VotingRule
  /// The options and how they are counted; nil where one proposal is voted on.
  package let sheet: BallotSheet?
  /// How many are on the roll.
  package let rollSize: Int
  /// Digest of the roll.
  package let rollDigest: String
  /// How many have voted.
  package let voted: Int
  /// When it was called.
  package let calledAt: Instant
  /// When it closes.
  package let closes: Instant
  /// The result, once it is counted.
  package let result: BallotResult?
  /// The rounds of several options, once they are counted.
  package let tally: CountedTally?
  /// Who may not vote, and why.
  package let excluded: [Exclusion]
  /// Who voted how, once it is counted, by name.
  package let votes: [(name: String, vote: Vote)]
  /// How it is held.
  package let manner: BallotManner

  /// A ballot.
  package init(
    id: BallotID, proposal: ProposalID?, version: Int?, rule: VotingRule, sheet: BallotSheet? = nil, rollSize: Int,
    rollDigest: String, voted: Int, calledAt: Instant, closes: Instant, result: BallotResult?,
    tally: CountedTally? = nil, excluded: [Exclusion] = [], votes: [(name: String, vote: Vote)],
    manner: BallotManner = BallotManner()
  ) {
    self.manner = manner
    self.id = id
    self.proposal = proposal
    self.version = version
    self.rule = rule
    self.sheet = sheet
    self.rollSize = rollSize
    self.rollDigest = rollDigest
    self.voted = voted
    self.calledAt = calledAt
    self.closes = closes
    self.result = result
    self.tally = tally
    self.excluded = excluded
    self.votes = votes
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.voted == right.voted && left.result == right.result
  }
}

extension BallotView {
  /// The proposals that are voted on: one, or those among the options.
  package var proposals: [ProposalID] { proposal.map { [$0] } ?? sheet?.options.compactMap(\.proposal) ?? [] }

  /// The version in which a proposal is voted on.
  package func version(of proposal: ProposalID) -> Int? {
    self.proposal == proposal ? version : sheet?.options.first { $0.proposal == proposal }?.version
  }

  /// The proposals that were adopted.
  package var adopted: [ProposalID] {
    guard let result, result.isAdopted else { return [] }
    if let proposal { return [proposal] }
    guard let sheet, let tally else { return [] }
    return sheet.proposals(chosenBy: tally)
  }
}

/// A resolution or order with its signatures.
package struct ResolutionView: Sendable, Equatable {
  /// A signature.
  package struct Signature: Sendable, Equatable {
    /// The party.
    package let party: PartyID
    /// The public name of who signed.
    package let name: String
    /// When.
    package let at: Instant

    /// A signature.
    package init(party: PartyID, name: String, at: Instant) {
      self.party = party
      self.name = name
      self.at = at
    }
  }

  /// A seat that declined to sign.
  package struct Decline: Sendable, Equatable {
    /// The party.
    package let party: PartyID
    /// The public name of who declined.
    package let name: String
    /// When.
    package let at: Instant
    /// Why.
    package let reason: String

    /// A seat that declined to sign.
    package init(party: PartyID, name: String, at: Instant, reason: String) {
      self.party = party
      self.name = name
      self.at = at
      self.reason = reason
    }
  }

  /// The frozen text.
  package let frozen: FrozenResolution
  /// Its digest.
  package let digest: String
  /// The signatures, in the order they were given.
  package let signatures: [Signature]
  /// When it entered into force.
  package let inForceAt: Instant?
  /// Why it was given up: a seat declined to sign, and too few were left.
  package let declined: String?
  /// The seats that declined to sign, in the order in which they did.
  package let declines: [Decline]

  /// Where its signing stands.
  package var signing: Signing {
    Signing(
      signatories: frozen.signatories, needed: frozen.signaturesNeeded, signed: Set(signatures.map(\.party)),
      declined: Set(declines.map(\.party)), digest: digest)
  }

  /// A resolution.
  package init(
    frozen: FrozenResolution, digest: String, signatures: [Signature], inForceAt: Instant?, declined: String?,
    declines: [Decline] = []
  ) {
    self.declines = declines
    self.frozen = frozen
    self.digest = digest
    self.signatures = signatures
    self.inForceAt = inForceAt
    self.declined = declined
  }
}

/// A task with what was reported and checked.
package struct TaskView: Sendable, Equatable {
  /// A report or a check.
  package struct Note: Sendable, Equatable {
    /// What it says: a `Progress` or a `Finding`.
    package let word: String
    /// The text.
    package let text: String
    /// The public name of who wrote it.
    package let name: String
    /// For which party.
    package let party: PartyID
    /// When.
    package let at: Instant

    /// A report or a check.
    package init(word: String, text: String, name: String, party: PartyID, at: Instant) {
      self.word = word
      self.text = text
      self.name = name
      self.party = party
      self.at = at
    }
  }

  /// The task.
  package let id: TaskID
  /// The resolution.
  package let resolution: ResolutionID
  /// The clause.
  package let clause: Clause
  /// Where it stands.
  package let state: TaskState
  /// Reports and checks, the oldest first.
  package let notes: [Note]

  /// A task.
  package init(id: TaskID, resolution: ResolutionID, clause: Clause, state: TaskState, notes: [Note]) {
    self.id = id
    self.resolution = resolution
    self.clause = clause
    self.state = state
    self.notes = notes
  }
}
