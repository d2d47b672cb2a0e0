/// Ballots that give each option something by itself: approval, points, grades or quadratic votes.
package struct PointsProfile: Sendable, Equatable {
  /// What a ballot gives.
  package enum Kind: String, CaseIterable, Sendable {
    /// Approval: 1 for each option that is approved.
    case approval
    /// Points; an option not named has none.
    case score
    /// Grades by their place in `grades`, the best first; an option not named has the worst.
    case grades
    /// Votes for or against, which cost their square of the voter's credits.
    case quadratic
  }

  /// A number of voters who cast the same ballot.
  package struct Ballot: Sendable, Equatable {
    /// How many voters.
    package let count: Int64
    /// What they give to each option they name, by its place.
    package let points: [Int: Rational]
    /// The line of the file; 0 where it did not come from a file.
    package let line: Int

    /// A ballot that so many voters cast.
    package init(count: Int64, points: [Int: Rational], line: Int = 0) {
      self.count = count
      self.points = points
      self.line = line
    }
  }

  /// What the ballots give.
  package let kind: Kind
  /// The options, in the order in which they are declared.
  package let candidates: [Candidate]
  /// The grades from best to worst, for majority judgement.
  package let grades: [String]
  /// Each voter's credits, for quadratic voting.
  package let credits: Int64
  /// The ballots.
  package let ballots: [Ballot]

  /// A profile of ballots.
  package init(kind: Kind, candidates: [Candidate], grades: [String] = [], credits: Int64 = 0, ballots: [Ballot]) {
    self.kind = kind
    self.candidates = candidates
    self.grades = grades
    self.credits = credits
    self.ballots = ballots
  }

  /// How many voters there are.
  package var voters: Int64 { ballots.reduce(0) { $0 &+ $1.count } }
}
