import Inventory
import Vocabulary

/// The rules of deciding as plain loops over rows: slow, and short enough to be read against the law of the house.
struct SlowModel {
  let tables: InventoryTables

  enum Answer: Equatable {
    case permit(EntryCode, GrantID? = nil)
    case refuse(Refusal.Code, EntryCode?)
  }

  func decide(_ request: DecisionRequest) -> Answer {
    guard request.actor.mandate.contains(request.at) else { return .refuse(.mandateNotInForce, nil) }
    guard let party = tables.parties.first(where: { $0.id == request.actor.party }) else {
      return .refuse(.noEntry, nil)
    }

    let applying = tables.entries.filter { applies($0, request) }
    for role in [EntryRole.prohibited, .recalled] {
      if let forbidding = applying.first(where: { $0.role == role && isInTerm($0, request.at) && forbids($0, party) }) {
        return .refuse(.prohibited, forbidding.code)
      }
    }
    let granting = applying.filter { grants($0, party, request) }
    guard let entry = granting.first(where: { $0.role == .lead }) ?? granting.first(where: { $0.role == .support })
    else {
      return byGrant(request)
    }
    if request.facts.recused.contains(request.actor.person), ActTable.barredByRecusal.contains(request.act) {
      return .refuse(.recused, entry.code)
    }
    if ActTable.supervising.contains(request.act), executed(request) { return .refuse(.separationOfDuties, entry.code) }
    return .permit(entry.code)
  }

  /// What an emergency grant says where the list says nothing.
  private func byGrant(_ request: DecisionRequest) -> Answer {
    let named = request.facts.grants.filter { grant in
      grant.holder == request.actor.party && grant.acts.contains(request.act)
        && ActTable.grantable.contains(request.act)
        && grant.matters.contains { $0.covers(request.matter) } && grant.stages.contains { $0.covers(request.stage) }
        && grant.areas.contains { $0.contains(request.area) }
    }
    let at = request.at.milliseconds
    // The last second counts to its end; a revocation counts at once.
    func isOver(_ grant: EmergencyGrant) -> Bool {
      at > grant.to.milliseconds + 999 || (grant.revokedAt.map { at >= $0.milliseconds } ?? false)
    }
    let holding = named.filter { $0.from.milliseconds <= at && !isOver($0) }
    guard !holding.isEmpty else {
      let over = named.filter(isOver)
      let last = over.map(\.end).max()
      let latest = over.filter { $0.end == last }.max { $0.id < $1.id }
      return latest.map { .refuse(.emergencyEnded, $0.entry) } ?? .refuse(.noEntry, nil)
    }
    for entry in tables.entries
    where entry.powerType == .coercion && (entry.role == .lead || entry.role == .support) && applies(entry, request) {
      return .refuse(.coercionNotGranted, entry.code)
    }
    let began = holding.map(\.from).min()
    let ids = holding.filter { $0.from == began }.map(\.id)
    guard let grant = holding.first(where: { $0.from == began && $0.id == ids.min() }) else {
      return .refuse(.noEntry, nil)
    }
    if request.facts.recused.contains(request.actor.person), ActTable.barredByRecusal.contains(request.act) {
      return .refuse(.recused, grant.entry)
    }
    return .permit(grant.entry, grant.id)
  }

  /// Everyone who may do an act at a place, whatever their history.
  func holders(_ request: DecisionRequest) -> Set<PartyID> {
    Set(
      tables.parties.map(\.id).filter { party in
        var asked = request
        asked.actor = Actor(person: "-", seat: "-", party: party, mandate: Term(from: request.at))
        asked.facts = DecisionFacts()
        if case .permit = decide(asked) { return true }
        return false
      })
  }

  private func applies(_ entry: InventoryEntry, _ request: DecisionRequest) -> Bool {
    entry.acts.contains(request.act) && entry.matter.covers(request.matter) && entry.stage.covers(request.stage)
      && entry.area.contains(request.area)
  }

  private func isInTerm(_ entry: InventoryEntry, _ at: Instant) -> Bool {
    let day = tables.clock.date(of: at)
    return (entry.from.map { $0 <= day } ?? true) && (entry.until.map { day < $0 } ?? true)
  }

  private func forbids(_ entry: InventoryEntry, _ party: Party) -> Bool {
    if entry.role == .recalled { return party.kind == .subdistrict || party.kind == .residentsCommittee }
    switch entry.holder {
    case .party(let id): return id == party.id
    case .anyOf(let kind): return kind == party.kind
    case .anyone: return true
    }
  }

  private func grants(_ entry: InventoryEntry, _ party: Party, _ request: DecisionRequest) -> Bool {
    guard entry.role == .lead || entry.role == .support, isInTerm(entry, request.at) else { return false }
    switch entry.holder {
    case .party(let id): guard id == party.id else { return false }
    case .anyOf(let kind): guard kind == party.kind, party.area.contains(request.area) else { return false }
    case .anyone: guard party.area.contains(request.area) else { return false }
    }
    let day = tables.clock.date(of: request.at)
    guard hasBasis(entry.basis, on: day) else { return false }
    if let delegation = entry.delegation {
      guard entry.powerType != .coercion else { return false }
      guard delegation.begins.map({ $0 <= day }) ?? true, delegation.ends.map({ day < $0 }) ?? true else {
        return false
      }
    }
    guard let admission = entry.admission else { return entry.list != .admitted }
    return admission.status == .approved && (admission.from.map { $0 <= day } ?? true)
      && (admission.until.map { day < $0 } ?? true)
  }

  private func hasBasis(_ basis: EntryBasis, on day: CivilDate) -> Bool {
    guard !basis.text.zh.isEmpty, basis.until.map({ day < $0 }) ?? true else { return false }
    return basis.citations.isEmpty
      || basis.citations.contains { citation in
        let known = tables.bases.filter { $0.instrument == citation.instrument }
        return known.isEmpty
          || known.contains { ($0.from.map { $0 <= day } ?? true) && ($0.until.map { day < $0 } ?? true) }
      }
  }

  private func executed(_ request: DecisionRequest) -> Bool {
    let bodies = request.facts.actorParties.union([request.actor.party])
    return request.facts.executingSeats.contains(request.actor.seat)
      || request.facts.executors.contains { executor in
        executor.persons.contains(request.actor.person) || bodies.contains(executor.party)
          || (request.act != .reviewLegality && bodies.contains { isUnder($0, executor.party) })
      }
  }

  private func isUnder(_ party: PartyID, _ other: PartyID) -> Bool {
    var current = tables.parties.first { $0.id == party }?.superior
    var steps = 0
    while let above = current, steps < 20 {
      if above == other, above != party { return true }
      current = tables.parties.first { $0.id == above }?.superior
      steps += 1
    }
    return false
  }
}
