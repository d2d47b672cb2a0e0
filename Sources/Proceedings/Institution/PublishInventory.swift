import Cases
import Duties
import Inventory
package import Record
import Resolutions
package import Vocabulary

/// A version of the inventory is published and binds from a day on: a draft that passed the review of its legality,
/// that a resolution in force names by its digest, and in which the check finds nothing that blocks (发布权责清单).
package struct PublishInventory: CaseCommand {
  package static let kind =
    CommandKind(
      "publish-inventory", .publishInventory, "cases/{case}/inventory-drafts/{draft}/publication",
      [.subject, .required("draft", .code)], PublishInventory.self)

  package let subject: CaseID
  let draft: ProposalID

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    draft = reading.code("draft")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(draft: draft, in: subject)
    let standing = try desk.required(subject)
    guard let inventory = hearing.inventory else { throw Refusal(.noInventory) }
    let drafted = facts.drafted
    guard try !desk.isPublished(version: drafted.version) else {
      throw Refusal(.taken, details: ["version": drafted.version])
    }
    let review = try facts.requirePassedReview(in: inventory, for: standing, at: hearing.now)
    let resolution = try adopting(facts, standing, inventory, on: desk, at: hearing.now)
    try requireInTime(facts, resolution, inventory, on: desk)
    let today = desk.clock.date(of: hearing.now)
    guard drafted.effectiveFrom >= today else {
      throw Refusal(
        .effectiveDatePassed, details: ["date": drafted.effectiveFrom.description, "today": today.description])
    }
    let base = try desk.inventory(at: desk.clock.start(of: drafted.effectiveFrom))
    guard base?.version == drafted.base else {
      throw Refusal(.draftOutdated, details: ["base": drafted.base, "version": base?.version ?? ""])
    }
    try desk.findings(digest: drafted.digest).requireNoneBlocking()
    return [
      .inventoryPublished(
        InventoryPublished(
          version: drafted.version, digest: drafted.digest, effectiveFrom: drafted.effectiveFrom,
          entries: drafted.entries,
          ground: PublishingGround(draft: draft, review: review, resolution: resolution)))
    ]
  }

  /// An application for admission that is not decided in time lapses; silence is no consent.
  private func requireInTime(
    _ facts: DraftFacts, _ resolution: ResolutionID, _ inventory: CompiledInventory, on desk: any Desk
  ) throws {
    guard facts.drafted.path == .admission, let decided = try desk.resolution(resolution)?.inForceAt else { return }
    let deadline = try desk.calendar().end(of: inventory.limit(.admissionDecision), from: facts.at)
    guard decided <= deadline else {
      throw Refusal(.admissionLapsed, details: ["until": String(deadline.milliseconds)])
    }
  }

  /// The resolution of the case in force that names exactly this draft.
  private func adopting(
    _ facts: DraftFacts, _ standing: CaseStanding, _ inventory: CompiledInventory, on desk: any Desk, at now: Instant
  ) throws -> ResolutionID {
    guard let id = standing.resolution, let resolution = try desk.resolution(id), resolution.inForceAt != nil,
      resolution.inventory == facts.adopted
    else {
      throw Refusal(
        .draftNotResolved, inventory: inventory.version,
        holders: inventory.signatories(for: standing, at: now).map(\.party),
        details: ["draft": draft.text, "version": facts.drafted.version, "digest": facts.drafted.digest])
    }
    return id
  }
}
