import Vocabulary

/// The single transferable vote of Scottish council elections: Weighted Inclusive Gregory.
///
/// Droop quota in whole votes; a surplus goes with every paper of the one elected, at the value
/// surplus × value ÷ votes cut at five decimals; the largest surplus first, surpluses before exclusions; ties by the
/// most recent earlier stage in which the tied differ, then by the published rule; the last seats go to those left
/// when there are no more of them than seats.
///
/// - Units: votes in 0.00001.
/// - Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), rules 45 to 52.
struct ScottishTransfer {
  static let unit: Int64 = 100_000

  private(set) var rounds: [TallyRound] = []
  private(set) var winners: [Int] = []
  private(set) var breaker: TieBreaker
  let quota: Int64
  let validBallots: Int64

  private let profile: RankedProfile
  private let seats: Int
  private var votes: [Int64]
  private var parcels: [[Parcel]]
  private var positions: [UInt16]
  private var isContinuing: [Bool]
  private var pending: [Int] = []
  private var history: [[Int64]] = []
  private var nonTransferable: Int64 = 0

  /// Papers of equal value.
  private struct Parcel {
    let value: Int64
    var lines: [Int32]
  }

  init(_ profile: RankedProfile, seats: Int, order: [Int]) {
    self.profile = profile
    self.seats = seats
    breaker = TieBreaker(order: order)
    let size = profile.candidates.count
    votes = Array(repeating: 0, count: size)
    positions = Array(repeating: 0, count: profile.lines)
    isContinuing = Array(repeating: true, count: size)
    var piles = Array(repeating: [Int32](), count: size)
    var valid: Int64 = 0
    for line in 0..<profile.lines where profile.strictLengths[line] > 0 {
      let candidate = Int(profile.places[profile.starts[line]])
      votes[candidate] += profile.counts[line] * Self.unit
      valid += profile.counts[line]
      piles[candidate].append(Int32(line))
    }
    parcels = piles.map { $0.isEmpty ? [] : [Parcel(value: Self.unit, lines: $0)] }
    validBallots = valid
    quota = (valid / Int64(seats + 1) + 1) * Self.unit
    if valid > 0 { count() }
  }

  private mutating func count() {
    var note = words("第一选择", "first preferences")
    var excluded: [Int] = []
    while true {
      let reached = continuing.filter { votes[$0] >= quota }.sorted {
        votes[$0] == votes[$1] ? breaker.order[$0] < breaker.order[$1] : votes[$0] > votes[$1]
      }
      elect(reached)
      var elected = reached
      let left = continuing
      if winners.count < seats, left.count <= seats - winners.count {
        let last = left.sorted {
          votes[$0] == votes[$1] ? breaker.order[$0] < breaker.order[$1] : votes[$0] > votes[$1]
        }
        elect(last)
        elected += last
      }
      enter(note, elected: elected, excluded: excluded)
      guard winners.count < seats else { return }
      if let donor = nextSurplus() {
        transferSurplus(of: donor)
        note = words("转移 \(name(donor)) 的盈余", "surplus of \(name(donor))")
        excluded = []
      } else if let out = nextExclusion() {
        exclude(out)
        note = words("淘汰 \(name(out))", "exclusion of \(name(out))")
        excluded = [out]
      } else {
        return
      }
    }
  }

  private var continuing: [Int] { isContinuing.indices.filter { isContinuing[$0] } }

  private func name(_ candidate: Int) -> String { profile.candidates[candidate].name }

  private mutating func elect(_ candidates: [Int]) {
    for candidate in candidates where winners.count < seats {
      winners.append(candidate)
      isContinuing[candidate] = false
      if votes[candidate] > quota { pending.append(candidate) }
    }
  }

  private mutating func enter(_ note: Bilingual, elected: [Int], excluded: [Int]) {
    let lines = votes.indices.map { TallyRound.Line(candidate: $0, amount: .decimal(votes[$0], places: 5)) }
    rounds.append(
      TallyRound(
        number: rounds.count + 1, lines: lines, exhausted: .decimal(nonTransferable, places: 5), elected: elected,
        excluded: excluded, note: note))
    history.append(votes)
  }

  private mutating func nextSurplus() -> Int? {
    guard let largest = pending.map({ votes[$0] }).max() else { return nil }
    let donor = breaker.first(
      of: pending.filter { votes[$0] == largest }, for: .surplus, round: rounds.count, history: earlier, largest: true)
    pending.removeAll { $0 == donor }
    return donor
  }

  private mutating func nextExclusion() -> Int? {
    let left = continuing
    guard let least = left.map({ votes[$0] }).min() else { return nil }
    return breaker.first(
      of: left.filter { votes[$0] == least }, for: .exclude, round: rounds.count, history: earlier, largest: false)
  }

  /// The stages before the one just entered, which the tie is about.
  private var earlier: [[Int64]] { Array(history.dropLast()) }

  private mutating func transferSurplus(of donor: Int) {
    let total = votes[donor]
    let surplus = total - quota
    var moved: Int64 = 0
    for parcel in parcels[donor] {
      let value = Int64(Int128(surplus) * Int128(parcel.value) / Int128(total))
      moved += move(parcel, value: value)
    }
    parcels[donor] = []
    votes[donor] = quota
    // What rounding and papers without a further preference leave behind.
    nonTransferable += surplus - moved
  }

  private mutating func exclude(_ candidate: Int) {
    isContinuing[candidate] = false
    let total = votes[candidate]
    var moved: Int64 = 0
    for parcel in parcels[candidate] { moved += move(parcel, value: parcel.value) }
    parcels[candidate] = []
    votes[candidate] = 0
    nonTransferable += total - moved
  }

  /// Moves papers on to their next continuing candidate at a value; returns the votes that found one.
  private mutating func move(_ parcel: Parcel, value: Int64) -> Int64 {
    var targets = Array(repeating: [Int32](), count: votes.count)
    var moved: Int64 = 0
    profile.places.withUnsafeBufferPointer { places in
      for entry in parcel.lines {
        let line = Int(entry)
        let start = profile.starts[line]
        let length = Int(profile.strictLengths[line])
        var position = Int(positions[line]) + 1
        while position < length, !isContinuing[Int(places[start + position])] { position += 1 }
        positions[line] = UInt16(min(position, length))
        guard position < length else { continue }
        let next = Int(places[start + position])
        votes[next] += profile.counts[line] * value
        moved += profile.counts[line] * value
        targets[next].append(entry)
      }
    }
    for (next, lines) in targets.enumerated() where !lines.isEmpty {
      if let last = parcels[next].last, last.value == value {
        parcels[next][parcels[next].count - 1].lines += lines
      } else {
        parcels[next].append(Parcel(value: value, lines: lines))
      }
    }
    return moved
  }
}

/// Words in both languages.
func words(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }
