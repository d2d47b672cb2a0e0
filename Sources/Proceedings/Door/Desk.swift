package import Cases
package import Duties
package import Inventory
package import Record
package import Resolutions
package import Vocabulary
package import Voting

/// The facts that commands ask for, inside the one transaction that decides and enters them.
///
/// A desk never leaves that transaction. Every method throws only when the machine fails; a thing that does not exist
/// is nil.
package protocol Desk: AnyObject {
  /// The sequence number of the next event.
  var nextSequence: Int64 { get }
  /// The institution's civil time; China's before the founding.
  var clock: CivilClock { get }
  /// The days on which the institution works.
  func calendar() throws -> WorkingCalendar
  /// The area that the institution serves; nil before the founding.
  var area: AreaCode? { get }
  /// The inventory in force at an instant.
  func inventory(at instant: Instant) throws -> CompiledInventory?
  /// Whether a version of the inventory was published.
  func isPublished(version: String) throws -> Bool

  /// A version by the digest of its tables, published or drafted.
  func inventory(digest: String) throws -> CompiledInventory?
  /// The findings of a version over the days from its first one on, by the digest of its tables.
  func findings(digest: String) throws -> [InventoryFinding]
  /// The draft of the inventory that a proposal carries.
  func draft(_ proposal: ProposalID) throws -> DraftFacts?
  /// Who drafted the inventory in a case: parties with everyone who ever sat in them, and the persons who drafted.
  func drafters(of id: CaseID) throws -> [Executor]

  /// A seat.
  func seat(_ id: SeatID) throws -> Seat?
  /// Whether a person is enrolled.
  func isEnrolled(_ person: PersonID) throws -> Bool
  /// Whether the private data of a person were erased.
  func isErased(_ person: PersonID) throws -> Bool
  /// How many private values of a person lie beside the record.
  func privateValues(of person: PersonID) throws -> Int
  /// The seats of a person, past and present.
  func seats(of person: PersonID) throws -> [Seat]
  /// Whether a login name was that of a person whose data were erased and who is on the roll of a running ballot.
  func isTombstoned(login: String) throws -> Bool
  /// Whether a login name is taken.
  func isTaken(login: String) throws -> Bool
  /// The seats of parties whose mandate is in force at an instant, by seat.
  func seats(of parties: [PartyID], at instant: Instant) throws -> [Seat]
  /// The register of units that covers an area: that of the smallest registered area around it.
  func register(around area: AreaCode) throws -> UnitRegister?
  /// The registers that cover an area or a part of it.
  func registers(touching area: AreaCode) throws -> [Households.Kept]
  /// The households that endorse a case, by the person who does so for each.
  func endorsements(of id: CaseID) throws -> [PersonID: String]

  /// The steps by which an unfulfilled duty goes up; the standard ones until the institution keeps its own.
  func ladder() throws -> EscalationLadder
  /// What is owed in a case, by when, and how often it was escalated.
  func clocks(of id: CaseID) throws -> CaseClocks?

  /// The emergency powers that a party was ever given, in the order in which they were.
  func emergencies(of party: PartyID) throws -> [EmergencyStanding]
  /// A grant of emergency powers.
  func emergency(_ id: GrantID) throws -> EmergencyStanding?
  /// Who may have used emergency powers: their holder, with everyone who ever sat in it.
  func users(of grant: EmergencyGrant) throws -> Executor

  /// Where a case stands.
  func standing(_ id: CaseID) throws -> CaseStanding?
  /// How many cases were filed in a year.
  func casesFiled(in year: Int) throws -> Int
  /// Who executed a case: parties with a task in any round, and their persons (those in their seats, those who reported).
  func executors(of id: CaseID) throws -> [Executor]
  /// Who declared an interest in a case.
  func recused(in id: CaseID) throws -> Set<PersonID>

  /// A post.
  func post(_ id: PostID) throws -> PostFacts?
  /// A proposal, in its newest version.
  func proposal(_ id: ProposalID) throws -> ProposalFacts?
  /// A ballot.
  func ballot(_ id: BallotID) throws -> BallotFacts?
  /// The newest ballot on a proposal, alone or among others.
  func lastBallot(on proposal: ProposalID) throws -> BallotID?
  /// The roll of a ballot.
  func roll(of ballot: BallotID) throws -> Roll
  /// Whether a person is on the roll of a ballot.
  func isOnRoll(_ person: PersonID, of ballot: BallotID) throws -> Bool
  /// The votes that count in a ballot, as far as their envelopes are opened.
  func votes(in ballot: BallotID) throws -> [PersonID: Vote]
  /// The envelopes that count in a ballot and are not opened yet, with what opens them, in the order of their events.
  func envelopes(in ballot: BallotID) throws -> [ClosedEnvelope]
  /// When each vote was cast on a screen, as far as that is kept.
  func castTimes(in ballot: BallotID) throws -> [PersonID: Instant]
  /// The papers of a ballot, with every entry or those of one paper.
  func papers(in ballot: BallotID, number: Int?) throws -> BallotPapers
  /// A mandate to vote for another.
  func mandate(_ id: MandateID) throws -> KeptMandate?
  /// The mandates that were given by an instant and not taken back by then.
  func mandates(at instant: Instant) throws -> [Mandate]
  /// The key under which the credentials of a secret ballot are signed; nil until it is published.
  func credentialKey(of ballot: BallotID) throws -> IssuedKey?
  /// Whether a key was published, for whichever ballot.
  func isPublished(credentialKey id: String) throws -> Bool
  /// SHA-256 of the blinded message for which a person got a credential; nil for someone who has none.
  func credentialRequest(of person: PersonID, in ballot: BallotID) throws -> String?
  /// Who got a credential for a ballot.
  func credentialed(in ballot: BallotID) throws -> Set<PersonID>
  /// Whether a credential may be used: it was used before, or fewer were used than issued.
  func hasPlace(for serial: String, in ballot: BallotID) throws -> Bool
  /// The sealed votes that count in a ballot and are not opened yet, with what opens them, in the order of their serials.
  func sealedVotes(in ballot: BallotID) throws -> [OpenedVote]
  /// What was said in a secret ballot, by the serials of the credentials, as far as the votes are opened.
  func secretVoices(in ballot: BallotID) throws -> [String: Voice]
  /// Whom a party trusts for its signatures; nobody, where the record keeps no anchors of it.
  func trust(of party: PartyID) throws -> PartyTrust
  /// An enrolled certificate by its SHA-256 in hexadecimal.
  func certificate(_ fingerprint: String) throws -> KeptCertificate?
  /// The public name of a person.
  func name(of person: PersonID) throws -> String?
  /// The canonical bytes of a frozen text, which are what is signed.
  func signedBytes(of resolution: ResolutionID) throws -> [UInt8]?
  /// A resolution or order.
  func resolution(_ id: ResolutionID) throws -> ResolutionFacts?
  /// The tasks of the resolution that is in force in a case.
  func tasks(of resolution: ResolutionID) throws -> [TaskStanding]
  /// The case and resolution of a task.
  func task(_ id: TaskID) throws -> TaskFacts?
  /// A task that was given to a body outside its lists.
  func heldTask(_ id: TaskID) throws -> HeldTask?
}

