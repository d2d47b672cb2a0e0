/// A project that asks for money.
package struct Project: Hashable, Sendable {
  /// The id in the file.
  package let id: String
  /// The name in the file; the id again where it has none.
  package let name: String
  /// What it costs, in the money of the file, exactly.
  package let cost: Rational

  /// A project.
  package init(id: String, name: String? = nil, cost: Rational) {
    self.id = id
    self.name = name.flatMap { $0.isEmpty ? nil : $0 } ?? id
    self.cost = cost
  }
}

/// A participatory budget: projects, a limit, and voters who name projects.
///
/// Voters with the same ballot are one line with a count.
package struct BudgetElection: Sendable, Equatable {
  /// How the voters named projects.
  package enum VoteType: String, CaseIterable, Sendable {
    case approval, scoring, cumulative, ordinal
    case chooseOne = "choose-1"
  }

  /// The projects, in the order of the file.
  package let projects: [Project]
  /// The limit.
  package let budget: Rational
  /// How the voters named projects.
  package let voteType: VoteType
  /// How many voters cast each ballot.
  package let counts: [Int64]
  /// The projects that each ballot names, by place, in the order of the ballot.
  package let ballots: [[Int]]
  /// The points of each ballot, one for each project it names; empty for ballots without points.
  package let points: [[Rational]]
  /// The most projects a voter may name, where the file says so.
  package let mostNamed: Int?

  /// A participatory budget.
  package init(
    projects: [Project], budget: Rational, voteType: VoteType = .approval, counts: [Int64], ballots: [[Int]],
    points: [[Rational]] = [], mostNamed: Int? = nil
  ) {
    self.projects = projects
    self.budget = budget
    self.voteType = voteType
    self.counts = counts
    self.ballots = ballots
    self.points = points
    self.mostNamed = mostNamed
  }

  /// How many voters there are, those who named nothing included.
  package var voters: Int64 { counts.reduce(0, &+) }

  /// The projects as candidates.
  package var candidates: [Candidate] { projects.map { Candidate(id: $0.id, name: $0.name) } }

  /// What each project got: voters who named it; the sum of its points where ballots have points; where ballots are
  /// ordered, points by position, from the most a voter may name (or the longest ballot) down to 1.
  package var votes: [Rational] {
    switch voteType {
    case .approval, .chooseOne:
      var sums = [Int64](repeating: 0, count: projects.count)
      for (ballot, count) in zip(ballots, counts) {
        for project in ballot { sums[project] += count }
      }
      return sums.map { Rational($0) }
    case .scoring, .cumulative:
      var sums = [Rational](repeating: .zero, count: projects.count)
      for (line, ballot) in ballots.enumerated() where line < points.count {
        for (project, given) in zip(ballot, points[line]) { sums[project] += given * Rational(counts[line]) }
      }
      return sums
    case .ordinal:
      let most = Int64(max(mostNamed ?? 0, ballots.map(\.count).max() ?? 0))
      var sums = [Int64](repeating: 0, count: projects.count)
      for (ballot, count) in zip(ballots, counts) {
        for (position, project) in ballot.enumerated() { sums[project] += count * (most - Int64(position)) }
      }
      return sums.map { Rational($0) }
    }
  }
}
