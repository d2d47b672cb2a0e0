import BigInt

/// The voters' money in one run of equal shares, kept twice: exactly, and as integers with a known error.
///
/// Exactly, a voter who has never paid everything has `start` less the prices of what they bought; all prices are
/// integers over one common denominator. The integers `rough` are the same balances in units of (all money ÷ 2^60),
/// off by at most `error`; they only tell which comparisons need the exact numbers.
struct ShareLedger {
  let problem: EqualSharesProblem
  /// All voters' money together, in the problem's money.
  let money: Int128
  /// The common denominator of `start` and `prices`.
  private(set) var denominator: BigInt
  /// Every voter's money at the start, over `denominator`.
  private(set) var start: BigInt
  /// The price of each project that is bought, over `denominator`; zero for the others.
  private(set) var prices: [BigInt]
  private(set) var isBought: [Bool]
  /// Roughly what each line's voters have.
  private(set) var rough: [Int64]
  private(set) var error: Int64 = 0
  /// Whether the line's voters have paid everything.
  private(set) var isSpent: [Bool]
  /// Lines of the supporters of each project who have money left.
  private(set) var supporters: [[Int32]]

  init(_ problem: EqualSharesProblem, money: Int128) {
    self.problem = problem
    self.money = money
    denominator = BigInt(problem.voters)
    start = BigInt(money)
    prices = Array(repeating: 0, count: problem.costs.count)
    isBought = Array(repeating: false, count: problem.costs.count)
    rough = Array(repeating: problem.roughStart, count: problem.counts.count)
    isSpent = Array(repeating: false, count: problem.counts.count)
    supporters = problem.supporters
  }

  /// A cost in rough units, rounded down; nil where it is more than all the money.
  func rough(_ cost: Int64) -> Int64? {
    guard Int128(cost) <= money else { return nil }
    return Int64(Int128(cost) * Int128(problem.roughTotal) / money)
  }

  /// The price at which a project would be bought, as bounds in rough units.
  enum Bounds {
    case cannot
    case between(Int64, Int64?)
  }

  /// Bounds on the price of a project, from below `floor`, which it is known to reach.
  mutating func bounds(_ project: Int, floor: Int64) -> Bounds {
    guard let cost = rough(problem.costs[project]) else { return .cannot }
    if supporters[project].contains(where: { isSpent[Int($0)] }) {
      supporters[project].removeAll { isSpent[Int($0)] }
    }
    guard let low = solve(project, cost: cost, shift: error, from: floor) else { return .cannot }
    let high = solve(project, cost: cost + 1, shift: -error, from: max(0, low - 2 * error - 2))
    return .between(low, high.map { $0 + 1 })
  }

  /// The largest whole price at which supporters with `rough + shift` each pay `cost` at most in all; nil where they
  /// have less than `cost`. Newton's steps from below on a concave sum never pass the solution.
  private func solve(_ project: Int, cost: Int64, shift: Int64, from: Int64) -> Int64? {
    var price = from
    var isFirst = true
    while true {
      var poor: Int64 = 0
      var rich: Int64 = 0
      supporters[project].withUnsafeBufferPointer { lines in
        rough.withUnsafeBufferPointer { rough in
          problem.counts.withUnsafeBufferPointer { counts in
            for entry in lines {
              let line = Int(entry)
              let has = max(0, rough[line] &+ shift)
              if has <= price {
                poor &+= has &* counts[line]
              } else {
                rich &+= counts[line]
              }
            }
          }
        }
      }
      guard rich > 0 else { return poor >= cost ? price : nil }
      let next = (cost - poor) / rich
      guard next > price else {
        // From a start beyond the shifted solution the first step may fall back; a start is a bound by itself.
        return isFirst && cost < poor ? min(price, from) : price
      }
      price = next
      isFirst = false
    }
  }

  /// The exact price of a project: `numerator` over (`denominator` × `rich`), and how many pay it; nil where its
  /// supporters cannot pay for it together.
  func exactPrice(_ project: Int, low: Int64, high: Int64?) -> (numerator: BigInt, rich: Int64, poor: [Int32])? {
    var poor: [Int32] = []
    var doubtful: [Int32] = []
    var rich: Int64 = 0
    for entry in supporters[project] where !isSpent[Int(entry)] {
      let line = Int(entry)
      if rough[line] + error < low {
        poor.append(entry)
        continue
      }
      rich += problem.counts[line]
      if high.map({ rough[line] - error <= $0 }) ?? true { doubtful.append(entry) }
    }
    var numerator = BigInt(problem.costs[project]) * denominator - sum(poor)
    var balances: [[Int]: BigInt] = [:]
    while rich > 0 {
      let poorer = doubtful.filter { entry in
        balance(entry, &balances) * BigInt(rich) < numerator
      }
      if poorer.isEmpty { return (numerator, rich, poor) }
      let set = Set(poorer)
      doubtful.removeAll { set.contains($0) }
      poor += poorer
      numerator -= sum(poorer)
      rich -= poorer.reduce(0) { $0 + problem.counts[Int($1)] }
    }
    return nil
  }

  private func bought(_ line: Int) -> [Int] { problem.ballots[line].filter { isBought[$0] } }

  /// What one voter of a line has, over `denominator`.
  private func balance(_ entry: Int32, _ known: inout [[Int]: BigInt]) -> BigInt {
    let bought = bought(Int(entry))
    if let balance = known[bought] { return balance }
    let balance = bought.reduce(start) { $0 - prices[$1] }
    known[bought] = balance
    return balance
  }

  /// What the voters of lines have together, over `denominator`.
  private func sum(_ lines: [Int32]) -> BigInt {
    var voters: Int64 = 0
    var payers = [Int64](repeating: 0, count: prices.count)
    for entry in lines {
      let line = Int(entry)
      voters += problem.counts[line]
      for project in problem.ballots[line] where isBought[project] { payers[project] += problem.counts[line] }
    }
    var total = start * BigInt(voters)
    for (project, count) in payers.enumerated() where count > 0 { total -= prices[project] * BigInt(count) }
    return total
  }

  /// Takes the money for a project from its supporters.
  mutating func buy(_ project: Int, numerator: BigInt, rich: Int64, poor: [Int32]) {
    for entry in poor {
      isSpent[Int(entry)] = true
      rough[Int(entry)] = 0
    }
    let roughPrice =
      Int64(
        clamping: numerator * BigInt(problem.roughTotal) / (denominator * BigInt(rich) * BigInt(money)))
    for entry in supporters[project] where !isSpent[Int(entry)] { rough[Int(entry)] -= roughPrice }
    error += 1
    let divisor = numerator.greatestCommonDivisor(with: BigInt(rich))
    let factor = BigInt(rich) / divisor
    denominator *= factor
    start *= factor
    for other in prices.indices where isBought[other] { prices[other] *= factor }
    prices[project] = numerator / divisor
    isBought[project] = true
    supporters[project] = []
  }
}
