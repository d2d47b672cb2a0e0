import BigInt

/// Quadratic voting: votes for or against an option cost their square of the voter's credits.
///
/// - Source: S. P. Lalley, E. G. Weyl, Quadratic voting: How mechanism design can radicalize democracy, AEA Papers and
///   Proceedings 108 (2018).
package enum Quadratic {
  /// What a ballot spends.
  package static func cost(of ballot: PointsProfile.Ballot) -> Rational {
    ballot.points.values.reduce(.zero) { $0 + $1 * $1 }
  }

  /// The votes for each option less those against it.
  ///
  /// - Throws: the line of the first ballot that spends more than it has, or votes in parts.
  package static func count(_ profile: PointsProfile) throws(InputFault) -> [Rational] {
    for ballot in profile.ballots {
      guard ballot.points.values.allSatisfy(\.isWhole) else {
        throw InputFault(line: ballot.line, zh: "票数应为整数", en: "must have whole votes")
      }
      let spent = cost(of: ballot)
      guard spent <= Rational(profile.credits) else {
        throw InputFault(
          line: ballot.line, value: spent.description, zh: "超过每人 \(profile.credits) 点",
          en: "is more than the \(profile.credits) credits of a voter")
      }
    }
    return Positional.score(profile)
  }
}
