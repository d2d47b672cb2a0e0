package import Vocabulary
package import Voting

/// Another party than the one that runs the ballot publishes the key under which it signs credentials; from now on the
/// roll stands and credentials are issued.
package struct CredentialKeyPublished: Hashable, Sendable, Codable {
  /// The ballot; a key is for one ballot alone.
  package let ballot: BallotID
  /// The key.
  package let key: CredentialKey

  /// The details of the event.
  package init(ballot: BallotID, key: CredentialKey) {
    self.ballot = ballot
    self.key = key
  }
}

/// Someone on the roll got a credential: once, and under no name that the credential bears.
package struct CredentialIssued: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// SHA-256 of the blinded message, in hexadecimal: the same request may be answered again, another may not.
  package let request: String

  /// The details of the event.
  package init(ballot: BallotID, request: String) {
    self.ballot = ballot
    self.request = request
  }
}

/// The bearer of a credential votes; a later vote with the same credential replaces it until the ballot closes. The
/// record holds a commitment until the count.
package struct VoteSealed: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// The serial of the credential, by which nobody can find the credential.
  package let serial: String
  /// SHA-256(salt ‖ canonical bytes of what is sealed), in hexadecimal.
  package let commitment: String

  /// The details of the event.
  package init(ballot: BallotID, serial: String, commitment: String) {
    self.ballot = ballot
    self.serial = serial
    self.commitment = commitment
  }
}

/// What is sealed: a vote with the credential that it was cast with.
package struct SealedVote: Hashable, Sendable, Codable {
  /// The vote.
  package let vote: VoteCast
  /// The credential.
  package let credential: VotingCredential

  /// A vote with its credential.
  package init(vote: VoteCast, credential: VotingCredential) {
    self.vote = vote
    self.credential = credential
  }
}

/// A sealed vote with what opens it.
package struct OpenedVote: Hashable, Sendable, Codable {
  /// The event that entered it.
  package let sequence: Int64
  /// The salt, in hexadecimal.
  package let salt: String
  /// What was sealed.
  package let sealed: SealedVote

  /// A sealed vote with what opens it.
  package init(sequence: Int64, salt: String, sealed: SealedVote) {
    self.sequence = sequence
    self.salt = salt
    self.sealed = sealed
  }
}

/// The sealed votes that count are opened, just before the ballot is counted, in the order of their serials. A vote that
/// was replaced stays sealed for good.
package struct SealedVotesOpened: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// Some or all of the votes: as many as an event can hold.
  package let votes: [OpenedVote]

  /// The details of the event.
  package init(ballot: BallotID, votes: [OpenedVote]) {
    self.ballot = ballot
    self.votes = votes
  }

  /// Bytes of votes that one event may hold, so that it stays below the longest entry of the record.
  private static let mostBytes = 48 << 10

  /// The events that open sealed votes, each small enough.
  package static func events(of ballot: BallotID, _ votes: [OpenedVote]) throws -> [SealedVotesOpened] {
    var events: [SealedVotesOpened] = []
    var gathered: [OpenedVote] = []
    var bytes = 0
    for vote in votes {
      let length = try CanonicalJSON.encode(vote).count
      if bytes + length > mostBytes, !gathered.isEmpty {
        events.append(SealedVotesOpened(ballot: ballot, votes: gathered))
        (gathered, bytes) = ([], 0)
      }
      gathered.append(vote)
      bytes += length + 1
    }
    if !gathered.isEmpty { events.append(SealedVotesOpened(ballot: ballot, votes: gathered)) }
    return events
  }
}
