package import Vocabulary

/// What the record says about who handled a stage of a case.
package struct HandledCase: Hashable, Sendable, Codable {
  /// The case.
  package let id: CaseID
  /// The matter.
  package let matter: MatterCode
  /// The stage, spelled as in the list.
  package let stage: StageCode
  /// The area.
  package let area: AreaCode
  /// The party.
  package let party: PartyID
  /// When.
  package let at: Instant

  /// A stage of a case handled by a party.
  package init(id: CaseID, matter: MatterCode, stage: StageCode, area: AreaCode, party: PartyID, at: Instant) {
    self.id = id
    self.matter = matter
    self.stage = stage
    self.area = area
    self.party = party
    self.at = at
  }
}

/// A case that a party handled and whose listed lead did not (DRIFT).
package struct DriftFinding: Hashable, Sendable {
  /// The case.
  package let subject: CaseID
  /// Who handled it.
  package let party: PartyID
  /// The stages at which it did, in the order of their handling.
  package let stages: [StageCode]
  /// The leads that were passed over, in the order of the list.
  package let leads: [PartyID]
  /// The version of the inventory under which it was handled.
  package let version: String
  /// The finding, in the shape of the other checks.
  package let finding: InventoryFinding
}

extension CompiledInventory {
  /// Cases of which a stage was handled by someone other than the listed lead: one finding for each case and party.
  ///
  /// - Shape: in the order in which they were handled; a stage for which nobody is listed as lead is a gap, not drift.
  package func drift(of handled: [HandledCase]) -> [DriftFinding] {
    struct Key: Hashable {
      let id: CaseID
      let party: PartyID
    }
    var order: [Key] = []
    var found: [Key: (handled: [HandledCase], leads: [Attribution.Line])] = [:]
    for item in handled {
      let answer = who(matter: item.matter, stage: item.stage, area: item.area, on: tables.clock.date(of: item.at))
      guard !answer.leads.isEmpty, !answer.leads.contains(where: { $0.party == item.party }) else { continue }
      let key = Key(id: item.id, party: item.party)
      if found[key] == nil { order.append(key) }
      found[key, default: ([], [])].handled.append(item)
      for lead in answer.leads where found[key]?.leads.contains(lead) == false { found[key]?.leads.append(lead) }
    }
    return order.compactMap { key in
      guard let (handled, leads) = found[key], let first = handled.first else { return nil }
      return finding(of: handled, first: first, passedOver: leads)
    }
  }

  private func finding(
    of handled: [HandledCase], first: HandledCase, passedOver lines: [Attribution.Line]
  ) -> DriftFinding {
    var leads: [PartyID] = []
    for line in lines where !leads.contains(line.party) { leads.append(line.party) }
    var stages: [StageCode] = []
    for item in handled where !stages.contains(item.stage) { stages.append(item.stage) }
    let name = party(first.party)?.name ?? Bilingual(zh: first.party.text)
    let listed = leads.map { party($0)?.name ?? Bilingual(zh: $0.text) }
    let words = stages.map(\.text).joined(separator: "、")
    let days = handled.map { tables.clock.date(of: $0.at) }
    return DriftFinding(
      subject: first.id, party: first.party, stages: stages, leads: leads, version: version,
      finding: InventoryFinding(
        rule: .drift, codes: lines.map(\.entry), rows: lines.compactMap { entry($0.entry)?.source.line },
        tables: lines.compactMap { entry($0.entry)?.source.table },
        witness: InventoryFinding.Witness(
          matter: first.matter, stage: first.stage, area: first.area, from: days.min(),
          to: days.max()?.advanced(byDays: 1)),
        message: Bilingual(
          zh: "\(first.id.text)的\(words)由\(name.zh)办理,清单上牵头的是\(listed.map(\.zh).joined(separator: "、"));请移交,或者调整清单",
          en: "\(first.id.text): \(words) was handled by \(name.en); the listed lead is "
            + "\(listed.map(\.en).joined(separator: ", ")); hand over, or adjust the list")))
  }
}
