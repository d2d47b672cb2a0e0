import Inventory
import Proceedings
package import Record
package import Vocabulary

/// Where a record is read from: a database, an archive, an address. A source hands over what lies there and judges
/// nothing; where it cannot be read it throws.
package protocol RecordSource: AnyObject {
  /// The next event, in the order in which they lie there; nil after the last.
  func nextEvent() throws -> SourcedEvent?
  /// The next root that was sealed, the smallest first; nil after the last.
  func nextRoot() throws -> SealedRoot?
  /// The tables of a version of the inventory, by their digest.
  func tables(digest: String) throws -> [UInt8]?
  /// The nodes of the tree that are kept there to make tiles from; nil for a source that has only events.
  var nodes: (any KeptNodes)? { get }
  /// The leads of the published versions, as they are kept there; nil where they are not.
  func leads() throws -> [LeadLine]?
  /// What lies beside the record; nil for a public copy, from which it is withheld.
  var beside: (any KeptBeside)? { get }
  /// The signed checkpoints that lie there, and the key that is said to have signed them.
  var checkpoints: SourcedCheckpoints { get }
  /// The timestamps that lie there; none in a source that has no place for them.
  func timestamps() throws -> [SourcedTimestamp]
}

extension RecordSource {
  package func timestamps() throws -> [SourcedTimestamp] { [] }
}

/// A timestamp as it lies somewhere.
package struct SourcedTimestamp: Sendable {
  /// What was stamped.
  package enum Subject: Sendable {
    /// A signed checkpoint, by its bytes.
    case checkpoint([UInt8])
    /// The frozen text of a resolution.
    case resolution(ResolutionID)
  }

  let place: String
  let subject: Subject
  let answer: [UInt8]

  /// A timestamp, with the place where it lies and the authority's answer in DER.
  package init(place: String, subject: Subject, answer: [UInt8]) {
    self.place = place
    self.subject = subject
    self.answer = answer
  }
}

/// An event as it lies somewhere.
package struct SourcedEvent: Sendable {
  /// Its bytes.
  package let bytes: [UInt8]
  /// What stands beside the bytes in a table, if they lie in one.
  package let columns: Columns?

  /// What a table says of an event; all of it must follow from the bytes.
  package struct Columns: Sendable {
    let sequence: Int64
    let leaf: [UInt8]
    let kind: String
    let subject: String?
    let at: Int64

    /// The columns of an event.
    package init(sequence: Int64, leaf: [UInt8], kind: String, subject: String?, at: Int64) {
      self.sequence = sequence
      self.leaf = leaf
      self.kind = kind
      self.subject = subject
      self.at = at
    }
  }

  /// An event as it lies somewhere.
  package init(bytes: [UInt8], columns: Columns? = nil) {
    self.bytes = bytes
    self.columns = columns
  }
}

/// A root of the tree that was written down when the record had so many events.
package struct SealedRoot: Sendable, Equatable {
  /// How many events.
  package let size: Int64
  /// The root, 32 bytes.
  package let hash: [UInt8]

  /// A root at a size.
  package init(size: Int64, hash: [UInt8]) {
    self.size = size
    self.hash = hash
  }
}

/// The checkpoints of a source.
package struct SourcedCheckpoints: Sendable {
  /// The notes, each with the place where it lies.
  package var notes: [(place: String, note: SignedNote)]
  /// Signatures of witnesses that lie apart from the checkpoints that they are under, with the sizes of these.
  package var cosignatures: [(size: Int64, signature: NoteSignature)] = []
  /// The policies that the source served while it was read; one of them must be that of the record. Nil for a source
  /// that serves none.
  package var policies: [String]?
  /// The key that the source itself names; whoever asks may know better.
  package var key: NoteVerifierKey?

  /// Checkpoints, and the key that is said to have signed them.
  package init(notes: [(place: String, note: SignedNote)] = [], key: NoteVerifierKey? = nil) {
    self.notes = notes
    self.key = key
  }
}

/// Nodes of the tree that are kept: those of every eighth level above the leaves.
package protocol KeptNodes: AnyObject {
  /// The 32 bytes of a node; nil where it is missing.
  func node(at position: NodePosition) throws -> [UInt8]?
}

/// A lead of a published version, as one line of words; two tables of leads are the same when their lines are.
package struct LeadLine: Hashable, Sendable {
  let words: [String]

  /// A lead of a version, column by column.
  package init(words: [String]) { self.words = words }

  init(_ lead: ListedLead, of version: String) {
    words = [
      version, "\(lead.position)", lead.entry.text, lead.holder, lead.kind.rawValue, lead.isOfAKind ? "1" : "0",
      lead.matter.text, lead.stage.text, lead.subItem, "\(lead.area.lowerBound)",
      "\(lead.area.upperBound - lead.area.lowerBound)", "\(lead.acts)", "\(lead.days.lowerBound)",
      "\(lead.days.upperBound)",
    ]
  }
}

/// What lies beside the record: private words, what opens envelopes, how people sign in.
package protocol KeptBeside: AnyObject {
  /// Hands over each private value.
  func eachPrivateValue(_ body: (PrivateWords) throws -> Void) throws
  /// Whether the words of a commitment are there.
  func holdsPrivateValue(_ commitment: String) throws -> Bool
  /// What opens an envelope.
  func opening(_ commitment: String) throws -> OpenedBytes?
  /// Whether a person can sign in, and whether a login name is taken.
  func holdsCredential(of person: PersonID) throws -> Bool
  func isTaken(login: String) throws -> Bool
  /// The salted digests of the login names of those who were erased.
  func tombstones() throws -> [Tombstone]
}

/// Private words with their salt and the commitment that they are said to have.
package struct PrivateWords: Sendable {
  let commitment: String
  let salt: [UInt8]
  let text: String

  /// Words beside the record.
  package init(commitment: String, salt: [UInt8], text: String) {
    self.commitment = commitment
    self.salt = salt
    self.text = text
  }
}

/// What opens an envelope.
package struct OpenedBytes: Sendable {
  let salt: [UInt8]
  let bytes: [UInt8]

  /// Salt and bytes of an envelope.
  package init(salt: [UInt8], bytes: [UInt8]) {
    self.salt = salt
    self.bytes = bytes
  }

  /// The envelope of an event, opened.
  func envelope(of sequence: Int64) throws -> OpenedEnvelope {
    OpenedEnvelope(
      sequence: sequence, salt: hexadecimal(salt), envelope: try CanonicalJSON.decode(Envelope.self, from: bytes))
  }

  /// The sealed vote of an event, opened.
  func sealedVote(of sequence: Int64) throws -> OpenedVote {
    OpenedVote(
      sequence: sequence, salt: hexadecimal(salt), sealed: try CanonicalJSON.decode(SealedVote.self, from: bytes))
  }
}

/// What keeps the login name of someone who was erased from getting a second voice.
package struct Tombstone: Sendable {
  let person: PersonID
  let salt: [UInt8]
  let digest: [UInt8]

  /// A tombstone of a person.
  package init(person: PersonID, salt: [UInt8], digest: [UInt8]) {
    self.person = person
    self.salt = salt
    self.digest = digest
  }
}
