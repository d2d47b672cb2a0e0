import Vocabulary

/// The single transferable vote by Meek's method, in fixed-point arithmetic so that everyone gets the same digits.
///
/// Each elected candidate keeps a share of every ballot, found by iteration, so that a vote counts the same whatever
/// happened before it arrived.
///
/// - Units: votes and keep factors in 0.000000001; products are rounded up, the quota is cut and one unit added.
/// - Source: I. D. Hill, B. A. Wichmann, D. R. Woodall, Algorithm 123: Single transferable vote by Meek's method, The
///   Computer Journal 30 (1987), in the fixed-point form of the Proportional Representation Foundation's reference rule.
struct MeekTransfer {
  static let unit: Int64 = 1_000_000_000
  /// The surplus below which an iteration is finished, 0.000001 votes.
  static let enough: Int64 = 1_000

  private(set) var rounds: [TallyRound] = []
  private(set) var winners: [Int] = []
  private(set) var breaker: TieBreaker
  private(set) var quota: Int64 = 0

  private enum State { case hopeful, elected, defeated }

  private let profile: RankedProfile
  private let seats: Int
  private var states: [State]
  private var keep: [Int64]
  private var votes: [Int64]
  private var residue: Int64 = 0
  /// The ballots by the way they go; made anew when someone is elected or defeated.
  private var paths: TransferPaths?

  init(_ profile: RankedProfile, seats: Int, order: [Int]) {
    self.profile = profile
    self.seats = seats
    breaker = TieBreaker(order: order)
    let size = profile.candidates.count
    states = Array(repeating: .hopeful, count: size)
    keep = Array(repeating: Self.unit, count: size)
    votes = Array(repeating: 0, count: size)
    guard (0..<profile.lines).contains(where: { profile.strictLengths[$0] > 0 }) else { return }
    count()
  }

  private var hopeful: [Int] { states.indices.filter { states[$0] == .hopeful } }
  private var elected: [Int] { states.indices.filter { states[$0] == .elected } }

  private mutating func count() {
    var excluded: [Int] = []
    while elected.count < seats, elected.count + hopeful.count > seats {
      let before = winners.count
      let surplus = iterate()
      enter(elected: Array(winners[before...]), excluded: excluded)
      excluded = []
      if winners.count > before { continue }
      let left = hopeful
      guard let least = left.map({ votes[$0] }).min() else { break }
      let tied = left.filter { votes[$0] <= least + surplus }
      guard let out = breaker.first(of: tied, for: .exclude, round: rounds.count) else { break }
      states[out] = .defeated
      paths = nil
      keep[out] = 0
      votes[out] = 0
      excluded = [out]
    }
    guard winners.count < seats else { return }
    distribute()
    let last = hopeful.sorted {
      votes[$0] == votes[$1] ? breaker.order[$0] < breaker.order[$1] : votes[$0] > votes[$1]
    }
    for candidate in last where winners.count < seats {
      states[candidate] = .elected
      winners.append(candidate)
    }
    enter(elected: last, excluded: excluded)
  }

  /// Distributes, elects and adjusts the keep factors until someone is elected or nothing more moves; returns the
  /// surplus that is left.
  private mutating func iterate() -> Int64 {
    var former = Int64.max
    while true {
      distribute()
      let sum = votes.reduce(Int128(0)) { $0 + Int128($1) }
      quota = Int64(sum / Int128(seats + 1)) + 1
      let reached = hopeful.filter { votes[$0] >= quota }.sorted {
        votes[$0] == votes[$1] ? breaker.order[$0] < breaker.order[$1] : votes[$0] > votes[$1]
      }
      for candidate in reached where winners.count < seats {
        states[candidate] = .elected
        winners.append(candidate)
        paths = nil
      }
      let surplus = elected.reduce(Int64(0)) { $0 + max(0, votes[$1] - quota) }
      if !reached.isEmpty || surplus < Self.enough || surplus >= former { return surplus }
      former = surplus
      for candidate in elected where votes[candidate] > 0 {
        let product = roundedUp(Int128(keep[candidate]) * Int128(quota), Int128(Self.unit))
        keep[candidate] = roundedUp(Int128(product) * Int128(Self.unit), Int128(votes[candidate]))
      }
    }
  }

  private func roundedUp(_ numerator: Int128, _ denominator: Int128) -> Int64 {
    Int64(clamping: (numerator + denominator - 1) / denominator)
  }

  private mutating func distribute() {
    for candidate in votes.indices { votes[candidate] = 0 }
    residue = 0
    if paths == nil {
      paths = TransferPaths(profile, goesOn: states.map { $0 != .hopeful }, isOut: states.map { $0 == .defeated })
    }
    guard let paths else { return }
    var weights = [Int64](repeating: 0, count: paths.candidates.count)
    weights[0] = Self.unit
    residue = paths.ending[0] * Self.unit
    for node in paths.candidates.indices.dropFirst() {
      let candidate = paths.candidates[node]
      let weight = weights[paths.parents[node]]
      let factor = keep[candidate]
      let kept = factor == Self.unit ? weight : min(weight, (weight * factor + Self.unit - 1) / Self.unit)
      votes[candidate] += kept * paths.passing[node]
      weights[node] = weight - kept
      residue += weights[node] * paths.ending[node]
    }
  }

  private mutating func enter(elected: [Int], excluded: [Int]) {
    let lines = votes.indices.map { TallyRound.Line(candidate: $0, amount: .decimal(votes[$0], places: 9)) }
    let note =
      elected.isEmpty ? words("重新分配", "distribution with new keep factors") : words("达到当选额或补足席位", "elected")
    rounds.append(
      TallyRound(
        number: rounds.count + 1, lines: lines, exhausted: .decimal(residue, places: 9), elected: elected,
        excluded: excluded, note: note))
  }
}

/// Ballots joined by the way they go: through elected candidates, who keep a part, to the first hopeful one, who keeps
/// the rest. A million ballots of many orders go only a few ways.
private struct TransferPaths {
  /// The candidate of each node; the first node is the start and has none.
  private(set) var candidates: [Int] = [-1]
  /// The node before; it always comes earlier.
  private(set) var parents: [Int] = [0]
  /// How many voters come to each node.
  private(set) var passing: [Int64] = [0]
  /// How many voters' ballots have nobody after it.
  private(set) var ending: [Int64] = [0]

  /// - Parameters:
  ///   - goesOn: whether a ballot goes on after a candidate.
  ///   - isOut: whether a candidate is passed over.
  init(_ profile: RankedProfile, goesOn: [Bool], isOut: [Bool]) {
    let size = profile.candidates.count
    var children = [Int32](repeating: -1, count: size)
    profile.places.withUnsafeBufferPointer { places in
      for line in 0..<profile.lines {
        let start = profile.starts[line]
        let count = profile.counts[line]
        var node = 0
        var isDone = false
        for place in places[start..<start + Int(profile.strictLengths[line])] {
          let candidate = Int(place)
          if isOut[candidate] { continue }
          var child = Int(children[node * size + candidate])
          if child < 0 {
            child = candidates.count
            children[node * size + candidate] = Int32(child)
            candidates.append(candidate)
            parents.append(node)
            passing.append(0)
            ending.append(0)
            children.append(contentsOf: repeatElement(-1, count: size))
          }
          node = child
          passing[node] += count
          if !goesOn[candidate] {
            isDone = true
            break
          }
        }
        if !isDone { ending[node] += count }
      }
    }
  }
}
