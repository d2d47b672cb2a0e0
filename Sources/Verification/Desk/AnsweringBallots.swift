package import Proceedings
package import Record
package import Vocabulary
package import Voting

extension FoldedDesk {
  package func ballot(_ id: BallotID) -> BallotFacts? { ballots[id]?.facts }

  package func lastBallot(on proposal: ProposalID) -> BallotID? { ballots.lastBallot(on: proposal) }

  package func roll(of ballot: BallotID) throws -> Roll {
    guard let roll = ballots[ballot]?.roll else { throw Unfounded("ballot \(ballot) does not exist") }
    return roll
  }

  package func isOnRoll(_ person: PersonID, of ballot: BallotID) -> Bool {
    ballots[ballot]?.voters.contains(person) ?? false
  }

  package func votes(in ballot: BallotID) -> [PersonID: Vote] { ballots[ballot]?.votes ?? [:] }

  package func envelopes(in ballot: BallotID) throws -> [ClosedEnvelope] {
    try (ballots[ballot]?.closed ?? []).map { closed in
      guard let opening = try beside?.opening(closed.commitment) else {
        throw Unfounded("what opens the envelope of event \(closed.sequence) is missing")
      }
      return ClosedEnvelope(voter: closed.voter, opened: try opening.envelope(of: closed.sequence))
    }
  }

  package func castTimes(in ballot: BallotID) -> [PersonID: Instant] {
    (ballots[ballot]?.envelopes ?? [:]).mapValues(\.at)
  }

  package func papers(in ballot: BallotID, number: Int?) throws -> BallotPapers {
    try papers.papers(of: ballot, number: number) { try beside?.opening($0) }
  }

  package func mandate(_ id: MandateID) -> KeptMandate? { proxies.mandate(id) }

  package func mandates(at instant: Instant) -> [Mandate] { proxies.mandates(at: instant) }

  package func credentialKey(of ballot: BallotID) -> IssuedKey? { secrets.key(of: ballot) }

  package func isPublished(credentialKey id: String) -> Bool { secrets.keys.contains(id) }

  package func credentialRequest(of person: PersonID, in ballot: BallotID) -> String? {
    secrets.request(of: person, in: ballot)
  }

  package func credentialed(in ballot: BallotID) -> Set<PersonID> { secrets.credentialed(in: ballot) }

  package func hasPlace(for serial: String, in ballot: BallotID) -> Bool { secrets.hasPlace(for: serial, in: ballot) }

  package func sealedVotes(in ballot: BallotID) throws -> [OpenedVote] {
    try secrets.closed(of: ballot).map { sealed in
      guard let opening = try beside?.opening(sealed.commitment) else {
        throw Unfounded("what opens the sealed vote of event \(sealed.sequence) is missing")
      }
      return try opening.sealedVote(of: sealed.sequence)
    }
  }

  package func secretVoices(in ballot: BallotID) -> [String: Voice] { secrets.voices(in: ballot) }

  /// How many have voted in a ballot, in whichever way.
  func voted(in ballot: BallotID) -> Int { ballots[ballot]?.voted ?? 0 }

  /// Whether envelopes or sealed votes of a ballot are closed.
  func hasClosedEnvelopes(in ballot: BallotID) -> Bool {
    !(ballots[ballot]?.closed.isEmpty ?? true) || !secrets.closed(of: ballot).isEmpty
  }

  /// Whether entries of papers of a ballot are closed.
  func hasClosedPapers(in ballot: BallotID) -> Bool { !papers.closed(of: ballot).isEmpty }

  /// Everything that is closed still, of all ballots, by the events that entered it.
  var closedCommitments: [(sequence: Int64, commitment: String)] {
    let envelopes = ballots.ballots.values.flatMap {
      $0.closed.map { (sequence: $0.sequence, commitment: $0.commitment) }
    }
    let entries = papers.ballots.flatMap { papers.closed(of: $0) }
    let sealed = secrets.ballots.flatMap {
      secrets.closed(of: $0).map { (sequence: $0.sequence, commitment: $0.commitment) }
    }
    return (envelopes + entries + sealed).sorted { $0.sequence < $1.sequence }
  }
}
