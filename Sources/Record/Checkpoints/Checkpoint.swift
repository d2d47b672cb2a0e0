/// The state of the record at a size: which record, how many events, and the root over all of them.
///
/// - Source: C2SP tlog-checkpoint.
package struct Checkpoint: Hashable, Sendable {
  /// Which record: its address without the scheme, such as `gongzhi.example/record`.
  package let origin: String
  /// How many events it has.
  package let size: Int64
  /// The root of the tree over them.
  package let root: NodeHash
  /// Lines that mean nothing to the tree; ours has none.
  package let extensions: [String]

  /// A state of a record.
  ///
  /// - Throws: `RecordFormatError` when the origin or an extension is empty or holds the end of a line or another
  ///   control character, or the size is negative.
  package init(origin: String, size: Int64, root: NodeHash, extensions: [String] = []) throws {
    for (index, line) in ([origin] + extensions).enumerated() {
      guard !line.isEmpty, line.utf8.allSatisfy({ $0 >= 0x20 }) else {
        throw RecordFormatError(.malformed(expected: "text in one line"), .line(index == 0 ? 1 : index + 3))
      }
    }
    guard size >= 0 else { throw RecordFormatError(.number("\(size)"), .line(2)) }
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// Reads the text of a note.
  ///
  /// - Throws: `RecordFormatError` with the line that has another form.
  package init(text: String) throws {
    let lines = try NoteText.lines(of: Array(text.utf8))
    guard lines.count >= 3 else { throw RecordFormatError(.incomplete, .line(lines.count)) }
    let size = try NoteText.number(lines[1], line: 2)
    let root = try NoteText.hash(lines[2], line: 3)
    try self.init(origin: lines[0], size: size, root: root, extensions: Array(lines[3...]))
  }

  /// The text that is signed.
  package var text: String {
    ([origin, "\(size)", root.base64] + extensions).map { $0 + "\n" }.joined()
  }

  /// The note with the record's own signature.
  package func signed(by signer: NoteSigner) throws -> SignedNote {
    try SignedNote(text: text, signatures: [signer.sign(text, at: 0)])
  }

  /// Reads a checkpoint that the record's key has signed.
  ///
  /// - Throws: `RecordFormatError` when the note has another form, the record's key did not sign it or its signature is
  ///   wrong, or it belongs to another record than `origin`.
  package init(verifying note: SignedNote, key: NoteVerifierKey, origin: String) throws {
    _ = try note.verified(by: [key])
    try self.init(text: note.text)
    guard NoteText.areSame(self.origin, origin) else {
      throw RecordFormatError(.origin(self.origin), .line(1))
    }
  }
}
