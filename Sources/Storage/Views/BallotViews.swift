import Cases
import GRDB
import Record
import Vocabulary
import Voting

extension Database {
  func apply(_ called: BallotCalled, _ recorded: RecordedEvent) throws {
    let subject = try subject(of: recorded)
    try run(
      """
      INSERT INTO view_ballot (id, subject, sequence, proposal, version, rule, roll, roll_digest, roll_size, called_at,
        closes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        called.id.text, subject.text, recorded.sequence, called.proposal.text, called.version,
        try canonicalText(called.rule), try canonicalText(called.roll), called.rollDigest, called.roll.entries.count,
        recorded.at.milliseconds, called.closes.milliseconds,
      ])
    for entry in called.roll.entries {
      try run("INSERT INTO view_roll (ballot, voter) VALUES (?, ?)", [called.id.text, entry.voter.text])
    }
    try step(.callBallot(by: recorded.author.party), recorded)
  }

  func apply(_ cast: VoteCast, _ recorded: RecordedEvent, _ deferred: inout DeferredViews) throws {
    if try write(cast, of: recorded.author.person) {
      deferred.countVoter(in: cast.ballot)
      deferred.count("votes")
    }
    deferred.touch(try subject(of: recorded), at: recorded.at, sequence: recorded.sequence)
  }

  /// Writes a vote that may be read by everyone, in the place of an earlier one of the same voter.
  ///
  /// - Returns: whether it is the voter's first.
  func write(_ cast: VoteCast, of voter: PersonID) throws -> Bool {
    let arguments: StatementArguments = [cast.ballot.text, voter.text, cast.choice.rawValue, cast.statement]
    try run(
      "INSERT OR IGNORE INTO view_vote (ballot, person, choice, statement) VALUES (?, ?, ?, ?)", arguments)
    if changesCount > 0 { return true }
    try run("UPDATE view_vote SET choice = ?3, statement = ?4 WHERE ballot = ?1 AND person = ?2", arguments)
    return false
  }

  func apply(_ closed: BallotClosed, _ recorded: RecordedEvent) throws {
    try run(
      "UPDATE view_ballot SET result = ? WHERE id = ?", [try canonicalText(closed.result), closed.ballot.text])
    let proposal: String? = try value("SELECT proposal FROM view_ballot WHERE id = ?", [closed.ballot.text])
    let adopted = closed.result.isAdopted ? proposal.map { ProposalID($0) } : nil
    try step(.closeBallot(by: recorded.author.party, adopted: adopted), recorded)
  }
}
