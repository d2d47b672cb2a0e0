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
      INSERT INTO view_ballot (id, subject, sequence, proposal, version, rule, sheet, roll, roll_digest, roll_size,
        excluded, called_at, closes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        called.id.text, subject.text, recorded.sequence, called.proposal?.text, called.version,
        try canonicalText(called.rule), try called.sheet.map { try canonicalText($0) },
        try canonicalText(called.roll), called.rollDigest, called.roll.entries.count,
        try called.excluded.map { try canonicalText($0) }, recorded.at.milliseconds, called.closes.milliseconds,
      ])
    for proposal in called.proposal.map({ [$0] }) ?? called.sheet?.options.compactMap(\.proposal) ?? [] {
      try run(
        "INSERT INTO view_ballot_option (proposal, ballot) VALUES (?, ?)", [proposal.text, called.id.text])
    }
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
    let arguments: StatementArguments = [
      cast.ballot.text, voter.text, cast.choice?.rawValue, try cast.marking.map { try canonicalText($0) },
      cast.statement,
    ]
    try run(
      "INSERT OR IGNORE INTO view_vote (ballot, person, choice, marking, statement) VALUES (?, ?, ?, ?, ?)", arguments)
    if changesCount > 0 { return true }
    try run(
      "UPDATE view_vote SET choice = ?3, marking = ?4, statement = ?5 WHERE ballot = ?1 AND person = ?2", arguments)
    return false
  }

  func apply(_ closed: BallotClosed, _ recorded: RecordedEvent) throws {
    try run(
      "UPDATE view_ballot SET result = ?, tally = ? WHERE id = ?",
      [try canonicalText(closed.result), try closed.tally.map { try canonicalText($0) }, closed.ballot.text])
    try step(.closeBallot(by: recorded.author.party, adopted: try adopted(by: closed)), recorded)
  }

  /// The proposal that a count adopts; of several the first.
  private func adopted(by closed: BallotClosed) throws -> ProposalID? {
    guard closed.result.isAdopted,
      let row = try row("SELECT proposal, sheet FROM view_ballot WHERE id = ?", [closed.ballot.text])
    else { return nil }
    if let proposal: String = row["proposal"] { return ProposalID(proposal) }
    let sheet: BallotSheet? = try row.optionalValue("sheet")
    return closed.tally.flatMap { sheet?.proposals(chosenBy: $0).first }
  }
}
