import BigInt

/// Methods that add up what each ballot gives: plurality, approval, points, Borda.
package enum Positional {
  /// How many rank each candidate first, alone.
  package static func plurality(_ profile: RankedProfile) -> [Int64] {
    var votes = [Int64](repeating: 0, count: profile.candidates.count)
    for line in 0..<profile.lines where profile.strictLengths[line] > 0 {
      votes[Int(profile.places[profile.starts[line]])] += profile.counts[line]
    }
    return votes
  }

  /// How many approve each candidate: every candidate ranked on an incomplete ballot; those of the first rank where
  /// the ballots are complete, as everyone is ranked there.
  package static func approval(_ profile: RankedProfile, firstRankOnly: Bool) -> [Int64] {
    var votes = [Int64](repeating: 0, count: profile.candidates.count)
    for line in 0..<profile.lines {
      for (offset, place) in profile.places[profile.starts[line]..<profile.starts[line + 1]].enumerated() {
        if firstRankOnly, offset > 0, place & RankedProfile.shared == 0 { break }
        votes[Int(place & ~RankedProfile.shared)] += profile.counts[line]
      }
    }
    return votes
  }

  /// Borda's points: of n candidates the first gets n − 1, the next n − 2, those not ranked nothing; candidates who
  /// share a rank get the mean of its places.
  ///
  /// - Source: J.-C. de Borda, Mémoire sur les élections au scrutin, 1781.
  package static func borda(_ profile: RankedProfile) -> [Rational] {
    let size = profile.candidates.count
    // Twice the points, because a mean of places is a whole or a half.
    var doubled = [Int128](repeating: 0, count: size)
    for line in 0..<profile.lines {
      let start = profile.starts[line]
      let end = profile.starts[line + 1]
      var rankStart = start
      while rankStart < end {
        var rankEnd = rankStart + 1
        while rankEnd < end, profile.places[rankEnd] & RankedProfile.shared != 0 { rankEnd += 1 }
        let first = size - 1 - (rankStart - start)
        let last = size - 1 - (rankEnd - 1 - start)
        for position in rankStart..<rankEnd {
          let candidate = Int(profile.places[position] & ~RankedProfile.shared)
          doubled[candidate] += Int128(first + last) * Int128(profile.counts[line])
        }
        rankStart = rankEnd
      }
    }
    return doubled.map { Rational($0).halved }
  }

  /// The sum of the points that each option gets.
  package static func score(_ profile: PointsProfile) -> [Rational] {
    var sums = [Rational](repeating: .zero, count: profile.candidates.count)
    for ballot in profile.ballots {
      for (option, points) in ballot.points { sums[option] += points * Rational(ballot.count) }
    }
    return sums
  }
}

extension Rational {
  /// Half of it.
  var halved: Rational { Rational(numerator, over: denominator * 2) ?? .zero }
}
