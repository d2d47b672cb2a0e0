/// A party that follows a record and signs only what extends all that it has seen.
///
/// The owner keeps `latest` on disk before it hands out a cosignature, and lets one request at a time in.
///
/// - Source: C2SP tlog-witness, "add-checkpoint".
package struct Witness: Sendable {
  /// The keys that speak for the record; their name is its origin.
  package let records: [NoteVerifierKey]
  /// The newest checkpoint that this witness has signed, if any.
  package private(set) var latest: Checkpoint?
  private let signer: NoteSigner

  /// A witness of a record, with the newest checkpoint that it has signed.
  ///
  /// - Throws: `RecordFormatError` when the signer is no witness key, or the record keys are not all keys of one record.
  package init(records: [NoteVerifierKey], signer: NoteSigner, latest: Checkpoint? = nil) throws {
    for key in records where key.kind != .record { throw RecordFormatError(.keyKind(key.kind.rawValue), .line(1)) }
    for key in records where !NoteText.areSame(key.name, records[0].name) {
      throw RecordFormatError(.origin(key.name), .line(1))
    }
    guard signer.verifier.kind == .witness else {
      throw RecordFormatError(.keyKind(signer.verifier.kind.rawValue), .line(1))
    }
    self.records = records
    self.signer = signer
    self.latest = latest
  }

  /// What a witness is asked: to sign a checkpoint, with the proof that it extends the one it signed last.
  package struct Request: Hashable, Sendable, CustomStringConvertible {
    /// The size of the checkpoint that the witness is thought to have signed last; 0 for none.
    package let oldSize: Int64
    /// The consistency proof from that size; empty from 0 and between equal sizes.
    package let path: [NodeHash]
    /// The checkpoint.
    package let note: SignedNote

    /// A request with these parts.
    package init(oldSize: Int64, path: [NodeHash], note: SignedNote) {
      self.oldSize = oldSize
      self.path = path
      self.note = note
    }

    /// Reads the body of a request.
    ///
    /// - Throws: `RecordFormatError` with the line that has another form.
    package init(bytes: [UInt8]) throws {
      guard bytes.count <= SignedNote.mostBytes else { throw RecordFormatError(.tooLarge, .line(1)) }
      let lines = try NoteText.lines(of: bytes)
      guard lines[0].hasPrefix("old ") else {
        throw RecordFormatError(.malformed(expected: "old number"), .line(1))
      }
      oldSize = try NoteText.number(lines[0].dropFirst(4), line: 1)
      (path, note) = try proofAndNote(lines, from: 1)
    }

    /// The body as it is written.
    package var description: String {
      "old \(oldSize)\n" + path.map { $0.base64 + "\n" }.joined() + "\n" + note.description
    }
  }

  /// Why a witness does not sign.
  package enum Objection: Error, Hashable, Sendable {
    /// It does not follow this record (404).
    case unknownOrigin(String)
    /// None of the record's keys has signed, or one has not (403).
    case unsigned
    /// The old size is larger than the new one, or the note is no checkpoint (400).
    case malformed
    /// The witness signed this size last, not the one the request names; a smaller checkpoint is a rollback (409).
    case conflict(latest: Int64)
    /// Two checkpoints of one size with different roots: the record has been forked (409).
    case fork(latest: Checkpoint, offered: Checkpoint)
    /// The new tree does not extend the old one: the record has been changed (422).
    case inconsistent(latest: Checkpoint, offered: Checkpoint)

    /// The status of the answer over HTTP.
    package var status: Int {
      switch self {
      case .unknownOrigin: 404
      case .unsigned: 403
      case .malformed: 400
      case .conflict, .fork: 409
      case .inconsistent: 422
      }
    }
  }

  /// Signs a checkpoint that extends the latest one, and remembers it.
  ///
  /// - Parameter time: seconds since 1970, UTC.
  /// - Throws: `Objection`; `latest` is then as before.
  package mutating func consider(_ request: Request, at time: Int64) throws -> NoteSignature {
    guard let offered = try? Checkpoint(text: request.note.text) else { throw Objection.malformed }
    let keys = records.filter { NoteText.areSame($0.name, offered.origin) }
    guard !keys.isEmpty else { throw Objection.unknownOrigin(offered.origin) }
    guard (try? request.note.verified(by: keys)) != nil else { throw Objection.unsigned }
    guard request.oldSize <= offered.size else { throw Objection.malformed }
    let known = latest?.size ?? 0
    guard request.oldSize == known else { throw Objection.conflict(latest: known) }
    if let latest, known > 0 {
      if known == offered.size, latest.root != offered.root {
        throw Objection.fork(latest: latest, offered: offered)
      }
      let proof = ConsistencyProof(oldSize: known, newSize: offered.size, path: request.path)
      guard proof.proves(latest.root, extendsTo: offered.root) else {
        throw Objection.inconsistent(latest: latest, offered: offered)
      }
    } else {
      guard request.path.isEmpty, offered.size > 0 || offered.root == .ofEmptyTree else { throw Objection.malformed }
    }
    let signature = try signer.sign(request.note.text, at: time)
    latest = offered
    return signature
  }
}
