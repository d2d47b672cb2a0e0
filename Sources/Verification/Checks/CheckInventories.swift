import Crypto
import Inventory
import Proceedings
import Record
import Vocabulary

/// What the verifier asks about versions of the inventory and their drafts.
extension Verifier {
  /// The tables that an event names by their digest are there, have it, and are kept on the desk.
  func takeTables(of recorded: RecordedEvent) throws {
    let (digest, version): (String, String)
    switch recorded.event {
    case .inventoryPublished(let published): (digest, version) = (published.digest, published.version)
    case .inventoryDrafted(let drafted): (digest, version) = (drafted.digest, drafted.version)
    default: return
    }
    guard let bytes = try source.tables(digest: digest), hexadecimal(SHA256.hash(data: bytes)) == digest else {
      throw Verification.Fault(
        sequence: recorded.sequence,
        reason: "the tables of inventory \(version) are missing or do not have their digest")
    }
    desk.keep(tables: bytes, digest: digest)
  }

  /// The tables are those of the version, and no two of its leads claim the same.
  mutating func check(_ published: InventoryPublished, at recorded: RecordedEvent) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    guard let inventory = try desk.inventory(digest: published.digest), inventory.version == published.version else {
      throw fault("the tables of inventory \(published.version) are those of another version")
    }
    guard try !desk.findings(digest: published.digest).contains(where: { $0.rule == .overlapMultiLead }) else {
      throw fault("two leads of inventory \(published.version) claim the same")
    }
    verification.inventories += 1
    try checkGround(of: published, at: recorded)
  }

  /// The table of leads, where the source keeps one, is that of the published versions.
  func checkLeads() throws {
    guard let kept = try source.leads() else { return }
    var expected: [LeadLine] = []
    for (version, digest) in desk.inventories.publishedDigests {
      expected += (try desk.inventory(digest: digest)?.listedLeads() ?? []).map { LeadLine($0, of: version) }
    }
    guard kept.count == expected.count, Set(kept) == Set(expected) else {
      throw Verification.Fault(sequence: nil, reason: "the table of leads is not that of the published inventories")
    }
  }

  /// A version was published by a draft of the same tables, a review that passed it, and a resolution in force that
  /// names it; only the founding version needs none of them.
  private func checkGround(of published: InventoryPublished, at recorded: RecordedEvent) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    guard let ground = published.ground else {
      guard recorded.authority == nil else {
        throw fault("inventory \(published.version) was published without a draft, a review and a resolution")
      }
      return
    }
    guard let draft = desk.draft(ground.draft), draft.subject == recorded.subject,
      draft.drafted.digest == published.digest, draft.drafted.version == published.version,
      draft.drafted.effectiveFrom == published.effectiveFrom
    else { throw fault("inventory \(published.version) is not the draft that it names") }
    guard let review = draft.review, review.isPassed, review.sequence == ground.review else {
      throw fault("no review of its legality passed inventory \(published.version)")
    }
    guard let resolution = desk.resolution(ground.resolution), resolution.inForceAt != nil,
      resolution.subject == recorded.subject, resolution.inventory == draft.adopted
    else { throw fault("no resolution in force names inventory \(published.version)") }
    guard published.effectiveFrom >= desk.clock.date(of: recorded.at) else {
      throw fault("inventory \(published.version) was to bind before it was published")
    }
  }
}
