import Hummingbird
import Inventory
import Proceedings
import Record
import Vocabulary

/// Drafts of the inventory, as machines read them.
extension House {
  /// `GET /api/inventory/drafts`.
  func draftsAPI(_ call: Call) async throws -> Response {
    let clock = try await clock()
    return .json(["items": .list(try await room.inventoryDrafts()) { Self.json($0, clock) }])
  }

  /// `GET /api/inventory/drafts/{draft}`: a draft with what would become of the open cases.
  func draftAPI(_ call: Call) async throws -> Response {
    let id = ProposalID(try call.part("draft"))
    guard let kept = try await room.inventoryDraft(id) else { throw Unknown("draft", id.text) }
    let clock = try await clock()
    let effects = try await room.effects(of: kept.inventory, after: kept.base, today: clock.date(of: call.now))
    return .json([
      "draft": Self.json(kept.draft, clock), "casesOn": .text(effects.date.description),
      "cases": try JSON(encoding: effects.items.map(\.effect)),
    ])
  }

  static func json(_ draft: InventoryDraft, _ clock: CivilClock) -> JSON {
    let drafted = draft.drafted
    return [
      "id": .id(draft.id), "case": .id(draft.subject), "version": .text(drafted.version),
      "stage": .text(draft.stage.rawValue), "digest": .text(drafted.digest),
      "effectiveFrom": .text(drafted.effectiveFrom.description), "entries": .number(drafted.entries),
      "base": .text(drafted.base), "path": .text(drafted.path.rawValue), "reported": .text(drafted.reported),
      "party": .id(draft.party), "name": .text(draft.name), "at": .instant(draft.at, clock),
      "sequence": .number(draft.sequence), "blocking": .number(drafted.blocking),
      "warnings": .number(drafted.warnings),
      "changes": .list(drafted.steps) { step in
        ["operation": .text(step.operation.rawValue), "entries": .list(step.entries) { .id($0) }]
      },
      "reviews": .list(draft.reviews) { review in
        [
          "sequence": .number(review.sequence), "passed": .flag(review.isPassed), "opinion": .text(review.opinion),
          "party": .id(review.party), "name": .text(review.name), "at": .instant(review.at, clock),
        ]
      },
      "resolution": .id(draft.resolution?.id), "resolvedAt": .instant(draft.resolution?.inForceAt, clock),
      "comparison": .text(
        "/api/inventory/compare" + Address.query([("from", drafted.base), ("to", draft.id.text)])),
      "findings": .text(
        "/api/inventory/findings"
          + Address.query([("version", draft.id.text), ("from", drafted.effectiveFrom.description)])),
    ]
  }
}
