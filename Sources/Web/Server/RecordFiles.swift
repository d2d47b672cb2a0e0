import HTTPTypes
import Hummingbird
import NIOCore
import Proceedings
import Record
import Synchronization
import Vocabulary

/// The record as the files of a transparency log, for tools that follow such logs.
///
/// - Source: C2SP tlog-tiles, tlog-checkpoint and tlog-proof.
extension House {
  /// `/record/checkpoint`, `/record/tile/…`, `/record/key`, `/record/entries/{sequence}` and
  /// `/record/receipts/{sequence}`.
  var recordFileRoutes: [Route] {
    [
      Route(.get, "/record/checkpoint") { _ in .plainFile(try await checkpoint().description, cache: "no-cache") },
      Route(.get, "/record/key") { _ in .plainFile(recordKey.verifier.description + "\n", cache: "no-cache") },
      Route(.get, "/record/tile/**") { call in
        try await tile("tile/" + call.context.parameters.getCatchAll().joined(separator: "/"))
      },
      Route(.get, "/record/entries/{sequence}", nil, entryFile),
      Route(.get, "/record/receipts/{sequence}", nil, receiptFile),
    ]
  }

  /// The newest state of the record, signed with its key, and with what witnesses have signed of it.
  func checkpoint() async throws -> SignedNote {
    let root = try await room.root()
    let note = try checkpoint(size: root.size, root: root.root)
    return try await cosignatures.witnessing().signatures(at: root.size).reduce(note) { $0.adding($1) }
  }

  private func checkpoint(size: Int64, root: String) throws -> SignedNote {
    guard let root = NodeHash(hexadecimal: root) else { throw UnreadableRoot(root: root) }
    return try signedCheckpoint(size: size, root: root)
  }

  private func tile(_ path: String) async throws -> Response {
    if let bundle = EntryBundle(path: path), let entries = try await room.entries(of: bundle) {
      return Self.lasting(try EntryBundle.bytes(of: entries))
    }
    if let tile = Tile(path: path), let hashes = try await room.hashes(of: tile) {
      return Self.lasting(Tile.bytes(of: hashes))
    }
    throw Trouble(.noSuchPage)
  }

  /// `GET /record/entries/{sequence}`: an event byte for byte, as it was hashed; what a receipt proves.
  private func entryFile(_ call: Call) async throws -> Response {
    let text = try call.part("sequence")
    guard let sequence = Int64(text), sequence >= 0,
      let line = try await room.events(from: sequence, limit: 1).first, line.event.sequence == sequence
    else { throw Unknown("event", text) }
    var response = Self.lasting(line.bytes)
    response.headers[.contentType] = "application/json"
    response.headers[.contentDisposition] = "attachment; filename=\"event-\(sequence).json\""
    return response
  }

  /// `GET /record/receipts/{sequence}`: the event's place with proof and checkpoint, to be kept and checked offline.
  private func receiptFile(_ call: Call) async throws -> Response {
    let text = try call.part("sequence")
    guard let sequence = Int64(text), sequence >= 0, let proven = try await room.inclusion(of: sequence, size: nil)
    else { throw Unknown("event", text) }
    let file = try await receipt(of: sequence, proven)
    var response = Response.plainFile(file.description, cache: "no-store")
    response.headers[.contentDisposition] = "attachment; filename=\"event-\(sequence).tlog-proof\""
    return response
  }

  /// The receipt under the newest checkpoint that enough witnesses have signed, if it covers the event; else under the
  /// newest one.
  private func receipt(of sequence: Int64, _ proven: ProvenInclusion) async throws -> ProofFile {
    let witnessing = try await cosignatures.witnessing()
    if let policy = try witnessing.policy(of: recordKey.verifier),
      let size = witnessing.witnessedCheckpoint(under: policy), size > sequence,
      let note = try await checkpoint(of: size, witnessing),
      let older = try await room.inclusion(of: sequence, size: size)
    {
      return ProofFile(index: sequence, path: older.proof.path, note: note)
    }
    let note = try checkpoint(size: proven.proof.size, root: proven.root.hexadecimal)
    return ProofFile(
      index: sequence, path: proven.proof.path,
      note: witnessing.signatures(at: proven.proof.size).reduce(note) { $0.adding($1) })
  }

  /// A file that never changes: what stands in the record stays as it is, and so does a tile of any width.
  private static func lasting(_ bytes: [UInt8]) -> Response {
    Response(
      200, "application/octet-stream", ByteBuffer(bytes: bytes), cache: "public, max-age=31536000, immutable")
  }
}

/// The checkpoint that was signed last: the receipts of a batch stand under the same one. A signature of Ed25519 depends
/// on nothing but key and text, so what is kept is what would be signed again.
///
/// - Source: RFC 8032 §5.1.6.
final class LastCheckpoint: Sendable {
  private let kept = Mutex<(checkpoint: Checkpoint, note: SignedNote)?>(nil)

  /// The signed note of a checkpoint, kept or signed.
  func note(of checkpoint: Checkpoint, sign: () throws -> SignedNote) rethrows -> SignedNote {
    if let kept = kept.withLock({ $0 }), kept.checkpoint == checkpoint { return kept.note }
    let note = try sign()
    kept.withLock { $0 = (checkpoint, note) }
    return note
  }
}

/// The reading room gave a root that is no hash.
private struct UnreadableRoot: Error { let root: String }
