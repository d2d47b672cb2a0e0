import Vocabulary

extension Roll {
  /// Whether every vote on the roll weighs the same and none is counted in a group of its own: a vote of another weight
  /// would say whose it is.
  package var isOfEqualVotes: Bool {
    entries.allSatisfy { $0.heads == 1 && $0.area == 0 && $0.units.isEmpty && $0.chamber == nil }
  }

  /// The roll of a secret ballot as it is counted: as many votes as there are entries, the used ones under the serials
  /// of their credentials, the others under numbers; nobody stands on it by name.
  package func anonymous(_ serials: some Collection<String>) -> Roll {
    let unused = max(0, entries.count - serials.count)
    let names = serials.map { PersonID($0) } + (0..<unused).map { PersonID("unused-\($0 + 1)") }
    return Roll(entries: names.map { RollEntry(voter: $0, units: [], heads: 1, area: 0) })
  }
}
