import FoundationEssentials
import Hummingbird
import Inventory
import Proceedings
import Vocabulary

/// What is worked out of the inventory, in the shapes of the command line.
extension House {
  /// `GET /api/inventory/findings`: the report of `gongzhi inventory check --json`.
  func findingsAPI(_ call: Call) async throws -> Response {
    var asking = Asking(call.query)
    let days = asking.checkedDays(today: try await clock().date(of: call.now))
    try asking.finish()
    let inventory = try await inventory(call)
    return .json(
      try JSON(
        encoding: CheckReport(
          asOf: days.from, until: days.until, findings: studies.findings(of: inventory, days), tables: inventory.tables)
      ))
  }

  /// `GET /api/inventory/compare`: the difference of `gongzhi inventory diff --json`, and the open cases.
  func comparisonAPI(_ call: Call) async throws -> Response {
    guard let current = try await room.inventory(at: call.now) else { throw Refusal(.noInventory) }
    let (old, new) = try await room.compared(from: call.query["from"], to: call.query["to"], current)
    let effects = try await room.effects(
      of: new, after: old, today: try await clock().date(of: call.now))
    return .json(
      try JSON(
        encoding: ComparisonReport(studies.difference(from: old, to: new), effects)))
  }
}

/// A difference with what becomes of open cases, as machines read it.
private struct ComparisonReport: Encodable {
  let old, new: String
  let changes: [InventoryDifference.Change]
  let amendments: [InventoryDifference.Amendment]
  let transfers: [InventoryDifference.Transfer]
  let steps: [InventoryStep]
  let casesOn: CivilDate
  let cases: [CaseEffect]

  init(_ difference: InventoryDifference, _ effects: CaseEffects) {
    old = difference.old
    new = difference.new
    changes = difference.changes
    amendments = difference.amendments
    transfers = difference.transfers
    steps = difference.steps
    casesOn = effects.date
    cases = effects.items.map(\.effect)
  }
}

extension JSON {
  /// A value as the command line writes it.
  init(encoding value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    self = .ready([UInt8](try encoder.encode(value)))
  }
}
