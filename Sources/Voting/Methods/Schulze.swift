/// The Schulze method: a candidate is better whose strongest path of majorities to the other is stronger than back.
///
/// - Source: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
///   election method, Social Choice and Welfare 36 (2011).
package struct SchulzeOrder: Sendable, Equatable {
  /// The strength of the strongest path between each two candidates.
  package let paths: [[Int64]]

  /// The paths of a matrix among some candidates, those left out having none.
  package init(_ matrix: PairwiseMatrix, strength: MajorityStrength = .winningVotes, among: [Int]? = nil) {
    let size = matrix.size
    let alive = among ?? Array(0..<size)
    let count = alive.count
    var flat = [Int64](repeating: 0, count: count * count)
    for (row, winner) in alive.enumerated() {
      for (column, loser) in alive.enumerated() where row != column {
        flat[row * count + column] = strength.strength(matrix, winner, loser)
      }
    }
    flat.withUnsafeMutableBufferPointer { flat in
      for middle in 0..<count {
        for row in 0..<count where row != middle {
          let first = flat[row * count + middle]
          guard first > 0 else { continue }
          for column in 0..<count where column != row {
            let path = min(first, flat[middle * count + column])
            if path > flat[row * count + column] { flat[row * count + column] = path }
          }
        }
      }
    }
    var paths = Array(repeating: [Int64](repeating: 0, count: size), count: size)
    for (row, winner) in alive.enumerated() {
      for (column, loser) in alive.enumerated() where row != column {
        paths[winner][loser] = flat[row * count + column]
      }
    }
    self.paths = paths
  }

  /// Whether one candidate is better than another.
  package func isBetter(_ one: Int, _ other: Int) -> Bool { paths[one][other] > paths[other][one] }

  /// The candidates of whom no other is better.
  package func winners(among: [Int]) -> [Int] {
    among.filter { candidate in !among.contains { isBetter($0, candidate) } }
  }

  /// Everyone in order, best first; each step takes the one whom nobody left is better than.
  func ranking(among: [Int], seats: Int, breaker: inout TieBreaker) -> [Int] {
    var left = among
    var ranking: [Int] = []
    while !left.isEmpty, ranking.count < seats {
      guard let next = breaker.first(of: winners(among: left), for: .elect, round: ranking.count + 1) else { break }
      ranking.append(next)
      left.removeAll { $0 == next }
    }
    return ranking
  }
}
