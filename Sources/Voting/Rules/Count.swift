package import Vocabulary

/// Counts a yes-or-no ballot: pure, exact, and the same for the same roll and votes.
///
/// Votes of people who are not on the roll do not count. An abstainer takes part.
package func count(_ rule: VotingRule, roll: Roll, votes: [PersonID: Choice]) -> BallotResult {
  var counting = Counting(roll: roll)
  for (index, entry) in roll.entries.enumerated() { counting.choices[index] = votes[entry.voter] }
  if rule.silence == .followsMajority { counting.letSilenceFollow() }
  return counting.result(of: rule)
}

/// Counts a yes-or-no ballot in which delegations were followed.
package func count(_ rule: VotingRule, _ delegated: DelegatedVotes) -> BallotResult {
  var counting = Counting(roll: delegated.roll)
  counting.choices = delegated.choicesInOrder
  if rule.silence == .followsMajority { counting.letSilenceFollow() }
  return counting.result(of: rule)
}

/// A count under way.
private struct Counting {
  let roll: Roll
  var choices: [Choice?]

  init(roll: Roll) {
    self.roll = roll
    choices = Array(repeating: nil, count: roll.entries.count)
  }

  /// Those who did not vote join the side that has more heads and more area; where the two differ or are equal they
  /// abstain.
  mutating func letSilenceFollow() {
    let yes = totals { $0 == .yes }
    let no = totals { $0 == .no }
    let side: Choice =
      if yes.heads > no.heads, yes.area >= no.area {
        .yes
      } else if no.heads > yes.heads, no.area >= yes.area {
        .no
      } else {
        .abstain
      }
    for index in choices.indices where choices[index] == nil { choices[index] = side }
  }

  /// Sums over the entries whose choice is one of those.
  func totals(where belongs: (Choice?) -> Bool) -> Totals {
    var members: Int64 = 0
    var heads: Int128 = 0
    var area: Int128 = 0
    for (entry, choice) in zip(roll.entries, choices) where belongs(choice) {
      members += 1
      heads += Int128(entry.heads)
      area += Int128(entry.area)
    }
    return Totals(
      members: members, heads: Int64(clamping: heads), area: Int64(clamping: area),
      households: households(where: belongs))
  }

  /// Units of which someone belongs; where the group is one of those who took part, units of which nobody who took
  /// part is outside it.
  private func households(where belongs: (Choice?) -> Bool) -> Int64 {
    var inside: Set<String> = []
    var split: Set<String> = []
    for (entry, choice) in zip(roll.entries, choices) {
      if belongs(choice) {
        inside.formUnion(entry.units)
      } else if choice != nil {
        split.formUnion(entry.units)
      }
    }
    return Int64(inside.subtracting(split).count)
  }

  func result(of rule: VotingRule) -> BallotResult {
    let all = totals { _ in true }
    let participating = totals { $0 != nil }
    let yes = totals { $0 == .yes }
    let no = totals { $0 == .no }
    func counted(_ kind: ConditionKind, _ condition: Condition) -> CountedCondition {
      let measure = condition.measure
      let value =
        switch condition.counted {
        case .participating: participating[measure]
        case .yes: yes[measure]
        case .no: no[measure]
        }
      let total =
        switch condition.of {
        case .participating: participating[measure]
        case .all: all[measure]
        case .decided: Int64(clamping: Int128(yes[measure]) + Int128(no[measure]))
        }
      return CountedCondition(kind, condition, value: value, total: total)
    }
    let quorum = rule.quorum.map { counted(.quorum, $0) }
    let pass = rule.pass.map { counted(.pass, $0) }
    let isQuorate =
      switch rule.quorumNeeds {
      case .all: quorum.allSatisfy(\.passed)
      case .any: quorum.isEmpty || quorum.contains(where: \.passed)
      }
    let outcome: BallotOutcome =
      if !isQuorate {
        .noQuorum
      } else if rule.decider == .head {
        .awaitsHead
      } else if !pass.isEmpty, pass.allSatisfy(\.passed) {
        .adopted
      } else {
        .rejected
      }
    return BallotResult(
      rule: rule.id, outcome: outcome, quorumNeeds: rule.quorumNeeds, conditions: quorum + pass, all: all,
      participating: participating, yes: yes, no: no, abstain: totals { $0 == .abstain }, head: nil)
  }
}
