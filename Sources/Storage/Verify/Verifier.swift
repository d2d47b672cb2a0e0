import Crypto
import Foundation
import GRDB
import Inventory
import Proceedings
import Record
import Vocabulary

/// Checks a record from its first event on: bytes, hashes and roots; then, on views of its own, that the inventory
/// permitted each act, that each step was legal, and that each count and digest comes out the same.
///
/// It opens the database read-only and shares no state with a server.
package struct Verifier {
  private let source: DatabaseQueue
  private let scratch: DatabaseQueue
  let shelf = InventoryShelf()
  private var isPublicCopy = false
  var verification = Verification()

  /// A verifier of the record in a data directory.
  ///
  /// - Throws: `StoreFault.missing` when there is none.
  package init(directory: String) throws { try self.init(file: directory + "/" + Store.fileName) }

  /// A verifier of the record in a database file.
  ///
  /// - Throws: `StoreFault.missing` when there is none.
  package init(file path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { throw StoreFault.missing(path: path) }
    var configuration = Configuration()
    configuration.readonly = true
    source = try DatabaseQueue(path: path, configuration: configuration)
    scratch = try DatabaseQueue()
    try Schema.migrator.migrate(scratch)
  }

  /// A verifier of a public copy, in which what lies beside the record is withheld and there are no views.
  init(publicCopy path: String) throws {
    try self.init(file: path)
    isPublicCopy = true
  }

  /// The views that the record gave; only after `verify`.
  func withViews<Result>(_ read: (Database) throws -> Result) throws -> Result { try scratch.read(read) }

  /// Checks everything and reports the first fault.
  package mutating func verify(progress: (Int64) -> Void = { _ in }) throws -> Verification {
    verification = Verification()
    do {
      try source.read { source in
        try scratch.write { scratch in
          try scratch.execute(sql: "PRAGMA defer_foreign_keys = ON")
          try check(source, on: scratch, progress: progress)
          if !isPublicCopy {
            verification.viewsAgree = try Schema.digest(of: source) == Schema.digest(of: scratch)
          }
          verification.erased = try scratch.erasedCommitments
          verification.withheld =
            try scratch.commitments - verification.erased - verification.privateValues - verification.envelopes
        }
      }
    } catch let fault as Verification.Fault {
      verification.fault = fault
    } catch let broken as BrokenRecord {
      verification.fault = Verification.Fault(sequence: broken.sequence, reason: broken.reason)
    }
    return verification
  }

  private mutating func check(_ source: Database, on scratch: Database, progress: (Int64) -> Void) throws {
    var frontier = MerkleFrontier()
    var last: RecordedEvent?
    let roots = try Row.fetchCursor(source, sql: "SELECT size, hash FROM root ORDER BY size")
    var root = try roots.next().map { (size: $0["size"] as Int64, hash: $0["hash"] as Data) }
    let events = try Row.fetchCursor(source, sql: "SELECT * FROM event ORDER BY sequence")
    while let row = try events.next() {
      let expected = frontier.size
      let recorded = try decoded(row, expected: expected, last: last)
      try frontier.append(LeafHash(of: Array(row["bytes"] as Data))) { try check($1, at: $0, in: source) }
      if let sealed = root, sealed.size == frontier.size {
        guard Data(frontier.root.bytes) == sealed.hash else {
          throw Verification.Fault(sequence: expected, reason: "the root of the tree of \(sealed.size) differs")
        }
        verification.roots += 1
        root = try roots.next().map { (size: $0["size"] as Int64, hash: $0["hash"] as Data) }
      }
      try checkMeaning(of: recorded, source, scratch)
      do {
        try scratch.apply(recorded)
      } catch let broken as BrokenRecord {
        throw broken
      } catch {
        throw Verification.Fault(sequence: expected, reason: "it does not follow from the events before it: \(error)")
      }
      if case .inventoryPublished = recorded.event { try shelf.reloadKeepingLeads(from: scratch) }
      last = recorded
      verification.events += 1
      if verification.events % 10_000 == 0 { progress(verification.events) }
    }
    if let root {
      throw Verification.Fault(
        sequence: frontier.size, reason: "missing: a root says that the record has \(root.size) events")
    }
    let sealed = try Int64.fetchOne(source, sql: "SELECT coalesce(max(size), 0) FROM root") ?? 0
    guard sealed == frontier.size else {
      throw Verification.Fault(sequence: sealed, reason: "entered after the last root of the tree")
    }
    verification.root = frontier.root.hexadecimal
    guard try isPublicCopy || source.leadLines() == scratch.leadLines() else {
      throw Verification.Fault(sequence: nil, reason: "the table of leads is not that of the published inventories")
    }
    try checkPrivateValues(source)
    try checkErasures(source, scratch)
    try checkEnvelopes(source)
  }

  /// The event of a row, when its number, its bytes, its hash and its columns fit.
  private func decoded(_ row: Row, expected: Int64, last: RecordedEvent?) throws -> RecordedEvent {
    func fault(_ reason: String) -> Verification.Fault { Verification.Fault(sequence: expected, reason: reason) }
    guard row["sequence"] == expected else { throw fault("missing: the next event has number \(row["sequence"] ?? 0)") }
    let bytes = Array(row["bytes"] as Data)
    guard Data(LeafHash(of: bytes).node.bytes) == row["leaf"] as Data else {
      throw fault("its bytes do not have its leaf hash")
    }
    let recorded: RecordedEvent
    do {
      recorded = try CanonicalJSON.decodeExactly(RecordedEvent.self, from: bytes)
    } catch {
      throw fault("its bytes are not a canonical event: \(error)")
    }
    guard recorded.sequence == expected else { throw fault("its bytes say that it is event \(recorded.sequence)") }
    guard recorded.event.kind.rawValue == row["kind"], recorded.subject?.text == row["subject"],
      recorded.at.milliseconds == row["at"]
    else { throw fault("its columns do not say what its bytes say") }
    if let last, recorded.at < last.at { throw fault("it is older than the event before it") }
    if recorded.part > 0 {
      guard let last, last.part == recorded.part - 1, last.author == recorded.author,
        last.authority == recorded.authority, last.at == recorded.at
      else { throw fault("it does not belong to the command before it") }
    }
    return recorded
  }

  /// Compares a node of the tree with the one that tiles and proofs are made from.
  private mutating func check(_ hash: NodeHash, at position: NodePosition, in source: Database) throws {
    guard position.level > 0, position.level % Tile.height == 0 else { return }
    let kept: Data? = try source.value(
      "SELECT hash FROM node WHERE level = ? AND position = ?", [position.level, position.index])
    guard kept == Data(hash.bytes) else {
      throw Verification.Fault(
        sequence: nil, reason: "node \(position.index) of level \(position.level) differs: run gongzhi rebuild")
    }
    verification.nodes += 1
  }

  /// Each envelope that is still closed can be opened with what lies beside the record.
  private mutating func checkEnvelopes(_ source: Database) throws {
    let envelopes = try Row.fetchCursor(
      source,
      sql: """
        SELECT sequence, commitment, salt, bytes FROM (
          SELECT sequence, commitment FROM view_envelope WHERE opened = 0
          UNION ALL SELECT sequence, commitment FROM view_paper_entry WHERE vote IS NULL
          UNION ALL SELECT sequence, commitment FROM view_sealed_vote WHERE opened = 0
        ) LEFT JOIN envelope USING (commitment) ORDER BY sequence
        """)
    while let row = try envelopes.next() {
      guard let salt: Data = row["salt"], let bytes: Data = row["bytes"],
        Envelope.commitment(salt: Array(salt), bytes: Array(bytes)) == row["commitment"]
      else {
        throw Verification.Fault(
          sequence: row["sequence"], reason: "what opens the envelope is missing or does not fit")
      }
      verification.envelopes += 1
    }
  }

  /// What the record says was erased lies nowhere beside it.
  private func checkErasures(_ source: Database, _ scratch: Database) throws {
    guard !isPublicCopy else { return }
    for row in try scratch.rows("SELECT person, sequence FROM view_erasure ORDER BY sequence") {
      let person: String = row["person"]
      let commitments = try String.fetchAll(scratch, sql: Database.commitmentsOfPerson, arguments: [person, person])
      let isLeft = try commitments.contains { commitment in
        try source.value("SELECT count(*) FROM private_value WHERE commitment = ?", [commitment]) ?? 0 > 0
      }
      let credentials: Int = try source.value("SELECT count(*) FROM credential WHERE person = ?", [person]) ?? 0
      guard !isLeft, credentials == 0 else {
        throw Verification.Fault(sequence: row["sequence"], reason: "what was erased lies still beside the record")
      }
    }
  }

  private mutating func checkPrivateValues(_ source: Database) throws {
    let values = try Row.fetchCursor(source, sql: "SELECT commitment, salt, text FROM private_value")
    while let row = try values.next() {
      let salt: Data = row["salt"]
      let text: String = row["text"]
      guard hexadecimal(SHA256.hash(data: Array(salt) + Array(text.utf8))) == row["commitment"] else {
        throw Verification.Fault(sequence: nil, reason: "a private value does not match its commitment")
      }
      verification.privateValues += 1
    }
  }
}

extension Database {
  /// How many commitments are to private words of people who were erased.
  fileprivate var erasedCommitments: Int64 {
    get throws {
      try value(
        """
        SELECT count(*) FROM view_commitment LEFT JOIN view_case ON view_case.id = view_commitment.subject
        WHERE coalesce(view_commitment.person, view_case.filer) IN (SELECT person FROM view_erasure)
        """) ?? 0
    }
  }

  /// How many commitments the events made that are still closed: private words and envelopes of votes.
  fileprivate var commitments: Int64 {
    get throws {
      try value(
        """
        SELECT (SELECT count(*) FROM view_commitment) + (SELECT count(*) FROM view_envelope WHERE opened = 0)
          + (SELECT count(*) FROM view_paper_entry WHERE vote IS NULL)
          + (SELECT count(*) FROM view_sealed_vote WHERE opened = 0)
        """) ?? 0
    }
  }
}
