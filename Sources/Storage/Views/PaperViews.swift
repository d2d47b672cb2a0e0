import Foundation
import GRDB
import Proceedings
import Record
import Vocabulary
import Voting

extension Database {
  func apply(_ printed: PapersPrinted, _ recorded: RecordedEvent) throws {
    try run(
      "INSERT INTO view_paper_batch (ballot, batch, sequence, first, last, voters, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        printed.ballot.text, printed.batch.id, recorded.sequence, printed.batch.first, printed.batch.last,
        try canonicalText(printed.voters), recorded.at.milliseconds,
      ])
    try touch(try subject(of: recorded), recorded)
  }

  func apply(_ entered: PaperEntered, _ recorded: RecordedEvent) throws {
    try run(
      """
      INSERT INTO view_paper_entry (ballot, batch, number, entrant, sequence, voter, source, handed, at, commitment)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        entered.ballot.text, entered.batch, entered.number, recorded.author.person.text, recorded.sequence,
        entered.voter.text, entered.source.rawValue, entered.handed?.milliseconds, recorded.at.milliseconds,
        entered.commitment,
      ])
    try touch(try subject(of: recorded), recorded)
  }

  /// Opens the entries of papers; each must hold what was committed to.
  func apply(_ opened: PapersOpened, _ recorded: RecordedEvent) throws {
    func broken(_ reason: String) -> BrokenRecord { BrokenRecord(sequence: recorded.sequence, reason: reason) }
    for entry in opened.entries {
      guard
        let row = try row(
          "SELECT ballot, commitment FROM view_paper_entry WHERE sequence = ? AND vote IS NULL", [entry.sequence]),
        row["ballot"] == opened.ballot.text, entry.envelope.vote.ballot == opened.ballot
      else { throw broken("it opens entry \(entry.sequence) of a paper, which is not there or is open already") }
      guard let salt = bytes(hexadecimal: entry.salt),
        Envelope.commitment(salt: salt, bytes: try CanonicalJSON.encode(entry.envelope)) == row["commitment"]
      else { throw broken("entry \(entry.sequence) of a paper does not hold what was committed to") }
      try run(
        "UPDATE view_paper_entry SET vote = ? WHERE sequence = ?",
        [try canonicalText(entry.envelope.vote), entry.sequence])
    }
  }

  /// Keeps what came of papers and mandates, and writes the votes of the papers that count.
  func keep(_ papers: PaperCount?, _ proxies: ProxyCount?, of ballot: BallotID) throws {
    guard papers != nil || proxies != nil else { return }
    try run(
      "INSERT INTO view_ballot_gathered (ballot, papers, proxies) VALUES (?, ?, ?)",
      [ballot.text, try papers.map { try canonicalText($0) }, try proxies.map { try canonicalText($0) }])
    for paper in papers?.counted ?? [] {
      let agreed = try row(
        """
        SELECT vote FROM view_paper_entry WHERE ballot = ? AND batch = ? AND number = ? AND voter = ?
        GROUP BY vote, handed HAVING count(*) >= 2
        """, [ballot.text, paper.batch, paper.number, paper.voter.text])
      guard let agreed else { continue }
      if try write(try agreed.value("vote"), of: paper.voter) {
        try run("UPDATE view_ballot SET voted = voted + 1 WHERE id = ?", [ballot.text])
        try count("votes")
      }
    }
  }

  /// The papers of a ballot, with what opens the entries where that lies beside the record; with every entry, or with
  /// those of one paper.
  func papers(in ballot: BallotID, number: Int? = nil) throws -> BallotPapers {
    let batches = try rows("SELECT * FROM view_paper_batch WHERE ballot = ? ORDER BY first", [ballot.text]).map { row in
      PapersPrinted(
        ballot: ballot, batch: PaperBatch(id: row["batch"], first: row["first"], last: row["last"]),
        voters: try row.value("voters"))
    }
    guard !batches.isEmpty else { return BallotPapers(batches: [], entries: []) }
    let entries = try rows(
      """
      SELECT view_paper_entry.*, salt, bytes FROM view_paper_entry LEFT JOIN envelope USING (commitment)
      WHERE view_paper_entry.ballot = ?1 AND (?2 IS NULL OR number = ?2) ORDER BY sequence
      """, [ballot.text, number]
    ).map { row in
      let opened: VoteCast? = try row.optionalValue("vote")
      let closed = try opened == nil ? Self.closed(row) : nil
      return KeptPaper(
        entered: PaperEntered(
          ballot: ballot, batch: row["batch"], number: row["number"], voter: PersonID(row["voter"]),
          source: try row.word("source"), handed: row.instant("handed"), commitment: row["commitment"]),
        sequence: row["sequence"], entrant: PersonID(row["entrant"]), at: row.requiredInstant("at"), closed: closed,
        voice: opened?.voice ?? closed?.envelope.vote.voice)
    }
    return BallotPapers(batches: batches, entries: entries)
  }

  private static func closed(_ row: Row) throws -> OpenedEnvelope? {
    guard let salt: Data = row["salt"], let bytes: Data = row["bytes"] else { return nil }
    return OpenedEnvelope(
      sequence: row["sequence"], salt: hexadecimal(salt),
      envelope: try CanonicalJSON.decode(Envelope.self, from: Array(bytes)))
  }

  /// When each vote was cast on a screen.
  func castTimes(in ballot: BallotID) throws -> [PersonID: Instant] {
    var times: [PersonID: Instant] = [:]
    for row in try rows("SELECT voter, at FROM view_envelope WHERE ballot = ?", [ballot.text]) {
      times[PersonID(row["voter"])] = row.instant("at")
    }
    return times
  }
}
