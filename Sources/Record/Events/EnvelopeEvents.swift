import Crypto
package import Vocabulary

/// Someone on the roll votes in a ballot that is still running: the record holds only a commitment to the vote, in an
/// envelope so to speak, which is opened when the ballot is counted. A later envelope of the same voter replaces it.
package struct VoteEnclosed: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// SHA-256(salt ‖ canonical bytes of the envelope), in hexadecimal.
  package let commitment: String

  /// The details of the event.
  package init(ballot: BallotID, commitment: String) {
    self.ballot = ballot
    self.commitment = commitment
  }
}

/// What an envelope holds.
package struct Envelope: Hashable, Sendable, Codable {
  /// The vote.
  package let vote: VoteCast

  /// An envelope with a vote.
  package init(vote: VoteCast) { self.vote = vote }

  /// How many random bytes the salt has: as many as make guessing at a vote hopeless.
  package static let saltLength = 32

  /// SHA-256(salt ‖ canonical bytes), in hexadecimal.
  package static func commitment(salt: [UInt8], bytes: [UInt8]) -> String {
    NodeHash(SHA256.hash(data: salt + bytes)).hexadecimal
  }
}

/// An envelope with what opens it.
package struct OpenedEnvelope: Hashable, Sendable, Codable {
  /// The event that entered it.
  package let sequence: Int64
  /// The salt, in hexadecimal.
  package let salt: String
  /// What it holds.
  package let envelope: Envelope

  /// An envelope with what opens it.
  package init(sequence: Int64, salt: String, envelope: Envelope) {
    self.sequence = sequence
    self.salt = salt
    self.envelope = envelope
  }
}

/// The envelopes that count in a ballot are opened, just before it is counted, in the order in which they were entered.
/// An envelope that was replaced stays closed for good.
package struct EnvelopesOpened: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// Some or all of the envelopes: as many as an event can hold.
  package let envelopes: [OpenedEnvelope]

  /// The details of the event.
  package init(ballot: BallotID, envelopes: [OpenedEnvelope]) {
    self.ballot = ballot
    self.envelopes = envelopes
  }

  /// Bytes of envelopes that one event may hold, so that it stays below the longest entry of the record.
  private static let mostBytes = 48 << 10

  /// The events that open envelopes, each small enough.
  package static func events(of ballot: BallotID, _ envelopes: [OpenedEnvelope]) throws -> [EnvelopesOpened] {
    var events: [EnvelopesOpened] = []
    var gathered: [OpenedEnvelope] = []
    var bytes = 0
    for envelope in envelopes {
      let length = try CanonicalJSON.encode(envelope).count
      if bytes + length > mostBytes, !gathered.isEmpty {
        events.append(EnvelopesOpened(ballot: ballot, envelopes: gathered))
        (gathered, bytes) = ([], 0)
      }
      gathered.append(envelope)
      bytes += length + 1
    }
    if !gathered.isEmpty { events.append(EnvelopesOpened(ballot: ballot, envelopes: gathered)) }
    return events
  }
}
