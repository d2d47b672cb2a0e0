/// Majority judgement: the best median grade, ties by taking one median grade after the other away.
///
/// - Source: M. Balinski, R. Laraki, A theory of measuring, electing and ranking, PNAS 104 (2007).
package struct MajorityJudgement: Sendable, Equatable {
  /// How many voters gave each option (row) each grade (column), the best grade first; no grade is the worst.
  package let counts: [[Int64]]
  /// The median grade of each option; the lower one where there are two.
  package let medians: [Int]

  /// Counts the grades of every ballot.
  package init(_ profile: PointsProfile) {
    let grades = max(1, profile.grades.count)
    var counts = Array(repeating: [Int64](repeating: 0, count: grades), count: profile.candidates.count)
    for ballot in profile.ballots {
      for option in profile.candidates.indices {
        let grade = ballot.points[option].flatMap { Int(exactly: $0.floor) } ?? grades - 1
        counts[option][min(max(0, grade), grades - 1)] += ballot.count
      }
    }
    self.counts = counts
    medians = counts.map { Self.median($0) ?? grades - 1 }
  }

  /// The grade of the lower middle: more than half of the voters give it or better.
  private static func median(_ counts: [Int64]) -> Int? {
    let total = counts.reduce(0, +)
    var better: Int64 = 0
    for (grade, count) in counts.enumerated() {
      better += count
      if better > total - better { return grade }
    }
    return nil
  }

  /// Whether one option is better than another: at the first median grade in which they differ once equal medians
  /// have been taken away from both, one at a time.
  package func isBetter(_ one: Int, _ other: Int) -> Bool {
    var left = counts[one]
    var right = counts[other]
    while let mine = Self.median(left), let theirs = Self.median(right) {
      if mine != theirs { return mine < theirs }
      // Equal medians stay equal until one of the two piles runs out or stops being the middle.
      let steps = min(Self.removable(left, mine), Self.removable(right, theirs))
      left[mine] -= steps
      right[theirs] -= steps
    }
    return false
  }

  /// How many of the median grade can be taken away, one after the other, with the median staying that grade until
  /// the last of them.
  private static func removable(_ counts: [Int64], _ median: Int) -> Int64 {
    let better = counts[..<median].reduce(0, +)
    let worse = counts[(median + 1)...].reduce(0, +)
    // After k are gone the median is still this grade while better + left > worse and better <= worse + left.
    let left = counts[median]
    return max(1, min(left, left - max(better - worse, worse - better + 1) + 1))
  }

  /// The options from best to worst; equal ones by the order of the breaker.
  func ranking(seats: Int, breaker: inout TieBreaker) -> [Int] {
    var left = Array(counts.indices)
    var ranking: [Int] = []
    while !left.isEmpty, ranking.count < seats {
      let best = left.filter { option in !left.contains { isBetter($0, option) } }
      guard let next = breaker.first(of: best, for: .elect, round: ranking.count + 1) else { break }
      ranking.append(next)
      left.removeAll { $0 == next }
    }
    return ranking
  }
}
