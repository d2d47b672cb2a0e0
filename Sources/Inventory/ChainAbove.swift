package import Vocabulary

extension CompiledInventory {
  /// The bodies above a party for what an entry makes it owe, the nearest first: those that the entry names as
  /// supervisors, what stands above them, and the party's own superiors.
  ///
  /// - Shape: each body once; never the party itself nor a body that stands under it. Empty when nobody is above.
  package func chain(above party: PartyID, by entry: EntryCode?) -> [PartyID] {
    var chain: [PartyID] = []
    func add(_ body: PartyID) {
      if body != party, !chain.contains(body), !isSubordinate(body, to: party) { chain.append(body) }
    }
    let named = (entry.flatMap { self.entry($0) }?.supervisors ?? []).compactMap { body(named: $0) }
    named.forEach(add)
    for body in named { line(of: body).forEach(add) }
    line(of: party).forEach(add)
    return chain
  }

  /// A party by its identifier or its name.
  package func body(named name: String) -> PartyID? {
    party(PartyID(name))?.id ?? tables.parties.first { $0.name.zh == name || $0.name.en == name }?.id
  }
}
