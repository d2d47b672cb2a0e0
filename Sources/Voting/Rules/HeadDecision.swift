package import Vocabulary

/// The decision of the head of a body after the body has discussed (首长决定).
package struct HeadDecision: Hashable, Sendable, Codable {
  /// The head.
  package let person: PersonID
  /// Yes or no; a head does not abstain.
  package let choice: Choice
  /// Why; demanded when the decision goes against the majority.
  package let reason: String

  /// A decision of the head.
  package init(person: PersonID, choice: Choice, reason: String) {
    self.person = person
    self.choice = choice
    self.reason = reason
  }
}

extension BallotResult {
  /// Whether the conditions of adoption hold: what the majority of the body wants.
  package var majorityAgrees: Bool {
    let pass = conditions.filter { $0.kind == .pass }
    return !pass.isEmpty && pass.allSatisfy(\.passed)
  }

  /// The result once the head has decided.
  ///
  /// - Refuses: where the count does not await the head; a decision against the majority without a reason.
  /// - Source: 重大行政决策程序暂行条例, article 30.
  package func decided(by decision: HeadDecision) throws(VotingRefusal) -> BallotResult {
    guard outcome == .awaitsHead, decision.choice != .abstain else { throw .notForTheHead }
    let adopts = decision.choice == .yes
    guard adopts == majorityAgrees || !trimmed(decision.reason).isEmpty else { throw .reasonMissing }
    return BallotResult(
      rule: rule, outcome: adopts ? .adopted : .rejected, quorumNeeds: quorumNeeds, conditions: conditions, all: all,
      participating: participating, yes: yes, no: no, abstain: abstain, head: decision)
  }
}

extension VotingRule {
  /// The rule of the next round after a result; nil when the proposal is adopted or there is no next round.
  package func next(after result: BallotResult) -> VotingRule? {
    result.isAdopted || result.outcome == .awaitsHead ? nil : fallback.flatMap { VotingRules.rule($0) }
  }
}
