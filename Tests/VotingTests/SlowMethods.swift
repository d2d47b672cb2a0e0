@testable import Voting

/// The methods once more, as a reader would do them on paper: one voter at a time, fractions where there are fractions,
/// no thought of speed.
enum Slow {
  /// The ballots one by one, each up to its first shared rank.
  static func papers(_ profile: RankedProfile) -> [[Int]] {
    (0..<profile.lines).flatMap { line -> [[Int]] in
      let strict = profile.ranks(line: line).prefix { $0.count == 1 }.map { $0[0] }
      return Array(repeating: strict, count: Int(profile.counts[line]))
    }
  }

  /// Instant runoff: the votes of each round by candidate, and the winner.
  static func instantRunoff(_ profile: RankedProfile, order: [Int]) -> (rounds: [[Int: Int]], winner: Int?) {
    let papers = papers(profile)
    var alive = Set(profile.candidates.indices)
    var rounds: [[Int: Int]] = []
    while true {
      var votes: [Int: Int] = [:]
      for candidate in alive { votes[candidate] = 0 }
      for paper in papers {
        if let first = paper.first(where: { alive.contains($0) }) { votes[first, default: 0] += 1 }
      }
      rounds.append(votes)
      let total = votes.values.reduce(0, +)
      if total == 0 { return (rounds, nil) }
      if let winner = votes.first(where: { $0.value * 2 > total })?.key { return (rounds, winner) }
      var last = alive.filter { votes[$0] == votes.values.min() }
      for earlier in rounds.dropLast().reversed() where last.count > 1 {
        let least = last.compactMap { earlier[$0] }.min()
        last = last.filter { earlier[$0] == least }
      }
      guard let out = last.min(by: { order[$0] < order[$1] }) else { return (rounds, nil) }
      alive.remove(out)
    }
  }

  /// Scottish STV, paper by paper, in units of 0.00001.
  static func scottish(_ profile: RankedProfile, seats: Int, order: [Int]) -> (stages: [[Int]], winners: [Int]) {
    struct Paper {
      var ranking: [Int]
      var value: Int
      var holder: Int
    }
    var papers = papers(profile).filter { !$0.isEmpty }.map { Paper(ranking: $0, value: 100_000, holder: $0[0]) }
    let quota = (papers.count / (seats + 1) + 1) * 100_000
    guard !papers.isEmpty else { return ([], []) }
    var continuing = Set(profile.candidates.indices)
    var winners: [Int] = []
    var waiting: [Int] = []
    var stages: [[Int]] = []
    var kept: [Int: Int] = [:]
    func votes(_ candidate: Int) -> Int {
      kept[candidate] ?? papers.reduce(0) { $1.holder == candidate ? $0 + $1.value : $0 }
    }
    func pick(_ tied: [Int], largest: Bool) -> Int {
      var left = tied
      for stage in stages.dropLast().reversed() where left.count > 1 {
        let extreme = largest ? left.map { stage[$0] }.max() : left.map { stage[$0] }.min()
        left = left.filter { stage[$0] == extreme }
      }
      return left.min { order[$0] < order[$1] } ?? tied[0]
    }
    func byVotes(_ some: [Int]) -> [Int] {
      some.sorted { votes($0) == votes($1) ? order[$0] < order[$1] : votes($0) > votes($1) }
    }
    while true {
      for candidate in byVotes(continuing.filter { votes($0) >= quota }) where winners.count < seats {
        winners.append(candidate)
        continuing.remove(candidate)
        if votes(candidate) > quota { waiting.append(candidate) }
      }
      if winners.count < seats, continuing.count <= seats - winners.count {
        winners += byVotes(Array(continuing))
        continuing = []
      }
      stages.append(profile.candidates.indices.map(votes))
      if winners.count >= seats { return (stages, winners) }
      let donor: Int
      let factor: (Int) -> Int
      if let most = waiting.map(votes).max() {
        donor = pick(waiting.filter { votes($0) == most }, largest: true)
        waiting.removeAll { $0 == donor }
        let total = votes(donor)
        factor = { (total - quota) * $0 / total }
        kept[donor] = quota
      } else if let least = continuing.map(votes).min() {
        donor = pick(continuing.filter { votes($0) == least }, largest: false)
        continuing.remove(donor)
        factor = { $0 }
        kept[donor] = 0
      } else {
        return (stages, winners)
      }
      for index in papers.indices where papers[index].holder == donor {
        let place = papers[index].ranking.firstIndex(of: donor) ?? 0
        papers[index].value = factor(papers[index].value)
        papers[index].holder = papers[index].ranking[place...].first { continuing.contains($0) } ?? -1
      }
    }
  }

