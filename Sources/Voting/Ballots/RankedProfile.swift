/// What can be elected or chosen: a candidate, an option or a project, as its file names it.
package struct Candidate: Hashable, Sendable {
  /// The number or id in the file.
  package let id: String
  /// The name in the file; the id again where the file has no name.
  package let name: String

  /// A candidate.
  package init(id: String, name: String? = nil) {
    self.id = id
    self.name = name.flatMap { $0.isEmpty ? nil : $0 } ?? id
  }
}

/// Ranked ballots, many alike on one line, with candidates by their place in `candidates`.
///
/// Kept flat, because a million ballots of twenty names are read in one sweep.
///
/// INVARIANT (each-candidate-once): no ballot names a candidate twice; established by ``append(count:ranks:)`` and by
/// the readers of files.
package struct RankedProfile: Sendable, Equatable {
  /// The candidates, in the order in which they are declared.
  package let candidates: [Candidate]
  /// How many voters cast each ballot.
  package private(set) var counts: [Int64] = []
  /// Where each ballot begins in `places`, and one more for the end.
  package private(set) var starts: [Int] = [0]
  /// Candidates from first to last; the high bit says that the place shares the rank of the one before.
  package private(set) var places: [UInt16] = []
  /// How many candidates each ballot ranks before its first shared rank.
  package private(set) var strictLengths: [UInt16] = []

  /// The high bit of a place.
  package static let shared: UInt16 = 0x8000
  /// The most candidates that a profile can have.
  package static let mostCandidates = 0x7FFF

  /// A profile without ballots.
  package init(candidates: [Candidate]) { self.candidates = candidates }

  /// A profile of ballots, each a number of voters and the candidates of each rank.
  package init(candidates: [Candidate], ballots: [(count: Int64, ranks: [[Int]])]) {
    self.init(candidates: candidates)
    for ballot in ballots { append(count: ballot.count, ranks: ballot.ranks) }
  }

  /// How many lines of ballots there are.
  package var lines: Int { counts.count }

  /// How many voters there are, those who ranked nobody included.
  package var voters: Int64 { counts.reduce(0, &+) }

  /// Adds voters who cast the same ballot. A candidate named before on the same ballot, or unknown, is passed over.
  package mutating func append(count: Int64, ranks: [[Int]]) {
    var seen: Set<Int> = []
    var entries: [UInt16] = []
    for rank in ranks {
      var isFirst = true
      for candidate in rank where candidates.indices.contains(candidate) && seen.insert(candidate).inserted {
        entries.append(UInt16(candidate) | (isFirst ? 0 : Self.shared))
        isFirst = false
      }
    }
    append(count: count, entries: entries)
  }

  /// Adds voters by the raw places of their ballot, as the readers of files make them.
  mutating func append(count: Int64, entries: some Collection<UInt16>) {
    var strict = entries.count
    for (index, entry) in entries.enumerated() where entry & Self.shared != 0 {
      strict = index - 1
      break
    }
    counts.append(count)
    places.append(contentsOf: entries)
    starts.append(places.count)
    strictLengths.append(UInt16(max(0, strict)))
  }

  /// The ranks of one line of ballots.
  package func ranks(line: Int) -> [[Int]] {
    var ranks: [[Int]] = []
    for place in places[starts[line]..<starts[line + 1]] {
      let candidate = Int(place & ~Self.shared)
      if place & Self.shared != 0, !ranks.isEmpty {
        ranks[ranks.count - 1].append(candidate)
      } else {
        ranks.append([candidate])
      }
    }
    return ranks
  }

  /// The same ballots, each only up to its first shared rank.
  package var cutAtFirstSharedRank: RankedProfile {
    var profile = RankedProfile(candidates: candidates)
    for line in 0..<lines {
      let start = starts[line]
      profile.append(count: counts[line], entries: places[start..<start + Int(strictLengths[line])])
    }
    return profile
  }

  /// How many voters' ballots have a shared rank.
  package var votersWithSharedRank: Int64 {
    (0..<lines).reduce(0) { sum, line in
      Int(strictLengths[line]) < starts[line + 1] - starts[line] ? sum + counts[line] : sum
    }
  }

  /// The same election without some candidates, as when they withdraw; the others keep their order.
  package func without(_ withdrawn: Set<Int>) -> RankedProfile {
    guard !withdrawn.isEmpty else { return self }
    let kept = candidates.indices.filter { !withdrawn.contains($0) }
    let number = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    var profile = RankedProfile(candidates: kept.map { candidates[$0] })
    for line in 0..<lines {
      profile.append(count: counts[line], ranks: ranks(line: line).map { $0.compactMap { number[$0] } })
    }
    return profile
  }
}