/// A post, as its rules ask for it.
package struct PostFacts: Sendable, Equatable {
  /// The case.
  package let subject: CaseID
  /// Who wrote it.
  package let author: PersonID
  /// The text now.
  package let text: String

  /// The facts about a post.
  package init(subject: CaseID, author: PersonID, text: String) {
    self.subject = subject
    self.author = author
    self.text = text
  }
}

/// A proposal, as its rules ask for it.
package struct ProposalFacts: Sendable, Equatable {
  /// The case.
  package let subject: CaseID
  /// The party that proposed.
  package let party: PartyID
  /// The newest version, from 1.
  package let version: Int
  /// The title now.
  package let title: String
  /// The text now.
  package let text: String

  /// The facts about a proposal.
  package init(subject: CaseID, party: PartyID, version: Int, title: String, text: String) {
    self.subject = subject
    self.party = party
    self.version = version
    self.title = title
    self.text = text
  }
}

/// A ballot, as its rules ask for it.
package struct BallotFacts: Sendable, Equatable {
  /// The case.
  package let subject: CaseID
  /// The proposal that is voted on; nil where several options are.
  package let proposal: ProposalID?
  /// Its version.
  package let version: Int?
  /// The rule.
  package let rule: VotingRule
  /// The options and how they are counted; nil where one proposal is voted on.
  package let sheet: BallotSheet?
  /// Digest of the roll.
  package let rollDigest: String
  /// How many are on the roll.
  package let rollSize: Int
  /// The first instant at which no vote is taken.
  package let closes: Instant
  /// The result, once it is counted.
  package let result: BallotResult?
  /// The rounds of several options, once they are counted.
  package let tally: CountedTally?
  /// When notice was given.
  package let calledAt: Instant
  /// When it opens, where notice is given before; nil when it opened with the notice.
  package let opens: Instant?
  /// How it is held, where a procedure says so.
  package let conduct: BallotConduct?
  /// Those on the negative list, who were left off the roll.
  package let excluded: [Exclusion]

  /// The facts about a ballot.
  package init(
    subject: CaseID, proposal: ProposalID?, version: Int?, rule: VotingRule, sheet: BallotSheet?, rollDigest: String,
    rollSize: Int, closes: Instant, result: BallotResult?, tally: CountedTally?, calledAt: Instant,
    opens: Instant? = nil, conduct: BallotConduct? = nil, excluded: [Exclusion] = []
  ) {
    self.excluded = excluded
    self.calledAt = calledAt
    self.opens = opens
    self.conduct = conduct
    self.subject = subject
    self.proposal = proposal
    self.version = version
    self.rule = rule
    self.sheet = sheet
    self.rollDigest = rollDigest
    self.rollSize = rollSize
    self.closes = closes
    self.result = result
    self.tally = tally
  }
}

