import Testing

@testable import Voting

/// A random budget, often with equal costs and equal ballots, so that ties are common.
private func randomBudget(_ dice: inout Dice) -> BudgetElection {
  let size = 1 + dice.roll(7)
  let projects = (0..<size).map { place in
    let cents = dice.roll(8) == 0 ? 0 : (1 + dice.roll(12)) * (dice.roll(3) == 0 ? 25 : 100)
    return Project(id: "\(dice.roll(2) == 0 ? "p" : "")\(place)/\(place)", cost: Rational(cents).halved.halved)
  }
  let lines = 1 + dice.roll(8)
  let ballots = (0..<lines).map { _ in (0..<size).filter { _ in dice.roll(2) == 0 } }
  return BudgetElection(
    projects: projects, budget: Rational(1 + dice.roll(900)), counts: (0..<lines).map { _ in Int64(1 + dice.roll(4)) },
    ballots: ballots)
}

@Suite("Participatory budgets")
struct BudgetLaws {
  @Test("buy by equal shares what the slow count buys, at the same exact prices and with the same ties")
  func twins() throws {
    for seed in 1...(isLongRun ? 5_000 : 250) {
      var dice = Dice(seed: UInt64(seed))
      let election = randomBudget(&dice)
      let order = TieRule.declared.order(election.candidates, byID: true)
      let perVoter = election.budget.divided(by: Rational(election.voters)) ?? .zero
      for satisfaction in Satisfaction.allCases {
        let fast = try EqualSharesBudget(
          election, satisfaction: satisfaction, completion: .none, step: Rational(1), order: order)
        let slow = Slow.equalShares(election, satisfaction, perVoter: perVoter, order: order)
        #expect(fast.purchases.map(\.project) == slow.map(\.project), "seed \(seed) \(satisfaction)")
        #expect(fast.purchases.map(\.price) == slow.map(\.price), "seed \(seed) \(satisfaction)")
        #expect(fast.purchases.map(\.tied) == slow.map(\.tied), "seed \(seed) \(satisfaction)")
        #expect(fast.perVoter == perVoter)
      }
    }
  }

  @Test("raise the shares step by step as the slow count does, and never overspend")
  func completions() throws {
    for seed in 1...(isLongRun ? 1_000 : 60) {
      var dice = Dice(seed: UInt64(seed))
      let election = randomBudget(&dice)
      let order = TieRule.declared.order(election.candidates, byID: true)
      let step = Rational(1 + dice.roll(40))
      func cost(_ projects: [Int]) -> Rational { projects.reduce(.zero) { $0 + election.projects[$1].cost } }
      let supported = election.projects.indices.filter { place in
        election.projects[place].cost > .zero && election.ballots.contains { $0.contains(place) }
      }
      for satisfaction in Satisfaction.allCases {
        for stops in [true, false] {
          var perVoter = election.budget.divided(by: Rational(election.voters)) ?? .zero
          var chosen = Slow.equalShares(election, satisfaction, perVoter: perVoter, order: order).map(\.project)
          while true {
            let left = supported.filter { !chosen.contains($0) }
            let rest = election.budget - cost(chosen)
            if left.isEmpty || (stops && left.allSatisfy { election.projects[$0].cost > rest }) { break }
            perVoter += step
            let next = Slow.equalShares(election, satisfaction, perVoter: perVoter, order: order).map(\.project)
            if cost(next) > election.budget { break }
            chosen = next
          }
          let tally = try election.tally(
            satisfaction == .cost ? .mesCost : .mesCardinality,
            TallyOptions(completion: stops ? .add1 : .add1Full, step: step))
          #expect(tally.winners == chosen, "seed \(seed) \(satisfaction) \(stops)")
        }
        for completion in EqualSharesCompletion.allCases {
          let tally = try election.tally(
            satisfaction == .cost ? .mesCost : .mesCardinality, TallyOptions(completion: completion, step: step))
          #expect(cost(tally.winners) <= election.budget, "seed \(seed) \(completion)")
          #expect(Set(tally.winners).count == tally.winners.count, "seed \(seed) \(completion)")
        }
      }
      let greedy = try election.tally(.pbGreedy, TallyOptions())
      let rest = election.budget - cost(greedy.winners)
      #expect(rest >= .zero, "seed \(seed)")
      #expect(
        election.projects.indices.allSatisfy { greedy.winners.contains($0) || election.projects[$0].cost > rest },
        "seed \(seed): the greedy budget leaves out what fits")
    }
  }

  @Test("give a group with enough money of its own something it wants")
  func fairness() throws {
    // Ten of a hundred voters have a tenth of the money and one cheap project.
    let projects = [("big", 1_000), ("mid", 700), ("small", 100)].map { Project(id: $0, cost: Rational($1)) }
    let election = BudgetElection(
      projects: projects, budget: Rational(1_000), counts: [90, 10], ballots: [[0, 1], [2]])
    #expect(try election.tally(.pbGreedy, TallyOptions()).winners == [0])
    #expect(Set(try election.tally(.mesCost, TallyOptions()).winners) == [1, 2])
  }

  @Test("say that a step is too small instead of running for ever")
  func tooSmall() {
    let election = BudgetElection(
      projects: [Project(id: "1", cost: Rational(1_000_000))], budget: Rational(1_000_000), counts: [1, 999],
      ballots: [[0], []])
    let step = Rational(decimal: "0.000001") ?? Rational(1)
    #expect(throws: InputFault.self) {
      try EqualSharesBudget(
        election, satisfaction: .cost, completion: .add1, step: step, order: [0], mostRaises: 1_000)
    }
  }
}
