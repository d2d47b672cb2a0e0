import Vocabulary
import Voting

/// Tallies in which most members delegate, in chains.
enum DelegationFigures {
  static func enter(_ ledger: Ledger, quick: Bool) throws {
    ledger.title("Delegated votes, a member in twenty votes in person, chains as they fall (load \(loadOfMachine()))")
    for (direct, delegating, limit) in [(500, 9_500, 0.02), (50_000, 950_000, 2.0)] where !quick || direct == 500 {
      let society = Society(direct: direct, delegating: delegating, seed: 6)
      var best = Double.infinity
      var counts: [Choice: Int] = [:]
      for _ in 0..<3 {
        let start = processorSeconds()
        counts = [:]
        let votes = DelegatedVotes(roll: society.roll, votes: society.votes, delegations: society.delegations)
        for choice in votes.choices.values { counts[choice, default: 0] += 1 }
        best = min(best, processorSeconds() - start)
      }
      let total = direct + delegating
      let summary = Choice.allCases.map { "\($0.rawValue) \(counts[$0] ?? 0)" }.joined(separator: ", ")
      try ledger.enter(
        .below(
          limit * 1_000, "tally of \(direct) direct and \(delegating) delegating members", best * 1_000, "ms",
          note: "\(summary) of \(total); best of 3"))
    }
  }
}

/// Members of whom most delegate to another member.
private struct Society {
  let roll: Roll
  var votes: [PersonID: Choice] = [:]
  var delegations: [PersonID: PersonID] = [:]

  init(direct: Int, delegating: Int, seed: UInt64) {
    var random = Seeded(seed)
    let members = (0..<direct + delegating).map { PersonID("member-\($0)") }
    roll = Roll(entries: members.map { RollEntry(voter: $0, units: [], heads: 1, area: 0) })
    for (index, member) in members.enumerated() {
      if index < direct {
        votes[member] = Int.random(in: 0..<5, using: &random) < 3 ? .yes : .no
      } else {
        // To anyone before: chains of some ten steps, all of which end with someone who votes.
        delegations[member] = members[Int.random(in: 0..<index, using: &random)]
      }
    }
  }
}
