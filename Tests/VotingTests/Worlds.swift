@testable import Voting

/// A small generator with a seed, so that a failure can be repeated.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number from 0 to below `bound` (xorshift64*).
  mutating func roll(_ bound: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % max(1, bound)
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var left = elements
    var result: [Element] = []
    while !left.isEmpty { result.append(left.remove(at: roll(left.count))) }
    return result
  }
}

/// Candidates called a, b, c, …
func candidates(_ count: Int) -> [Candidate] {
  (0..<count).map { Candidate(id: "\($0 + 1)", name: String(Character(Unicode.Scalar(UInt8(97 + $0 % 26))))) }
}

/// A profile with incomplete ballots, and with shared ranks if asked for.
func randomProfile(_ dice: inout Dice, candidates count: Int, lines: Int, ties: Bool = false) -> RankedProfile {
  var profile = RankedProfile(candidates: candidates(count))
  for _ in 0..<lines {
    var ranks: [[Int]] = []
    for candidate in dice.shuffled(Array(0..<count)).prefix(dice.roll(count + 1)) {
      if ties, !ranks.isEmpty, dice.roll(3) == 0 {
        ranks[ranks.count - 1].append(candidate)
      } else {
        ranks.append([candidate])
      }
    }
    profile.append(count: Int64(1 + dice.roll(5)), ranks: ranks)
  }
  return profile
}

/// All orders of some things.
func permutations(_ items: [Int]) -> [[Int]] {
  guard items.count > 1 else { return [items] }
  return items.flatMap { first in permutations(items.filter { $0 != first }).map { [first] + $0 } }
}

/// Calls with every profile of strict complete ballots, up to the order of the voters.
func everyProfile(candidates count: Int, voters: Int, _ body: (RankedProfile) -> Void) {
  let orders = permutations(Array(0..<count))
  var numbers = [Int64](repeating: 0, count: orders.count)
  func choose(_ index: Int, _ left: Int) {
    if index == orders.count - 1 {
      numbers[index] = Int64(left)
      var profile = RankedProfile(candidates: candidates(count))
      for (order, number) in zip(orders, numbers) where number > 0 {
        profile.append(count: number, ranks: order.map { [$0] })
      }
      body(profile)
      return
    }
    for number in 0...left {
      numbers[index] = Int64(number)
      choose(index + 1, left - number)
    }
  }
  choose(0, voters)
}
