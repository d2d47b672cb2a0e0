import Proceedings
import Record
import Vocabulary
import Voting

/// What the verifier asks of the events of a ballot.
extension Verifier {
  /// The roll has its digest, and the ballot opens after its days of notice.
  mutating func check(_ called: BallotCalled, at recorded: RecordedEvent) throws {
    guard called.roll.digest == called.rollDigest else { throw recorded.fault("the roll does not have its digest") }
    if let conduct = called.conduct, conduct.noticeDays > 0 {
      guard let opens = called.opens, opens >= conduct.earliestOpening(after: recorded.at) else {
        throw recorded.fault("the ballot opens before the days of notice are over")
      }
    }
    verification.digests += 1
  }

  func check(_ cast: VoteCast, at recorded: RecordedEvent) throws {
    let ballot = try open(cast.ballot, to: recorded)
    guard ballot.admits(cast.voice) else { throw recorded.fault("the vote does not fit its ballot") }
  }

  func check(_ enclosed: VoteEnclosed, at recorded: RecordedEvent) throws {
    _ = try open(enclosed.ballot, to: recorded)
  }

  /// The ballot, when it is open and the author is on its roll.
  private func open(_ id: BallotID, to recorded: RecordedEvent) throws(Verification.Fault) -> BallotFacts {
    guard let ballot = desk.ballot(id), ballot.result == nil, recorded.at < ballot.closes,
      recorded.at >= ballot.opens ?? ballot.calledAt, desk.isOnRoll(recorded.author.person, of: id)
    else { throw recorded.fault("the vote was cast by someone not on the roll, or after the ballot closed") }
    return ballot
  }

  mutating func check(_ opened: EnvelopesOpened, at recorded: RecordedEvent) throws {
    guard let ballot = desk.ballot(opened.ballot), ballot.result == nil else {
      throw recorded.fault("it opens envelopes of a ballot that is not running")
    }
    guard try isOver(opened.ballot, ballot, at: recorded) else {
      throw recorded.fault("the envelopes were opened while the ballot was running")
    }
    guard opened.envelopes.allSatisfy({ ballot.admits($0.envelope.vote.voice) }) else {
      throw recorded.fault("a vote does not fit its ballot")
    }
    verification.opened += Int64(opened.envelopes.count)
  }

  /// Whether a ballot is over, or everyone has voted who did not stand aside.
  func isOver(_ id: BallotID, _ ballot: BallotFacts, at recorded: RecordedEvent) throws -> Bool {
    if recorded.at >= ballot.closes { return true }
    let aside = try desk.roll(of: id).present(desk.recused(in: ballot.subject)).count
    return desk.voted(in: id) >= ballot.rollSize - aside
  }

  mutating func check(_ corrected: RollCorrected, at recorded: RecordedEvent) throws {
    guard let ballot = desk.ballot(corrected.ballot), desk.credentialKey(of: corrected.ballot) == nil,
      recorded.at < ballot.opens ?? ballot.calledAt,
      corrected.correction.before == ballot.rollDigest, corrected.correction.at == recorded.at
    else {
      throw recorded.fault("the roll was corrected after the ballot opened, or is not the one that was corrected")
    }
    guard corrected.roll.digest == corrected.correction.after else {
      throw recorded.fault("the roll does not have its digest")
    }
    verification.digests += 1
  }

  func check(_ decided: BallotDecided, at recorded: RecordedEvent) throws {
    guard let ballot = desk.ballot(decided.ballot), let head = decided.result.head,
      head.person == recorded.author.person, (try? ballot.result?.decided(by: head)) == decided.result
    else { throw recorded.fault("the decision of the head does not follow from the count") }
  }

  /// Counts again from the opened votes.
  mutating func check(_ closed: BallotClosed, at recorded: RecordedEvent) throws {
    guard let ballot = desk.ballot(closed.ballot) else { throw recorded.fault("the ballot does not exist") }
    guard !desk.hasClosedEnvelopes(in: closed.ballot) else {
      throw recorded.fault("envelopes were left closed at the count")
    }
    guard !desk.hasClosedPapers(in: closed.ballot) else {
      throw recorded.fault("entries of papers were left closed at the count")
    }
    let (roll, voices) = try desk.counted(closed, ballot, at: recorded)
    let recount = try count(ballot.rule, ballot.conduct, sheet: ballot.sheet, roll: roll, voices: voices)
    guard recount.count.result == closed.result, recount.count.tally == closed.tally,
      recount.chambers == closed.chambers
    else { throw recorded.fault("a recount of ballot \(closed.ballot) gives another result") }
    verification.ballots += 1
  }
}

extension BallotFacts {
  /// Whether a vote says something, as the record writes it, that may be said on this ballot.
  func admits(_ voice: Voice?) -> Bool {
    guard let voice else { return false }
    guard let sheet else { return voice.choice != nil }
    return (try? sheet.admitted(voice)) == voice
  }
}
