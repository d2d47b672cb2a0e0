import BigInt
package import Vocabulary

/// The count of a ballot: the conditions, and for several options the whole tally.
package struct BallotCount: Hashable, Sendable {
  /// Each condition with its numbers; of several options, of those who are in favour of what was chosen.
  package let result: BallotResult
  /// The tally of several options.
  package let tally: CountedTally?
}

/// Counts a ballot on one proposal, or on the options of a sheet: pure, exact, the same for the same roll and votes.
///
/// Of several options every ballot counts for the heads of its voter. Votes of people who are not on the roll do not
/// count. An abstainer takes part, and stands on no ballot.
///
/// - Throws: where a sheet has more options, or a budget more digits, than its method can count.
package func count(
  _ rule: VotingRule, sheet: BallotSheet?, roll: Roll, voices: [PersonID: Voice]
) throws(InputFault) -> BallotCount {
  guard let sheet else {
    return BallotCount(result: count(rule, roll: roll, votes: voices.compactMapValues(\.choice)), tally: nil)
  }
  let cast = CastBallots(sheet: sheet, roll: roll, voices: voices)
  let tally = try cast.file.tally(sheet.terms.method, sheet.tallyOptions)
  let counted = CountedTally(tally, method: sheet.terms.method, tie: sheet.tie)
  let stances = voices.mapValues { sheet.stance($0, on: counted.winners) }
  return BallotCount(result: count(rule, roll: roll, votes: stances).chosen(by: counted, on: sheet), tally: counted)
}

extension BallotSheet {
  /// The proposals that a tally chose, in its order.
  package func proposals(chosenBy tally: CountedTally) -> [ProposalID] {
    tally.winners.compactMap { option($0)?.proposal }
  }

  /// How a voter stands to what was chosen: in favour, against, or neither.
  ///
  /// Where the status quo is an option, whoever ranks it above everything that was chosen is against; whoever ranks both
  /// alike abstains.
  package func stance(_ voice: Voice, on winners: [String]) -> Choice {
    guard case .marking(let marking) = voice else { return .abstain }
    switch marking {
    case .named(let ids): return ids.contains { winners.contains($0) } ? .yes : .no
    case .points(let points):
      let worst = Int64(terms.grades.count)
      let isFor = points.contains {
        winners.contains($0.option) && (terms.form == .grades ? $0.points < worst : $0.points > 0)
      }
      return isFor ? .yes : .no
    case .ranking(let ranks):
      let best = ranks.firstIndex { $0.contains { winners.contains($0) } }
      guard let statusQuo, !winners.contains(statusQuo.id) else { return best == nil ? .no : .yes }
      let none = ranks.firstIndex { $0.contains(statusQuo.id) }
      if best == none { return .abstain }
      return (best ?? .max) < (none ?? .max) ? .yes : .no
    }
  }
}

extension BallotResult {
  /// The result of a ballot of several options: without a quorum, without a winner, or with the status quo first,
  /// nothing is adopted.
  fileprivate func chosen(by tally: CountedTally, on sheet: BallotSheet) -> BallotResult {
    let passes = conditions.filter { $0.kind == .pass }.allSatisfy(\.passed)
    let chosen = sheet.proposals(chosenBy: tally)
    let outcome: BallotOutcome =
      switch self.outcome {
      case .noQuorum, .awaitsHead: self.outcome
      case .adopted, .rejected: passes && participating.members > 0 && !chosen.isEmpty ? .adopted : .rejected
      }
    return BallotResult(
      rule: rule, outcome: outcome, quorumNeeds: quorumNeeds, conditions: conditions, all: all,
      participating: participating, yes: yes, no: no, abstain: abstain, head: head)
  }
}

/// The ballots that were cast on a sheet, equal ones together, as the methods and the files have them.
package struct CastBallots: Sendable {
  /// The sheet.
  package let sheet: BallotSheet
  /// The ballots, without names.
  package let file: BallotFile

  /// Ballots of those on the roll; abstainers have none.
  package init(sheet: BallotSheet, roll: Roll, voices: [PersonID: Voice]) {
    var counts: [Marking: Int64] = [:]
    for entry in roll.entries {
      guard let marking = voices[entry.voter]?.marking else { continue }
      counts[marking, default: 0] += Int64(entry.heads)
    }
    self.init(sheet: sheet, all: roll.entries.reduce(0) { $0 + Int64($1.heads) }, counts: counts)
  }

  /// So many heads cast each marking, of so many on the roll.
  init(sheet: BallotSheet, all: Int64, counts: [Marking: Int64]) {
    self.sheet = sheet
    let place = Dictionary(sheet.options.enumerated().map { ($1.id, $0) }) { first, _ in first }
    func places(_ ids: [String]) -> [Int] { ids.compactMap { place[$0] } }
    // Dictionaries have no order; the ballots get one that is the same in every count.
    let ballots = counts.map { (marking: $0.key, key: $0.key.key, count: $0.value) }.sorted {
      $0.count == $1.count ? $0.key.lexicographicallyPrecedes($1.key) : $0.count > $1.count
    }
    let candidates = sheet.candidates
    let content: BallotFile.Content
    switch sheet.terms.form {
    case .projects:
      content = .budget(
        BudgetElection(
          projects: sheet.options.map { Project(id: $0.id, name: $0.name, cost: sheet.money($0.cost ?? 0)) },
          budget: sheet.money(sheet.budget ?? 0), counts: ballots.map(\.count),
          ballots: ballots.map { if case .named(let ids) = $0.marking { places(ids) } else { [] } }))
    case .one, .ranking:
      let profile = RankedProfile(
        candidates: candidates,
        ballots: ballots.map { ballot in
          switch ballot.marking {
          case .named(let ids): (count: ballot.count, ranks: [places(ids)])
          case .ranking(let ranks): (count: ballot.count, ranks: ranks.map(places))
          case .points: (count: ballot.count, ranks: [])
          }
        })
      content =
        if let demand = sheet.terms.demand, sheet.statusQuo != nil {
          .debian(DebianFile(profile, defaultOption: candidates.count - 1, demand: demand, of: all))
        } else {
          .ranked(profile, seats: sheet.seats, approvesFirstRank: false)
        }
    case .approval, .score, .grades, .quadratic:
      let kind: PointsProfile.Kind =
        switch sheet.terms.form {
        case .approval: .approval
        case .grades: .grades
        case .quadratic: .quadratic
        default: .score
        }
      content = .points(
        PointsProfile(
          kind: kind, candidates: candidates, grades: sheet.terms.grades.map(\.zh), credits: sheet.terms.highest,
          ballots: ballots.map { ballot in
            var points: [Int: Rational] = [:]
            switch ballot.marking {
            case .named(let ids): for option in places(ids) { points[option] = Rational(1) }
            case .points(let given):
              for one in given {
                guard let option = place[one.option] else { continue }
                points[option] = Rational(kind == .grades ? one.points - 1 : one.points)
              }
            case .ranking: break
            }
            return PointsProfile.Ballot(count: ballot.count, points: points)
          }), seats: sheet.seats)
    }
    file = BallotFile(content)
  }
}

extension Marking {
  /// An order among markings.
  fileprivate var key: [String] {
    switch self {
    case .named(let ids): ids
    case .ranking(let ranks): ranks.flatMap { ["/"] + $0 }
    case .points(let points): points.flatMap { [$0.option, String($0.points)] }
    }
  }
}
