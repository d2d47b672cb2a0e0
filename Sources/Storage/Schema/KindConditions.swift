import Proceedings
import Record

/// Conditions on kinds of events, spelt as the indexes spell theirs: SQLite uses a partial index only for a query that
/// repeats its condition.
enum KindConditions {
  /// What the timeline of a case shows; posts, votes and endorsements have places of their own.
  static let onTimeline = [
    EventKind.postAdded, .postEdited, .voteCast, .voteEnclosed, .envelopesOpened, .paperEntered, .papersOpened,
    .credentialIssued, .voteSealed, .sealedVotesOpened, .caseEndorsed, .endorsementWithdrawn,
  ].map { "kind <> '\($0.rawValue)'" }.joined(separator: " AND ")

  /// What handles a stage of a case.
  static let handling = "(" + Event.handlingKinds.map { "kind = '\($0.rawValue)'" }.joined(separator: " OR ") + ")"
}
