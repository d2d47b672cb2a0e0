extension WitnessPolicy {
  /// A policy for a record whose key is known: the lines that were kept, after the line that names the key.
  ///
  /// - Throws: `RecordFormatError` with the line among those that were kept.
  package init(of record: NoteVerifierKey, kept lines: String) throws {
    do {
      try self.init(bytes: Array(Self.text(of: record, kept: lines).utf8))
    } catch let error as RecordFormatError {
      guard case .line(let line) = error.place else { throw error }
      throw RecordFormatError(error.problem, .line(max(1, line - 1)))
    }
  }

  /// The policy as a file: the line that names the record's key, and the lines that were kept.
  package static func text(of record: NoteVerifierKey, kept lines: String) -> String {
    "log \(record)\n" + lines + (lines.hasSuffix("\n") ? "" : "\n")
  }

  /// The first so many events that as many parties as the policy asks for have witnessed.
  ///
  /// Who signed a larger tree has checked that it extends the smaller one, so it has witnessed that one too.
  ///
  /// - Parameter newest: the largest size that each witness has signed.
  package func witnessedSize(newest: [NoteVerifierKey: Int64]) -> Int64 {
    let sizes = Set(newest.values).sorted(by: >)
    return sizes.first { size in quorum.holds(for: Set(newest.filter { $0.value >= size }.keys)) } ?? 0
  }
}
