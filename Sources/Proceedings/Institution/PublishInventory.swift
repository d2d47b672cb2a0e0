package import Inventory
package import Record
import Vocabulary

/// A version of the inventory of powers and duties is published and binds from a day on (发布权责清单).
package struct PublishInventory: Command {
  package static let kind =
    CommandKind(
      "publish-inventory", .publishInventory, "inventory/versions", InventoryForm.fields, PublishInventory.self)

  let tables: InventoryTables

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    let tables = reading.inventory()
    try reading.finish()
    guard let tables else { throw Malformed([FieldFault(field: "entries", code: .missing)]) }
    self.tables = tables
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutTheInstitution(on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard try !desk.isPublished(version: tables.version) else {
      throw Refusal(.taken, details: ["version": tables.version])
    }
    guard tables.effectiveFrom >= desk.clock.date(of: hearing.now) else {
      throw Malformed([
        FieldFault(field: "effective-from", code: .inThePast, value: tables.effectiveFrom.description)
      ])
    }
    return [.inventoryPublished(try hearing.publish(tables))]
  }
}
