package import Cases
package import Inventory
import Record
package import Resolutions
package import Vocabulary

extension [InventoryFinding] {
  /// At most so many findings are told in a refusal; the page of the draft shows all.
  package static var mostTold: Int { 50 }

  /// Refuses when one of the findings blocks publishing.
  package func requireNoneBlocking() throws(Refusal) {
    let blocking = filter { $0.severity == .blocking }
    guard blocking.isEmpty else {
      throw Refusal(
        .blockingFindings, details: ["count": String(blocking.count)],
        findings: blocking.prefix(Self.mostTold).map(\.told))
    }
  }
}

extension InventoryFinding {
  /// The finding as a refusal tells it.
  var told: Refusal.Finding {
    var place: [String: String] = [:]
    if let witness {
      place = ["matter": witness.matter.text, "stage": witness.stage.text, "area": witness.area.text]
      if let from = witness.from { place["from"] = from.description }
      if let to = witness.to { place["to"] = to.description }
    }
    return Refusal.Finding(rule: rule.rawValue, entries: codes, witness: place, message: message)
  }
}

extension CompiledInventory {
  /// What stands in the way of publishing, or warns, on every day from the first one on which the version binds.
  package func findingsOnceInForce() -> [InventoryFinding] { check(from: tables.effectiveFrom, until: nil) }
}

extension DraftFacts {
  /// What a resolution that adopts the draft names.
  package var adopted: AdoptedInventory {
    AdoptedInventory(
      draft: drafted.proposal, version: drafted.version, digest: drafted.digest, effectiveFrom: drafted.effectiveFrom)
  }

  /// The review by which the draft passed; refused when there is none, or when the last one sent it back.
  @discardableResult
  package func requirePassedReview(
    in inventory: CompiledInventory, for standing: CaseStanding, at now: Instant
  ) throws(Refusal) -> Int64 {
    guard let review, review.isPassed else {
      let reviewers = inventory.holders(
        of: .reviewLegality, matter: standing.matter, stage: .governance, area: standing.area, at: now)
      throw Refusal(
        .legalityReviewMissing, inventory: inventory.version, holders: reviewers.map(\.party).filter { $0 != party },
        details: ["draft": drafted.proposal.text, "version": drafted.version])
    }
    return review.sequence
  }
}
