import Crypto
package import Inventory
package import Record
package import Vocabulary
package import Voting

/// What a command may know while it decides: who, when, under which entry; and what it may ask for: random bytes and
/// a place for private words.
package struct Hearing {
  /// Who acts.
  package let author: Author
  /// The permit of the inventory; none at the founding.
  package let permit: Permit?
  /// The inventory in force; none at the founding.
  package let inventory: CompiledInventory?
  /// The time at which the command is decided.
  package let now: Instant
  /// The sequence number that the first event of the command will have.
  package let nextSequence: Int64
  private let entropy: @Sendable (Int) -> [UInt8]
  private(set) var privateValues: [PrivateValue] = []
  private(set) var credentials: [Credential] = []
  private(set) var tables: [PublishedTables] = []
  private(set) var envelopes: [KeptEnvelope] = []
  private(set) var discarded: [BallotID] = []
  private(set) var erased: [Erasure] = []

  init(
    author: Author, permit: Permit?, inventory: CompiledInventory?, now: Instant, nextSequence: Int64,
    entropy: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.author = author
    self.permit = permit
    self.inventory = inventory
    self.now = now
    self.nextSequence = nextSequence
    self.entropy = entropy
  }

  /// The identifier of a thing that the `index`-th event of this command makes.
  package func id<Named>(_ prefix: String, _ index: Int = 0) -> Identifier<Named> {
    Identifier("\(prefix)-\(nextSequence + Int64(index))")
  }

  /// Keeps private words beside the record and gives the commitment that enters it: SHA-256(salt ‖ text), in
  /// hexadecimal, with a salt of 16 random bytes.
  ///
  /// - Refuses: `fieldWithoutPurpose` where the matter has no purpose for the field; nothing private is kept without one.
  package mutating func commit(_ text: String, as name: String, in matter: MatterCode) throws(Refusal) -> String {
    guard inventory?.purpose(of: name, in: matter) != nil else {
      throw Refusal(.fieldWithoutPurpose, details: ["field": name, "matter": matter.text])
    }
    let salt = entropy(16)
    let commitment = hexadecimal(SHA256.hash(data: salt + Array(text.utf8)))
    privateValues.append(PrivateValue(commitment: commitment, salt: salt, text: text, name: name))
    return commitment
  }

  /// Puts a vote in an envelope that is kept beside the record until the count; what enters is its commitment, with a
  /// salt of 32 random bytes, so that nobody can find the vote by trying all there are.
  package mutating func enclose(_ vote: VoteCast) throws -> VoteEnclosed {
    VoteEnclosed(
      ballot: vote.ballot, commitment: keep(try CanonicalJSON.encode(Envelope(vote: vote)), until: vote.ballot))
  }

  /// Seals a vote with its credential in the same way; until the count the record holds the serial and a commitment.
  package mutating func seal(_ vote: VoteCast, with credential: VotingCredential) throws -> VoteSealed {
    let bytes = try CanonicalJSON.encode(SealedVote(vote: vote, credential: credential))
    return VoteSealed(
      ballot: vote.ballot, serial: credential.serial, commitment: keep(bytes, until: vote.ballot))
  }

  private mutating func keep(_ bytes: [UInt8], until ballot: BallotID) -> String {
    let salt = entropy(Envelope.saltLength)
    let commitment = Envelope.commitment(salt: salt, bytes: bytes)
    envelopes.append(KeptEnvelope(commitment: commitment, ballot: ballot, salt: salt, bytes: bytes))
    return commitment
  }

  /// Drops what is kept of a ballot's envelopes: those that count enter the record, those that were replaced stay closed.
  package mutating func discardEnvelopes(of ballot: BallotID) { discarded.append(ballot) }

  /// Erases what lies beside the record of a person.
  package mutating func erase(_ person: PersonID) { erased.append(Erasure(person: person, salt: entropy(16))) }

  /// Keeps how a person signs in; it never enters the record.
  package mutating func keep(_ credential: Credential) { credentials.append(credential) }

  /// Keeps the tables of a version of the inventory beside the record, under the digest that enters it.
  package mutating func keep(_ published: PublishedTables) { tables.append(published) }
}

/// A person of whom nothing is kept beside the record any longer.
package struct Erasure: Sendable, Equatable {
  /// The person.
  package let person: PersonID
  /// 16 random bytes, for the digest of the login name.
  package let salt: [UInt8]
}

/// Words that stay out of the record and can be erased; the record holds only their commitment.
package struct PrivateValue: Sendable, Equatable {
  /// SHA-256(salt ‖ text) in hexadecimal.
  package let commitment: String
  /// 16 random bytes.
  package let salt: [UInt8]
  /// The words.
  package let text: String
  /// What they are, such as `contact`.
  package let name: String
}

/// What opens an envelope, kept beside the record while the ballot runs.
package struct KeptEnvelope: Sendable, Equatable {
  /// The commitment in the record.
  package let commitment: String
  /// The ballot.
  package let ballot: BallotID
  /// 32 random bytes.
  package let salt: [UInt8]
  /// The canonical bytes of the envelope.
  package let bytes: [UInt8]
}

/// How a person signs in.
package struct Credential: Sendable, Equatable {
  /// Whose it is.
  package let person: PersonID
  /// The login name.
  package let login: String
  /// The password as a scrypt hash with its parameters and salt.
  package let passwordHash: String

  /// A login name with a hashed password.
  package init(person: PersonID, login: String, passwordHash: String) {
    self.person = person
    self.login = login
    self.passwordHash = passwordHash
  }
}

/// The tables of a version of the inventory, as canonical bytes.
package struct PublishedTables: Sendable, Equatable {
  /// SHA-256 of the bytes, in hexadecimal.
  package let digest: String
  /// The canonical bytes.
  package let bytes: [UInt8]

  /// Tables with their digest.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
    digest = hexadecimal(SHA256.hash(data: bytes))
  }
}

/// Slow or outward craft that a command may need before it waits at the door; handed in, never reached for.
package struct Craft: Sendable {
  /// Hashes a password with scrypt, off the event loops.
  package let hashPassword: @Sendable (String) async throws -> String

  /// The craft of the house.
  package init(hashPassword: @escaping @Sendable (String) async throws -> String) {
    self.hashPassword = hashPassword
  }
}

/// Bytes in lower-case hexadecimal.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
