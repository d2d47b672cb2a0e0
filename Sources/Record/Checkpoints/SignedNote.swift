/// A signature line of a note: who claims to have signed, and the bytes of the signature.
package struct NoteSignature: Hashable, Sendable {
  /// The name of the key.
  package let name: String
  /// The identifier of the key.
  package let identifier: UInt32
  /// The signature.
  package let bytes: [UInt8]

  /// A signature line with these parts.
  package init(name: String, identifier: UInt32, bytes: [UInt8]) {
    self.name = name
    self.identifier = identifier
    self.bytes = bytes
  }

  /// Reads a signature line without its end; nil for any other form.
  package init?(line: some StringProtocol) {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, NoteText.areSame(parts[0], "\u{2014}"), NoteText.isKeyName(parts[1]),
      let bytes = Base64.decode(Array(parts[2].utf8)), bytes.count > 4
    else { return nil }
    name = String(parts[1])
    identifier = bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    self.bytes = Array(bytes[4...])
  }

  /// The signature line without its end.
  package var line: String {
    let prefix = (0..<4).map { UInt8(truncatingIfNeeded: identifier >> UInt32(24 - 8 * $0)) }
    return "\u{2014} \(name) \(Base64.encode(prefix + bytes))"
  }
}

/// A text with the signatures of one or more keys under it.
///
/// Reading checks the form only. Nothing in `text` may be believed before `verified(by:)` has named who signed it.
///
/// - Source: C2SP signed-note.
package struct SignedNote: Hashable, Sendable, CustomStringConvertible {
  /// What is signed; it ends with the end of a line.
  package let text: String
  /// The signature lines in order.
  package private(set) var signatures: [NoteSignature]

  /// The most signatures that a note may carry here.
  package static let mostSignatures = 100
  /// The most bytes that a note may have here.
  package static let mostBytes = 1_000_000

  /// A note with signatures that were made over its text.
  ///
  /// - Throws: `RecordFormatError` when the text has control characters or does not end with the end of a line.
  package init(text: String, signatures: [NoteSignature]) throws {
    _ = try NoteText.lines(of: Array(text.utf8))
    self.text = text
    self.signatures = signatures
  }

  /// Reads a note.
  ///
  /// - Throws: `RecordFormatError` with the line that has another form.
  package init(bytes: [UInt8]) throws {
    guard bytes.count <= Self.mostBytes else { throw RecordFormatError(.tooLarge, .line(1)) }
    let lines = try NoteText.lines(of: bytes)
    guard let blank = lines.lastIndex(of: ""), blank > 0 else {
      throw RecordFormatError(.noSignatures, .line(lines.count))
    }
    guard blank + 1 < lines.count else { throw RecordFormatError(.incomplete, .line(lines.count)) }
    guard lines.count - blank - 1 <= Self.mostSignatures else {
      throw RecordFormatError(.tooManySignatures, .line(blank + 2 + Self.mostSignatures))
    }
    signatures = try lines.indices.dropFirst(blank + 1).map { index in
      guard let signature = NoteSignature(line: lines[index]) else {
        throw RecordFormatError(.malformed(expected: "\u{2014} name base64"), .line(index + 1))
      }
      return signature
    }
    text = lines[..<blank].map { $0 + "\n" }.joined()
  }

  /// The note as it is written.
  package var description: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }

  /// The note with one more signature at the end, or in the place of an older one of the same key.
  package func adding(_ signature: NoteSignature) -> SignedNote {
    var note = self
    let older = signatures.firstIndex {
      $0.identifier == signature.identifier && NoteText.areSame($0.name, signature.name)
    }
    if let older { note.signatures[older] = signature } else { note.signatures.append(signature) }
    return note
  }

  /// The signatures of known keys, each checked; lines of unknown keys are passed over.
  ///
  /// - Throws: `RecordFormatError` when a known key's signature is wrong, or when no known key has signed.
  package func verified(by keys: some Collection<NoteVerifierKey>) throws -> [VerifiedSignature] {
    let first = text.utf8.count { $0 == UInt8(ascii: "\n") } + 2
    var verified: [VerifiedSignature] = []
    for (index, signature) in signatures.enumerated() {
      guard let key = keys.first(where: { $0.isNamed(by: signature) }) else { continue }
      guard let good = key.verify(signature, over: text) else {
        throw RecordFormatError(.signature(key.name), .line(first + index))
      }
      verified.append(good)
    }
    guard !verified.isEmpty else { throw RecordFormatError(.unsigned, .line(first)) }
    return verified
  }
}
