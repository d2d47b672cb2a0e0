package import Vocabulary

/// A group of voters that is counted apart, with a rule of its own (分组计票).
package struct Chamber: Hashable, Sendable, Codable {
  /// The name in files: `residents`, `organisations`, `departments`.
  package let id: String
  /// What a reader calls it.
  package let title: Bilingual
  /// The rule by which it adopts.
  package let rule: VotingRule
  /// Who votes in it: identifiers of parties, or kinds of parties.
  package let parties: [String]

  /// A chamber.
  package init(id: String, title: Bilingual, rule: VotingRule, parties: [String] = []) {
    self.parties = parties
    self.id = id
    self.title = title
    self.rule = rule
  }
}

extension Chamber {
  /// Whether someone in a seat of a party votes in this chamber.
  package func includes(_ party: Party) -> Bool {
    parties.contains(party.id.text) || parties.contains(party.kind.rawValue)
  }
}

/// A rule over several chambers: so many of them must adopt, and some must in any case.
package struct ChamberedRule: Hashable, Sendable, Codable {
  /// The stable name.
  package let id: String
  /// What a reader calls it.
  package let title: Bilingual
  /// The law or by-law.
  package let basis: Bilingual
  /// The chambers.
  package let chambers: [Chamber]
  /// How many chambers must adopt.
  package let needed: Int
  /// Chambers without which nothing is adopted, by id.
  package let required: [String]

  /// A rule over chambers; without `needed` every chamber must adopt.
  package init(
    id: String, title: Bilingual, basis: Bilingual, chambers: [Chamber], needed: Int? = nil, required: [String] = []
  ) {
    self.id = id
    self.title = title
    self.basis = basis
    self.chambers = chambers
    self.needed = needed ?? chambers.count
    self.required = required
  }
}

/// The count of one chamber.
package struct ChamberResult: Hashable, Sendable, Codable {
  /// The chamber, by id.
  package let chamber: String
  /// Its count.
  package let result: BallotResult
}

/// The count over all chambers.
package struct ChamberedResult: Hashable, Sendable, Codable {
  /// The id of the rule.
  package let rule: String
  /// What it came to.
  package let outcome: BallotOutcome
  /// Each chamber's count, in the order of the rule.
  package let chambers: [ChamberResult]
  /// How many chambers adopted.
  package let adopting: Int
  /// How many had to.
  package let needed: Int
  /// Chambers without which nothing is adopted and which did not adopt.
  package let missing: [String]

  /// Whether the proposal is adopted.
  package var isAdopted: Bool { outcome == .adopted }

  /// The rule over the chambers in words and numbers.
  package func explain(_ language: Language) -> String {
    let names = missing.joined(separator: ", ")
    switch language {
    case .zh:
      return "\(adopting) 组通过，须 \(needed) 组" + (missing.isEmpty ? "" : "；必须通过而未通过：\(names)")
        + "：\(isAdopted ? "满足" : "不满足")"
    case .en:
      return "\(adopting) chambers adopt, \(needed) must" + (missing.isEmpty ? "" : "; required but missing: \(names)")
        + ": \(isAdopted ? "holds" : "fails")"
    }
  }
}

/// Counts each chamber by its own rule and roll, and then the chambers.
///
/// A chamber without a roll has nobody on it and does not adopt. Where a chamber awaits its head, so does the whole.
package func count(
  _ rule: ChamberedRule, rolls: [String: Roll], votes: [String: [PersonID: Choice]]
) -> ChamberedResult {
  let results = rule.chambers.map { chamber in
    ChamberResult(
      chamber: chamber.id,
      result: count(chamber.rule, roll: rolls[chamber.id] ?? Roll(entries: []), votes: votes[chamber.id] ?? [:]))
  }
  let adopting = results.filter(\.result.isAdopted)
  let missing = rule.required.filter { id in !adopting.contains { $0.chamber == id } }
  let outcome: BallotOutcome =
    if adopting.count >= max(1, rule.needed), missing.isEmpty {
      .adopted
    } else if results.contains(where: { $0.result.outcome == .awaitsHead }) {
      .awaitsHead
    } else if results.contains(where: { $0.result.outcome == .noQuorum }) {
      .noQuorum
    } else {
      .rejected
    }
  return ChamberedResult(
    rule: rule.id, outcome: outcome, chambers: results, adopting: adopting.count, needed: rule.needed, missing: missing)
}
