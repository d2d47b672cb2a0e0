import Vocabulary

/// The catalogue of procedures for ballots of several options.
///
/// A voter is in favour of what was chosen who named it, gave it points, or ranked it above the status quo (ranked it at
/// all, where there is none); conditions on the chosen option count those.
package enum BallotProcedures {
  /// Every procedure, in the order in which a list shows them.
  package static var all: [BallotProcedure] {
    [
      plurality, majority, runoff, approval, score, judgement, borda, instantRunoff, transferWIG, transferMeek,
      condorcet, schulze, rankedPairs, quadratic, budgetGreedy, budgetShares, budgetSharesByCost,
    ]
  }

  /// The procedure with an id; nil where the catalogue has none.
  package static func procedure(_ id: String) -> BallotProcedure? { all.first { $0.id == id } }

  private static func make(
    _ id: String, _ zh: String, _ en: String, turnout: (Comparison, Int64, Int64)? = (.moreThan, 1, 2),
    needs: [Condition] = [], fallback: String? = nil, _ terms: BallotTerms
  ) -> BallotProcedure {
    let article = Bilingual(zh: "议事规则：\(zh)", en: "rules of procedure: \(en)")
    let quorum = turnout.map {
      [Condition(.participating, .heads, $0.0, $0.1, $0.2, of: .all, article: article)]
    }
    return BallotProcedure(
      rule: VotingRule(
        id: id, title: Bilingual(zh: zh, en: en), basis: article, quorum: quorum ?? [], pass: needs,
        fallback: fallback), terms: terms)
  }

  private static func needs(_ numerator: Int64, _ denominator: Int64, of base: Base, _ zh: String, _ en: String)
    -> [Condition]
  {
    [
      Condition(
        .yes, .heads, .moreThan, numerator, denominator, of: base, article: Bilingual(zh: zh, en: en))
    ]
  }

  private static var halfOfVotes: [Condition] {
    needs(1, 2, of: .participating, "议事规则：超过参与表决者的半数", "rules of procedure: more than half of those taking part")
  }
  private static var aheadOfStatusQuo: [Condition] {
    needs(
      1, 2, of: .decided, "议事规则：支持多于维持现状", "rules of procedure: more prefer it to the status quo than not")
  }

  // MARK: One choice

  /// The option that most name.
  package static var plurality: BallotProcedure {
    make("PLURALITY", "得票最多者当选", "Most votes", BallotTerms(.plurality, .one))
  }
  /// The option that more than half name; else the first two go to a runoff.
  package static var majority: BallotProcedure {
    make(
      "MAJORITY_RUNOFF", "过半数，否则前两名再投一轮", "More than half, else a runoff of the first two", needs: halfOfVotes,
      fallback: "RUNOFF", BallotTerms(.plurality, .one, finalists: 2))
  }
  /// The second round between two.
  package static var runoff: BallotProcedure {
    make("RUNOFF", "第二轮：得票最多者当选", "Second round: most votes", turnout: nil, BallotTerms(.plurality, .one))
  }

  // MARK: Several marks

  /// The option that most approve of.
  package static var approval: BallotProcedure {
    make("APPROVAL", "认可票最多者通过", "Most approvals", BallotTerms(.approval, .approval))
  }
  /// The option with the most points of 0 to 5.
  package static var score: BallotProcedure {
    make("SCORE", "打分，总分最高者通过", "Points from 0 to 5, the largest sum", BallotTerms(.score, .score, highest: 5))
  }
  /// The option with the best median grade.
  package static var judgement: BallotProcedure {
    make(
      "MAJORITY_JUDGEMENT", "评等级，中位等级最好者通过", "Grades, the best median grade",
      BallotTerms(
        .majorityJudgement, .grades,
        grades: [
          Bilingual(zh: "很好", en: "Very good"), Bilingual(zh: "好", en: "Good"),
          Bilingual(zh: "可以", en: "Acceptable"), Bilingual(zh: "不好", en: "Poor"),
          Bilingual(zh: "反对", en: "Reject"),
        ]))
  }
  /// Votes that cost their square of 100 credits.
  package static var quadratic: BallotProcedure {
    make(
      "QUADRATIC", "二次投票，每人一百点", "Quadratic votes, a hundred credits each",
      BallotTerms(.quadratic, .quadratic, highest: 100))
  }

  // MARK: Rankings

  /// Borda's points.
  package static var borda: BallotProcedure {
    make("BORDA", "排序计分", "Ranking, Borda's points", BallotTerms(.borda, .ranking))
  }
  /// The last one out, one at a time.
  package static var instantRunoff: BallotProcedure {
    make("RANKED_IRV", "排序，逐轮淘汰", "Ranking, the last one out each round", BallotTerms(.irv, .ranking))
  }
  /// Several seats, as in Scottish council elections.
  package static var transferWIG: BallotProcedure {
    make("STV_WIG", "排序，单记可让渡（苏格兰）", "Ranking, transferable vote (Scotland)", BallotTerms(.stvWIG, .ranking))
  }
  /// Several seats by Meek's method.
  package static var transferMeek: BallotProcedure {
    make("STV_MEEK", "排序，单记可让渡（米克）", "Ranking, transferable vote (Meek)", BallotTerms(.stvMeek, .ranking))
  }
  /// The option that beats every other; where there is none, nothing is chosen.
  package static var condorcet: BallotProcedure {
    make(
      "RANKED_CONDORCET", "排序，两两胜出", "Ranking, beats every other", needs: aheadOfStatusQuo,
      BallotTerms(.condorcet, .ranking, statusQuo: .offered))
  }
  /// Strongest paths, with the status quo as the default option.
  package static var schulze: BallotProcedure {
    make(
      "RANKED_SCHULZE", "排序，两两比较（舒尔茨）", "Ranking in pairs (Schulze)", needs: aheadOfStatusQuo,
      BallotTerms(.schulze, .ranking, statusQuo: .offered, demand: StatusQuoDemand(numerator: 1, denominator: 4)))
  }
  /// Majorities locked from the strongest.
  package static var rankedPairs: BallotProcedure {
    make(
      "RANKED_PAIRS", "排序，先锁定最大的多数", "Ranking, strongest majorities first", needs: aheadOfStatusQuo,
      BallotTerms(.rankedPairs, .ranking, statusQuo: .offered))
  }

  // MARK: Budgets

  /// Projects by votes; what no longer fits is passed over. A ballot stays within the budget.
  package static var budgetGreedy: BallotProcedure {
    make(
      "BUDGET_GREEDY", "参与式预算：按得票依次选", "Participatory budget: by votes", turnout: (.atLeast, 1, 5),
      BallotTerms(.pbGreedy, .projects, limit: .withinBudget))
  }
  /// Equal shares; each project counts the same.
  package static var budgetShares: BallotProcedure {
    make(
      "BUDGET_MES", "参与式预算：等份法（按项目数）", "Participatory budget: equal shares, by projects",
      turnout: (.atLeast, 1, 5), BallotTerms(.mesCardinality, .projects, completion: .add1Utilitarian))
  }
  /// Equal shares; each project counts what it costs.
  package static var budgetSharesByCost: BallotProcedure {
    make(
      "BUDGET_MES_COST", "参与式预算：等份法（按费用）", "Participatory budget: equal shares, by cost",
      turnout: (.atLeast, 1, 5), BallotTerms(.mesCost, .projects, completion: .add1Utilitarian))
  }
}
