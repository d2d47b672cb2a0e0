package import Vocabulary

/// A paper with where it comes from, as the result names it.
package struct PaperVote: Hashable, Sendable, Codable {
  /// Whose vote it is.
  package let voter: PersonID
  /// The batch.
  package let batch: String
  /// The number of the paper.
  package let number: Int
  /// How it came in.
  package let source: PaperSource
  /// The people who entered it the same way.
  package let entrants: [PersonID]

  init(_ paper: SettledPaper) {
    voter = paper.reading.voter
    batch = paper.batch
    number = paper.number
    source = paper.source
    entrants = paper.entrants
  }
}

/// A paper that was entered and does not count, because too few people read the same on it.
package struct UnsettledPaper: Hashable, Sendable, Codable {
  /// Why it does not count.
  package enum State: String, CaseIterable, Sendable, Codable {
    /// One person has entered it.
    case enteredOnce = "entered-once"
    /// Those who entered it disagree.
    case heldBack = "held-back"
  }

  /// Whose vote it is, by the first entry.
  package let voter: PersonID
  /// The batch.
  package let batch: String
  /// The number of the paper.
  package let number: Int
  /// Why it does not count.
  package let state: State
}

/// What came of the papers of a ballot, for the result.
package struct PaperCount: Hashable, Sendable, Codable {
  /// Papers that count.
  package let counted: [PaperVote]
  /// Papers that do not count because the vote on the screen goes before them.
  package let superseded: [PaperVote]
  /// Whose papers say different things, so that none of them counts.
  package let conflicting: [PersonID]
  /// Papers whose entry was not complete at the count.
  package let unsettled: [UnsettledPaper]
}

/// A vote that was cast on a screen.
package struct ScreenVote: Hashable, Sendable {
  /// What was said.
  package let voice: Voice
  /// When; nil for votes that came before this was kept.
  package let at: Instant?

  /// A vote on a screen.
  package init(voice: Voice, at: Instant?) {
    self.voice = voice
    self.at = at
  }
}

extension Roll {
  /// The one voice of everyone on the roll who voted on a screen or on paper, and what came of the papers; nil where
  /// nobody entered one.
  ///
  /// Who voted on both has one voice: that of the later one, of the paper or of the screen, as the procedure says.
  package func gathering(
    screen: [PersonID: ScreenVote], papers ledger: PaperLedger, precedence: PaperPrecedence
  ) -> (voices: [PersonID: Voice], papers: PaperCount?) {
    let settled = ledger.settled
    let unsettled = ledger.unsettled
    var voices = screen.mapValues(\.voice)
    guard !settled.isEmpty || !unsettled.isEmpty else { return (voices, nil) }
    let onRoll = Set(entries.map(\.voter))
    let conflicting = Set(ledger.votes.conflicting)
    var counted: [PaperVote] = []
    var superseded: [PaperVote] = []
    var done: Set<PersonID> = []
    for paper in settled where onRoll.contains(paper.reading.voter) && !conflicting.contains(paper.reading.voter) {
      let voter = paper.reading.voter
      // A second paper that says the same adds nothing.
      guard done.insert(voter).inserted else { continue }
      if let cast = screen[voter], !paper.goesBefore(cast, precedence) {
        superseded.append(PaperVote(paper))
      } else {
        voices[voter] = paper.reading.voice
        counted.append(PaperVote(paper))
      }
    }
    return (
      voices,
      PaperCount(
        counted: counted, superseded: superseded, conflicting: present(conflicting),
        unsettled: unsettled.map { paper in
          UnsettledPaper(
            voter: paper.voter, batch: paper.batch, number: paper.number,
            state: paper.standing == .heldBack ? .heldBack : .enteredOnce)
        })
    )
  }
}

extension SettledPaper {
  /// Whether it counts instead of a vote on the screen.
  fileprivate func goesBefore(_ cast: ScreenVote, _ precedence: PaperPrecedence) -> Bool {
    switch precedence {
    case .paper: true
    case .screen: false
    case .latest: cast.at.map { at > $0 } ?? true
    }
  }
}
