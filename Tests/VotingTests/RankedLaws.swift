import Foundation
import Testing

@testable import Voting

/// Whether the long runs are asked for.
let isLongRun = ProcessInfo.processInfo.environment["GONGZHI_LONG"] != nil

@Suite("Methods for ranked ballots")
struct RankedLaws {
  private func instantRunoff(_ profile: RankedProfile, order: [Int]) -> (rounds: [[Int: Int]], winner: Int?) {
    let count = InstantRunoff(profile, order: order)
    let rounds = count.rounds.map { round in
      Dictionary(uniqueKeysWithValues: round.lines.map { ($0.candidate, Int($0.amount.text) ?? -1) })
    }
    return (rounds, count.winner)
  }

  private func scottish(_ profile: RankedProfile, seats: Int, order: [Int]) -> (stages: [[Int]], winners: [Int]) {
    let count = ScottishTransfer(profile, seats: seats, order: order)
    let stages = count.rounds.map { round in
      round.lines.map { line -> Int in
        if case .decimal(let scaled, 5) = line.amount { return Int(scaled) }
        return -1
      }
    }
    return (stages, count.winners)
  }

  @Test("agree with the slow count on every small profile")
  func everySmallProfile() {
    for (size, voters) in isLongRun ? [(3, 5), (4, 5)] : [(2, 6), (3, 5), (4, 2)] {
      let order = Array(0..<size)
      everyProfile(candidates: size, voters: voters) { profile in
        let fast = instantRunoff(profile, order: order)
        let slow = Slow.instantRunoff(profile, order: order)
        #expect(fast.rounds == slow.rounds && fast.winner == slow.winner, "\(profile)")
        for seats in 1..<size {
          let fast = scottish(profile, seats: seats, order: order)
          let slow = Slow.scottish(profile, seats: seats, order: order)
          #expect(fast.stages == slow.stages && fast.winners == slow.winners, "\(profile)")
        }
        #expect(PairwiseMatrix(profile).preferring == Slow.pairs(profile), "\(profile)")
      }
    }
  }

  @Test("agree with the slow count on random profiles with incomplete ballots and shared ranks")
  func randomProfiles() {
    for seed in 1...(isLongRun ? 3_000 : 120) {
      var dice = Dice(seed: UInt64(seed))
      let size = 2 + dice.roll(5)
      let profile = randomProfile(&dice, candidates: size, lines: 1 + dice.roll(20), ties: dice.roll(2) == 0)
      let order = dice.shuffled(Array(0..<size))
      let fast = instantRunoff(profile, order: order)
      let slow = Slow.instantRunoff(profile, order: order)
      #expect(fast.rounds == slow.rounds && fast.winner == slow.winner, "seed \(seed)")
      let seats = 1 + dice.roll(size)
      let transfer = scottish(profile, seats: seats, order: order)
      let paper = Slow.scottish(profile, seats: seats, order: order)
      #expect(transfer.stages == paper.stages && transfer.winners == paper.winners, "seed \(seed)")
      let matrix = PairwiseMatrix(profile)
      #expect(matrix.preferring == Slow.pairs(profile), "seed \(seed)")
      for strength in MajorityStrength.allCases {
        let schulze = SchulzeOrder(matrix, strength: strength)
        for one in 0..<size {
          for other in 0..<size {
            let path = Slow.strongest({ strength.strength(matrix, $0, $1) }, from: one, to: other, size: size)
            #expect(schulze.paths[one][other] == path, "seed \(seed)")
          }
        }
        var breaker = TieBreaker(order: order)
        var tied: [[(Int, Int)]] = []
        let locked = RankedPairs(matrix, strength: strength, breaker: &breaker, tied: &tied).locked
        let pairs = Set((0..<size).flatMap { one in (0..<size).filter { locked[one][$0] }.map { [one, $0] } })
        #expect(pairs == Slow.rankedPairs(matrix, strength, order: order), "seed \(seed)")
      }
    }
  }

  @Test("elect the candidate who beats every other, where the method promises it")
  func condorcet() {
    for seed in 1...200 {
      var dice = Dice(seed: UInt64(seed))
      let profile = randomProfile(&dice, candidates: 4, lines: 1 + dice.roll(9), ties: true)
      guard let winner = PairwiseMatrix(profile).condorcetWinner else { continue }
      for method in [VotingMethod.condorcet, .schulze, .rankedPairs] {
        for strength in MajorityStrength.allCases {
          let tally = profile.tally(method, TallyOptions(strength: strength), seats: 1)
          #expect(tally.winners == [winner], "seed \(seed) \(method)")
          #expect(tally.ties.allSatisfy { $0.purpose == .lock }, "seed \(seed) \(method)")
        }
      }
    }
  }

