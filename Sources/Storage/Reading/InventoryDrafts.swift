import GRDB
package import Inventory
package import Proceedings
import Record
import Resolutions
package import Vocabulary

extension SQLiteReadingRoom {
  package func inventoryDrafts() async throws -> [InventoryDraft] {
    try await store.pool.read { try $0.inventoryDrafts("ORDER BY draft.sequence DESC", []) }
  }

  package func inventoryDrafts(in subject: CaseID) async throws -> [InventoryDraft] {
    try await store.pool.read { database in
      try database.inventoryDrafts("WHERE draft.subject = ? ORDER BY draft.sequence", [subject.text])
    }
  }

  package func inventoryDraft(_ id: ProposalID) async throws -> DraftedInventory? {
    try await store.pool.read { database in
      guard let draft = try database.inventoryDrafts("WHERE draft.proposal = ?", [id.text]).first else { return nil }
      let digest: String? = try database.value(
        "SELECT digest FROM view_inventory WHERE version = ?", [draft.drafted.base])
      guard let digest else { throw UnreadableView(column: "view_inventory.\(draft.drafted.base)") }
      return DraftedInventory(
        draft: draft, inventory: try store.shelf.draft(id, draft.drafted.digest, in: database),
        findings: try store.shelf.findings(draft.drafted.digest, in: database),
        base: try store.shelf.compiled(digest, in: database))
    }
  }

  package func drafters(of id: CaseID) async throws -> [Executor] {
    try await store.pool.read { try $0.drafters(of: id) }
  }
}

extension Database {
  fileprivate func inventoryDrafts(_ which: String, _ arguments: StatementArguments) throws -> [InventoryDraft] {
    try rows(
      """
      SELECT draft.*, person.name AS name,
        EXISTS (SELECT 1 FROM view_inventory_ground AS ground WHERE ground.draft = draft.proposal) AS published
      FROM view_inventory_draft AS draft JOIN view_person AS person ON person.id = draft.person
      \(which)
      """, arguments
    ).map { row in
      let id = ProposalID(row["proposal"])
      let published: Bool = row["published"]
      return InventoryDraft(
        id: id, subject: CaseID(row["subject"]), drafted: try row.value("drafted"), sequence: row["sequence"],
        party: PartyID(row["party"]), name: row["name"], at: row.requiredInstant("at"), reviews: try reviews(of: id),
        resolution: try resolution(adopting: id, in: CaseID(row["subject"])), isPublished: published)
    }
  }

  private func reviews(of draft: ProposalID) throws -> [InventoryDraft.Review] {
    try rows(
      """
      SELECT review.*, person.name AS name
      FROM view_legality_review AS review JOIN view_person AS person ON person.id = review.person
      WHERE review.draft = ? ORDER BY review.sequence
      """, [draft.text]
    ).map {
      InventoryDraft.Review(
        sequence: $0["sequence"], isPassed: $0["passed"] == "yes", opinion: $0["opinion"], party: PartyID($0["party"]),
        name: $0["name"], at: $0.requiredInstant("at"))
    }
  }

  /// The last resolution of the case that names the draft and that nobody declined to sign.
  private func resolution(
    adopting draft: ProposalID, in subject: CaseID
  ) throws -> (id: ResolutionID, inForceAt: Instant?)? {
    for row in try rows(
      """
      SELECT id, frozen, in_force_at FROM view_resolution WHERE subject = ? AND declined IS NULL ORDER BY sequence DESC
      """, [subject.text])
    {
      let frozen: FrozenResolution = try row.value("frozen")
      if frozen.inventory?.draft == draft { return (ResolutionID(row["id"]), row.instant("in_force_at")) }
    }
    return nil
  }
}
