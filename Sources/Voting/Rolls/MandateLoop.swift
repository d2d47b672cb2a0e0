package import Vocabulary

extension Mandate {
  /// The people of the loop that this delegation would close, its giver first; nil where it closes none.
  ///
  /// Only delegations are followed on, since a proxy goes no further. A chain closes a loop when one ballot could fall
  /// under every delegation of it, as far as scopes and terms tell; what they do not tell counts as possible, so that a
  /// loop is refused when it is made and not found when votes are counted.
  package func loop(among others: [Mandate], at now: Instant) -> [PersonID]? {
    guard kind == .delegation else { return nil }
    let open = others.filter { $0.kind == .delegation && $0.from != from && $0.revoked.map { now < $0 } ?? true }
    let byGiver = Dictionary(grouping: open, by: \.from)
    func search(_ chain: [Mandate]) -> [PersonID]? {
      guard let last = chain.last else { return nil }
      if last.to == from { return chain.map(\.from) }
      guard !chain.dropLast().contains(where: { $0.from == last.to }) else { return nil }
      for next in byGiver[last.to] ?? [] where chain.allSatisfy({ $0.meets(next) }) {
        if let loop = search(chain + [next]) { return loop }
      }
      return nil
    }
    return search([self])
  }

  /// Whether one ballot could fall under both.
  private func meets(_ other: Mandate) -> Bool {
    guard term.from < other.term.until ?? .distantFuture, other.term.from < term.until ?? .distantFuture else {
      return false
    }
    switch (scope, other.scope) {
    case (.area(let one), .area(let two)): return one.contains(two) || two.contains(one)
    case (.matter(let one), .matter(let two)): return one.text.hasPrefix(two.text) || two.text.hasPrefix(one.text)
    case (.subject(let one), .subject(let two)): return one == two
    case (.ballot(let one), .ballot(let two)): return one == two
    default: return true
    }
  }
}

extension Instant {
  fileprivate static var distantFuture: Instant { Instant(milliseconds: .max) }
}
