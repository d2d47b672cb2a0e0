package import Record
package import Vocabulary
package import Voting

/// Where mandates and papers are read.
package protocol RollReading: Sendable {
  /// The mandates that a person gave or holds, the newest first.
  func mandates(of person: PersonID) async throws -> [KeptMandate]
  /// For whom a person votes in a running ballot besides themselves, and who votes for them; nil for someone who is not
  /// on the roll, and where nobody votes for another.
  func representation(of person: PersonID, in ballot: BallotID, at instant: Instant) async throws -> Representation?
  /// A batch of papers with the places of its people on the roll.
  func papers(of batch: String, in ballot: BallotID) async throws -> PrintedPapers?
}

/// For whom someone votes in a ballot, by public name.
package struct Representation: Sendable, Equatable {
  /// For whom the person's own vote counts too, unless they vote themselves.
  package let votesFor: [String]
  /// Who votes for the person, unless the person votes.
  package let votedBy: String?

  /// For whom someone votes.
  package init(votesFor: [String], votedBy: String?) {
    self.votesFor = votesFor
    self.votedBy = votedBy
  }
}

/// A batch of papers, ready to be printed.
package struct PrintedPapers: Sendable, Equatable {
  /// The batch.
  package let printed: PapersPrinted
  /// The places of its people on the roll.
  package let entries: [PersonID: RollEntry]

  /// A batch of papers.
  package init(printed: PapersPrinted, entries: [PersonID: RollEntry]) {
    self.printed = printed
    self.entries = entries
  }
}

/// How far the entry of papers is, without what they say.
package struct PaperProgress: Sendable, Equatable {
  /// The batches that were printed.
  package let batches: [PaperBatch]
  /// Papers that two people read the same.
  package let settled: Int
  /// Papers that one person has entered.
  package let enteredOnce: Int
  /// Papers on which the entries differ.
  package let heldBack: Int

  /// How far the entry of papers is.
  package init(batches: [PaperBatch], settled: Int, enteredOnce: Int, heldBack: Int) {
    self.batches = batches
    self.settled = settled
    self.enteredOnce = enteredOnce
    self.heldBack = heldBack
  }
}

/// What came of papers and mandates at the count, with the public names of the people in it.
package struct GatheredNames: Sendable, Equatable {
  /// The papers.
  package let papers: PaperCount?
  /// The mandates.
  package let proxies: ProxyCount?
  /// The names.
  package let names: [PersonID: String]

  /// What came of papers and mandates.
  package init(papers: PaperCount?, proxies: ProxyCount?, names: [PersonID: String]) {
    self.papers = papers
    self.proxies = proxies
    self.names = names
  }
}
