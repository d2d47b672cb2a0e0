import Proceedings
import Record
import Vocabulary
import Voting

/// The ballots: rolls, envelopes, votes that anyone may read, results.
struct BallotBook {
  /// An envelope that counts: the last one of its voter.
  struct Enclosed {
    let sequence: Int64
    let commitment: String
    let at: Instant
    var isOpen = false
  }

  /// A ballot with what its events left behind.
  struct Kept {
    let subject: CaseID
    let called: BallotCalled
    let sequence: Int64
    private(set) var roll: Roll
    private(set) var voters: Set<PersonID>
    /// The ballot as its rules ask for it; made anew only when it changes, since every vote asks for it.
    private(set) var facts: BallotFacts
    var votes: [PersonID: Vote] = [:]
    var envelopes: [PersonID: Enclosed] = [:]
    /// Whose the envelopes are that count, by their events.
    var voterOfEnvelope: [Int64: PersonID] = [:]
    /// How many have voted, in whichever way.
    var voted = 0

    init(_ called: BallotCalled, in subject: CaseID, _ recorded: RecordedEvent) {
      self.subject = subject
      self.called = called
      sequence = recorded.sequence
      roll = called.roll
      voters = Set(called.roll.entries.map(\.voter))
      facts = BallotFacts(
        subject: subject, proposal: called.proposal, version: called.version, rule: called.rule, sheet: called.sheet,
        rollDigest: called.rollDigest, rollSize: called.roll.entries.count, closes: called.closes, result: nil,
        tally: nil, calledAt: recorded.at, opens: called.opens, conduct: called.conduct,
        excluded: called.excluded ?? [])
    }

    mutating func correct(_ roll: Roll, digest: String) {
      self.roll = roll
      voters = Set(roll.entries.map(\.voter))
      facts = facts.changed(rollDigest: digest, rollSize: roll.entries.count)
    }

    mutating func settle(_ result: BallotResult, _ tally: CountedTally?) {
      facts = facts.changed(result: result, tally: tally)
    }
  }

  private(set) var ballots: [BallotID: Kept] = [:]
  private var ballotsOnProposal: [ProposalID: [BallotID]] = [:]

  subscript(id: BallotID) -> Kept? { ballots[id] }

  func contains(_ id: BallotID) -> Bool { ballots.index(forKey: id) != nil }

  mutating func fold(
    _ event: BallotCalled, in subject: CaseID, _ recorded: RecordedEvent, isProposed: (ProposalID) -> Bool
  ) throws(Unfounded) {
    try demand(!event.roll.entries.isEmpty, "nobody is on the roll")
    try demand(
      (event.proposal == nil) == (event.version == nil) && (event.proposal == nil) != (event.sheet == nil),
      "the ballot is not on one proposal or on a sheet of options")
    let proposals = event.proposal.map { [$0] } ?? event.sheet?.options.compactMap(\.proposal) ?? []
    try demand(Set(proposals).count == proposals.count, "the ballot names a proposal twice")
    for proposal in proposals {
      try demand(isProposed(proposal), "the ballot is on a proposal that nobody made")
      ballotsOnProposal[proposal, default: []].append(event.id)
    }
    let kept = Kept(event, in: subject, recorded)
    try demand(ballots.updateValue(kept, forKey: event.id) == nil, "ballot \(event.id) was called before")
  }

  /// Changes a ballot in its place: a busy one is changed with every vote.
  mutating func amend(_ id: BallotID, _ change: (inout Kept) throws(Unfounded) -> Void) throws(Unfounded) {
    guard let index = ballots.index(forKey: id) else { throw Unfounded("ballot \(id) does not exist") }
    try change(&ballots.values[index])
  }

  mutating func fold(_ event: VoteCast, by voter: PersonID) throws(Unfounded) {
    try amend(event.ballot) { kept throws(Unfounded) in
      if try kept.write(event, of: voter) { kept.voted += 1 }
    }
  }

  mutating func fold(_ event: VoteEnclosed, _ recorded: RecordedEvent) throws(Unfounded) {
    let voter = recorded.author.person
    try amend(event.ballot) { kept throws(Unfounded) in
      try demand(kept.voters.contains(voter), "the voter is not on the roll")
      let enclosed = Enclosed(sequence: recorded.sequence, commitment: event.commitment, at: recorded.at)
      if let former = kept.envelopes.updateValue(enclosed, forKey: voter) {
        try demand(!former.isOpen, "it replaces an envelope that is open")
        kept.voterOfEnvelope[former.sequence] = nil
      } else {
        kept.voted += 1
      }
      kept.voterOfEnvelope[recorded.sequence] = voter
    }
  }

