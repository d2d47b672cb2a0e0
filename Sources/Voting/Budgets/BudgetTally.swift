extension BudgetElection {
  /// The ballots as ranked ballots, for votes in an order or for one project.
  var rankedProfile: RankedProfile {
    RankedProfile(candidates: candidates, ballots: zip(counts, ballots).map { (count: $0, ranks: $1.map { [$0] }) })
  }

  /// Spends the budget by a method. Ties go by project id compared as text, or by the seed.
  package func tally(_ method: VotingMethod, _ options: TallyOptions) throws(InputFault) -> Tally {
    let order = options.tie.order(candidates, byID: true)
    var facts = [
      TallyFact("budget", zh: "预算", en: "budget", Amount.fraction(budget).json),
      TallyFact("voters", zh: "选民", en: "voters", .number("\(voters)")),
    ]
    guard method != .pbGreedy else {
      let greedy = GreedyBudget(self, order: order)
      facts.append(TallyFact("spent", zh: "支出", en: "spent", Amount.fraction(greedy.spent).json))
      return Tally(
        method: method.rawValue, candidates: candidates, winners: greedy.chosen, rounds: greedy.rounds,
        ties: greedy.breaker.ties, facts: facts, naming: .id)
    }
    let satisfaction: Satisfaction = method == .mesCost ? .cost : .cardinality
    let shares = try EqualSharesBudget(
      self, satisfaction: satisfaction, completion: options.completion, step: options.step, order: order)
    var rounds: [TallyRound] = []
    var ties: [TieBreak] = []
    for purchase in shares.purchases {
      let number = rounds.count + 1
      let (cost, price) = (money(projects[purchase.project].cost), money(purchase.price))
      rounds.append(
        TallyRound(
          number: number, lines: [.init(candidate: purchase.project, amount: .fraction(purchase.price))],
          elected: [purchase.project],
          note: words(
            "费用 \(cost)：\(purchase.payingInFull) 人各付 \(price)，\(purchase.payingAll) 人付尽所余",
            "costs \(cost): \(purchase.payingInFull) pay \(price) each, \(purchase.payingAll) pay all they have"
          )))
      if !purchase.tied.isEmpty {
        ties.append(
          TieBreak(
            round: number, purpose: .elect, among: purchase.tied.sorted(), chosen: purchase.project, means: .rule))
      }
    }
    var winners = shares.purchases.map(\.project)
    if options.completion.spendsTheRest {
      let greedy = GreedyBudget(self, order: order, after: winners, rounds: rounds.count + 1)
      winners = winners + greedy.chosen
      rounds += greedy.rounds
      ties += greedy.breaker.ties
    }
    let spent = winners.reduce(Rational.zero) { $0 + projects[$1].cost }
    facts += [
      TallyFact("spent", zh: "支出", en: "spent", Amount.fraction(spent).json),
      TallyFact("completion", zh: "补足方式", en: "completion", .string(options.completion.rawValue)),
      TallyFact("raises", zh: "加钱次数", en: "times the shares were raised", .number("\(shares.raises)")),
      TallyFact("perVoter", zh: "每人份额", en: "share of each voter", Amount.fraction(shares.perVoter).json),
    ]
    return Tally(
      method: method.rawValue, candidates: candidates, winners: winners, rounds: rounds, ties: ties, facts: facts,
      naming: .id)
  }
}

/// Money as its decimals where they end, else as a fraction.
private func money(_ amount: Rational) -> String { amount.decimal ?? amount.description }
