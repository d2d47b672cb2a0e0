import Foundation
import GRDB
import Proceedings
import Record
import Vocabulary
import Voting

extension Database {
  func apply(_ enclosed: VoteEnclosed, _ recorded: RecordedEvent, _ deferred: inout DeferredViews) throws {
    let arguments: StatementArguments = [
      enclosed.ballot.text, recorded.author.person.text, recorded.sequence, enclosed.commitment,
      recorded.at.milliseconds,
    ]
    try run(
      "INSERT OR IGNORE INTO view_envelope (ballot, voter, sequence, commitment, at) VALUES (?, ?, ?, ?, ?)", arguments)
    if changesCount == 0 {
      try run(
        "UPDATE view_envelope SET sequence = ?3, commitment = ?4, at = ?5 WHERE ballot = ?1 AND voter = ?2", arguments)
    } else {
      deferred.countVoter(in: enclosed.ballot)
      deferred.count("votes")
    }
    deferred.touch(try subject(of: recorded), at: recorded.at, sequence: recorded.sequence)
  }

  /// Opens envelopes; each must hold what was committed to.
  func apply(_ opened: EnvelopesOpened, _ recorded: RecordedEvent) throws {
    func broken(_ reason: String) -> BrokenRecord { BrokenRecord(sequence: recorded.sequence, reason: reason) }
    for envelope in opened.envelopes {
      let encoded = try CanonicalJSON.encode(envelope.envelope)
      guard
        let row = try row(
          "SELECT ballot, voter, commitment FROM view_envelope WHERE sequence = ? AND opened = 0", [envelope.sequence]),
        row["ballot"] == opened.ballot.text, envelope.envelope.vote.ballot == opened.ballot
      else { throw broken("it opens envelope \(envelope.sequence), which does not count or is open already") }
      guard let salt = bytes(hexadecimal: envelope.salt),
        Envelope.commitment(salt: salt, bytes: encoded) == row["commitment"]
      else { throw broken("envelope \(envelope.sequence) does not hold what was committed to") }
      _ = try write(envelope.envelope.vote, of: PersonID(row["voter"]))
      try run("UPDATE view_envelope SET opened = 1 WHERE sequence = ?", [envelope.sequence])
    }
  }

  /// What the voter's own envelope holds, while it is closed to everyone else.
  func envelope(of voter: PersonID, in ballot: BallotID) throws -> Envelope? {
    try row(
      """
      SELECT bytes FROM view_envelope JOIN envelope USING (commitment)
      WHERE view_envelope.ballot = ? AND voter = ?
      """, [ballot.text, voter.text]
    ).map { try CanonicalJSON.decode(Envelope.self, from: Array($0["bytes"] as Data)) }
  }

  /// The envelopes of a ballot that count and are closed, with what opens them, in the order of their events.
  ///
  /// - Throws: `LostEnvelope` when what opens one is not there.
  func closedEnvelopes(in ballot: BallotID) throws -> [ClosedEnvelope] {
    try rows(
      """
      SELECT voter, sequence, salt, bytes FROM view_envelope LEFT JOIN envelope USING (commitment)
      WHERE view_envelope.ballot = ? AND opened = 0 ORDER BY sequence
      """, [ballot.text]
    ).map { row in
      guard let salt: Data = row["salt"], let bytes: Data = row["bytes"] else {
        throw LostEnvelope(sequence: row["sequence"])
      }
      return ClosedEnvelope(
        voter: PersonID(row["voter"]),
        opened: OpenedEnvelope(
          sequence: row["sequence"], salt: hexadecimal(salt),
          envelope: try CanonicalJSON.decode(Envelope.self, from: Array(bytes))))
    }
  }
}

/// What opens an envelope is no longer beside the record; the ballot cannot be counted without it.
struct LostEnvelope: Error, CustomStringConvertible {
  let sequence: Int64
  var description: String { "what opens the envelope of event \(sequence) is missing; restore it from a backup" }
}
