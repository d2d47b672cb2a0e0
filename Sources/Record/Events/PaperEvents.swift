package import Vocabulary
package import Voting

/// A batch of numbered ballot papers is made out.
package struct PapersPrinted: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// The batch with its numbers.
  package let batch: PaperBatch
  /// Whose papers the first numbers are, in that order; the numbers after them are spare papers.
  package let voters: [PersonID]

  /// The details of the event.
  package init(ballot: BallotID, batch: PaperBatch, voters: [PersonID]) {
    self.ballot = ballot
    self.batch = batch
    self.voters = voters
  }

  /// Whose paper a number is; nil for a spare one.
  package func voter(of number: Int) -> PersonID? {
    let place = number - batch.first
    return voters.indices.contains(place) ? voters[place] : nil
  }
}

/// Someone enters what a paper says; the record holds only a commitment to it until the count.
package struct PaperEntered: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// The batch.
  package let batch: String
  /// The number of the paper.
  package let number: Int
  /// Whose vote it is.
  package let voter: PersonID
  /// How it came in.
  package let source: PaperSource
  /// When it was handed in, as it is stamped.
  package let handed: Instant?
  /// SHA-256(salt ‖ canonical bytes of the envelope), in hexadecimal.
  package let commitment: String

  /// The details of the event.
  package init(
    ballot: BallotID, batch: String, number: Int, voter: PersonID, source: PaperSource, handed: Instant?,
    commitment: String
  ) {
    self.ballot = ballot
    self.batch = batch
    self.number = number
    self.voter = voter
    self.source = source
    self.handed = handed
    self.commitment = commitment
  }
}

/// Every entry of a paper is opened, just before the count, also of papers that do not count, so that anyone sees why.
package struct PapersOpened: Hashable, Sendable, Codable {
  /// The ballot.
  package let ballot: BallotID
  /// Some or all of the entries: as many as an event can hold.
  package let entries: [OpenedEnvelope]

  /// The details of the event.
  package init(ballot: BallotID, entries: [OpenedEnvelope]) {
    self.ballot = ballot
    self.entries = entries
  }
}
