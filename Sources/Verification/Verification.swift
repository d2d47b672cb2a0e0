// The room Verification: whether a record is whole, read a second time by itself.
//
// Decides: the first event of a record that is not as it must be.
// Owns: the verifier, a desk made from events in memory, what a source of a record hands over.
// May import: every pure room, Proceedings for the rules of the door, Signatures; swift-crypto for hashes. Never Storage: it
// shares no state and no table with a server.

package import Record

/// What a check of a record found.
package struct Verification: Sendable, Equatable {
  /// How many events were read and hashed.
  package var events: Int64 = 0
  /// How many roots of the tree were computed anew and compared.
  package var roots: Int64 = 0
  /// How many acts the inventory was asked about again.
  package var decisions: Int64 = 0
  /// How many limits and steps of overdue duties were computed anew.
  package var clocks: Int64 = 0
  /// How many ballots were counted anew.
  package var ballots: Int64 = 0
  /// How many frozen texts and rolls were hashed anew.
  package var digests: Int64 = 0
  /// How many electronic signatures under resolutions were verified anew.
  package var signatures: Int64 = 0
  /// How many versions of the inventory were hashed anew.
  package var inventories: Int64 = 0
  /// How many private values still match their commitment.
  package var privateValues: Int64 = 0
  /// How many envelopes of votes were opened and hold what was committed to.
  package var opened: Int64 = 0
  /// How many envelopes of running ballots can be opened: what is beside the record fits their commitment.
  package var envelopes: Int64 = 0
  /// How many commitments are by people whose private data were erased.
  package var erased: Int64 = 0
  /// How many other commitments have nothing beside the record to compare: they are withheld from this copy.
  package var withheld: Int64 = 0
  /// How many nodes of the tree were computed anew and compared.
  package var nodes: Int64 = 0
  /// How many checkpoints are of this record and signed by its key.
  package var checkpoints: Int64 = 0
  /// How many signatures of witnesses stand under them, of those whom the policy names.
  package var cosignatures: Int64 = 0
  /// How many events a checkpoint covers that as many witnesses have signed as the policy asks for; nil without one.
  package var witnessed: Int64?
  /// The key under which the checkpoints were checked; nil where none is known.
  package var recordKey: NoteVerifierKey?
  /// How many timestamps are over a checkpoint or a resolution of this record, with a signature that holds.
  package var timestamps: Int64 = 0
  /// The root of the whole record, in hexadecimal.
  package var root = ""
  /// The first fault; nil when the record is whole.
  package var fault: Fault?
  /// Whether the views of the database are those that the record gives.
  package var viewsAgree: Bool?

  /// A check that has found nothing yet.
  package init() {}

  /// The first thing that is wrong.
  package struct Fault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The sequence number of the first bad event; nil when the fault lies beside the events.
    package let sequence: Int64?
    /// What is wrong.
    package let reason: String

    /// Something wrong with an event, or beside the events.
    package init(sequence: Int64?, reason: String) {
      self.sequence = sequence
      self.reason = reason
    }

    package var description: String { sequence.map { "event \($0): \(reason)" } ?? reason }
  }
}
