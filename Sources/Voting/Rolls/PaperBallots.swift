package import Vocabulary

/// How a ballot came in that the voter did not cast on a screen.
package enum PaperSource: String, CaseIterable, Sendable, Codable {
  /// A printed ballot paper.
  case paper
  /// Someone helped the voter at a counter or at home.
  case assisted
  /// Read out on the telephone.
  case telephone
}

/// A batch of numbered papers.
package struct PaperBatch: Hashable, Sendable, Codable {
  /// The number of the batch.
  package let id: String
  /// The number of its first paper.
  package let first: Int
  /// The number of its last paper.
  package let last: Int

  /// A batch of papers.
  package init(id: String, first: Int, last: Int) {
    self.id = id
    self.first = first
    self.last = last
  }
}

/// One person's reading of one paper.
package struct PaperEntry: Hashable, Sendable {
  /// The batch.
  package let batch: String
  /// The number of the paper in it.
  package let number: Int
  /// Whose vote it is.
  package let voter: PersonID
  /// What it says.
  package let voice: Voice
  /// When it was handed in, as it is stamped; nil where it bears no time.
  package let handed: Instant?
  /// How it came in.
  package let source: PaperSource
  /// Who entered it.
  package let entrant: PersonID
  /// When.
  package let at: Instant

  /// An entry.
  package init(
    batch: String, number: Int, voter: PersonID, voice: Voice, handed: Instant? = nil, source: PaperSource,
    entrant: PersonID, at: Instant
  ) {
    self.handed = handed
    self.batch = batch
    self.number = number
    self.voter = voter
    self.voice = voice
    self.source = source
    self.entrant = entrant
    self.at = at
  }

  /// What two entries must agree on.
  fileprivate var reading: PaperReading { PaperReading(voter: voter, voice: voice, handed: handed) }
}

/// What a paper says: whose vote, which, and when it was handed in.
package struct PaperReading: Hashable, Sendable {
  /// The voter.
  package let voter: PersonID
  /// The vote.
  package let voice: Voice
  /// When it was handed in, where it is stamped.
  package let handed: Instant?
}

/// A paper that counts unless something goes before it, with where it comes from.
package struct SettledPaper: Hashable, Sendable {
  /// The batch.
  package let batch: String
  /// The number of the paper.
  package let number: Int
  /// What it says.
  package let reading: PaperReading
  /// How it came in.
  package let source: PaperSource
  /// Who entered it the same way, in that order.
  package let entrants: [PersonID]
  /// When it was handed in; where it is not stamped, when it was first entered.
  package let at: Instant
}

/// Where a paper stands.
package enum PaperStanding: Hashable, Sendable {
  /// One person has entered it.
  case enteredOnce
  /// Two people, or a third with one of them, read the same.
  case settled(PaperReading)
  /// Those who entered it disagree; one more person must.
  case heldBack
}

/// Papers and their entries: each is entered by two different people, and a third where they disagree.
///
/// INVARIANT (two-different-people): a paper counts only when two different people read the same.
package struct PaperLedger: Sendable {
  private struct Paper: Hashable {
    let batch: String
    let number: Int
  }

  /// The batches.
  package let batches: [PaperBatch]
  private var entries: [Paper: [PaperEntry]] = [:]

  /// A ledger for batches of papers.
  package init(batches: [PaperBatch]) { self.batches = batches }

  /// Enters a reading of a paper.
  ///
  /// - Refuses: a number outside its batch; the same person a second time; a paper that is settled.
  package mutating func enter(_ entry: PaperEntry) throws(VotingRefusal) {
    guard let batch = batches.first(where: { $0.id == entry.batch }),
      batch.first...max(batch.first, batch.last) ~= entry.number
    else { throw .notInBatch }
    let paper = Paper(batch: entry.batch, number: entry.number)
    let former = entries[paper, default: []]
    guard !former.contains(where: { $0.entrant == entry.entrant }) else { throw .sameEntrant }
    if case .settled = standing(former) { throw .alreadySettled }
    entries[paper] = former + [entry]
  }

  private func standing(_ entries: [PaperEntry]) -> PaperStanding {
    var readings: [PaperReading: Int] = [:]
    for entry in entries {
      readings[entry.reading, default: 0] += 1
      if readings[entry.reading] == 2 { return .settled(entry.reading) }
    }
    return entries.count < 2 ? .enteredOnce : .heldBack
  }

  /// Where a paper stands; nil where nobody has entered it.
  package func standing(batch: String, number: Int) -> PaperStanding? {
    entries[Paper(batch: batch, number: number)].map(standing)
  }

  /// The papers of a batch that nobody has entered, one person has, or that are held back.
  package func open(in batch: PaperBatch) -> [(number: Int, standing: PaperStanding?)] {
    guard batch.first <= batch.last else { return [] }
    return (batch.first...batch.last).compactMap { number in
      let standing = standing(batch: batch.id, number: number)
      if case .settled = standing { return nil }
      return (number, standing)
    }
  }

  /// The settled papers, in the order of batches and numbers.
  package var settled: [SettledPaper] {
    entries.compactMap { paper, readings in
      guard case .settled(let reading) = standing(readings), let first = readings.first else { return nil }
      let agreeing = readings.filter { $0.reading == reading }
      return SettledPaper(
        batch: paper.batch, number: paper.number, reading: reading, source: agreeing.first?.source ?? first.source,
        entrants: agreeing.map(\.entrant), at: reading.handed ?? first.at)
    }.sorted { ($0.batch, $0.number) < ($1.batch, $1.number) }
  }

  /// The papers that somebody entered and that are not settled, in the order of batches and numbers, with whose they
  /// are by the first entry.
  package var unsettled: [(batch: String, number: Int, voter: PersonID, standing: PaperStanding)] {
    entries.compactMap { paper, readings in
      let standing = standing(readings)
      if case .settled = standing { return nil }
      return readings.first.map { (paper.batch, paper.number, $0.voter, standing) }
    }.sorted { ($0.batch, $0.number) < ($1.batch, $1.number) }
  }

  /// The votes of settled papers, and the voters for whom settled papers say different things, whose papers do not
  /// count until that is cleared up.
  package var votes: (voices: [PersonID: Voice], conflicting: [PersonID]) {
    var voices: [PersonID: Set<Voice>] = [:]
    for paper in settled { voices[paper.reading.voter, default: []].insert(paper.reading.voice) }
    return (
      voices.compactMapValues { $0.count == 1 ? $0.first : nil }, voices.filter { $0.value.count > 1 }.keys.sorted()
    )
  }
}
