import Cases
import Proceedings
import Record
import Vocabulary
import Voting

/// What the verifier asks of the events of a secret ballot; each throws the fault of its event.
extension FoldedDesk {
  func check(_ published: CredentialKeyPublished, at recorded: RecordedEvent) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    guard let ballot = ballot(published.ballot), ballot.isSecret, ballot.result == nil,
      recorded.at < ballot.closes
    else { throw fault("the key is for no secret ballot, or came after the ballot closed") }
    guard published.key.isSound else { throw fault("the key is not the one that its identifier names") }
    guard credentialKey(of: published.ballot) == nil, !isPublished(credentialKey: published.key.id) else {
      throw fault("the ballot has a key already, or the key is that of another ballot")
    }
    guard let caller = standing(ballot.subject)?.receiver,
      try isApart(
        recorded.author.party, recorded.author.person, from: caller, in: try inventory(at: recorded.at),
        at: recorded.at)
    else { throw fault("who signs the credentials is not apart from who runs the ballot") }
  }

  func check(_ issued: CredentialIssued, at recorded: RecordedEvent) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    let person = recorded.author.person
    guard let ballot = ballot(issued.ballot), ballot.result == nil, recorded.at < ballot.closes,
      credentialKey(of: issued.ballot) != nil
    else { throw fault("a credential was issued without a key, or after the ballot closed") }
    guard isOnRoll(person, of: issued.ballot), credentialRequest(of: person, in: issued.ballot) == nil else {
      throw fault("a credential was issued to someone not on the roll, or twice to the same person")
    }
  }

  func check(_ sealed: VoteSealed, at recorded: RecordedEvent) throws {
    guard let ballot = ballot(sealed.ballot), ballot.result == nil, recorded.at < ballot.closes,
      recorded.at >= ballot.opens ?? ballot.calledAt, let key = credentialKey(of: sealed.ballot),
      recorded.author == .bearer(of: key.bearing.party), recorded.authority == key.bearing.authority,
      hasPlace(for: sealed.serial, in: sealed.ballot)
    else {
      throw Verification.Fault(
        sequence: recorded.sequence,
        reason: "the sealed vote names somebody, the ballot was not open, or more credentials are used than issued")
    }
  }

  func check(_ opened: SealedVotesOpened, at recorded: RecordedEvent) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    guard let ballot = ballot(opened.ballot), ballot.result == nil,
      let key = credentialKey(of: opened.ballot)?.key
    else { throw fault("it opens sealed votes of a ballot that is not running") }
    let aside = try roll(of: opened.ballot).present(try self.aside(from: opened.ballot, ballot)).count
    guard recorded.at >= ballot.closes || voted(in: opened.ballot) >= ballot.rollSize - aside else {
      throw fault("the sealed votes were opened while the ballot was running")
    }
    for vote in opened.votes {
      guard vote.sealed.credential.holds(under: key) else {
        throw fault("the credential of vote \(vote.sequence) bears no signature of the key of the ballot")
      }
      guard ballot.admits(vote.sealed.vote.voice), vote.sealed.vote.statement == nil else {
        throw fault("vote \(vote.sequence) does not fit its ballot")
      }
    }
  }

  /// Roll and votes of a secret ballot as they are counted, when there are no more used credentials than issued ones and
  /// no more of these than people on the roll.
  func secretCount(of id: BallotID, on roll: Roll, at recorded: RecordedEvent) throws -> (Roll, [PersonID: Voice]) {
    let voices = secretVoices(in: id)
    let issued = credentialed(in: id)
    guard voices.count <= issued.count, issued.count <= roll.entries.count else {
      throw Verification.Fault(
        sequence: recorded.sequence,
        reason: "\(voices.count) credentials were used, \(issued.count) issued, to \(roll.entries.count) people")
    }
    let votes = Dictionary(voices.map { (PersonID($0.key), $0.value) }) { first, _ in first }
    return (roll.anonymous(voices.keys.sorted()), votes)
  }
}
