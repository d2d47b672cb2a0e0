import GRDB
import Inventory
import Proceedings
import Record
import Vocabulary

// Facts about drafts of the inventory.
extension Database {
  func isKept(tables digest: String) throws -> Bool {
    try row("SELECT 1 FROM published_tables WHERE digest = ?", [digest]) != nil
  }

  func draft(_ proposal: ProposalID) throws -> DraftFacts? {
    guard let row = try row("SELECT * FROM view_inventory_draft WHERE proposal = ?", [proposal.text]) else {
      return nil
    }
    let review = try self.row(
      "SELECT sequence, passed FROM view_legality_review WHERE draft = ? ORDER BY sequence DESC LIMIT 1",
      [proposal.text])
    return DraftFacts(
      subject: CaseID(row["subject"]), drafted: try row.value("drafted"), at: row.requiredInstant("at"),
      party: PartyID(row["party"]), review: review.map { ($0["sequence"], $0["passed"] == "yes") })
  }

  /// The parties that drafted the inventory in a case, with who drafted for them and everyone who ever sat in them.
  func drafters(of id: CaseID) throws -> [Executor] {
    try rows("SELECT DISTINCT party FROM view_inventory_draft WHERE subject = ? ORDER BY party", [id.text]).map { row in
      let party: String = row["party"]
      let people = try rows(
        """
        SELECT person FROM view_inventory_draft WHERE subject = ?1 AND party = ?2
        UNION SELECT person FROM view_seat WHERE party = ?2
        """, [id.text, party])
      return Executor(party: PartyID(party), persons: Set(people.map { PersonID($0["person"]) }))
    }
  }
}
