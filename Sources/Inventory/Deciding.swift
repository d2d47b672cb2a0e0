import Vocabulary

extension CompiledInventory {
  /// Whether an actor may do an act, in a matter, at a stage, in an area, at an instant, given the history of the case.
  ///
  /// The mandate is checked first, then prohibitions, then grants, then recusal and separation of duties. Where the list
  /// says nothing, an emergency grant may (`decideByGrant`).
  ///
  /// - Shape: a pure function; the same question to the same version has the same answer, byte for byte.
  package func decide(_ request: DecisionRequest) -> Decision {
    guard request.actor.mandate.contains(request.at) else {
      return .refuse(mandateRefusal(request))
    }
    let found = strongest(
      party: request.actor.party, act: request.act, matter: request.matter, stage: request.stage,
      area: AreaSpan(request.area), at: request.at.milliseconds)
    guard let found else {
      return request.facts.grants.isEmpty ? .refuse(missingRefusal(request)) : decideByGrant(request)
    }
    switch found.effect {
    case .forbid, .recall: return .refuse(prohibition(found, request))
    case .lead, .support: break
    }
    if !request.facts.recused.isEmpty, request.facts.recused.contains(request.actor.person),
      ActTable.barredByRecusal.contains(request.act)
    {
      return .refuse(refusal(.recused, request, entry: Int(found.entry)))
    }
    if !(request.facts.executors.isEmpty && request.facts.executingSeats.isEmpty),
      ActTable.supervising.contains(request.act), let relation = conflict(request)
    {
      return .refuse(refusal(.separationOfDuties, request, entry: Int(found.entry), details: relation))
    }
    return .permit(Permit(self, position: found.entry, party: request.actor.party))
  }

  /// The slot that decides: the first prohibition, or else the strongest grant.
  func strongest(
    party: PartyID, act: Act, matter: MatterCode, stage: StageCode, area: AreaSpan, at: Int64
  ) -> GrantSlot? {
    let number = parties.number(of: party.text)
    guard number >= 0 else { return nil }
    let node = nodes[Int(number)]
    let stageNumber = stages.number(of: stage.text)
    let bit = act.bit
    let covering = matters.covering(matter)
    let reaches = node.span.contains(area)
    var best: GrantSlot?
    func search(_ holder: Int32, own: Bool) {
      for matter in covering {
        grants.visit(GrantIndex.key(holder: holder, matter: matters.cover(matter)), area: area) { slot in
          guard slot.acts & bit != 0, slot.stage == stageNumber || slot.stage == -1, slot.from <= at, at < slot.until,
            own || reaches || slot.effect.rawValue < 2
          else { return }
          if let known = best, known.order <= slot.order { return }
          best = slot
        }
      }
    }
    if node.isNamed { search(number, own: true) }
    if node.isNamedByKind { search(node.kindNumber, own: false) }
    if node.isNamedByAll { search(PartyNode.anyone, own: false) }
    return best
  }
}
