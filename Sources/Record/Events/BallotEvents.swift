package import Vocabulary
package import Voting

/// A version of a proposal, or several options, are put to the ballot; rule, sheet and roll are frozen.
package struct BallotCalled: Hashable, Sendable, Codable {
  /// The ballot.
  package let id: BallotID
  /// The proposal, where one is voted on; nil where several options are.
  package let proposal: ProposalID?
  /// The version that is voted on.
  package let version: Int?
  /// The rule, whole; of several options, when enough take part and what the chosen one needs.
  package let rule: VotingRule
  /// The options and how they are counted; nil where one proposal is voted on.
  package let sheet: BallotSheet?
  /// Who may vote, with heads and floor area.
  package let roll: Roll
  /// SHA-256 of the roll, in hexadecimal.
  package let rollDigest: String
  /// Who would be on the roll and may not vote; nil where nobody is kept out.
  package let excluded: [Exclusion]?
  /// The first instant at which no vote is taken.
  package let closes: Instant
  /// The first instant at which votes are taken, where notice is given before; nil when the ballot opens with this.
  package let opens: Instant?
  /// How the ballot is held, where a procedure says so; nil where the rule alone does.
  package let conduct: BallotConduct?

  /// A ballot on one proposal.
  package init(
    id: BallotID, proposal: ProposalID, version: Int, rule: VotingRule, roll: Roll, rollDigest: String,
    excluded: [Exclusion]? = nil, closes: Instant, opens: Instant? = nil, conduct: BallotConduct? = nil
  ) {
    self.opens = opens
    self.conduct = conduct
    self.id = id
    self.proposal = proposal
    self.version = version
    self.rule = rule
    sheet = nil
    self.roll = roll
    self.rollDigest = rollDigest
    self.excluded = excluded
    self.closes = closes
  }

  /// A ballot on the options of a sheet.
  package init(
    id: BallotID, sheet: BallotSheet, rule: VotingRule, roll: Roll, rollDigest: String, excluded: [Exclusion]? = nil,
    closes: Instant, opens: Instant? = nil, conduct: BallotConduct? = nil
  ) {
    self.opens = opens
    self.conduct = conduct
    self.id = id
    proposal = nil
    version = nil
    self.rule = rule
    self.sheet = sheet
    self.roll = roll
    self.rollDigest = rollDigest
    self.excluded = excluded
    self.closes = closes
  }
}

extension BallotCalled {
  /// The version in which a proposal is voted on, alone or among others; nil where it is not.
  package func version(of proposal: ProposalID) -> Int? {
    self.proposal == proposal ? version : sheet?.options.first { $0.proposal == proposal }?.version
  }
}

/// Someone who may not vote in a ballot, and why (消极名单).
package struct Exclusion: Hashable, Sendable, Codable {
  /// Who.
  package let person: PersonID
  /// Why.
  package let reason: String

  /// An exclusion.
  package init(person: PersonID, reason: String) {
    self.person = person
    self.reason = reason
  }
}

/// Someone on the roll votes; a later vote of the same person replaces it until the ballot closes.
package struct VoteCast: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// Yes, no or abstain; nil where options are marked.
  package let choice: Choice?
  /// Marks on several options; nil where yes, no or abstain was said.
  package let marking: Marking?
  /// Why; of those who vote no, it stands in the resolution as dissent.
  package let statement: String?

  /// The details of the event.
  package init(ballot: BallotID, voice: Voice, statement: String? = nil) {
    self.ballot = ballot
    choice = voice.choice
    marking = voice.marking
    self.statement = statement
  }

  /// What was said; nil for an event that says nothing, which no command makes.
  package var voice: Voice? { choice.map { .choice($0) } ?? marking.map { .marking($0) } }
}

/// The ballot is counted.
package struct BallotClosed: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// The count, condition by condition.
  package let result: BallotResult
  /// The rounds and ties of several options.
  package let tally: CountedTally?
  /// The count of each chamber, where they are counted apart.
  package let chambers: ChamberedResult?
  /// Who was on the roll and stood aside after declaring an interest, in the order of the roll; quorums are of the
  /// others. Nil in records of before this was counted.
  package let recused: [PersonID]?
  /// What came of the papers; nil where nobody entered one.
  package let papers: PaperCount?
  /// What came of the mandates; nil where none carried, or would have carried, a vote.
  package let proxies: ProxyCount?

  /// The details of the event.
  package init(
    ballot: BallotID, result: BallotResult, tally: CountedTally? = nil, chambers: ChamberedResult? = nil,
    recused: [PersonID]? = nil, papers: PaperCount? = nil, proxies: ProxyCount? = nil
  ) {
    self.papers = papers
    self.proxies = proxies
    self.ballot = ballot
    self.result = result
    self.tally = tally
    self.chambers = chambers
    self.recused = recused
  }
}

/// A roll is corrected between notice and opening, and frozen again.
package struct RollCorrected: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// The roll that counts from now on, whole.
  package let roll: Roll
  /// The digest of the roll before, and of this one; why; when.
  package let correction: RollCorrection

  /// The details of the event.
  package init(ballot: BallotID, roll: Roll, correction: RollCorrection) {
    self.ballot = ballot
    self.roll = roll
    self.correction = correction
  }
}

/// The head of the body decides after the collective vote.
package struct BallotDecided: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// The count with the head's decision.
  package let result: BallotResult

  /// The details of the event.
  package init(ballot: BallotID, result: BallotResult) {
    self.ballot = ballot
    self.result = result
  }
}
