package import Vocabulary

/// A vote that counted for someone who did not vote, because another voted for them.
package struct CarriedVote: Hashable, Sendable, Codable {
  /// Whose vote it is.
  package let voter: PersonID
  /// Who voted: the proxy, or the one at the end of the chain of delegations.
  package let by: PersonID
  /// Whether the voter gave a proxy or a delegation.
  package let kind: MandateKind

  /// A vote that another carried.
  package init(voter: PersonID, by: PersonID, kind: MandateKind) {
    self.voter = voter
    self.by = by
    self.kind = kind
  }
}

/// What came of the mandates in a ballot, for the result: each in the order of the roll.
package struct ProxyCount: Hashable, Sendable, Codable {
  /// The votes that counted through another.
  package let carried: [CarriedVote]
  /// Whose votes did not count because their holder had as many units as one may vote for.
  package let overLimit: [PersonID]
  /// Whose chain comes back to itself and carries nothing.
  package let looped: [PersonID]

  /// What came of the mandates.
  package init(carried: [CarriedVote], overLimit: [PersonID] = [], looped: [PersonID] = []) {
    self.carried = carried
    self.overLimit = overLimit
    self.looped = looped
  }
}

extension RollEntry {
  /// What the entry weighs against the number of units that one person may vote for: its units, at least one.
  package var proxyWeight: Int { max(1, units.count) }
}

extension Roll {
  /// What everyone on the roll says, those included who vote through another.
  ///
  /// A direct vote always goes before. A proxy takes the holder's own vote and goes no further; a delegation follows the
  /// holder's vote, and on where the holder delegates. A holder who is not on the roll cannot vote and carries nothing.
  /// Where one person may vote for so many units only, the mandates that were given first count, as far as each fits.
  ///
  /// - Parameter limit: units of others that one person may vote for; nil for any number.
  package func carrying(
    _ voices: [PersonID: Voice], mandates: [PersonID: Mandate], limit: Int? = nil
  ) -> (voices: [PersonID: Voice], proxies: ProxyCount?) {
    var steps: [PersonID: PersonID] = [:]
    for (giver, mandate) in mandates where voices[giver] == nil {
      if mandate.kind == .delegation || voices[mandate.to] != nil { steps[giver] = mandate.to }
    }
    guard !steps.isEmpty else { return (voices, nil) }
    let followed = DelegatedVotes(roll: self, votes: voices.mapValues { _ in .yes }, delegations: steps)
    let origins = followed.origins
    var found: [(entry: RollEntry, by: PersonID, mandate: Mandate)] = []
    var looped: [PersonID] = []
    for entry in entries {
      guard let mandate = mandates[entry.voter] else { continue }
      switch origins[entry.voter] {
      case .delegated(let end): found.append((entry, end, mandate))
      case .loop: looped.append(entry.voter)
      case .direct, .nobodyVoted, nil: break
      }
    }
    var loads: [PersonID: Int] = [:]
    var over: Set<PersonID> = []
    // Of mandates given at the same time the order of the roll decides.
    let byTime = found.enumerated().sorted {
      ($0.element.mandate.given, $0.offset) < ($1.element.mandate.given, $1.offset)
    }
    for (_, one) in byTime {
      let load = loads[one.by, default: 0] + one.entry.proxyWeight
      if let limit, load > limit {
        over.insert(one.entry.voter)
      } else {
        loads[one.by] = load
      }
    }
    var all = voices
    var carried: [CarriedVote] = []
    for one in found where !over.contains(one.entry.voter) {
      all[one.entry.voter] = voices[one.by]
      carried.append(CarriedVote(voter: one.entry.voter, by: one.by, kind: one.mandate.kind))
    }
    let count = ProxyCount(carried: carried, overLimit: present(over), looped: looped)
    return (all, count == ProxyCount(carried: []) ? nil : count)
  }
}
