extension BallotSheet {
  /// The options that go to the next round: so many as the terms say, by what they had in the first round, ties by the
  /// published rule; all of them where the terms say nothing.
  package func finalists(after tally: CountedTally) -> [BallotOption] {
    let proposals = options.filter { $0.proposal != nil }
    guard terms.finalists > 0, let first = tally.rounds.first else { return proposals }
    let order = tieRule.order(candidates)
    let place = Dictionary(options.enumerated().map { ($1.id, order[$0]) }) { first, _ in first }
    func amount(_ option: BallotOption) -> Rational {
      first.lines.first { $0.option == option.id }.flatMap { Rational(decimal: $0.amount) } ?? .zero
    }
    let best = proposals.sorted {
      let (one, other) = (amount($0), amount($1))
      return one == other ? place[$0.id, default: 0] < place[$1.id, default: 0] : one > other
    }.prefix(terms.finalists).map(\.id)
    return proposals.filter { best.contains($0.id) }
  }
}
