/// Instant runoff: the last one out, until someone has more than half of the ballots that still count.
///
/// A ballot counts up to its first shared rank. Ties for the last place go by the most recent earlier round in which
/// the tied differ, then by the published rule.
struct InstantRunoff {
  private(set) var rounds: [TallyRound] = []
  private(set) var winner: Int?
  private(set) var breaker: TieBreaker

  init(_ profile: RankedProfile, order: [Int]) {
    breaker = TieBreaker(order: order)
    let size = profile.candidates.count
    var isIn = [Bool](repeating: true, count: size)
    var piles = Piles(profile)
    var history: [[Int64]] = []
    while true {
      let alive = (0..<size).filter { isIn[$0] }
      let number = rounds.count + 1
      let lines = alive.map { TallyRound.Line(candidate: $0, amount: .whole(piles.votes[$0])) }
      let total = alive.reduce(Int64(0)) { $0 + piles.votes[$1] }
      let leader = alive.max { piles.votes[$0] < piles.votes[$1] }
      if let leader, piles.votes[leader] > total - piles.votes[leader] || alive.count == 1, total > 0 {
        winner = leader
        rounds.append(
          TallyRound(
            number: number, lines: lines, exhausted: .whole(piles.exhausted), elected: [leader],
            note: words("超过继续计票的选票半数", "more than half of the ballots that still count")))
        return
      }
      let least = alive.map { piles.votes[$0] }.min() ?? 0
      guard total > 0,
        let out = breaker.first(
          of: alive.filter { piles.votes[$0] == least }, for: .exclude, round: number, history: history, largest: false)
      else {
        rounds.append(
          TallyRound(
            number: number, lines: lines, exhausted: .whole(piles.exhausted),
            note: words("没有可计的选票", "no ballot counts for anyone")))
        return
      }
      rounds.append(
        TallyRound(
          number: number, lines: lines, exhausted: .whole(piles.exhausted), excluded: [out],
          note: words("票数最少者淘汰", "the one with the fewest votes is out")))
      history.append(piles.votes)
      isIn[out] = false
      piles.move(from: out, isIn: isIn)
    }
  }
}

/// Ballots in piles by the candidate for whom they count; a transfer touches only one pile.
private struct Piles {
  let profile: RankedProfile
  var votes: [Int64]
  var exhausted: Int64 = 0
  private var piles: [[Int32]]
  private var positions: [UInt16]

  init(_ profile: RankedProfile) {
    self.profile = profile
    votes = Array(repeating: 0, count: profile.candidates.count)
    piles = Array(repeating: [], count: profile.candidates.count)
    positions = Array(repeating: 0, count: profile.lines)
    for line in 0..<profile.lines {
      guard profile.strictLengths[line] > 0 else {
        exhausted += profile.counts[line]
        continue
      }
      let candidate = Int(profile.places[profile.starts[line]])
      votes[candidate] += profile.counts[line]
      piles[candidate].append(Int32(line))
    }
  }

  mutating func move(from candidate: Int, isIn: [Bool]) {
    let pile = piles[candidate]
    piles[candidate] = []
    votes[candidate] = 0
    profile.places.withUnsafeBufferPointer { places in
      for entry in pile {
        let line = Int(entry)
        let start = profile.starts[line]
        let length = Int(profile.strictLengths[line])
        var position = Int(positions[line]) + 1
        while position < length, !isIn[Int(places[start + position])] { position += 1 }
        positions[line] = UInt16(position)
        guard position < length else {
          exhausted += profile.counts[line]
          continue
        }
        let next = Int(places[start + position])
        votes[next] += profile.counts[line]
        piles[next].append(entry)
      }
    }
  }
}
