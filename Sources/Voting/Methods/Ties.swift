import BigInt
import Crypto

/// The published rule by which ties are broken, known before the ballot opens.
///
/// Whoever stands first in the order is the one that the step takes: the one elected, or the one excluded.
package enum TieRule: Hashable, Sendable {
  /// The order in which candidates are declared; projects by their id compared as text.
  case declared
  /// Ascending SHA-256(seed ‖ 0x00 ‖ id), with a seed that was published before the ballot opened.
  case seed([UInt8])

  /// Reads `declared` or `seed:HEX`.
  package init?(_ text: String) {
    if text == "declared" {
      self = .declared
      return
    }
    guard text.hasPrefix("seed:") else { return nil }
    let digits = Array(text.dropFirst(5).utf8)
    guard !digits.isEmpty, digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16),
        digits[index] != UInt8(ascii: "+")
      else { return nil }
      bytes.append(byte)
    }
    self = .seed(bytes)
  }

  /// The rule as the command line spells it.
  package var text: String {
    switch self {
    case .declared: "declared"
    case .seed(let bytes): "seed:" + hexadecimal(bytes)
    }
  }

  /// The place of each candidate in the order, from 0.
  ///
  /// - Parameter byID: whether the declared order is that of the ids compared as text (UTF-8 bytes).
  package func order(_ candidates: [Candidate], byID: Bool = false) -> [Int] {
    let sorted: [Int]
    switch self {
    case .declared:
      guard byID else { return Array(candidates.indices) }
      sorted = candidates.indices.sorted {
        candidates[$0].id == candidates[$1].id
          ? $0 < $1 : candidates[$0].id.utf8.lexicographicallyPrecedes(candidates[$1].id.utf8)
      }
    case .seed(let seed):
      let digests = candidates.map { Array(SHA256.hash(data: seed + [0] + Array($0.id.utf8))) }
      sorted = candidates.indices.sorted {
        digests[$0] == digests[$1] ? $0 < $1 : digests[$0].lexicographicallyPrecedes(digests[$1])
      }
    }
    var places = [Int](repeating: 0, count: sorted.count)
    for (place, candidate) in sorted.enumerated() { places[candidate] = place }
    return places
  }
}

/// A tie that was broken, and how; ties are always shown.
package struct TieBreak: Hashable, Sendable {
  /// What the tie was about.
  package enum Purpose: String, CaseIterable, Sendable, Codable {
    /// Who is elected or chosen.
    case elect
    /// Who is excluded.
    case exclude
    /// Whose surplus is transferred first.
    case surplus
    /// Which of two equal majorities is locked first.
    case lock
  }

  /// How it was broken.
  package enum Means: Hashable, Sendable {
    /// By the votes of an earlier round in which they differed.
    case earlierRound(Int)
    /// By the published rule.
    case rule
  }

  /// The round, from 1.
  package let round: Int
  /// What it was about.
  package let purpose: Purpose
  /// Who was tied.
  package let among: [Int]
  /// Whom the step took.
  package let chosen: Int
  /// How it was broken.
  package let means: Means
}

/// Breaks ties by one rule and keeps the list of those it broke.
struct TieBreaker {
  /// The place of each candidate in the order of the rule.
  let order: [Int]
  private(set) var ties: [TieBreak] = []

  init(order: [Int]) { self.order = order }

  /// The one of `tied` that stands first in the order; a tie of one is no tie.
  mutating func first(of tied: [Int], for purpose: TieBreak.Purpose, round: Int) -> Int? {
    guard let chosen = tied.min(by: { order[$0] < order[$1] }) else { return nil }
    if tied.count > 1 {
      ties.append(TieBreak(round: round, purpose: purpose, among: tied.sorted(), chosen: chosen, means: .rule))
    }
    return chosen
  }

  /// The one of `tied` that the most recent earlier round in which they differ tells apart (the largest there, or the
  /// smallest), else the one that stands first in the order.
  ///
  /// - Parameter history: the votes of every candidate in each earlier round, in order.
  mutating func first<Votes: Comparable>(
    of tied: [Int], for purpose: TieBreak.Purpose, round: Int, history: [[Votes]], largest: Bool
  ) -> Int? {
    var left = tied
    for (earlier, votes) in history.enumerated().reversed() where left.count > 1 {
      guard let extreme = largest ? left.map({ votes[$0] }).max() : left.map({ votes[$0] }).min() else { break }
      left = left.filter { votes[$0] == extreme }
      if left.count == 1, let chosen = left.first {
        ties.append(
          TieBreak(
            round: round, purpose: purpose, among: tied.sorted(), chosen: chosen, means: .earlierRound(earlier + 1)))
        return chosen
      }
    }
    return first(of: left, for: purpose, round: round)
  }

  /// The best `seats` of the candidates by a value, best first; equal values in the order of the rule, and a tie is
  /// entered wherever someone who is chosen has the same value as another.
  mutating func best<Value: Hashable & Comparable>(
    _ values: [Value], seats: Int, among: [Int], round: Int = 1
  ) -> [Int] {
    let sorted = among.sorted { values[$0] == values[$1] ? order[$0] < order[$1] : values[$0] > values[$1] }
    let winners = Array(sorted.prefix(max(0, seats)))
    var shown: Set<Value> = []
    for winner in winners where shown.insert(values[winner]).inserted {
      _ = first(of: among.filter { values[$0] == values[winner] }, for: .elect, round: round)
    }
    return winners
  }
}
