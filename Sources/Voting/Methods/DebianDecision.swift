/// What an option needs against the default option.
package struct DebianDemand: Sendable, Hashable {
  /// How many must rank it above the default option, or more; zero for no quorum.
  package let quorum: Rational
  /// How many times as many as rank the default option above it must rank it above the default option, strictly more.
  package let ratio: Rational

  /// A demand.
  package init(quorum: Rational = .zero, ratio: Rational = Rational(1)) {
    self.quorum = quorum
    self.ratio = ratio
  }
}

/// Why an option stays in or is dropped before the Schulze count.
package enum DebianStanding: Sendable, Hashable {
  /// It is the default option.
  case isDefault
  /// It passed quorum and majority.
  case passed
  /// Too few rank it above the default option.
  case failedQuorum
  /// It does not beat the default option by its ratio.
  case failedMajority
}

/// A default option with quorum and k:1 majority before Schulze on winning votes.
///
/// - Source: Debian constitution, appendix A.6: quorum, then strict majority, then the Schwartz set by the Schulze rule.
package struct DebianDecision: Sendable, Equatable {
  /// How each option stands.
  package let standings: [DebianStanding]
  /// The options that the Schulze count is among.
  package let alive: [Int]

  /// Tests every option against the default option.
  package init(_ matrix: PairwiseMatrix, defaultOption: Int, demands: [DebianDemand?]) {
    let standings: [DebianStanding] = (0..<matrix.size).map { option in
      guard option != defaultOption else { return .isDefault }
      let demand = option < demands.count ? demands[option] ?? DebianDemand() : DebianDemand()
      let above = Rational(matrix.preferring[option][defaultOption])
      let below = Rational(matrix.preferring[defaultOption][option])
      if above < demand.quorum { return .failedQuorum }
      return above > below * demand.ratio ? .passed : .failedMajority
    }
    self.standings = standings
    alive = standings.indices.filter { standings[$0] == .isDefault || standings[$0] == .passed }
  }
}