/// The key of a secret ballot, with who published it and under which entry.
package struct IssuedKey: Sendable, Equatable {
  /// The key.
  package let key: CredentialKey
  /// On whose authority whoever bears a credential acts.
  package let bearing: Bearing

  /// A published key.
  package init(key: CredentialKey, bearing: Bearing) {
    self.key = key
    self.bearing = bearing
  }
}

extension BallotFacts {
  /// Whether nobody can tell who voted how.
  package var isSecret: Bool { conduct?.isSecret ?? false }

  /// The version in which a proposal was voted on.
  package func version(of proposal: ProposalID) -> Int? {
    self.proposal == proposal ? version : sheet?.options.first { $0.proposal == proposal }?.version
  }

  /// What was chosen of several options, in that order; nil where one proposal was voted on.
  package var chosen: [BallotOption]? {
    sheet.map { sheet in (tally?.winners ?? []).compactMap { sheet.option($0) }.filter { $0.proposal != nil } }
  }

  /// How a voter stands to what was put to the vote or, of several options, to what was chosen.
  package func stance(of voice: Voice) -> Choice {
    guard let sheet, let tally else { return voice.choice ?? .abstain }
    return sheet.stance(voice, on: tally.winners)
  }

  /// The proposals that a count adopts: the one that was voted on, or those that were chosen, in that order.
  package func adopted(by count: BallotCount) -> [ProposalID] { adopted(by: count.result, count.tally) }

  /// The proposals that a result adopts, of several those that the tally chose.
  package func adopted(by result: BallotResult, _ tally: CountedTally?) -> [ProposalID] {
    guard result.isAdopted else { return [] }
    if let proposal { return [proposal] }
    guard let sheet, let tally else { return [] }
    return sheet.proposals(chosenBy: tally)
  }
}

/// An envelope that counts in a running ballot, with what is kept beside the record to open it.
package struct ClosedEnvelope: Sendable, Equatable {
  /// Whose it is.
  package let voter: PersonID
  /// What opens it.
  package let opened: OpenedEnvelope

  /// An envelope of a voter.
  package init(voter: PersonID, opened: OpenedEnvelope) {
    self.voter = voter
    self.opened = opened
  }
}

/// A vote that counts, with the statement that came with it.
package struct Vote: Sendable, Equatable {
  /// What was said.
  package let voice: Voice
  /// Why.
  package let statement: String?

  /// A vote.
  package init(voice: Voice, statement: String?) {
    self.voice = voice
    self.statement = statement
  }

  /// Yes, no or abstain, if that was said.
  package var choice: Choice? { voice.choice }
}

/// A draft of the inventory, as its rules ask for it.
package struct DraftFacts: Sendable, Equatable {
  /// The case.
  package let subject: CaseID
  /// The event.
  package let drafted: InventoryDrafted
  /// When it was drafted.
  package let at: Instant
  /// The party that drafted it.
  package let party: PartyID
  /// The sequence number of the last review, and whether it passed.
  package let review: (sequence: Int64, isPassed: Bool)?

  /// The facts about a draft.
  package init(
    subject: CaseID, drafted: InventoryDrafted, at: Instant, party: PartyID,
    review: (sequence: Int64, isPassed: Bool)?
  ) {
    self.subject = subject
    self.drafted = drafted
    self.at = at
    self.party = party
    self.review = review
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.subject == right.subject && left.drafted == right.drafted && left.at == right.at && left.party == right.party
      && left.review?.sequence == right.review?.sequence
  }
}

/// A resolution or order, as its rules ask for it.
package struct ResolutionFacts: Sendable, Equatable {
  /// The case.
  package let subject: CaseID
  /// Where its signing stands.
  package let signing: Signing
  /// The clauses.
  package let clauses: [Clause]
  /// Whether it was given up because a seat declined to sign.
  package let isDeclined: Bool
  /// The draft of the inventory that it adopts.
  package let inventory: AdoptedInventory?
  /// When it entered into force.
  package let inForceAt: Instant?

  /// The facts about a resolution.
  package init(
    subject: CaseID, signing: Signing, clauses: [Clause], isDeclined: Bool, inventory: AdoptedInventory? = nil,
    inForceAt: Instant? = nil
  ) {
    self.subject = subject
    self.signing = signing
    self.clauses = clauses
    self.isDeclined = isDeclined
    self.inventory = inventory
    self.inForceAt = inForceAt
  }
}

/// A task with the case and resolution that it belongs to.
package struct TaskFacts: Sendable, Equatable {
  /// The case.
  package let subject: CaseID
  /// The resolution.
  package let resolution: ResolutionID
  /// Where the task stands.
  package let standing: TaskStanding

  /// The facts about a task.
  package init(subject: CaseID, resolution: ResolutionID, standing: TaskStanding) {
    self.subject = subject
    self.resolution = resolution
    self.standing = standing
  }
}
