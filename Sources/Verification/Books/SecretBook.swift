import Proceedings
import Record
import Vocabulary
import Voting

/// Secret ballots: the key of each, who got a credential, and the sealed votes by the serials of their credentials.
struct SecretBook {
  struct Sealed {
    let sequence: Int64
    let commitment: String
    /// What was sealed, once it is opened.
    var vote: VoteCast?
  }

  private struct Kept {
    let key: IssuedKey
    var requests: [PersonID: String] = [:]
    var sealed: [String: Sealed] = [:]
    var serials: [Int64: String] = [:]
  }

  private var secrets: [BallotID: Kept] = [:]
  private(set) var keys: Set<String> = []

  mutating func fold(_ event: CredentialKeyPublished, _ recorded: RecordedEvent) throws(Unfounded) {
    guard let ground = recorded.authority else { throw Unfounded("the key is published under no entry") }
    try demand(keys.insert(event.key.id).inserted, "the key was published before")
    let bearing = Bearing(party: recorded.author.party, authority: ground)
    let kept = Kept(key: IssuedKey(key: event.key, bearing: bearing))
    try demand(secrets.updateValue(kept, forKey: event.ballot) == nil, "the ballot has a key already")
  }

  private mutating func amend(
    _ id: BallotID, _ change: (inout Kept) throws(Unfounded) -> Void
  ) throws(Unfounded) {
    guard let index = secrets.index(forKey: id) else { throw Unfounded("ballot \(id) has no key for credentials") }
    try change(&secrets.values[index])
  }

  mutating func fold(_ event: CredentialIssued, to person: PersonID) throws(Unfounded) {
    try amend(event.ballot) { kept throws(Unfounded) in
      try demand(
        kept.requests.updateValue(event.request, forKey: person) == nil, "a credential was issued twice to one person")
    }
  }

  /// Keeps a sealed vote; gives whether it is the first of its credential.
  mutating func fold(_ event: VoteSealed, sequence: Int64) throws(Unfounded) -> Bool {
    var isFirst = false
    try amend(event.ballot) { kept throws(Unfounded) in
      let sealed = Sealed(sequence: sequence, commitment: event.commitment)
      let former = kept.sealed.updateValue(sealed, forKey: event.serial)
      if let former {
        try demand(former.vote == nil, "it replaces a sealed vote that is open")
        kept.serials[former.sequence] = nil
      }
      kept.serials[sequence] = event.serial
      isFirst = former == nil
    }
    return isFirst
  }

  /// Opens sealed votes; each must hold what was committed to, under the serial of its credential.
  mutating func fold(_ event: SealedVotesOpened) throws {
    for opened in event.votes {
      let bytes = try CanonicalJSON.encode(opened.sealed)
      try amend(event.ballot) { kept throws(Unfounded) in
        guard let serial = kept.serials[opened.sequence], let sealed = kept.sealed[serial], sealed.vote == nil,
          opened.sealed.vote.ballot == event.ballot
        else { throw Unfounded("it opens vote \(opened.sequence), which does not count or is open already") }
        try demand(
          serial == opened.sealed.credential.serial, "vote \(opened.sequence) was cast with another credential")
        try demand(
          opened.salt.opens(sealed.commitment, with: bytes),
          "vote \(opened.sequence) does not hold what was committed to")
        kept.sealed[serial]?.vote = opened.sealed.vote
      }
    }
  }

  func key(of ballot: BallotID) -> IssuedKey? { secrets[ballot]?.key }

  func request(of person: PersonID, in ballot: BallotID) -> String? { secrets[ballot]?.requests[person] }

  func credentialed(in ballot: BallotID) -> Set<PersonID> { Set(secrets[ballot]?.requests.keys.map { $0 } ?? []) }

  func hasPlace(for serial: String, in ballot: BallotID) -> Bool {
    guard let kept = secrets[ballot] else { return false }
    return kept.sealed.index(forKey: serial) != nil || kept.requests.count > kept.sealed.count
  }

  /// The sealed votes that are closed, in the order of their serials.
  func closed(of ballot: BallotID) -> [Sealed] {
    (secrets[ballot]?.sealed ?? [:]).filter { $0.value.vote == nil }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// What was said, by the serials of the credentials, as far as the votes are opened.
  func voices(in ballot: BallotID) -> [String: Voice] {
    (secrets[ballot]?.sealed ?? [:]).compactMapValues { $0.vote?.voice }
  }

  /// The ballots that have a key.
  var ballots: some Sequence<BallotID> { secrets.keys }
}
