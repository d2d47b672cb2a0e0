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
    try run(
      "INSERT INTO view_ballot_conduct (ballot, opens, conduct) VALUES (?, ?, ?)",
      [called.id.text, called.opens?.milliseconds, try called.conduct.map { try canonicalText($0) }])
    try write(called.roll, of: called.id)
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
    try run(
      "UPDATE view_ballot_conduct SET chambers = ?, recused = ? WHERE ballot = ?",
      [
        try closed.chambers.map { try canonicalText($0) }, try closed.recused.map { try canonicalText($0) },
        closed.ballot.text,
      ])
    try keep(closed.papers, closed.proxies, of: closed.ballot)
    guard closed.result.outcome != .awaitsHead else { return try touch(try subject(of: recorded), recorded) }
    let adopted = try adopted(in: closed.ballot, by: closed.result)
    try step(.closeBallot(by: recorded.author.party, adopted: adopted), recorded)
  }

  /// The proposal that a result adopts; of several the first that the tally chose.
  private func adopted(in ballot: BallotID, by result: BallotResult) throws -> ProposalID? {
    guard result.isAdopted,
      let row = try row("SELECT proposal, sheet, tally FROM view_ballot WHERE id = ?", [ballot.text])
    else { return nil }
    if let proposal: String = row["proposal"] { return ProposalID(proposal) }
    let sheet: BallotSheet? = try row.optionalValue("sheet")
    let tally: CountedTally? = try row.optionalValue("tally")
    return tally.flatMap { sheet?.proposals(chosenBy: $0).first }
  }

  func apply(_ decided: BallotDecided, _ recorded: RecordedEvent) throws {
    try run(
      "UPDATE view_ballot SET result = ? WHERE id = ?", [try canonicalText(decided.result), decided.ballot.text])
    let subject = try subject(of: recorded)
    guard let lead = try standing(subject)?.receiver else {
      throw BrokenRecord(sequence: recorded.sequence, reason: "case \(subject) does not exist")
    }
    try step(
      .closeBallot(by: lead, adopted: try adopted(in: decided.ballot, by: decided.result)), recorded)
  }

  func apply(_ corrected: RollCorrected, _ recorded: RecordedEvent) throws {
    try run(
      "UPDATE view_ballot SET roll = ?, roll_digest = ?, roll_size = ? WHERE id = ?",
      [
        try canonicalText(corrected.roll), corrected.correction.after, corrected.roll.entries.count,
        corrected.ballot.text,
      ])
    try run("DELETE FROM view_roll WHERE ballot = ?", [corrected.ballot.text])
    try write(corrected.roll, of: corrected.ballot)
    try run(
      "INSERT INTO view_roll_correction (ballot, sequence, correction) VALUES (?, ?, ?)",
      [corrected.ballot.text, recorded.sequence, try canonicalText(corrected.correction)])
    try touch(try subject(of: recorded), recorded)
  }

  private func write(_ roll: Roll, of ballot: BallotID) throws {
    for entry in roll.entries {
      try run("INSERT INTO view_roll (ballot, voter) VALUES (?, ?)", [ballot.text, entry.voter.text])
    }
  }
}
