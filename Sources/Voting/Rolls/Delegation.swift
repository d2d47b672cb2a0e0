package import Vocabulary

/// How the vote of someone on the roll came about.
package enum VoteOrigin: Hashable, Sendable {
  /// Cast in person, or for them by a proxy.
  case direct
  /// That of the delegate at the end of a chain; the people on the way, the last of them the one who voted.
  case delegated(to: PersonID)
  /// The chain ends with someone who neither votes nor delegates further.
  case nobodyVoted
  /// The chain comes back to itself.
  case loop
}

/// The votes of a ballot with delegations followed to their end.
///
/// A direct vote always goes before the delegate's. A delegate's vote counts for those behind as it counts for the
/// delegate; delegates who are not on the roll cannot vote and carry nothing.
package struct DelegatedVotes: Sendable, Equatable {
  /// The roll.
  package let roll: Roll
  /// The choice at the end of each chain, in the order of the roll.
  let choicesInOrder: [Choice?]
  /// Where each chain ends: the place of a direct voter, or one of the dead ends.
  private let ends: [Int]

  private static let unknown = -1
  private static let nobody = -2
  private static let loop = -3

  /// Follows the delegations of everyone on the roll; each person is looked at once.
  package init(roll: Roll, votes: [PersonID: Choice], delegations: [PersonID: PersonID]) {
    let voters = roll.entries.map(\.voter)
    var place: [PersonID: Int] = Dictionary(minimumCapacity: voters.count)
    for (index, voter) in voters.enumerated() { place[voter] = index }
    var next = [Int](repeating: -1, count: voters.count)
    var ends = [Int](repeating: Self.unknown, count: voters.count)
    var direct = [Choice?](repeating: nil, count: voters.count)
    for (index, voter) in voters.enumerated() {
      if let choice = votes[voter] {
        direct[index] = choice
        ends[index] = index
      } else if let delegate = delegations[voter], let target = place[delegate] {
        next[index] = target
      } else {
        ends[index] = Self.nobody
      }
    }
    var visit = [Int](repeating: -1, count: voters.count)
    for start in voters.indices where ends[start] == Self.unknown {
      var path: [Int] = []
      var at = start
      while ends[at] == Self.unknown, visit[at] != start {
        visit[at] = start
        path.append(at)
        at = next[at]
      }
      // A chain that runs into itself is a loop, and whoever leads into the loop has no end either.
      let end = ends[at] == Self.unknown ? Self.loop : ends[at]
      for step in path { ends[step] = end }
    }
    self.roll = roll
    self.ends = ends
    choicesInOrder = ends.map { $0 >= 0 ? direct[$0] : nil }
  }

  /// The choice of everyone on the roll who takes part.
  package var choices: [PersonID: Choice] {
    var choices: [PersonID: Choice] = Dictionary(minimumCapacity: ends.count)
    for (entry, choice) in zip(roll.entries, choicesInOrder) { choices[entry.voter] = choice }
    return choices
  }

  /// How the vote of each person on the roll came about.
  package var origins: [PersonID: VoteOrigin] {
    var origins: [PersonID: VoteOrigin] = Dictionary(minimumCapacity: ends.count)
    for (index, end) in ends.enumerated() {
      origins[roll.entries[index].voter] =
        if end == index {
          .direct
        } else if end >= 0 {
          .delegated(to: roll.entries[end].voter)
        } else {
          end == Self.loop ? .loop : .nobodyVoted
        }
    }
    return origins
  }

  /// How many on the roll each direct voter stands for, themselves included.
  package var carried: [PersonID: Int] {
    var counts = [Int](repeating: 0, count: ends.count)
    for end in ends where end >= 0 { counts[end] += 1 }
    var carried: [PersonID: Int] = [:]
    for (index, count) in counts.enumerated() where count > 0 { carried[roll.entries[index].voter] = count }
    return carried
  }

  /// The chain from a voter to the end of their delegation, themselves first; it stops where it would come back.
  package static func chain(
    from voter: PersonID, votes: [PersonID: Choice], delegations: [PersonID: PersonID]
  ) -> [PersonID] {
    var chain = [voter]
    while let last = chain.last, votes[last] == nil, let next = delegations[last] {
      if chain.contains(next) { break }
      chain.append(next)
    }
    return chain
  }

  /// The people on loops of delegations, each loop once, from its first member by id.
  package static func loops(in delegations: [PersonID: PersonID]) -> [[PersonID]] {
    var done: Set<PersonID> = []
    var loops: [[PersonID]] = []
    for start in delegations.keys.sorted() where !done.contains(start) {
      var path: [PersonID] = []
      var at: PersonID? = start
      while let person = at, done.insert(person).inserted {
        path.append(person)
        at = delegations[person]
      }
      guard let person = at, let first = path.firstIndex(of: person) else { continue }
      let loop = Array(path[first...])
      guard let least = loop.indices.min(by: { loop[$0] < loop[$1] }) else { continue }
      loops.append(Array(loop[least...] + loop[..<least]))
    }
    return loops
  }
}
