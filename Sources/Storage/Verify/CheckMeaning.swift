import GRDB
import Inventory
import Proceedings
import Record
import Resolutions
import Vocabulary
import Voting

extension Verifier {
  /// Checks what an event says against what was there before it.
  mutating func checkMeaning(of recorded: RecordedEvent, _ source: Database, _ scratch: Database) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    let desk = try SQLiteDesk(scratch, nextSequence: recorded.sequence, shelf: shelf)
    if recorded.part == 0 { try checkAuthority(of: recorded, on: desk) }
    try checkClocks(of: recorded, on: desk)
    switch recorded.event {
    case .inventoryPublished(let published):
      try checkTables(published.digest, of: published.version, at: recorded, source, scratch)
      verification.inventories += 1
      try checkGround(of: published, at: recorded, on: desk)
    case .inventoryDrafted(let drafted):
      try checkTables(drafted.digest, of: drafted.version, at: recorded, source, scratch)
      verification.digests += 1
    case .legalityReviewed(let reviewed):
      guard let draft = try desk.draft(reviewed.draft), draft.drafted.digest == reviewed.digest else {
        throw fault("the review is of another draft")
      }
    case .ballotCalled(let called):
      guard called.roll.digest == called.rollDigest else { throw fault("the roll does not have its digest") }
      if let conduct = called.conduct, conduct.noticeDays > 0 {
        guard let opens = called.opens, opens >= conduct.earliestOpening(after: recorded.at) else {
          throw fault("the ballot opens before the days of notice are over")
        }
      }
      verification.digests += 1
    case .voteCast(let cast):
      guard let ballot = try desk.ballot(cast.ballot), ballot.result == nil, recorded.at < ballot.closes,
        recorded.at >= ballot.opens ?? ballot.calledAt,
        try desk.isOnRoll(recorded.author.person, of: cast.ballot)
      else { throw fault("the vote was cast by someone not on the roll, or after the ballot closed") }
      guard ballot.admits(cast.voice) else { throw fault("the vote does not fit its ballot") }
    case .voteEnclosed(let enclosed):
      guard let ballot = try desk.ballot(enclosed.ballot), ballot.result == nil, recorded.at < ballot.closes,
        recorded.at >= ballot.opens ?? ballot.calledAt,
        try desk.isOnRoll(recorded.author.person, of: enclosed.ballot)
      else { throw fault("the vote was cast by someone not on the roll, or after the ballot closed") }
    case .envelopesOpened(let opened):
      guard let ballot = try desk.ballot(opened.ballot), ballot.result == nil else {
        throw fault("it opens envelopes of a ballot that is not running")
      }
      let voted = try scratch.voted(in: opened.ballot)
      let aside = try desk.roll(of: opened.ballot).present(try desk.recused(in: ballot.subject)).count
      guard recorded.at >= ballot.closes || voted >= ballot.rollSize - aside else {
        throw fault("the envelopes were opened while the ballot was running")
      }
      guard opened.envelopes.allSatisfy({ ballot.admits($0.envelope.vote.voice) }) else {
        throw fault("a vote does not fit its ballot")
      }
      verification.opened += Int64(opened.envelopes.count)
    case .proxyGranted(let granted):
      guard granted.mandate.given == recorded.at, granted.mandate.revoked == nil,
        granted.mandate.from == recorded.author.person || recorded.authority?.act == .enterPaper
      else { throw fault("the mandate was given by somebody else, or at another time") }
    case .proxyRevoked(let revoked):
      guard let kept = try desk.mandate(revoked.proxy), kept.mandate.from == recorded.author.person,
        kept.mandate.revoked == nil, kept.area == revoked.area
      else { throw fault("the mandate was taken back by somebody else, or twice") }
    case .paperEntered(let entered):
      guard let ballot = try desk.ballot(entered.ballot), ballot.result == nil, !ballot.isSecret,
        recorded.at >= ballot.opens ?? ballot.calledAt, entered.handed ?? recorded.at < ballot.closes,
        try desk.isOnRoll(entered.voter, of: entered.ballot)
      else { throw fault("the paper is of someone not on the roll, or was handed in after the ballot closed") }
      guard let batch = try desk.papers(in: entered.ballot, number: 0).batch(entered.batch),
        batch.batch.first...batch.batch.last ~= entered.number,
        batch.voter(of: entered.number) ?? entered.voter == entered.voter
      else { throw fault("no such paper was made out, or it is somebody else's") }
    case .papersOpened(let opened):
      guard let ballot = try desk.ballot(opened.ballot), ballot.result == nil else {
        throw fault("it opens papers of a ballot that is not running")
      }
      let here = try desk.roll(of: opened.ballot)
      guard
        try recorded.at >= ballot.closes
          || scratch.voted(in: opened.ballot) >= here.entries.count
            - here.present(desk.recused(in: ballot.subject)).count
      else { throw fault("papers were opened while the ballot was running") }
      guard opened.entries.allSatisfy({ ballot.admits($0.envelope.vote.voice) }) else {
        throw fault("a paper does not fit its ballot")
      }
      verification.opened += Int64(opened.entries.count)
    case .credentialKeyPublished(let published): try desk.check(published, at: recorded)
    case .credentialIssued(let issued): try desk.check(issued, at: recorded)
    case .voteSealed(let sealed): try desk.check(sealed, at: recorded)
    case .sealedVotesOpened(let opened):
      try desk.check(opened, at: recorded, voted: try scratch.voted(in: opened.ballot))
      verification.opened += Int64(opened.votes.count)
    case .rollCorrected(let corrected):
      guard let ballot = try desk.ballot(corrected.ballot), try desk.credentialKey(of: corrected.ballot) == nil,
        recorded.at < ballot.opens ?? ballot.calledAt,
        corrected.correction.before == ballot.rollDigest, corrected.correction.at == recorded.at
      else { throw fault("the roll was corrected after the ballot opened, or is not the one that was corrected") }
      guard corrected.roll.digest == corrected.correction.after else {
        throw fault("the roll does not have its digest")
      }
      verification.digests += 1
    case .ballotDecided(let decided):
      guard let ballot = try desk.ballot(decided.ballot), let head = decided.result.head,
        head.person == recorded.author.person, (try? ballot.result?.decided(by: head)) == decided.result
      else { throw fault("the decision of the head does not follow from the count") }
    case .ballotClosed(let closed):
      guard let ballot = try desk.ballot(closed.ballot) else { throw fault("the ballot does not exist") }
      guard try scratch.unopened(in: closed.ballot) == 0 else { throw fault("envelopes were left closed at the count") }
      guard try scratch.unopenedPapers(in: closed.ballot) == 0 else {
        throw fault("entries of papers were left closed at the count")
      }
      let (roll, voices) = try desk.counted(closed, ballot, at: recorded)
      let recount = try count(ballot.rule, ballot.conduct, sheet: ballot.sheet, roll: roll, voices: voices)
      guard recount.count.result == closed.result, recount.count.tally == closed.tally,
        recount.chambers == closed.chambers
      else {
        throw fault("a recount of ballot \(closed.ballot) gives another result")
      }
      verification.ballots += 1
    case .emergencyGranted(let granted): try check(granted.grant, at: recorded, on: desk)
    case .emergencyReviewed(let reviewed):
      guard let standing = try desk.emergency(reviewed.grant), standing.review == nil, recorded.at >= standing.grant.end
      else { throw fault("it reviews emergency powers that are not over, or that were reviewed") }
    case .resolutionDrafted(let drafted):
      guard try drafted.resolution.digest() == drafted.digest else { throw fault("the text does not have its digest") }
      if let adopted = drafted.resolution.inventory, try desk.draft(adopted.draft)?.adopted != adopted {
        throw fault("the resolution adopts a draft of the inventory that nobody made")
      }
      verification.digests += 1
    case .resolutionSigned(let signed):
      guard let facts = try desk.resolution(signed.resolution), facts.signing.digest == signed.digest else {
        throw fault("the signature is on another text")
      }
    case .resolutionInForce(let inForce):
      guard let facts = try desk.resolution(inForce.resolution), facts.signing.isComplete else {
        throw fault("the resolution is in force without every signature it needs")
      }
    default: break
    }
  }
}

extension Database {
  /// How many have voted in a ballot.
  fileprivate func voted(in ballot: BallotID) throws -> Int {
    try value("SELECT voted FROM view_ballot WHERE id = ?", [ballot.text]) ?? 0
  }

  /// How many entries of papers of a ballot are closed.
  fileprivate func unopenedPapers(in ballot: BallotID) throws -> Int {
    try value("SELECT count(*) FROM view_paper_entry WHERE ballot = ? AND vote IS NULL", [ballot.text]) ?? 0
  }

  /// How many envelopes of a ballot are closed.
  fileprivate func unopened(in ballot: BallotID) throws -> Int {
    try value(
      """
      SELECT (SELECT count(*) FROM view_envelope WHERE ballot = ?1 AND opened = 0)
        + (SELECT count(*) FROM view_sealed_vote WHERE ballot = ?1 AND opened = 0)
      """, [ballot.text]) ?? 0
  }
}
