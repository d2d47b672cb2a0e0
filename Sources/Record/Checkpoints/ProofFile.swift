/// A file that proves, without a network, that an entry is in the record: its index, the path and the checkpoint.
///
/// - Source: C2SP tlog-proof; files end in `.tlog-proof`.
package struct ProofFile: Hashable, Sendable, CustomStringConvertible {
  /// Bytes for the reader's own use; nothing vouches for them.
  package let extra: [UInt8]?
  /// The index of the entry, from 0.
  package let index: Int64
  /// The hashes from the entry to the root.
  package let path: [NodeHash]
  /// The checkpoint with its signatures.
  package let note: SignedNote

  private static let heading = "c2sp.org/tlog-proof@v1"

  /// A file with these parts.
  package init(extra: [UInt8]? = nil, index: Int64, path: [NodeHash], note: SignedNote) {
    self.extra = extra
    self.index = index
    self.path = path
    self.note = note
  }

  /// Reads a file.
  ///
  /// - Throws: `RecordFormatError` with the line that has another form.
  package init(bytes: [UInt8]) throws {
    guard bytes.count <= SignedNote.mostBytes else { throw RecordFormatError(.tooLarge, .line(1)) }
    let lines = try NoteText.lines(of: bytes)
    guard NoteText.areSame(lines[0], Self.heading) else {
      throw RecordFormatError(.malformed(expected: Self.heading), .line(1))
    }
    var position = 1
    var extra: [UInt8]?
    if position < lines.count, lines[position].hasPrefix("extra ") {
      extra = Base64.decode(Array(lines[position].utf8.dropFirst(6)))
      guard extra != nil else { throw RecordFormatError(.malformed(expected: "extra base64"), .line(position + 1)) }
      position += 1
    }
    guard position < lines.count, lines[position].hasPrefix("index ") else {
      throw RecordFormatError(.malformed(expected: "index number"), .line(position + 1))
    }
    index = try NoteText.number(lines[position].dropFirst(6), line: position + 1)
    self.extra = extra
    (path, note) = try proofAndNote(lines, from: position + 1)
  }

  /// The file as it is written.
  package var description: String {
    var lines = [Self.heading]
    if let extra { lines.append("extra \(Base64.encode(extra))") }
    lines.append("index \(index)")
    lines += path.map(\.base64)
    return lines.map { $0 + "\n" }.joined() + "\n" + note.description
  }

  /// Checks that the record holds this leaf, and says what the checkpoint is worth under a policy.
  ///
  /// - Throws: `RecordFormatError` when the path does not lead to the checkpoint, or as `WitnessPolicy.judge` does.
  package func verify(_ leaf: LeafHash, under policy: WitnessPolicy) throws -> WitnessPolicy.Standing {
    let standing = try policy.judge(note)
    let proof = InclusionProof(index: index, size: standing.checkpoint.size, path: path)
    guard proof.proves(leaf, in: standing.checkpoint.root) else { throw RecordFormatError(.notIncluded, .line(2)) }
    return standing
  }
}

/// The hashes of a proof, one a line, up to a blank line, and the note after it.
func proofAndNote(_ lines: [String], from start: Int) throws -> (path: [NodeHash], note: SignedNote) {
  guard let blank = lines[start...].firstIndex(of: "") else {
    throw RecordFormatError(.incomplete, .line(lines.count))
  }
  // A tree of 2^63 leaves has no longer path.
  guard blank - start <= 63 else { throw RecordFormatError(.tooLarge, .line(start + 64)) }
  let path = try (start..<blank).map { try NoteText.hash(lines[$0], line: $0 + 1) }
  do {
    return (path, try SignedNote(bytes: Array(lines[(blank + 1)...].map { $0 + "\n" }.joined().utf8)))
  } catch let error as RecordFormatError {
    guard case .line(let line) = error.place else { throw error }
    throw RecordFormatError(error.problem, .line(blank + 1 + line))
  }
}
