/// How seats are shared out in proportion to votes.
package enum Apportionment: String, CaseIterable, Sendable {
  /// Divisors 1, 2, 3, … (D'Hondt, Jefferson).
  case dHondt = "dhondt"
  /// Divisors 1, 3, 5, … (Sainte-Laguë, Webster).
  case sainteLague = "sainte-lague"
  /// Whole quotas first, then the largest remainders (Hare, Hamilton).
  case largestRemainder = "largest-remainder"

  /// Seats for each party, in the order of `votes`.
  ///
  /// - Units: whole votes, zero or more; whole seats.
  /// - Shape: as many as `votes`; the sum is `seats`, or none at all where nobody has a vote.
  /// - Ties: by `order`, the place of each party in the published order; each is returned.
  /// - Source: M. Balinski, H. P. Young, Fair Representation, 1982.
  package func seats(_ seats: Int, votes: [Int64], order: [Int]) -> (seats: [Int], ties: [TieBreak]) {
    var breaker = TieBreaker(order: order)
    var shares = [Int](repeating: 0, count: votes.count)
    let total = votes.reduce(Int128(0)) { $0 + Int128(max(0, $1)) }
    guard total > 0, seats > 0 else { return (shares, []) }
    switch self {
    case .dHondt, .sainteLague:
      let step: Int128 = self == .dHondt ? 1 : 2
      for seat in 1...seats {
        func divisor(_ party: Int) -> Int128 { step * Int128(shares[party]) + 1 }
        // votes[a] / divisor(a) > votes[b] / divisor(b), without dividing.
        func isLess(_ one: Int, _ other: Int) -> Bool {
          Int128(votes[one]) * divisor(other) < Int128(votes[other]) * divisor(one)
        }
        let parties = votes.indices.filter { votes[$0] > 0 }
        guard let best = parties.max(by: isLess) else { break }
        let tied = parties.filter { !isLess($0, best) }
        guard let next = breaker.first(of: tied, for: .elect, round: seat) else { break }
        shares[next] += 1
      }
    case .largestRemainder:
      var remainders = [Int128](repeating: 0, count: votes.count)
      for party in votes.indices {
        let product = Int128(max(0, votes[party])) * Int128(seats)
        shares[party] = Int(product / total)
        remainders[party] = product % total
      }
      let left = seats - shares.reduce(0, +)
      for party in breaker.best(remainders, seats: left, among: votes.indices.filter { votes[$0] > 0 }) {
        shares[party] += 1
      }
    }
    return (shares, breaker.ties)
  }
}
