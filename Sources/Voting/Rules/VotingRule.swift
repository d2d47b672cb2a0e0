package import Vocabulary

/// Who has the last word once the conditions are counted.
package enum Decider: String, CaseIterable, Sendable, Codable {
  /// The conditions alone.
  case count
  /// The head of the body, with reasons; the count informs (首长负责制).
  case head
}

/// Whether all conditions of a list must hold, or any one of them.
package enum Needed: String, CaseIterable, Sendable, Codable {
  case all, any
}

/// What happens with those on the roll who do not vote.
package enum Silence: String, CaseIterable, Sendable, Codable {
  /// They do not take part. The law's own rule.
  case absent
  /// They take part, and their vote follows the larger side. Found in by-laws and contested in court: a rule that uses
  /// it must cite the by-law as its basis.
  case followsMajority
}

/// A voting rule as data: who counts for what, when enough take part, and when a proposal is adopted.
///
/// A rule is frozen into the ballot when the ballot opens; the catalogue is only where it is chosen from.
package struct VotingRule: Hashable, Sendable, Codable {
  /// The stable name, such as `OWNERS_278_GENERAL`.
  package let id: String
  /// What a reader calls it.
  package let title: Bilingual
  /// The law or by-law.
  package let basis: Bilingual
  /// When enough take part.
  package let quorum: [Condition]
  /// Whether all quorum conditions must hold or any one.
  package let quorumNeeds: Needed
  /// When the proposal is adopted; all of them must hold.
  package let pass: [Condition]
  /// Who has the last word.
  package let decider: Decider
  /// What silence means.
  package let silence: Silence
  /// The rule of the next round when this one finds no quorum or no majority, by its id (a runoff, a second meeting,
  /// a referral to the assembly).
  package let fallback: String?
  /// Whether one may vote through another; nil where the rule leaves it to the procedure.
  package let proxies: ProxyPolicy?

  /// A rule.
  package init(
    id: String, title: Bilingual, basis: Bilingual, quorum: [Condition] = [], quorumNeeds: Needed = .all,
    pass: [Condition], decider: Decider = .count, silence: Silence = .absent, fallback: String? = nil,
    proxies: ProxyPolicy? = nil
  ) {
    self.proxies = proxies
    self.id = id
    self.title = title
    self.basis = basis
    self.quorum = quorum
    self.quorumNeeds = quorumNeeds
    self.pass = pass
    self.decider = decider
    self.silence = silence
    self.fallback = fallback
  }

  /// The same rule with another rule for the next round.
  package func falling(back fallback: String?) -> VotingRule {
    VotingRule(
      id: id, title: title, basis: basis, quorum: quorum, quorumNeeds: quorumNeeds, pass: pass, decider: decider,
      silence: silence, fallback: fallback, proxies: proxies)
  }

  /// Whether any condition counts floor area, so that the roll must come from a register of units.
  package var countsArea: Bool { (quorum + pass).contains { $0.measure == .area } }

  /// Whether any condition counts households.
  package var countsHouseholds: Bool { (quorum + pass).contains { $0.measure == .households } }
}
