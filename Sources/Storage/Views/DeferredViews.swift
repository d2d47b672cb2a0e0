import GRDB
import Vocabulary

/// What the events of a batch add to rows that many of them change: a busy case and the figures of the home page are
/// written once a batch instead of once an event, with the same result.
///
/// Nothing that is deferred is asked for by the desk; it must be written before any other view changes and before the
/// batch ends.
struct DeferredViews {
  /// What changed about a case.
  struct News {
    var posts = 0
    var at: Instant
    var sequence: Int64
  }

  private(set) var cases: [CaseID: News] = [:]
  private(set) var voted: [BallotID: Int] = [:]
  private(set) var figures: [String: Int] = [:]

  /// Whether there is nothing to write.
  var isEmpty: Bool { cases.isEmpty }

  /// A case changed with an event that added so many posts.
  mutating func touch(_ subject: CaseID, at instant: Instant, sequence: Int64, posts: Int = 0) {
    cases[subject, default: News(at: instant, sequence: sequence)].posts += posts
    cases[subject]?.at = instant
    cases[subject]?.sequence = sequence
  }

  /// Someone voted who had not.
  mutating func countVoter(in ballot: BallotID) { voted[ballot, default: 0] += 1 }

  /// A figure of the home page grows by one.
  mutating func count(_ name: String) { figures[name, default: 0] += 1 }
}

extension Database {
  /// Writes what was deferred.
  func write(_ deferred: inout DeferredViews) throws {
    guard !deferred.isEmpty else { return }
    for (subject, news) in deferred.cases {
      try run(
        "UPDATE view_case SET posts = posts + ?, changed_at = ?, changed_sequence = ? WHERE id = ?",
        [news.posts, news.at.milliseconds, news.sequence, subject.text])
    }
    for (ballot, voters) in deferred.voted {
      try run("UPDATE view_ballot SET voted = voted + ? WHERE id = ?", [voters, ballot.text])
    }
    for (name, delta) in deferred.figures { try count(name, by: delta) }
    deferred = DeferredViews()
  }
}
