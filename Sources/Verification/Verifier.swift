import Crypto
import Inventory
import Proceedings
package import Record
import Vocabulary

/// Checks a record from its first event on: bytes, hashes and roots; then, on a desk of its own that is made from the
/// events alone, that the inventory permitted each act, that each step was legal, and that each count and digest comes
/// out the same.
package struct Verifier {
  /// How much is checked.
  package enum Depth: Sendable {
    /// Bytes, order, hashes and roots.
    case hashes
    /// That, and what the events say.
    case rules
  }

  let source: any RecordSource
  let desk: FoldedDesk
  let depth: Depth
  /// The key that whoever asks knows to be the record's.
  let recordKey: NoteVerifierKey?
  var verification = Verification()
  /// The timestamps of the source, read once.
  var timestamps: [SourcedTimestamp] = []
  /// The root of the tree at each size that a checkpoint names.
  var rootsAtCheckpoints: [Int64: NodeHash] = [:]

  /// A verifier of what a source hands over.
  ///
  /// - Parameter recordKey: the key of the record, when it is known from elsewhere; else the one that the source names.
  package init(_ source: any RecordSource, depth: Depth = .rules, recordKey: NoteVerifierKey? = nil) {
    self.source = source
    self.depth = depth
    self.recordKey = recordKey
    desk = FoldedDesk(beside: source.beside)
  }

  /// Checks everything and reports the first fault.
  ///
  /// - Throws: only when the source cannot be read.
  package mutating func verify(progress: (Int64) -> Void = { _ in }) throws -> Verification {
    do {
      try check(progress: progress)
    } catch let fault as Verification.Fault {
      verification.fault = fault
    }
    return verification
  }

  private mutating func check(progress: (Int64) -> Void) throws {
    var frontier = MerkleFrontier()
    var last: RecordedEvent?
    var root = try source.nextRoot()
    var sealed: Int64 = 0
    let sizes = try checkpointSizes()
    while let sourced = try source.nextEvent() {
      let expected = frontier.size
      let leaf = LeafHash(of: sourced.bytes)
      if let columns = sourced.columns { try Self.check(columns, expected: expected, leaf) }
      let recorded: RecordedEvent?
      switch depth {
      case .hashes: recorded = nil
      case .rules: recorded = try decoded(sourced, expected: expected, last: last)
      }
      try frontier.append(leaf) { try check($1, at: $0) }
      if let due = root, due.size == frontier.size {
        guard frontier.root.bytes == due.hash else {
          throw Verification.Fault(sequence: expected, reason: "the root of the tree of \(due.size) differs")
        }
        verification.roots += 1
        sealed = due.size
        root = try source.nextRoot()
      }
      if sizes.contains(frontier.size) { rootsAtCheckpoints[frontier.size] = frontier.root }
      if let recorded { try follow(recorded) }
      last = recorded
      verification.events += 1
      if verification.events % 10_000 == 0 { progress(verification.events) }
    }
    if let root {
      throw Verification.Fault(
        sequence: frontier.size, reason: "missing: a root says that the record has \(root.size) events")
    }
    guard sealed == frontier.size else {
      throw Verification.Fault(sequence: sealed, reason: "entered after the last root of the tree")
    }
    verification.root = frontier.root.hexadecimal
    try checkCheckpoints()
    try checkTimestamps()
    guard depth == .rules else { return }
    try checkLeads()
    try checkBeside()
  }

  /// Checks what an event says, and lets it have happened on the desk.
  private mutating func follow(_ recorded: RecordedEvent) throws {
    // What the source cannot hand over is no fault of the record.
    try takeTables(of: recorded)
    do {
      try checkMeaning(of: recorded)
      try desk.fold(recorded)
    } catch let fault as Verification.Fault {
      throw fault
    } catch {
      throw Verification.Fault(
        sequence: recorded.sequence, reason: "it does not follow from the events before it: \(error)")
    }
  }

  /// The event of the bytes, when they are one, have its number and follow the one before.
  private func decoded(
    _ sourced: SourcedEvent, expected: Int64, last: RecordedEvent?
  ) throws(Verification.Fault) -> RecordedEvent {
    func fault(_ reason: String) -> Verification.Fault { Verification.Fault(sequence: expected, reason: reason) }
    let recorded: RecordedEvent
    do {
      recorded = try RecordedEvent(exactly: sourced.bytes)
    } catch {
      throw fault("its bytes are not a canonical event: \(error)")
    }
    guard recorded.sequence == expected else { throw fault("its bytes say that it is event \(recorded.sequence)") }
    if let columns = sourced.columns {
      guard recorded.event.kind.rawValue == columns.kind, recorded.subject?.text == columns.subject,
        recorded.at.milliseconds == columns.at
      else { throw fault("its columns do not say what its bytes say") }
    }
    if let last, recorded.at < last.at { throw fault("it is older than the event before it") }
    if recorded.part > 0 {
      guard let last, last.part == recorded.part - 1, last.author == recorded.author,
        last.authority == recorded.authority, last.at == recorded.at
      else { throw fault("it does not belong to the command before it") }
    }
    return recorded
  }

  private static func check(
    _ columns: SourcedEvent.Columns, expected: Int64, _ leaf: LeafHash
  ) throws(Verification.Fault) {
    guard columns.sequence == expected else {
      throw Verification.Fault(sequence: expected, reason: "missing: the next event has number \(columns.sequence)")
    }
    guard leaf.node.bytes == columns.leaf else {
      throw Verification.Fault(sequence: expected, reason: "its bytes do not have its leaf hash")
    }
  }

  /// Compares a node of the tree with the one that tiles and proofs are made from.
  private mutating func check(_ hash: NodeHash, at position: NodePosition) throws {
    guard position.level > 0, position.level % Tile.height == 0, let nodes = source.nodes else { return }
    guard try nodes.node(at: position) == hash.bytes else {
      throw Verification.Fault(
        sequence: nil, reason: "node \(position.index) of level \(position.level) differs: run gongzhi rebuild")
    }
    verification.nodes += 1
  }
}
