import GRDB
import Inventory
import Vocabulary

extension InventoryShelf {
  /// Reads which versions there are, and keeps the leads of those that are new in the table that holds them unique.
  func reloadKeepingLeads(from database: Database) throws {
    try reload(from: database)
    let fresh = try database.rows(
      """
      SELECT digest FROM view_inventory AS published
      WHERE NOT EXISTS (SELECT 1 FROM published_lead WHERE published_lead.version = published.version)
      """)
    for row in fresh { try database.keepLeads(of: try compiled(row["digest"], in: database)) }
  }
}

extension Database {
  /// Keeps the leads of a version in the table whose triggers hold them unique.
  ///
  /// - Throws: when two of them claim the same, which the check before publishing has refused.
  func keepLeads(of inventory: CompiledInventory) throws {
    for lead in inventory.listedLeads() {
      try run(
        """
        INSERT INTO published_lead (version, position, entry, holder, kind, of_a_kind, matter, stage, sub_item, area_low,
          area_width, acts, from_day, until_day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          inventory.version, lead.position, lead.entry.text, lead.holder, lead.kind.rawValue, lead.isOfAKind ? 1 : 0,
          lead.matter.text, lead.stage.text, lead.subItem, lead.area.lowerBound,
          lead.area.upperBound - lead.area.lowerBound, lead.acts, lead.days.lowerBound, lead.days.upperBound,
        ])
    }
  }

  /// The leads of every version, each as one line of text.
  func leadLines() throws -> [String] {
    try rows("SELECT * FROM published_lead ORDER BY version, position").map { row in
      row.databaseValues.map { "\($0)" }.joined(separator: " ")
    }
  }
}
