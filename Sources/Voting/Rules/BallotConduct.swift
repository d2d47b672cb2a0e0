package import Vocabulary

/// Whether one may vote through another.
package enum ProxyPolicy: String, CaseIterable, Sendable, Codable {
  case allowed, forbidden
}

/// Which vote counts when someone has voted both on paper and on a screen.
package enum PaperPrecedence: String, CaseIterable, Sendable, Codable {
  /// The later of the two, by the time at which the paper was handed in.
  case latest
  /// The paper.
  case paper
  /// The vote on the screen.
  case screen
}

/// Whether the record says who voted how (公开表决、无记名表决).
package enum BallotSecrecy: String, CaseIterable, Sendable, Codable {
  /// By name.
  case open
  /// By credentials without names.
  case secret
}

/// How a ballot is held beside the rule by which it is counted: notice, proxies, papers, chambers. It is frozen into the
/// ballot with the rule.
package struct BallotConduct: Hashable, Sendable, Codable {
  /// The id of the procedure in the inventory.
  package let procedure: String
  /// What a reader calls it.
  package let title: Bilingual
  /// The law or by-law that lays it down.
  package let basis: Bilingual
  /// Days that lie at least between notice and opening; 0 for none.
  package let noticeDays: Int
  /// Whether one may vote through another.
  package let proxies: ProxyPolicy
  /// Units of others that one person may vote for; nil for any number.
  package let proxyLimit: Int?
  /// Which of a paper and a vote on a screen counts.
  package let papers: PaperPrecedence
  /// The chambers, where they are counted apart.
  package let chambers: ChamberedRule?
  /// `secret`, or nil for a ballot by name, as in all records of before there were others.
  package let secrecy: BallotSecrecy?

  /// How a ballot is held.
  package init(
    procedure: String, title: Bilingual, basis: Bilingual, noticeDays: Int = 0, proxies: ProxyPolicy = .allowed,
    proxyLimit: Int? = nil, papers: PaperPrecedence = .latest, chambers: ChamberedRule? = nil,
    secrecy: BallotSecrecy = .open
  ) {
    self.proxyLimit = proxyLimit
    self.secrecy = secrecy == .open ? nil : secrecy
    self.procedure = procedure
    self.title = title
    self.basis = basis
    self.noticeDays = noticeDays
    self.proxies = proxies
    self.papers = papers
    self.chambers = chambers
  }

  /// Whether nobody can tell who voted how.
  package var isSecret: Bool { secrecy == .secret }

  /// The earliest instant at which a ballot that is announced now may open.
  package func earliestOpening(after notice: Instant) -> Instant { notice.advanced(byDays: noticeDays) }
}

/// Whether a ballot lets one vote through another: neither the rule nor the procedure forbids it, and it is by name;
/// whoever holds a credential without a name holds one vote.
package func allowsProxies(_ rule: VotingRule, _ conduct: BallotConduct?) -> Bool {
  rule.proxies != .forbidden && conduct?.proxies != .forbidden && !(conduct?.isSecret ?? false)
}

/// The count of a ballot as it was held.
package struct ConductedCount: Hashable, Sendable {
  /// The count over everyone.
  package let count: BallotCount
  /// The count of each chamber, where they are counted apart; its outcome is that of the whole.
  package let chambers: ChamberedResult?
}

/// Counts a ballot as it was held: over everyone, and where chambers are counted apart on one proposal each by its own
/// rule, then the chambers by the rule over them.
package func count(
  _ rule: VotingRule, _ conduct: BallotConduct?, sheet: BallotSheet?, roll: Roll, voices: [PersonID: Voice]
) throws(InputFault) -> ConductedCount {
  let whole = try count(rule, sheet: sheet, roll: roll, voices: voices)
  guard sheet == nil, let chambers = conduct?.chambers else { return ConductedCount(count: whole, chambers: nil) }
  let votes = voices.compactMapValues(\.choice)
  let ids = chambers.chambers.map(\.id)
  let counted = count(
    chambers, rolls: Dictionary(ids.map { ($0, roll.chamber($0)) }) { first, _ in first },
    votes: Dictionary(ids.map { ($0, votes) }) { first, _ in first })
  return ConductedCount(
    count: BallotCount(result: whole.result.coming(to: counted.outcome), tally: nil), chambers: counted)
}

extension BallotResult {
  /// The same sums with another outcome.
  func coming(to outcome: BallotOutcome) -> BallotResult {
    BallotResult(
      rule: rule, outcome: outcome, quorumNeeds: quorumNeeds, conditions: conditions, all: all,
      participating: participating, yes: yes, no: no, abstain: abstain, head: head)
  }
}

extension ChamberedRule {
  /// The rule that stands in a ballot for the whole when chambers are counted apart: it sums, and decides nothing.
  package var whole: VotingRule { VotingRule(id: id, title: title, basis: basis, pass: []) }
}
