/// Ranked pairs: majorities are locked from the strongest down, each unless it would close a cycle.
///
/// - Source: T. N. Tideman, Independence of clones as a criterion for voting rules, Social Choice and Welfare 4 (1987).
struct RankedPairs {
  /// Whether a majority of one candidate over another is locked.
  private(set) var locked: [[Bool]]
  /// Majorities that would have closed a cycle, strongest first.
  private(set) var skipped: [(winner: Int, loser: Int)] = []
  /// Who is reached from whom by locked majorities.
  private var reaches: [[Bool]]

  init(_ matrix: PairwiseMatrix, strength: MajorityStrength, breaker: inout TieBreaker, tied: inout [[(Int, Int)]]) {
    let size = matrix.size
    locked = Array(repeating: Array(repeating: false, count: size), count: size)
    reaches = locked
    var majorities: [(winner: Int, loser: Int, strength: Int64)] = []
    for winner in 0..<size {
      for loser in 0..<size where matrix.beats(winner, loser) {
        majorities.append((winner, loser, strength.strength(matrix, winner, loser)))
      }
    }
    let order = breaker.order
    majorities.sort {
      if $0.strength != $1.strength { return $0.strength > $1.strength }
      return $0.winner == $1.winner ? order[$0.loser] < order[$1.loser] : order[$0.winner] < order[$1.winner]
    }
    var start = 0
    while start < majorities.count {
      var end = start
      while end < majorities.count, majorities[end].strength == majorities[start].strength { end += 1 }
      let group = majorities[start..<end].filter { !reaches[$0.loser][$0.winner] }
      skipped += majorities[start..<end].filter { reaches[$0.loser][$0.winner] }.map { ($0.winner, $0.loser) }
      var refused = false
      for majority in group {
        if reaches[majority.loser][majority.winner] {
          skipped.append((majority.winner, majority.loser))
          refused = true
        } else {
          lock(majority.winner, majority.loser)
        }
      }
      if refused { tied.append(group.map { ($0.winner, $0.loser) }) }
      start = end
    }
  }

  private mutating func lock(_ winner: Int, _ loser: Int) {
    locked[winner][loser] = true
    guard !reaches[winner][loser] else { return }
    let size = locked.count
    for from in 0..<size where from == winner || reaches[from][winner] {
      for to in 0..<size where to == loser || reaches[loser][to] { reaches[from][to] = true }
    }
  }

  /// The candidates over whom nothing is locked, among those left.
  func tops(among left: [Int]) -> [Int] { left.filter { candidate in !left.contains { locked[$0][candidate] } } }
}
