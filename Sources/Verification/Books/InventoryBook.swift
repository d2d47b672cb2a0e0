import Cases
import Crypto
import Duties
import Inventory
import Proceedings
import Record
import Vocabulary

/// The versions of the inventory and their drafts, compiled from the tables that lie with the record.
struct InventoryBook {
  private struct Edition {
    let event: InventoryPublished
    let sequence: Int64
  }

  private struct Draft {
    let subject: CaseID
    let event: InventoryDrafted
    let at: Instant
    let author: Author
    var review: (sequence: Int64, isPassed: Bool)?
  }

  private var editions: [Edition] = []
  private var drafts: [ProposalID: Draft] = [:]
  /// The drafts of each case, in the order of their events.
  private var draftsOfCase: [CaseID: [ProposalID]] = [:]
  private var published: Set<ProposalID> = []
  private var tables: [String: [UInt8]] = [:]
  private var compiled: [String: CompiledInventory] = [:]
  private var findings: [String: [InventoryFinding]] = [:]

  /// Takes tables whose digest was checked.
  mutating func keep(_ bytes: [UInt8], digest: String) {
    if compiled[digest] == nil { tables[digest] = bytes }
  }

  /// The version with these tables; nil where they were never kept.
  ///
  /// - Throws: `CanonicalError` for tables that cannot be read.
  mutating func inventory(_ digest: String) throws -> CompiledInventory? {
    if let known = compiled[digest] { return known }
    guard let bytes = tables.removeValue(forKey: digest) else { return nil }
    let inventory = CompiledInventory(try CanonicalJSON.decode(InventoryTables.self, from: bytes))
    compiled[digest] = inventory
    return inventory
  }

  /// What the check finds in a version from its first day on.
  mutating func findings(_ digest: String) throws -> [InventoryFinding] {
    if let known = findings[digest] { return known }
    guard let inventory = try inventory(digest) else { throw Unfounded("there are no tables with digest \(digest)") }
    let found = inventory.findingsOnceInForce()
    findings[digest] = found
    return found
  }

  mutating func fold(_ event: InventoryPublished, _ recorded: RecordedEvent) throws(Unfounded) {
    try demand(!isPublished(event.version), "inventory \(event.version) was published before")
    if let ground = event.ground {
      try demand(drafts[ground.draft] != nil, "inventory \(event.version) names a draft that nobody made")
      try demand(published.insert(ground.draft).inserted, "draft \(ground.draft) was published before")
    }
    editions.append(Edition(event: event, sequence: recorded.sequence))
  }

  mutating func fold(_ event: InventoryDrafted, in subject: CaseID, _ recorded: RecordedEvent) throws(Unfounded) {
    let draft = Draft(subject: subject, event: event, at: recorded.at, author: recorded.author)
    try demand(drafts.updateValue(draft, forKey: event.proposal) == nil, "\(event.proposal) carries a draft already")
    draftsOfCase[subject, default: []].append(event.proposal)
  }

  mutating func fold(_ event: LegalityReviewed, sequence: Int64) throws(Unfounded) {
    try demand(drafts[event.draft] != nil, "it reviews a draft that nobody made")
    drafts[event.draft]?.review = (sequence, event.finding == .passed)
  }

  func isPublished(_ version: String) -> Bool { editions.contains { $0.event.version == version } }

  /// The digest of the version in force on a day: of those that bind by then, the one that binds latest, and of several
  /// on one day the one published last.
  func digest(inForceOn day: CivilDate) -> String? {
    var best: Edition?
    for edition in editions where edition.event.effectiveFrom <= day {
      if let known = best, known.event.effectiveFrom > edition.event.effectiveFrom { continue }
      best = edition
    }
    return best?.event.digest
  }

  func draft(_ proposal: ProposalID) -> DraftFacts? {
    drafts[proposal].map {
      DraftFacts(subject: $0.subject, drafted: $0.event, at: $0.at, party: $0.author.party, review: $0.review)
    }
  }

  /// The parties that drafted in a case, by name, each with the persons who did so.
  func drafters(in subject: CaseID) -> [(party: PartyID, persons: Set<PersonID>)] {
    let authors = (draftsOfCase[subject] ?? []).compactMap { drafts[$0]?.author }
    return Dictionary(grouping: authors, by: \.party).sorted { $0.key < $1.key }
      .map { (party: $0.key, persons: Set($0.value.map(\.person))) }
  }

  /// The drafts of a case that nobody has reviewed, the first first.
  func pendingReviews(in subject: CaseID) -> [CaseClocks.PendingReview] {
    (draftsOfCase[subject] ?? []).compactMap { id in
      guard let draft = drafts[id], draft.review == nil else { return nil }
      return CaseClocks.PendingReview(draft: id, drafter: draft.author.party, since: draft.at)
    }
  }

  /// The digests of the published versions, by the names of the versions.
  var publishedDigests: [String: String] {
    Dictionary(editions.map { ($0.event.version, $0.event.digest) }) { first, _ in first }
  }
}
