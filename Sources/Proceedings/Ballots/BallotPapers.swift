package import Record
package import Vocabulary
package import Voting

/// An entry of a paper, with what opens it where that is known.
package struct KeptPaper: Sendable, Equatable {
  /// What stands in the record.
  package let entered: PaperEntered
  /// The event.
  package let sequence: Int64
  /// Who entered it.
  package let entrant: PersonID
  /// When.
  package let at: Instant
  /// What opens it; nil once it is opened, and where what opens it is not at hand.
  package let closed: OpenedEnvelope?
  /// What the paper says, by this entry; nil where that is not known.
  package let voice: Voice?

  /// An entry of a paper.
  package init(
    entered: PaperEntered, sequence: Int64, entrant: PersonID, at: Instant, closed: OpenedEnvelope?, voice: Voice?
  ) {
    self.entered = entered
    self.sequence = sequence
    self.entrant = entrant
    self.at = at
    self.closed = closed
    self.voice = voice
  }
}

/// The papers of a ballot: batches that were made out, and entries.
package struct BallotPapers: Sendable, Equatable {
  /// The batches, the first first.
  package let batches: [PapersPrinted]
  /// The entries, in the order of their events.
  package let entries: [KeptPaper]

  /// The papers of a ballot.
  package init(batches: [PapersPrinted], entries: [KeptPaper]) {
    self.batches = batches
    self.entries = entries
  }

  /// The batch of a number.
  package func batch(_ id: String) -> PapersPrinted? { batches.first { $0.batch.id == id } }

  /// The ledger of the entries.
  ///
  /// - Throws: `VotingRefusal` where the entries break its rules, which no command lets happen.
  package func ledger() throws -> PaperLedger {
    var ledger = PaperLedger(batches: batches.map(\.batch))
    for kept in entries {
      guard let voice = kept.voice else { continue }
      try ledger.enter(
        PaperEntry(
          batch: kept.entered.batch, number: kept.entered.number, voter: kept.entered.voter, voice: voice,
          handed: kept.entered.handed, source: kept.entered.source, entrant: kept.entrant, at: kept.at))
    }
    return ledger
  }
}