  /// Opens envelopes; each must hold what was committed to.
  mutating func fold(_ event: EnvelopesOpened) throws {
    for opened in event.envelopes {
      let bytes = try CanonicalJSON.encode(opened.envelope)
      try amend(event.ballot) { kept throws(Unfounded) in
        guard let voter = kept.voterOfEnvelope[opened.sequence], let enclosed = kept.envelopes[voter],
          !enclosed.isOpen, opened.envelope.vote.ballot == event.ballot
        else { throw Unfounded("it opens envelope \(opened.sequence), which does not count or is open already") }
        try demand(
          opened.salt.opens(enclosed.commitment, with: bytes),
          "envelope \(opened.sequence) does not hold what was committed to")
        _ = try kept.write(opened.envelope.vote, of: voter)
        kept.envelopes[voter]?.isOpen = true
      }
    }
  }

  mutating func fold(_ event: RollCorrected) throws(Unfounded) {
    try demand(!event.roll.entries.isEmpty, "nobody is on the roll")
    try amend(event.ballot) { kept throws(Unfounded) in
      kept.correct(event.roll, digest: event.correction.after)
      try demand(
        kept.voters.isSuperset(of: kept.votes.keys) && kept.voters.isSuperset(of: kept.envelopes.keys),
        "someone who voted is no longer on the roll")
    }
  }

  /// Writes the result; of what was on paper the votes that were agreed upon.
  mutating func fold(_ event: BallotClosed, onPaper: [(voter: PersonID, vote: VoteCast)]) throws(Unfounded) {
    try amend(event.ballot) { kept throws(Unfounded) in
      try demand(kept.facts.result == nil, "the ballot was counted before")
      kept.settle(event.result, event.tally)
      for (voter, vote) in onPaper where try kept.write(vote, of: voter) { kept.voted += 1 }
    }
  }

  mutating func fold(_ event: BallotDecided) throws(Unfounded) {
    try amend(event.ballot) { $0.settle(event.result, $0.facts.tally) }
  }

  func lastBallot(on proposal: ProposalID) -> BallotID? {
    ballotsOnProposal[proposal]?.max { (ballots[$0]?.sequence ?? -1) < (ballots[$1]?.sequence ?? -1) }
  }
}

extension BallotBook.Kept {
  /// Writes a vote in the place of an earlier one of the same voter; gives whether it is the first.
  fileprivate mutating func write(_ cast: VoteCast, of voter: PersonID) throws(Unfounded) -> Bool {
    try demand(voters.contains(voter), "the voter is not on the roll")
    guard (cast.choice == nil) != (cast.marking == nil), let voice = cast.voice else {
      throw Unfounded("the vote says nothing, or two things")
    }
    return votes.updateValue(Vote(voice: voice, statement: cast.statement), forKey: voter) == nil
  }

  /// The envelopes that are closed, by the events that entered them.
  var closed: [(sequence: Int64, voter: PersonID, commitment: String)] {
    envelopes.filter { !$0.value.isOpen }.map { ($0.value.sequence, $0.key, $0.value.commitment) }
      .sorted { $0.0 < $1.0 }
  }
}

extension BallotFacts {
  /// The ballot with another roll, or with its result.
  fileprivate func changed(
    rollDigest: String? = nil, rollSize: Int? = nil, result: BallotResult? = nil, tally: CountedTally? = nil
  ) -> BallotFacts {
    BallotFacts(
      subject: subject, proposal: proposal, version: version, rule: rule, sheet: sheet,
      rollDigest: rollDigest ?? self.rollDigest, rollSize: rollSize ?? self.rollSize, closes: closes,
      result: result ?? self.result, tally: tally ?? self.tally, calledAt: calledAt, opens: opens, conduct: conduct,
      excluded: excluded)
  }
}

extension String {
  /// Whether this salt, in hexadecimal, and the bytes together are what a commitment is to.
  func opens(_ commitment: String, with content: [UInt8]) -> Bool {
    guard let salt = bytes(hexadecimal: self) else { return false }
    return Envelope.commitment(salt: salt, bytes: content) == commitment
  }
}
