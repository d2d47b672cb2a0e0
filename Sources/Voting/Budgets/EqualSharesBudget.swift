import BigInt

/// A budget by equal shares, with its completion.
package struct EqualSharesBudget: Sendable {
  /// The projects bought with shares, in order.
  package let purchases: [Purchase]
  /// How often every voter's money was raised.
  package let raises: Int
  /// Every voter's money, in the money of the file.
  package let perVoter: Rational
  /// Whether raising once more would have spent more than there is.
  package let nextOverspends: Bool

  /// The most raises that are tried before the step is called too small.
  package static let mostRaises = 100_000

  /// Runs equal shares, raising every voter's money by `step` as the completion says.
  ///
  /// - Parameter order: the place of each project in the published order.
  /// - Throws: where money has too many digits, or where the step is too small for the budget.
  package init(
    _ election: BudgetElection, satisfaction: Satisfaction, completion: EqualSharesCompletion, step: Rational,
    order: [Int], mostRaises: Int = EqualSharesBudget.mostRaises
  ) throws(InputFault) {
    let problem = try EqualSharesProblem(election, step: step)
    guard let stepUnits = Int64(exactly: (step * Rational(problem.scale)).numerator), stepUnits > 0 else {
      throw InputFault(line: 0, field: "step", value: step.description, zh: "应大于零", en: "must be more than zero")
    }
    let raise = Int128(stepUnits) * Int128(problem.voters)
    var money = Int128(problem.budget)
    var run = EqualSharesRun(problem, satisfaction: satisfaction, money: money, order: order)
    var raises = 0
    var overspends = false
    let supported = problem.costs.indices.filter { !problem.supporters[$0].isEmpty && problem.costs[$0] > 0 }
    func spent(_ run: EqualSharesRun) -> Int128 {
      run.purchases.reduce(0) { $0 + Int128(problem.costs[$1.project]) }
    }
    while completion.raises {
      let chosen = Set(run.purchases.map(\.project))
      let left = supported.filter { !chosen.contains($0) }
      if left.isEmpty { break }
      let rest = Int128(problem.budget) - spent(run)
      if completion.stopsExhausted, left.allSatisfy({ Int128(problem.costs[$0]) > rest }) { break }
      guard raises < mostRaises else {
        throw InputFault(
          line: 0, field: "step", value: step.description, zh: "步长太小，\(mostRaises) 步仍未结束；请加大 --step",
          en: "is too small: not done after \(mostRaises) steps; give a larger --step")
      }
      let next = EqualSharesRun(problem, satisfaction: satisfaction, money: money + raise, order: order)
      if spent(next) > Int128(problem.budget) {
        overspends = true
        break
      }
      money += raise
      raises += 1
      run = next
    }
    purchases = run.purchases
    self.raises = raises
    nextOverspends = overspends
    perVoter = problem.voters > 0 ? problem.amount(BigInt(money), over: BigInt(problem.voters)) : .zero
  }
}
