import Foundation
import GRDB
import Proceedings
import Record
import Vocabulary
import Voting

extension Database {
  func apply(_ published: CredentialKeyPublished, _ recorded: RecordedEvent) throws {
    guard let ground = recorded.authority else {
      throw BrokenRecord(sequence: recorded.sequence, reason: "the key is published under no entry")
    }
    try run(
      "INSERT INTO view_credential_key (ballot, sequence, id, key, issuer, ground) VALUES (?, ?, ?, ?, ?, ?)",
      [
        published.ballot.text, recorded.sequence, published.key.id, try canonicalText(published.key),
        recorded.author.party.text, try canonicalText(ground),
      ])
    try touch(try subject(of: recorded), recorded)
  }

  func apply(_ issued: CredentialIssued, _ recorded: RecordedEvent) throws {
    try run(
      "INSERT INTO view_credential_issue (ballot, person, request, sequence) VALUES (?, ?, ?, ?)",
      [issued.ballot.text, recorded.author.person.text, issued.request, recorded.sequence])
    try run("UPDATE view_credential_key SET issued = issued + 1 WHERE ballot = ?", [issued.ballot.text])
    try touch(try subject(of: recorded), recorded)
  }

  func apply(_ sealed: VoteSealed, _ recorded: RecordedEvent, _ deferred: inout DeferredViews) throws {
    let arguments: StatementArguments = [
      sealed.ballot.text, sealed.serial, recorded.sequence, sealed.commitment,
    ]
    try run(
      "INSERT OR IGNORE INTO view_sealed_vote (ballot, serial, sequence, commitment) VALUES (?, ?, ?, ?)", arguments)
    if changesCount == 0 {
      try run(
        "UPDATE view_sealed_vote SET sequence = ?3, commitment = ?4 WHERE ballot = ?1 AND serial = ?2", arguments)
    } else {
      deferred.countVoter(in: sealed.ballot)
      deferred.count("votes")
    }
    deferred.touch(try subject(of: recorded), at: recorded.at, sequence: recorded.sequence)
  }

  /// Opens sealed votes; each must hold what was committed to, under the serial of its credential.
  func apply(_ opened: SealedVotesOpened, _ recorded: RecordedEvent) throws {
    func broken(_ reason: String) -> BrokenRecord { BrokenRecord(sequence: recorded.sequence, reason: reason) }
    for vote in opened.votes {
      guard
        let row = try row(
          "SELECT ballot, serial, commitment FROM view_sealed_vote WHERE sequence = ? AND opened = 0", [vote.sequence]),
        row["ballot"] == opened.ballot.text, vote.sealed.vote.ballot == opened.ballot
      else { throw broken("it opens vote \(vote.sequence), which does not count or is open already") }
      guard row["serial"] == vote.sealed.credential.serial else {
        throw broken("vote \(vote.sequence) was cast with another credential")
      }
      guard let salt = bytes(hexadecimal: vote.salt),
        Envelope.commitment(salt: salt, bytes: try CanonicalJSON.encode(vote.sealed)) == row["commitment"]
      else { throw broken("vote \(vote.sequence) does not hold what was committed to") }
      try run(
        "UPDATE view_sealed_vote SET opened = 1, choice = ?, marking = ? WHERE sequence = ?",
        [
          vote.sealed.vote.choice?.rawValue, try vote.sealed.vote.marking.map { try canonicalText($0) },
          vote.sequence,
        ])
    }
  }
}

// What both the desk and the reading room ask for.
extension Database {
  func credentialKey(of ballot: BallotID) throws -> IssuedKey? {
    try row("SELECT key, issuer, ground FROM view_credential_key WHERE ballot = ?", [ballot.text]).map { row in
      IssuedKey(
        key: try row.value("key"),
        bearing: Bearing(party: PartyID(row["issuer"]), authority: try row.value("ground")))
    }
  }

  func isPublished(credentialKey id: String) throws -> Bool {
    try row("SELECT 1 FROM view_credential_key WHERE id = ?", [id]) != nil
  }

  func credentialRequest(of person: PersonID, in ballot: BallotID) throws -> String? {
    try value(
      "SELECT request FROM view_credential_issue WHERE ballot = ? AND person = ?", [ballot.text, person.text])
  }

  func credentialed(in ballot: BallotID) throws -> Set<PersonID> {
    Set(
      try rows("SELECT person FROM view_credential_issue WHERE ballot = ?", [ballot.text]).map {
        PersonID($0["person"])
      })
  }

  func hasPlace(for serial: String, in ballot: BallotID) throws -> Bool {
    if try row("SELECT 1 FROM view_sealed_vote WHERE ballot = ? AND serial = ?", [ballot.text, serial]) != nil {
      return true
    }
    return try row(
      """
      SELECT 1 FROM view_credential_key
      WHERE ballot = ?1 AND issued > (SELECT count(*) FROM view_sealed_vote WHERE ballot = ?1)
      """, [ballot.text]) != nil
  }

  func credentialCount(of ballot: BallotID) throws -> CredentialCount? {
    try row("SELECT key, issuer, sequence, issued FROM view_credential_key WHERE ballot = ?", [ballot.text]).map {
      CredentialCount(
        key: try $0.value("key"), issuer: PartyID($0["issuer"]), sequence: $0["sequence"], issued: $0["issued"])
    }
  }

  /// The sealed votes of a ballot that count and are not opened, with what opens them, in the order of their serials.
  ///
  /// - Throws: `LostEnvelope` when what opens one is not there.
  func sealedVotes(in ballot: BallotID) throws -> [OpenedVote] {
    try rows(
      """
      SELECT sequence, salt, bytes FROM view_sealed_vote LEFT JOIN envelope USING (commitment)
      WHERE view_sealed_vote.ballot = ? AND opened = 0 ORDER BY serial
      """, [ballot.text]
    ).map { row in
      guard let salt: Data = row["salt"], let bytes: Data = row["bytes"] else {
        throw LostEnvelope(sequence: row["sequence"])
      }
      return OpenedVote(
        sequence: row["sequence"], salt: hexadecimal(salt),
        sealed: try CanonicalJSON.decode(SealedVote.self, from: Array(bytes)))
    }
  }

  func secretVoices(in ballot: BallotID) throws -> [String: Voice] {
    var voices: [String: Voice] = [:]
    for row in try rows(
      "SELECT serial, choice, marking FROM view_sealed_vote WHERE ballot = ? AND opened = 1", [ballot.text])
    {
      let marking: Marking? = try row.optionalValue("marking")
      voices[row["serial"]] = try marking.map { .marking($0) } ?? .choice(row.word("choice"))
    }
    return voices
  }
}
