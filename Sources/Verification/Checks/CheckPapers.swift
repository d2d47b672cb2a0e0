import Proceedings
import Record
import Vocabulary
import Voting

/// What the verifier asks of mandates and of ballot papers.
extension Verifier {
  func check(_ granted: ProxyGranted, at recorded: RecordedEvent) throws {
    guard granted.mandate.given == recorded.at, granted.mandate.revoked == nil,
      granted.mandate.from == recorded.author.person || recorded.authority?.act == .enterPaper
    else { throw recorded.fault("the mandate was given by somebody else, or at another time") }
  }

  func check(_ revoked: ProxyRevoked, at recorded: RecordedEvent) throws {
    guard let kept = desk.mandate(revoked.proxy), kept.mandate.from == recorded.author.person,
      kept.mandate.revoked == nil, kept.area == revoked.area
    else { throw recorded.fault("the mandate was taken back by somebody else, or twice") }
  }

  func check(_ entered: PaperEntered, at recorded: RecordedEvent) throws {
    guard let ballot = desk.ballot(entered.ballot), ballot.result == nil, !ballot.isSecret,
      recorded.at >= ballot.opens ?? ballot.calledAt, entered.handed ?? recorded.at < ballot.closes,
      desk.isOnRoll(entered.voter, of: entered.ballot)
    else { throw recorded.fault("the paper is of someone not on the roll, or was handed in after the ballot closed") }
    // Papers are numbered from 1: of the number 0 there are only the batches.
    guard let batch = try desk.papers(in: entered.ballot, number: 0).batch(entered.batch),
      batch.batch.first...batch.batch.last ~= entered.number,
      batch.voter(of: entered.number) ?? entered.voter == entered.voter
    else { throw recorded.fault("no such paper was made out, or it is somebody else's") }
  }

  mutating func check(_ opened: PapersOpened, at recorded: RecordedEvent) throws {
    guard let ballot = desk.ballot(opened.ballot), ballot.result == nil else {
      throw recorded.fault("it opens papers of a ballot that is not running")
    }
    guard try isOver(opened.ballot, ballot, at: recorded) else {
      throw recorded.fault("papers were opened while the ballot was running")
    }
    guard opened.entries.allSatisfy({ ballot.admits($0.envelope.vote.voice) }) else {
      throw recorded.fault("a paper does not fit its ballot")
    }
    verification.opened += Int64(opened.entries.count)
  }
}
