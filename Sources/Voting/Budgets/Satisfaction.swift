/// What a voter gets out of a project that they approve.
package enum Satisfaction: String, CaseIterable, Sendable {
  /// One for every project.
  case cardinality
  /// The cost of the project.
  case cost
}

/// How equal shares goes on while money is left.
package enum EqualSharesCompletion: String, CaseIterable, Sendable, Codable {
  /// Not at all.
  case none
  /// Every voter's money is raised step by step until an outcome is exhaustive or the next would overspend.
  case add1
  /// Every voter's money is raised step by step until the next outcome would overspend.
  case add1Full = "add1-full"
  /// What is left is spent greedily by votes.
  case utilitarian
  /// First `add1`, then `utilitarian`.
  case add1Utilitarian = "add1+utilitarian"
  /// First `add1-full`, then `utilitarian`.
  case add1FullUtilitarian = "add1-full+utilitarian"

  /// Whether the voters' money is raised.
  var raises: Bool { self != .none && self != .utilitarian }
  /// Whether raising stops at the first exhaustive outcome.
  var stopsExhausted: Bool { self == .add1 || self == .add1Utilitarian }
  /// Whether the rest is spent greedily.
  var spendsTheRest: Bool { self == .utilitarian || self == .add1Utilitarian || self == .add1FullUtilitarian }
}

/// A project that the voters who approve it bought with their shares.
package struct Purchase: Sendable, Equatable {
  /// The project, by place.
  package let project: Int
  /// What each supporter pays who has that much; the others pay what they have. In the money of the file.
  package let price: Rational
  /// The price for one unit of satisfaction, by which projects are compared.
  package let rate: Rational
  /// How many supporters pay the whole price.
  package let payingInFull: Int64
  /// How many supporters pay everything they have, which is less.
  package let payingAll: Int64
  /// Projects with the same rate, this one among them, if there were several.
  package let tied: [Int]
}
