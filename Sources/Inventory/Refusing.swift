import Vocabulary

extension CompiledInventory {
  func mandateRefusal(_ request: DecisionRequest) -> Refusal {
    var details = ["from": tables.clock.date(of: request.actor.mandate.from).description]
    if let until = request.actor.mandate.until { details["until"] = tables.clock.date(of: until).description }
    return refusal(.mandateNotInForce, request, entry: nil, details: details)
  }

  func prohibition(_ slot: GrantSlot, _ request: DecisionRequest) -> Refusal {
    let kind = slot.effect == .recall ? "recalled" : "negative-list"
    return refusal(.prohibited, request, entry: Int(slot.entry), details: ["prohibition": kind])
  }

  /// The refusal when no entry grants: the nearest entry of the party says what is missing.
  func missingRefusal(_ request: DecisionRequest) -> Refusal {
    let number = parties.number(of: request.actor.party.text)
    guard number >= 0 else { return refusal(.noEntry, request, entry: nil) }
    let node = nodes[Int(number)]
    let span = AreaSpan(request.area)
    let stage = stages.number(of: request.stage.text)
    let bit = request.act.bit
    var nearest: (distance: Int, entry: Int)?
    for matter in matters.covering(request.matter) {
      for position in entriesOfMatter[Int(matters.cover(matter))] {
        let face = faces[Int(position)]
        guard face.grants, face.acts & bit != 0, face.names(number, node, in: span) else { continue }
        let distance = (face.area.contains(span) ? 0 : 2) + (face.fits(stage: stage) ? 0 : 1)
        if nearest.map({ distance < $0.distance }) ?? true { nearest = (distance, Int(position)) }
      }
    }
    guard let nearest else { return refusal(.noEntry, request, entry: nil) }
    let entry = tables.entries[nearest.entry]
    switch nearest.distance {
    case 0:
      let admitted = entry.admission.map { $0.status == .approved } ?? (entry.list != .admitted)
      guard admitted else { return refusal(.admissionMissing, request, entry: nearest.entry) }
      let why = forceDetail(nearest.entry, tables.clock.date(of: request.at))
      return refusal(.noEntry, request, entry: nearest.entry, details: ["notInForce": why])
    case 1: return refusal(.wrongStage, request, entry: nearest.entry, details: ["stages": entry.stage.text])
    case 2: return refusal(.wrongArea, request, entry: nearest.entry, details: ["areas": entry.area.text])
    default: return refusal(.noEntry, request, entry: nearest.entry)
    }
  }

  /// Why an entry that fits has no force on a day.
  private func forceDetail(_ position: Int, _ day: CivilDate) -> String {
    let entry = tables.entries[position]
    if entry.basis.text.zh.isEmpty { return "basis-missing" }
    if !DayStretch(from: entry.from, until: entry.until).contains(day.day) { return "entry-term" }
    if entry.delegation != nil, entry.powerType == .coercion { return "delegation-forbidden" }
    if !basisRegister.stretches(of: entry.basis).contains(where: { $0.contains(day.day) }) { return "basis-expired" }
    return "term"
  }

  /// A refusal with the request's words, the entry's basis, and the parties that do hold the act.
  func refusal(
    _ code: Refusal.Code, _ request: DecisionRequest, entry position: Int?, details: [String: String] = [:]
  ) -> Refusal {
    var details = details
    details["act"] = request.act.rawValue
    details["matter"] = request.matter.text
    details["stage"] = request.stage.text
    details["area"] = request.area.text
    details["party"] = request.actor.party.text
    var holders: [PartyID] = []
    for holding in self.holders(
      of: request.act, matter: request.matter, stage: request.stage, area: AreaSpan(request.area), at: request.at,
      most: 8)
    where holding.party != request.actor.party { holders.append(holding.party) }
    let entry = position.map { tables.entries[$0] }
    return Refusal(
      code, entry: entry?.code, basis: entry.flatMap { $0.basis.text.zh.isEmpty ? nil : $0.basis.text.zh },
      inventory: tables.version, holders: holders, details: details)
  }

  /// How the history of the case bars the actor from checking it; nil when it does not.
  func conflict(_ request: DecisionRequest) -> [String: String]? {
    let (actor, facts) = (request.actor, request.facts)
    let sparesSubordinates = ActTable.openToSubordinates.contains(request.act)
    if facts.executingSeats.contains(actor.seat) { return ["relation": "seat", "executor": actor.party.text] }
    for executor in facts.executors {
      let name = executor.party.text
      if executor.persons.contains(actor.person) { return ["relation": "person", "executor": name] }
      if executor.party == actor.party { return ["relation": "same-body", "executor": name] }
      if !sparesSubordinates, isSubordinate(actor.party, to: executor.party) {
        return ["relation": "subordinate", "executor": name]
      }
    }
    for party in facts.actorParties.sorted() {
      for executor in facts.executors
      where executor.party == party || (!sparesSubordinates && isSubordinate(party, to: executor.party)) {
        return ["relation": "other-seat", "executor": executor.party.text]
      }
    }
    return nil
  }
}
