import Vocabulary

extension CompiledInventory {
  /// The answer where the list neither grants nor forbids: what an emergency grant says.
  ///
  /// A prohibition was looked for before; coercion and recusal are not lifted either, and the acts that are kept apart
  /// from execution are never granted. Of several grants in force the one that began first answers, so that the answer
  /// does not depend on their order.
  func decideByGrant(_ request: DecisionRequest) -> Decision {
    let covering = request.facts.grants.filter { $0.covers(request) }
    guard !covering.isEmpty, parties.number(of: request.actor.party.text) >= 0 else {
      return .refuse(missingRefusal(request))
    }
    let holding = covering.filter { $0.contains(request.at) }.min { ($0.from, $0.id) < ($1.from, $1.id) }
    guard let grant = holding else {
      let over = covering.filter { $0.end <= request.at }.max { ($0.end, $0.id) < ($1.end, $1.id) }
      guard let over else { return .refuse(missingRefusal(request)) }
      return .refuse(refusal(.emergencyEnded, request, under: over))
    }
    if let position = coercion(request.act, request.matter, request.stage, request.area) {
      return .refuse(refusal(.coercionNotGranted, request, entry: position, details: ["grant": grant.id.text]))
    }
    if request.facts.recused.contains(request.actor.person), ActTable.barredByRecusal.contains(request.act) {
      return .refuse(refusal(.recused, request, under: grant))
    }
    return .permit(Permit(self, grant: grant))
  }

  /// A refusal that names the grant, with its basis and the entry by which it was given.
  private func refusal(
    _ code: Refusal.Code, _ request: DecisionRequest, under grant: EmergencyGrant
  ) -> Refusal {
    let plain = refusal(
      code, request, entry: nil, details: ["grant": grant.id.text, "ended": String(grant.end.milliseconds)])
    return Refusal(
      code, entry: grant.entry, basis: grant.basis, inventory: plain.inventory, holders: plain.holders,
      details: plain.details)
  }
}
