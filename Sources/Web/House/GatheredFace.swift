import Proceedings
import Vocabulary
import Voting

/// Papers and mandates of a ballot, in words.
extension CaseDrawing {
  /// How far the entry of papers is, while that goes on.
  func progress(_ manner: BallotManner) -> [String] {
    guard let papers = manner.papers else { return [] }
    let printed = papers.batches.reduce(0) { $0 + $1.last - $1.first + 1 }
    let lines = [words("ballot.papers.batches", ["number": words.grouped(printed)])]
    guard manner.gathered?.papers == nil, papers.settled + papers.enteredOnce + papers.heldBack > 0 else {
      return lines
    }
    return lines + [
      words(
        "ballot.papers.progress",
        [
          "settled": words.grouped(papers.settled), "once": words.grouped(papers.enteredOnce),
          "held": words.grouped(papers.heldBack),
        ])
    ]
  }

  /// What came of papers and mandates at the count.
  func gathered(_ manner: BallotManner) -> [String] {
    guard let gathered = manner.gathered else { return [] }
    return papers(gathered) + proxies(gathered)
  }

  private func papers(_ gathered: GatheredNames) -> [String] {
    guard let papers = gathered.papers else { return [] }
    var lines = [words("ballot.papers.counted", ["number": words.grouped(papers.counted.count)])]
    if !papers.superseded.isEmpty {
      lines.append(words("ballot.papers.superseded", ["names": list(papers.superseded.map(\.voter), gathered)]))
    }
    if !papers.conflicting.isEmpty {
      lines.append(words("ballot.papers.conflicting", ["names": list(papers.conflicting, gathered)]))
    }
    if !papers.unsettled.isEmpty {
      let numbers = papers.unsettled.map {
        words("ballot.papers.number", ["batch": $0.batch, "number": String($0.number)])
      }
      lines.append(words("ballot.papers.unsettled", ["papers": words.list(numbers)]))
    }
    return lines
  }

  private func proxies(_ gathered: GatheredNames) -> [String] {
    guard let proxies = gathered.proxies else { return [] }
    var lines: [String] = []
    if !proxies.carried.isEmpty {
      let pairs = proxies.carried.map {
        words("ballot.proxies.one", ["voter": name($0.voter, gathered), "by": name($0.by, gathered)])
      }
      lines.append(
        words("ballot.proxies.carried", ["number": words.grouped(proxies.carried.count), "names": words.list(pairs)]))
    }
    if !proxies.overLimit.isEmpty {
      lines.append(words("ballot.proxies.over", ["names": list(proxies.overLimit, gathered)]))
    }
    if !proxies.looped.isEmpty {
      lines.append(words("ballot.proxies.looped", ["names": list(proxies.looped, gathered)]))
    }
    return lines
  }

  private func list(_ people: [PersonID], _ gathered: GatheredNames) -> String {
    words.list(people.map { name($0, gathered) })
  }

  private func name(_ person: PersonID, _ gathered: GatheredNames) -> String { gathered.names[person] ?? person.text }
}
