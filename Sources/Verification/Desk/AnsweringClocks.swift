import Cases
package import Proceedings
package import Vocabulary

extension FoldedDesk {
  /// What is owed in a case, as its state says.
  package func clocks(of id: CaseID) -> CaseClocks? {
    guard let kept = cases[id] else { return nil }
    let standing = kept.standing
    var clocks = CaseClocks(
      standing: standing, unreviewed: emergencies.unreviewed(in: id, title: title))
    var isSomethingOwed = !clocks.unreviewed.isEmpty
    switch standing.state {
    case .filed:
      clocks.acceptBy = kept.acceptBy
      if standing.handoverTo != nil { clocks.offeredAt = kept.offeredAt }
      isSomethingOwed = true
    case .accepted: isSomethingOwed = isSomethingOwed || standing.conveneBy != nil
    case .deliberating where standing.isGovernance:
      clocks.pendingReviews = inventories.pendingReviews(in: id)
      isSomethingOwed = isSomethingOwed || !clocks.pendingReviews.isEmpty
    case .resolving:
      clocks.missingSignatures = resolutions.missingSignatures(of: standing.resolution)
      isSomethingOwed = true
    case .executing:
      clocks.openTasks = resolutions.openTasks(of: standing.resolution)
      isSomethingOwed = true
    case .verifying:
      clocks.reportedAt = kept.reportedAt
      isSomethingOwed = true
    case .returned, .deliberating, .balloting, .reviewing, .evaluating, .closed: break
    }
    if isSomethingOwed { clocks.taken = kept.steps }
    return clocks
  }
}
