import Foundation
import GRDB
import Record

/// The record as it stood after one of its events: the views derived anew from the events up to it, and what is exported
/// beside them, as far as it was there before the next event.
///
/// What was erased since is not brought back: there are no private values here. Of a witness who has signed a size again
/// only the newest signature is kept, so an earlier one is missing.
struct PastRecord {
  private let views: ScratchViews
  /// How many events the record had.
  let size: Int64
  /// The root of its tree, which may lie within a batch that was sealed as a whole.
  let root: NodeHash

  /// Derives it from a database whose record has so many events.
  ///
  /// - Throws: `BackupFault.beyond` for an event that the record does not have; `Verification.Fault` as `ScratchViews`.
  init(of database: Database, size known: Int64, through last: Int64) throws {
    guard last >= 0, last < known else { throw BackupFault.beyond(sequence: last, size: known) }
    size = last + 1
    var frontier = MerkleFrontier()
    let events = try Row.fetchCursor(
      database, sql: "SELECT bytes FROM event WHERE sequence < ? ORDER BY sequence", arguments: [size])
    views = try ScratchViews(tables: try Self.tables(in: database, below: size)) {
      try events.next().map { row in
        let bytes = Array(row["bytes"] as Data)
        frontier.append(LeafHash(of: bytes))
        return bytes
      }
    }
    root = frontier.root
    try keepBeside(from: database, frontier)
  }

  /// Reads what there was.
  func read(_ body: (Database) throws -> Void) throws { try views.read(body) }

  /// The tables that a version or a draft of the inventory named by then.
  private static func tables(in database: Database, below size: Int64) throws -> [(digest: String, bytes: Data)] {
    let named = try Row.fetchAll(
      database,
      sql: """
        SELECT bytes FROM event WHERE sequence < ? AND kind IN ('inventory.published', 'inventory.drafted')
        """, arguments: [size]
    ).compactMap { row in
      switch try RecordedEvent(exactly: Array(row["bytes"] as Data)).event {
      case .inventoryPublished(let published): published.digest
      case .inventoryDrafted(let drafted): drafted.digest
      default: nil
      }
    }
    return try Set(named).sorted().compactMap { digest in
      try Row.fetchOne(database, sql: "SELECT bytes FROM published_tables WHERE digest = ?", arguments: [digest])
        .map { (digest: digest, bytes: $0["bytes"]) }
    }
  }

  /// Roots up to there and the one after the last event; the signatures and timestamps that were made before the next
  /// event and are still kept.
  private func keepBeside(from database: Database, _ frontier: MerkleFrontier) throws {
    func copy(_ table: String, _ condition: String, _ arguments: StatementArguments, to past: Database) throws {
      try BesideTheRecord.copyRows(of: table, where: condition, arguments, from: database, to: past)
    }
    func time(of sequence: Int64) throws -> Int64? {
      try Int64.fetchOne(database, sql: "SELECT at FROM event WHERE sequence = ?", arguments: [sequence])
    }
    let (at, end) = (try time(of: size - 1) ?? 0, try time(of: size) ?? Int64.max)
    try views.write { past in
      try copy("root", "size <= ?", [size], to: past)
      try past.run(
        """
        INSERT INTO root (size, hash, frontier, at) SELECT ?1, ?2, ?3, ?4
          WHERE NOT EXISTS (SELECT 1 FROM root WHERE size = ?1)
        """, [size, Data(root.bytes), Data(frontier.bytes), at])
      try copy("cosignature", "size <= ? AND time < ?", [size, end / 1_000], to: past)
      try copy("timestamp", "size <= ? AND time < ?", [size, end], to: past)
      for id in try String.fetchAll(past, sql: "SELECT id FROM view_resolution WHERE in_force_at IS NOT NULL") {
        try copy("timestamp", "resolution = ? AND time < ?", [id, end], to: past)
      }
    }
  }
}
