import Vocabulary

/// The greedy budget: projects by votes, each if it still fits.
///
/// What no longer fits is passed over and the next is tried. Equal votes go by the published order.
struct GreedyBudget {
  private(set) var chosen: [Int] = []
  private(set) var rounds: [TallyRound] = []
  private(set) var breaker: TieBreaker
  private(set) var spent: Rational

  /// Spends what `election.budget` leaves after `chosen`, from the projects not chosen yet.
  init(_ election: BudgetElection, order: [Int], after chosen: [Int] = [], rounds firstRound: Int = 1) {
    breaker = TieBreaker(order: order)
    let votes = election.votes
    spent = chosen.reduce(.zero) { $0 + election.projects[$1].cost }
    let taken = Set(chosen)
    var left = election.projects.indices.filter { !taken.contains($0) }.sorted {
      votes[$0] == votes[$1] ? order[$0] < order[$1] : votes[$0] > votes[$1]
    }[...]
    while let project = left.first {
      let level = left.prefix { votes[$0] == votes[project] }
      left = left.dropFirst(level.count)
      for project in level {
        let cost = election.projects[project].cost
        let fits = spent + cost <= election.budget
        if fits {
          spent += cost
          self.chosen.append(project)
        }
        rounds.append(
          TallyRound(
            number: firstRound + rounds.count, lines: [.init(candidate: project, amount: .fraction(votes[project]))],
            elected: fits ? [project] : [], excluded: fits ? [] : [project],
            note: fits
              ? words(
                "\(votes[project]) 票，费用 \(cost)，入选，余 \(election.budget - spent)",
                "\(votes[project]) votes, costs \(cost): chosen, \(election.budget - spent) left")
              : words(
                "\(votes[project]) 票，费用 \(cost)，余款 \(election.budget - spent) 不够，跳过",
                "\(votes[project]) votes, costs \(cost), \(election.budget - spent) left: passed over")))
      }
      if level.count > 1 {
        _ = breaker.first(of: Array(level), for: .elect, round: firstRound + rounds.count - level.count)
      }
    }
  }
}