  /// The pairs, by asking each ballot about each pair.
  static func pairs(_ profile: RankedProfile) -> [[Int64]] {
    profile.candidates.indices.map { one in
      profile.candidates.indices.map { other in
        (0..<profile.lines).reduce(Int64(0)) { sum, line in
          let ranks = profile.ranks(line: line)
          let mine = ranks.firstIndex { $0.contains(one) } ?? Int.max
          let theirs = ranks.firstIndex { $0.contains(other) } ?? Int.max
          return mine < theirs ? sum + profile.counts[line] : sum
        }
      }
    }
  }

  /// The strength of the strongest path, by walking every path.
  static func strongest(_ strength: (Int, Int) -> Int64, from: Int, to: Int, size: Int) -> Int64 {
    func walk(_ at: Int, _ seen: Set<Int>, _ weakest: Int64) -> Int64 {
      if at == to { return weakest }
      return (0..<size).filter { !seen.contains($0) && strength(at, $0) > 0 }.map {
        walk($0, seen.union([$0]), min(weakest, strength(at, $0)))
      }.max() ?? 0
    }
    return from == to ? 0 : walk(from, [from], Int64.max)
  }

  /// Ranked pairs: the locked majorities, with cycles looked for anew each time.
  static func rankedPairs(_ matrix: PairwiseMatrix, _ strength: MajorityStrength, order: [Int]) -> Set<[Int]> {
    var majorities: [[Int]] = []
    for one in 0..<matrix.size {
      for other in 0..<matrix.size where matrix.beats(one, other) { majorities.append([one, other]) }
    }
    majorities.sort {
      let (left, right) = (strength.strength(matrix, $0[0], $0[1]), strength.strength(matrix, $1[0], $1[1]))
      if left != right { return left > right }
      return $0[0] == $1[0] ? order[$0[1]] < order[$1[1]] : order[$0[0]] < order[$1[0]]
    }
    var locked: Set<[Int]> = []
    func reaches(_ from: Int, _ to: Int) -> Bool {
      from == to || locked.contains { $0[0] == from && reaches($0[1], to) }
    }
    for majority in majorities where !reaches(majority[1], majority[0]) { locked.insert(majority) }
    return locked
  }

  /// The list of medians that majority judgement compares: the grade of the lower middle, taken away, and so on.
  static func medians(_ grades: [Int]) -> [Int] {
    var left = grades.sorted()
    var medians: [Int] = []
    while !left.isEmpty { medians.append(left.remove(at: left.count / 2)) }
    return medians
  }

  /// Equal shares by the book: fractions for every voter, every project asked in every round.
  static func equalShares(
    _ election: BudgetElection, _ satisfaction: Satisfaction, perVoter: Rational, order: [Int]
  ) -> [(project: Int, price: Rational, tied: [Int])] {
    var purses: [(money: Rational, ballot: Set<Int>)] = []
    for (count, ballot) in zip(election.counts, election.ballots) {
      for _ in 0..<count { purses.append((perVoter, Set(ballot))) }
    }
    var bought: [(project: Int, price: Rational, tied: [Int])] = []
    for project in election.projects.indices.sorted(by: { order[$0] < order[$1] })
    where election.projects[project].cost == .zero && purses.contains(where: { $0.ballot.contains(project) }) {
      bought.append((project, .zero, []))
    }
    while true {
      var offers: [(project: Int, price: Rational, rate: Rational)] = []
      for project in election.projects.indices where !bought.contains(where: { $0.project == project }) {
        let cost = election.projects[project].cost
        let money = purses.filter { $0.ballot.contains(project) }.map(\.money).sorted()
        guard cost > .zero, !money.isEmpty, money.reduce(.zero, +) >= cost else { continue }
        // The poorest pay all they have until the rest can share what is left evenly.
        var rest = cost
        for (index, has) in money.enumerated() {
          let share = rest.divided(by: Rational(money.count - index)) ?? .zero
          if share <= has {
            offers.append((project, share, satisfaction == .cost ? share.divided(by: cost) ?? .zero : share))
            break
          }
          rest -= has
        }
      }
      guard let lowest = offers.map(\.rate).min() else { return bought }
      let tied = offers.filter { $0.rate == lowest }.sorted { order[$0.project] < order[$1.project] }
      let next = tied[0]
      for index in purses.indices where purses[index].ballot.contains(next.project) {
        purses[index].money -= min(purses[index].money, next.price)
      }
      bought.append((next.project, next.price, tied.count > 1 ? tied.map(\.project) : []))
    }
  }
}
