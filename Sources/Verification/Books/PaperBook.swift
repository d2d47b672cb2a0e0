import Proceedings
import Record
import Vocabulary
import Voting

/// Batches of ballot papers, and what was entered from them.
struct PaperBook {
  private struct Entry {
    let event: PaperEntered
    let sequence: Int64
    let entrant: PersonID
    let at: Instant
    var vote: VoteCast?
  }

  /// Which paper it is.
  private struct Place: Hashable {
    let batch: String
    let number: Int
    /// Who entered it, where that matters.
    var entrant: PersonID?
  }

  private struct Kept {
    var batches: [PapersPrinted] = []
    var entries: [Entry] = []
    var places: Set<Place> = []
    var indices: [Int64: Int] = [:]
  }

  private var papers: [BallotID: Kept] = [:]

  mutating func fold(_ event: PapersPrinted) throws(Unfounded) {
    try demand(event.batch.last >= event.batch.first, "the batch has no papers")
    try demand(
      !(papers[event.ballot]?.batches.contains { $0.batch.id == event.batch.id } ?? false),
      "batch \(event.batch.id) was made out before")
    papers[event.ballot, default: Kept()].batches.append(event)
  }

  mutating func fold(_ event: PaperEntered, _ recorded: RecordedEvent) throws(Unfounded) {
    let entrant = recorded.author.person
    var kept = papers.removeValue(forKey: event.ballot) ?? Kept()
    let place = Place(batch: event.batch, number: event.number, entrant: entrant)
    try demand(kept.places.insert(place).inserted, "the same person entered the paper twice")
    kept.indices[recorded.sequence] = kept.entries.count
    kept.entries.append(Entry(event: event, sequence: recorded.sequence, entrant: entrant, at: recorded.at))
    papers[event.ballot] = kept
  }

  /// Opens entries of papers; each must hold what was committed to.
  mutating func fold(_ event: PapersOpened) throws {
    for opened in event.entries {
      guard let index = papers[event.ballot]?.indices[opened.sequence],
        let entry = papers[event.ballot]?.entries[index], entry.vote == nil,
        opened.envelope.vote.ballot == event.ballot
      else { throw Unfounded("it opens entry \(opened.sequence) of a paper, which is not there or is open already") }
      try demand(
        opened.salt.opens(entry.event.commitment, with: try CanonicalJSON.encode(opened.envelope)),
        "entry \(opened.sequence) of a paper does not hold what was committed to")
      papers[event.ballot]?.entries[index].vote = opened.envelope.vote
    }
  }

  /// The votes of papers that count: what at least two entered alike.
  func agreed(on counted: [PaperVote], of ballot: BallotID) -> [(voter: PersonID, vote: VoteCast)] {
    let entered = Dictionary(grouping: papers[ballot]?.entries ?? []) {
      Place(batch: $0.event.batch, number: $0.event.number)
    }
    return counted.compactMap { paper in
      let entries = (entered[Place(batch: paper.batch, number: paper.number)] ?? []).filter {
        $0.event.voter == paper.voter
      }
      let agreed = entries.first { entry in
        entry.vote != nil && entries.count { $0.vote == entry.vote && $0.event.handed == entry.event.handed } >= 2
      }
      return agreed?.vote.map { (paper.voter, $0) }
    }
  }

  /// The papers of a ballot, with every entry or those of one paper.
  func papers(of ballot: BallotID, number: Int?, opening: (String) throws -> OpenedBytes?) rethrows -> BallotPapers {
    guard let kept = papers[ballot], !kept.batches.isEmpty else { return BallotPapers(batches: [], entries: []) }
    let entries = try kept.entries.filter { number == nil || $0.event.number == number }.map { entry in
      let closed = try entry.vote == nil ? opening(entry.event.commitment)?.envelope(of: entry.sequence) : nil
      return KeptPaper(
        entered: entry.event, sequence: entry.sequence, entrant: entry.entrant, at: entry.at, closed: closed,
        voice: entry.vote?.voice ?? closed?.envelope.vote.voice)
    }
    return BallotPapers(batches: kept.batches.sorted { $0.batch.first < $1.batch.first }, entries: entries)
  }

  /// The entries of a ballot, or of all, that are closed.
  func closed(of ballot: BallotID) -> [(sequence: Int64, commitment: String)] {
    (papers[ballot]?.entries ?? []).filter { $0.vote == nil }.map { ($0.sequence, $0.event.commitment) }
  }

  /// The ballots that papers were made out or entered for.
  var ballots: some Sequence<BallotID> { papers.keys }
}
