package import Vocabulary

/// Whether a unit has been sold and delivered; the developer's other units together are one head.
package enum UnitState: String, CaseIterable, Sendable, Codable {
  case sold, unsold
}

/// What a unit is for. Whether parking spaces count is decided locally.
package enum UnitUse: String, CaseIterable, Sendable, Codable {
  case dwelling, shop, parking
}

/// An exclusive part of a building, with those who own it (专有部分).
package struct OwnedUnit: Hashable, Sendable, Codable {
  /// The number of the unit, such as `3-1201`.
  package let number: String
  /// Exclusive floor area in units of 0.01 m², from the land register, else the survey, else the contract.
  package let area: Int64
  /// The owners, in the order of the register; for an unsold unit the developer.
  package let owners: [PersonID]
  /// Whom the co-owners nominated to vote.
  package let nominee: PersonID?
  /// Who votes for an owner who cannot, such as a minor.
  package let guardian: PersonID?
  /// Sold, or still the developer's.
  package let state: UnitState
  /// What it is for.
  package let use: UnitUse
  /// Who lives there beside the owners; nil where the register does not say.
  package let residents: [PersonID]?

  /// A unit of a register.
  package init(
    number: String, area: Int64, owners: [PersonID], nominee: PersonID? = nil, guardian: PersonID? = nil,
    state: UnitState = .sold, use: UnitUse = .dwelling, residents: [PersonID]? = nil
  ) {
    self.residents = residents
    self.number = number
    self.area = area
    self.owners = owners
    self.nominee = nominee
    self.guardian = guardian
    self.state = state
    self.use = use
  }

  /// Whether someone belongs to the household of the unit: lives there, owns it, or votes for its owner.
  func isHome(of person: PersonID) -> Bool {
    owners.contains(person) || guardian == person || residents?.contains(person) ?? false
  }

  /// Who votes for the unit: the guardian, else the nominee, else the first owner in the register.
  package var voter: PersonID? { guardian ?? nominee ?? owners.first }
}

/// Whether parking spaces that are exclusive parts count. The law leaves it to the place.
package enum ParkingSpaces: String, CaseIterable, Sendable, Codable {
  case counted, leftOut
}

/// The register of units, floor areas and owners of a building or estate (业主名册).
package struct UnitRegister: Hashable, Sendable, Codable {
  /// The units, in the order of the register.
  package let units: [OwnedUnit]

  /// A register of units.
  package init(units: [OwnedUnit]) { self.units = units }

  /// The roll that the register gives: one entry for each voter.
  ///
  /// One unit is one head; several units of the same buyer (the same set of owners) are one head; a developer's
  /// unsold units together are one head. A voter who votes for several buyers, as a nominee or guardian, has the
  /// heads of each. Where the same buyer has named different voters, the one of the first unit votes for all.
  ///
  /// - Units: area in 0.01 m².
  /// - Source: 最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释, articles 8 and 9.
  package func roll(parking: ParkingSpaces = .leftOut) -> Roll {
    var voters: [[PersonID]: PersonID] = [:]
    var entries: [RollEntry] = []
    for unit in units where unit.use != .parking || parking == .counted {
      guard let voter = unit.voter else { continue }
      let buyer = Array(Set(unit.owners)).sorted()
      let known = voters[buyer]
      if known == nil { voters[buyer] = voter }
      entries.append(
        RollEntry(voter: known ?? voter, units: [unit.number], heads: known == nil ? 1 : 0, area: unit.area))
    }
    return Roll(entries: entries)
  }

  /// The roll of people who vote as members of their households: one head each, with the units that are their homes.
  ///
  /// A household is a unit that is sold and no parking space (户); someone whom the register does not name has none.
  package func householdRoll(of people: some Sequence<PersonID>) -> Roll {
    let homes = homes
    return Roll(
      entries: people.map { person in
        RollEntry(voter: person, units: homes.filter { $0.isHome(of: person) }.map(\.number), heads: 1, area: 0)
      })
  }

  /// The units that are homes of households: sold, and no parking spaces.
  package var homes: [OwnedUnit] { units.filter { $0.state == .sold && $0.use != .parking } }

  /// The home by which a person counts as a member of one household, however many units are theirs: the first of the
  /// register; nil for someone whom the register does not name.
  package func home(of person: PersonID) -> String? { homes.first { $0.isHome(of: person) }?.number }
}
