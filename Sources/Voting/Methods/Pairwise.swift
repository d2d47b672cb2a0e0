/// How many voters rank each candidate above each other.
///
/// Ranked candidates go before unranked ones, and unranked ones are equal among themselves.
package struct PairwiseMatrix: Sendable, Equatable {
  /// `preferring[a][b]`: how many rank `a` above `b`.
  package let preferring: [[Int64]]

  /// A matrix that was counted elsewhere.
  package init(preferring: [[Int64]]) { self.preferring = preferring }

  /// Counts the pairs of every ballot, shared ranks in full.
  package init(_ profile: RankedProfile) {
    let size = profile.candidates.count
    // `above[b * size + a]` is how many rank a above b. Each ballot adds to the pairs it ranks; the pairs with unranked candidates come from how often each candidate
    // was ranked at all, less how often both were.
    var above = [Int64](repeating: 0, count: size * size)
    var both = [Int64](repeating: 0, count: size * size)
    var ranked = [Int64](repeating: 0, count: size)
    above.withUnsafeMutableBufferPointer { above in
      both.withUnsafeMutableBufferPointer { both in
        profile.places.withUnsafeBufferPointer { places in
          for line in 0..<profile.lines {
            let count = profile.counts[line]
            let start = profile.starts[line]
            let end = profile.starts[line + 1]
            var rankStart = start
            for position in start..<end {
              let place = places[position]
              if place & RankedProfile.shared == 0 { rankStart = position }
              let candidate = Int(place & ~RankedProfile.shared)
              ranked[candidate] &+= count
              let row = candidate * size
              for earlier in start..<rankStart {
                above[row + Int(places[earlier] & ~RankedProfile.shared)] &+= count
              }
              for equal in rankStart..<position {
                let other = Int(places[equal] & ~RankedProfile.shared)
                both[row + other] &+= count
              }
            }
          }
        }
      }
    }
    preferring = (0..<size).map { row in
      (0..<size).map { column in
        guard row != column else { return 0 }
        let together =
          above[row * size + column] + above[column * size + row] + both[row * size + column]
          + both[column * size + row]
        return above[column * size + row] + ranked[row] - together
      }
    }
  }

  /// How many candidates there are.
  package var size: Int { preferring.count }

  /// Whether more voters rank `winner` above `loser` than the other way round.
  package func beats(_ winner: Int, _ loser: Int) -> Bool { preferring[winner][loser] > preferring[loser][winner] }

  /// The candidate who beats every other; nil where there is none.
  ///
  /// - Source: Condorcet, Essai sur l'application de l'analyse, 1785.
  package var condorcetWinner: Int? {
    (0..<size).first { candidate in (0..<size).allSatisfy { $0 == candidate || beats(candidate, $0) } }
  }
}

/// What makes a majority strong.
package enum MajorityStrength: String, CaseIterable, Sendable {
  /// The votes of the larger side.
  case winningVotes = "winning-votes"
  /// The larger side less the smaller.
  case margins

  /// The strength of the majority for `winner` over `loser`; 0 where there is none.
  func strength(_ matrix: PairwiseMatrix, _ winner: Int, _ loser: Int) -> Int64 {
    let votes = matrix.preferring[winner][loser]
    let against = matrix.preferring[loser][winner]
    guard votes > against else { return 0 }
    return self == .winningVotes ? votes : votes - against
  }
}
