/// Envelopes are not found by their ballot any more: only a count asks for that, and it goes through all of them anyway,
/// to move what is left to pages that were zero. The index had a page written for nearly each vote of a batch.
enum Migration0018 {
  static let name = "0018-envelopes-by-commitment"

  static let indexes = "DROP INDEX envelope_ballot;"
}
