import Foundation
import GRDB
import Proceedings
import Record
import Vocabulary

/// The right edge of the record, as the writer carries it from batch to batch.
struct Journal {
  private var batch: MerkleBatch
  /// The batch that this edge sealed last.
  private(set) var sealed: SealedBatch?
  /// When the last event was entered; the next is never older, even when the machine's clock is set back.
  private(set) var lastAt: Instant

  /// Reads the edge from the last root.
  init(_ database: Database) throws {
    let last = try database.row("SELECT size, frontier FROM root ORDER BY size DESC LIMIT 1")
    var frontier = MerkleFrontier()
    if let last {
      guard let kept = MerkleFrontier(bytes: Array(last["frontier"] as Data)) else {
        throw UnreadableView(column: "root.frontier")
      }
      frontier = kept
    }
    batch = MerkleBatch(extending: frontier)
    lastAt = Instant(
      milliseconds: try database.value("SELECT at FROM event ORDER BY sequence DESC LIMIT 1") ?? Int64.min)
  }

  /// How many events the record holds.
  var size: Int64 { batch.frontier.size }

  /// Enters an event: its canonical bytes, its leaf hash, which is returned, and its place in the tree.
  mutating func enter(_ recorded: RecordedEvent, in database: Database) throws -> LeafHash {
    let bytes = try recorded.canonicalBytes()
    let leaf = LeafHash(of: bytes)
    try database.run(
      "INSERT INTO event (sequence, bytes, leaf, kind, subject, at) VALUES (?, ?, ?, ?, ?, ?)",
      [
        recorded.sequence, Data(bytes), Data(leaf.node.bytes), recorded.event.kind.rawValue, recorded.subject?.text,
        recorded.at.milliseconds,
      ])
    try batch.append(leaf) { try database.keep($1, at: $0) }
    lastAt = recorded.at
    return leaf
  }

  /// Writes the root of the tree as it stands at the end of a batch, and begins the next.
  mutating func seal(at instant: Instant, in database: Database) throws {
    guard size > batch.oldSize else { return }
    let sealed = SealedBatch(batch)
    try database.run(
      "INSERT INTO root (size, hash, frontier, at) VALUES (?, ?, ?, ?)",
      [size, Data(sealed.root.bytes), Data(batch.frontier.bytes), instant.milliseconds])
    self.sealed = sealed
    batch = MerkleBatch(extending: batch.frontier)
  }
}

extension Database {
  /// Keeps beside the record what a command wants kept there.
  func keep(_ heard: Heard) throws {
    for value in heard.privateValues {
      try run(
        "INSERT INTO private_value (commitment, salt, text, name) VALUES (?, ?, ?, ?)",
        [value.commitment, Data(value.salt), value.text, value.name])
    }
    for credential in heard.credentials {
      try run(
        "INSERT INTO credential (person, login, password_hash) VALUES (?, ?, ?)",
        [credential.person.text, credential.login, credential.passwordHash])
    }
    for envelope in heard.envelopes {
      try run(
        "INSERT INTO envelope (commitment, ballot, salt, bytes) VALUES (?, ?, ?, ?)",
        [envelope.commitment, envelope.ballot.text, Data(envelope.salt), Data(envelope.bytes)])
    }
    for ballot in heard.discarded { try run("DELETE FROM envelope WHERE ballot = ?", [ballot.text]) }
    if !heard.discarded.isEmpty { try renew("envelope") }
    for erasure in heard.erased { try erase(erasure) }
    for tables in heard.tables {
      try run(
        "INSERT OR IGNORE INTO published_tables (digest, bytes) VALUES (?, ?)",
        [tables.digest, Data(tables.bytes)])
    }
  }

  /// Notes that a command was refused, for those who watch over the institution; the record holds only what was done.
  func note(_ refusal: Refusal, of command: any Command, by acting: ActingSeat, at instant: Instant) throws {
    try run(
      """
      INSERT INTO refusal (at, person, seat, command, subject, code, entry, inventory) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        instant.milliseconds, acting.person.text, acting.seat.text, type(of: command).kind.name,
        (command as? any CaseCommand)?.subject.text, refusal.code.rawValue, refusal.entry?.text, refusal.inventory,
      ])
  }
}
