package import Vocabulary

/// What a party carries on a day: duties, clocks and areas, against the means that came with them.
package struct Burden: Hashable, Sendable, Codable {
  /// The party.
  package let party: PartyID
  /// Entries that it leads.
  package let leads: Int
  /// Entries that it supports.
  package let supports: Int
  /// Matters that it has a part in.
  package let matters: Int
  /// Areas in which it has a part.
  package let areas: Int
  /// Entries with a clock.
  package let clocks: Int
  /// Entries that came down with money, staff or powers.
  package let withMeans: Int
  /// Entries of the lists that others made for it: cooperating, assisting, admitted.
  package let handedDown: Int
  /// Entries with an administrative power, such as to penalise or to inspect.
  package let powers: Int
}

extension CompiledInventory {
  /// The burden of each party that has an entry in force on a day, in the order of the table of parties.
  package func burdens(on date: CivilDate) -> [Burden] {
    var positions = [[Int]](repeating: [], count: nodes.count)
    for (position, face) in faces.enumerated() where face.grants {
      guard case .party(let party) = face.holder, stretches[position].contains(where: { $0.contains(date.day) }) else {
        continue
      }
      positions[Int(party)].append(position)
    }
    let down: Set<ListKind> = [.cooperating, .communityAssisting, .admitted]
    return nodes.indices.filter { !positions[$0].isEmpty }.map { party in
      let own = positions[party].map { tables.entries[$0] }
      return Burden(
        party: tables.parties[party].id, leads: own.count { $0.role == .lead },
        supports: own.count { $0.role == .support },
        matters: Set(own.map(\.matter)).count, areas: Set(own.map(\.area)).count, clocks: own.count { $0.clock != nil },
        withMeans: own.count { !$0.resources.isEmpty }, handedDown: own.count { down.contains($0.list) },
        powers: own.count { $0.powerType.isAdministrative })
    }
  }

  /// What becomes of an open case when a later version takes the place of this one.
  package func effect(of new: CompiledInventory, on openCase: OpenCase, date: CivilDate) -> CaseEffect {
    let before = who(matter: openCase.matter, stage: openCase.stage, area: openCase.area, on: date)
    let after = new.who(matter: openCase.matter, stage: openCase.stage, area: openCase.area, on: date)
    let (was, becomes) = (Set(before.leads.map(\.party)), Set(after.leads.map(\.party)))
    let outcome: CaseEffect.Outcome =
      if was == becomes { .unchanged } else if becomes.isEmpty { .leftWithoutLead } else if becomes.count > 1 {
        .severalLeads
      } else { .newLead }
    return CaseEffect(openCase: openCase.id, outcome: outcome, before: was.sorted(), after: becomes.sorted())
  }
}

/// A case that is open when a version changes.
package struct OpenCase: Hashable, Sendable, Codable {
  /// The case.
  package let id: CaseID
  /// The matter.
  package let matter: MatterCode
  /// The stage, spelled as in the list.
  package let stage: StageCode
  /// The area.
  package let area: AreaCode

  /// An open case at a stage.
  package init(id: CaseID, matter: MatterCode, stage: StageCode, area: AreaCode) {
    self.id = id
    self.matter = matter
    self.stage = stage
    self.area = area
  }
}

/// What a change of versions does to an open case.
package struct CaseEffect: Hashable, Sendable, Codable {
  /// The case.
  package let openCase: CaseID
  /// What happens to it.
  package let outcome: Outcome
  /// The leads under the old version.
  package let before: [PartyID]
  /// The leads under the new version.
  package let after: [PartyID]

  /// What happens to the case.
  package enum Outcome: String, CaseIterable, Sendable, Codable {
    /// The same party leads.
    case unchanged
    /// Another party leads; the case is to be handed over.
    case newLead = "new-lead"
    /// Nobody leads any more.
    case leftWithoutLead = "left-without-lead"
    /// Several parties lead.
    case severalLeads = "several-leads"
  }
}
