import Crypto
import Foundation
import GRDB
import Inventory
import Proceedings
import Record
import Vocabulary

/// What the verifier asks about versions of the inventory and their drafts.
extension Verifier {
  /// The tables are kept, have their digest, and can be read; they are copied to the verifier's own views.
  func checkTables(
    _ digest: String, of version: String, at recorded: RecordedEvent, _ source: Database, _ scratch: Database
  ) throws {
    let bytes: Data? = try source.row("SELECT bytes FROM published_tables WHERE digest = ?", [digest])?["bytes"]
    guard let bytes, hexadecimal(SHA256.hash(data: bytes)) == digest else {
      throw Verification.Fault(
        sequence: recorded.sequence,
        reason: "the tables of inventory \(version) are missing or do not have their digest")
    }
    try scratch.run("INSERT OR IGNORE INTO published_tables (digest, bytes) VALUES (?, ?)", [digest, bytes])
  }

  /// A version was published by a draft of the same tables, a review that passed it, and a resolution in force that
  /// names it; only the founding version needs none of them.
  func checkGround(of published: InventoryPublished, at recorded: RecordedEvent, on desk: SQLiteDesk) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    guard let ground = published.ground else {
      guard recorded.authority == nil else {
        throw fault("inventory \(published.version) was published without a draft, a review and a resolution")
      }
      return
    }
    guard let draft = try desk.draft(ground.draft), draft.subject == recorded.subject,
      draft.drafted.digest == published.digest, draft.drafted.version == published.version,
      draft.drafted.effectiveFrom == published.effectiveFrom
    else { throw fault("inventory \(published.version) is not the draft that it names") }
    guard let review = draft.review, review.isPassed, review.sequence == ground.review else {
      throw fault("no review of its legality passed inventory \(published.version)")
    }
    guard let resolution = try desk.resolution(ground.resolution), resolution.inForceAt != nil,
      resolution.subject == recorded.subject, resolution.inventory == draft.adopted
    else { throw fault("no resolution in force names inventory \(published.version)") }
    guard published.effectiveFrom >= desk.clock.date(of: recorded.at) else {
      throw fault("inventory \(published.version) was to bind before it was published")
    }
  }
}