  @Test("never turn a winner into a loser because a voter ranks the winner higher, where the method promises it")
  func monotone() {
    for seed in 1...150 {
      var dice = Dice(seed: UInt64(seed))
      var ballots = (0..<(3 + dice.roll(6))).map { _ in dice.shuffled([0, 1, 2, 3]) }
      func profile() -> RankedProfile {
        RankedProfile(candidates: candidates(4), ballots: ballots.map { (1, $0.map { [$0] }) })
      }
      for method in [VotingMethod.plurality, .borda, .schulze, .rankedPairs] {
        let before = profile().tally(method, TallyOptions(), seats: 1)
        guard let winner = before.winners.first, before.ties.isEmpty else { continue }
        let voter = dice.roll(ballots.count)
        let kept = ballots[voter]
        ballots[voter] = [winner] + kept.filter { $0 != winner }
        #expect(profile().tally(method, TallyOptions(), seats: 1).winners == [winner], "seed \(seed) \(method)")
        ballots[voter] = kept
      }
    }
  }

  @Test("count the same whatever the order of the ballots")
  func anonymity() {
    for seed in 1...60 {
      var dice = Dice(seed: UInt64(seed))
      let profile = randomProfile(&dice, candidates: 5, lines: 12, ties: true)
      var other = RankedProfile(candidates: profile.candidates)
      for line in dice.shuffled(Array(0..<profile.lines)) {
        for _ in 0..<profile.counts[line] { other.append(count: 1, ranks: profile.ranks(line: line)) }
      }
      for method in [VotingMethod.plurality, .borda, .irv, .stvWIG, .stvMeek, .schulze, .rankedPairs, .condorcet] {
        let seats = method == .irv ? 1 : 2
        let one = profile.tally(method, TallyOptions(), seats: seats)
        let two = other.tally(method, TallyOptions(), seats: seats)
        #expect(one == two, "seed \(seed) \(method)")
      }
    }
  }

  @Test("keep every vote somewhere: candidates and non-transferable votes sum to the valid ballots at each stage")
  func sums() {
    for seed in 1...100 {
      var dice = Dice(seed: UInt64(seed))
      let profile = randomProfile(&dice, candidates: 5, lines: 15)
      let seats = 1 + dice.roll(4)
      for method in [VotingMethod.stvWIG, .stvMeek] {
        let tally = profile.tally(method, TallyOptions(), seats: seats)
        let valid = Rational(
          (0..<profile.lines).reduce(Int64(0)) { profile.strictLengths[$1] > 0 ? $0 + profile.counts[$1] : $0 })
        let all = method == .stvWIG ? valid : Rational(profile.voters)
        for round in tally.rounds {
          let amounts = round.lines.map(\.amount) + [round.exhausted ?? .whole(0)]
          let sum = amounts.reduce(Rational.zero) { $0 + ($1.json.rational ?? .zero) }
          #expect(sum == all, "seed \(seed) \(method) round \(round.number)")
        }
        #expect(Set(tally.winners).count == tally.winners.count)
        if valid > .zero { #expect(tally.winners.count == seats, "seed \(seed) \(method)") }
      }
    }
  }

  @Test("elect a solid coalition's share: more than k quotas of voters who rank k names first get k seats")
  func proportional() {
    for seed in 1...100 {
      var dice = Dice(seed: UInt64(seed))
      var profile = RankedProfile(candidates: candidates(6))
      let left = 1 + dice.roll(30)
      let right = 1 + dice.roll(30)
      for _ in 0..<left { profile.append(count: 1, ranks: (dice.shuffled([0, 1, 2]) + [3, 4, 5]).map { [$0] }) }
      for _ in 0..<right { profile.append(count: 1, ranks: (dice.shuffled([3, 4, 5]) + [0, 1, 2]).map { [$0] }) }
      let quota = (left + right) / 4 + 1
      for method in [VotingMethod.stvWIG, .stvMeek] {
        let winners = profile.tally(method, TallyOptions(), seats: 3).winners
        #expect(winners.filter { $0 < 3 }.count >= min(3, left / quota), "seed \(seed) \(method)")
        #expect(winners.filter { $0 >= 3 }.count >= min(3, right / quota), "seed \(seed) \(method)")
      }
    }
  }
}
