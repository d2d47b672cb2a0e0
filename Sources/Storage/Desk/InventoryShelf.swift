import Foundation
import GRDB
import Inventory
import Proceedings
import Record
import Synchronization
import Vocabulary

/// Compiled versions of the inventory, kept in memory: a version never changes once it is published.
package final class InventoryShelf: Sendable {
  private struct Edition: Sendable {
    let digest: String
    let effectiveFrom: CivilDate
    let sequence: Int64
  }

  private struct Contents {
    /// Which versions there are; nil after a failure, until the writer has read them again.
    var editions: [Edition]?
    var compiled: [String: CompiledInventory] = [:]
    var drafts: [ProposalID: CompiledInventory] = [:]
    var findings: [String: [InventoryFinding]] = [:]
  }

  private let contents = Mutex(Contents())

  /// An empty shelf.
  package init() {}

  /// Reads which versions there are: when the store is opened, and by the writer when one was published.
  func reload(from database: Database) throws {
    let editions = try Self.editions(in: database)
    contents.withLock { $0.editions = editions }
    for edition in editions { _ = try compiled(edition.digest, in: database) }
  }

  /// Forgets which versions there are: what failed may have published one that is not in the record.
  func forget() {
    contents.withLock { contents in
      contents.editions = nil
      contents.drafts = [:]
    }
  }

  private static func editions(in database: Database) throws -> [Edition] {
    try database.rows("SELECT digest, effective_from, sequence FROM view_inventory").map { row in
      guard let date = CivilDate(row["effective_from"] as String) else {
        throw UnreadableView(column: "view_inventory.effective_from")
      }
      return Edition(digest: row["digest"], effectiveFrom: date, sequence: row["sequence"])
    }
  }

  /// The version in force on a day: of those that bind by then, the one that binds latest, and of several on one day
  /// the one published last.
  func inventory(inForceOn date: CivilDate, in database: Database) throws -> CompiledInventory? {
    // A reader keeps nothing of what it reads here: its snapshot may be older than what the writer knows.
    let editions = try contents.withLock(\.editions) ?? Self.editions(in: database)
    let inForce = editions.filter { $0.effectiveFrom <= date }
      .max { ($0.effectiveFrom, $0.sequence) < ($1.effectiveFrom, $1.sequence) }
    return try inForce.map { try compiled($0.digest, in: database) }
  }

  /// What the check finds in a version from its first day on; the same tables always have the same findings.
  func findings(_ digest: String, in database: Database) throws -> [InventoryFinding] {
    if let known = contents.withLock({ $0.findings[digest] }) { return known }
    let findings = try compiled(digest, in: database).findingsOnceInForce()
    contents.withLock { $0.findings[digest] = findings }
    return findings
  }

  /// The version whose tables have this digest.
  func compiled(_ digest: String, in database: Database) throws -> CompiledInventory {
    if let known = contents.withLock({ $0.compiled[digest] }) { return known }
    let compiled = CompiledInventory(try tables(digest, in: database))
    contents.withLock { $0.compiled[digest] = compiled }
    return compiled
  }

  /// A draft with tables of this digest, called by its id; a draft never changes either.
  func draft(_ id: ProposalID, _ digest: String, in database: Database) throws -> CompiledInventory {
    if let known = contents.withLock({ $0.drafts[id] }) { return known }
    let compiled = CompiledInventory(draft: id.text, try tables(digest, in: database))
    contents.withLock { $0.drafts[id] = compiled }
    return compiled
  }

  private func tables(_ digest: String, in database: Database) throws -> InventoryTables {
    guard
      let bytes: [UInt8] = try database.row("SELECT bytes FROM published_tables WHERE digest = ?", [digest])
        .map({ Array($0["bytes"] as Data) })
    else { throw UnreadableView(column: "published_tables.\(digest)") }
    return try CanonicalJSON.decode(InventoryTables.self, from: bytes)
  }
}
