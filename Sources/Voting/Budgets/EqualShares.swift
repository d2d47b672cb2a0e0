import BigInt

/// A participatory budget as equal shares needs it: money in whole units, supporters by project.
struct EqualSharesProblem {
  /// Whole units in one unit of the file's money.
  let scale: BigInt
  /// The cost of each project in whole units.
  let costs: [Int64]
  /// The budget in whole units.
  let budget: Int64
  /// How many voters cast each ballot.
  let counts: [Int64]
  /// The projects of each ballot, ascending.
  let ballots: [[Int]]
  /// All voters.
  let voters: Int64
  /// The lines of the ballots that name each project.
  let supporters: [[Int32]]
  /// One voter's money at the start, in rough units.
  let roughStart: Int64
  /// All voters' money at the start, in rough units.
  var roughTotal: Int64 { roughStart * voters }

  /// - Throws: where money has too many digits to be counted in 60 bits.
  init(_ election: BudgetElection, step: Rational) throws(InputFault) {
    var scale = BigInt(1)
    for money in election.projects.map(\.cost) + [election.budget, step] {
      scale = scale / scale.greatestCommonDivisor(with: money.denominator) * money.denominator
    }
    func whole(_ money: Rational) throws(InputFault) -> Int64 {
      guard let value = Int64(exactly: (money * Rational(scale)).numerator), value < 1 << 60 else {
        throw InputFault(
          line: 0, value: money.description, zh: "金额位数太多", en: "has too many digits for an amount of money")
      }
      return value
    }
    var costs: [Int64] = []
    for project in election.projects { costs.append(try whole(project.cost)) }
    self.scale = scale
    self.costs = costs
    budget = try whole(election.budget)
    counts = election.counts
    ballots = election.ballots.map { $0.sorted() }
    voters = election.voters
    guard voters < 1 << 40 else {
      throw InputFault(line: 0, zh: "选民总数过大", en: "has too many voters")
    }
    var supporters = Array(repeating: [Int32](), count: costs.count)
    for (line, ballot) in ballots.enumerated() {
      for project in ballot { supporters[project].append(Int32(line)) }
    }
    self.supporters = supporters
    roughStart = (1 << 60) / max(1, voters)
  }

  /// An amount over a denominator, in the money of the file.
  func amount(_ numerator: BigInt, over denominator: BigInt) -> Rational {
    Rational(numerator, over: denominator * scale) ?? .zero
  }
}

/// One run of the Method of Equal Shares: every voter has the same money; the project is bought next that its
/// supporters get at the lowest price for their satisfaction.
///
/// - Source: D. Peters, G. Pierczyński, P. Skowron, Proportional participatory budgeting with additive utilities,
///   NeurIPS 2021 (arXiv 2008.13276).
struct EqualSharesRun {
  private(set) var purchases: [Purchase] = []

  private struct Offer {
    let project: Int
    var low: Int64
    var high: Int64?
  }

  private struct ExactOffer {
    let project: Int
    let numerator: BigInt
    let rich: Int64
    let poor: [Int32]
  }

  private let problem: EqualSharesProblem
  private let satisfaction: Satisfaction

  init(_ problem: EqualSharesProblem, satisfaction: Satisfaction, money: Int128, order: [Int]) {
    self.problem = problem
    self.satisfaction = satisfaction
    guard problem.voters > 0 else { return }
    var ledger = ShareLedger(problem, money: money)
    var offers: [Offer] = []
    for project in problem.costs.indices.sorted(by: { order[$0] < order[$1] })
    where !problem.supporters[project].isEmpty {
      if problem.costs[project] == 0 {
        purchases.append(
          Purchase(
            project: project, price: .zero, rate: .zero,
            payingInFull: problem.supporters[project].reduce(0) { $0 + problem.counts[Int($1)] }, payingAll: 0, tied: []
          ))
      } else {
        offers.append(Offer(project: project, low: 0, high: nil))
      }
    }
    while let next = best(&offers, &ledger, order: order) {
      let rich = BigInt(next.offer.rich)
      let price = problem.amount(next.offer.numerator, over: ledger.denominator * rich)
      let cost = problem.amount(BigInt(problem.costs[next.offer.project]), over: 1)
      purchases.append(
        Purchase(
          project: next.offer.project, price: price,
          rate: satisfaction == .cost ? price.divided(by: cost) ?? .zero : price, payingInFull: next.offer.rich,
          payingAll: next.offer.poor.reduce(0) { $0 + problem.counts[Int($1)] }, tied: next.tied))
      ledger.buy(
        next.offer.project, numerator: next.offer.numerator, rich: next.offer.rich, poor: next.offer.poor)
      offers.removeAll { $0.project == next.offer.project }
    }
  }

  /// The offer with the lowest rate, and those that tie with it. A project's rate never falls, so that offers are
  /// looked at from the lowest known bound up, and only as far as the best upper bound.
  private func best(_ offers: inout [Offer], _ ledger: inout ShareLedger, order: [Int]) -> (
    offer: ExactOffer, tied: [Int]
  )? {
    offers.sort {
      isLower($0.low, $0.project, $1.low, $1.project)
        || (!isLower($1.low, $1.project, $0.low, $0.project) && order[$0.project] < order[$1.project])
    }
    var limit: (price: Int64, project: Int)?
    var looked = 0
    var gone: Set<Int> = []
    for index in offers.indices {
      let project = offers[index].project
      if let limit, isLower(limit.price, limit.project, offers[index].low, project) { break }
      looked = index + 1
      switch ledger.bounds(project, floor: offers[index].low) {
      case .cannot: gone.insert(project)
      case .between(let low, let high):
        offers[index].low = max(low, offers[index].low)
        offers[index].high = high
        if let high, limit.map({ isLower(high, project, $0.price, $0.project) }) ?? true { limit = (high, project) }
      }
    }
    var exact: [ExactOffer] = []
    for offer in offers[..<looked] where !gone.contains(offer.project) {
      if let limit, isLower(limit.price, limit.project, offer.low, offer.project) { continue }
      if let price = ledger.exactPrice(offer.project, low: offer.low, high: offer.high) {
        exact.append(
          ExactOffer(project: offer.project, numerator: price.numerator, rich: price.rich, poor: price.poor))
      } else {
        gone.insert(offer.project)
      }
    }
    offers.removeAll { gone.contains($0.project) }
    guard var lowest = exact.first else {
      // Those that were looked at cannot be paid for; others may.
      return gone.isEmpty ? nil : best(&offers, &ledger, order: order)
    }
    for offer in exact.dropFirst() where compare(offer, lowest) < 0 { lowest = offer }
    let tied = exact.filter { compare($0, lowest) == 0 }.sorted { order[$0.project] < order[$1.project] }
    return (tied.first ?? lowest, tied.count > 1 ? tied.map(\.project) : [])
  }

  /// Whether a rough price is the lower rate.
  private func isLower(_ price: Int64, _ project: Int, _ otherPrice: Int64, _ otherProject: Int) -> Bool {
    switch satisfaction {
    case .cardinality: price < otherPrice
    case .cost:
      Int128(price) * Int128(problem.costs[otherProject]) < Int128(otherPrice) * Int128(problem.costs[project])
    }
  }

  /// The sign of the difference of two exact rates.
  private func compare(_ one: ExactOffer, _ other: ExactOffer) -> Int {
    var left = one.numerator * BigInt(other.rich)
    var right = other.numerator * BigInt(one.rich)
    if satisfaction == .cost {
      left *= BigInt(problem.costs[other.project])
      right *= BigInt(problem.costs[one.project])
    }
    return left < right ? -1 : left > right ? 1 : 0
  }
}
