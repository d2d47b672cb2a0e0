import Hummingbird
import Logging
import NIOCore
import Proceedings
import Record
import Vocabulary

/// The signatures of witnesses under the record: taken from whoever has one, and served.
///
/// - Source: C2SP tlog-cosignature and tlog-policy.
extension House {
  /// Bytes that a checkpoint with its signatures may have here.
  private static let largestNote = 64 << 10

  /// `/record/policy`, `/record/witnessed` and `/record/cosignatures`.
  var witnessRoutes: [Route] {
    [
      Route(.get, "/record/policy") { _ in
        guard let kept = try await cosignatures.witnessing().policy else { throw Trouble(.noSuchPage) }
        return .plainFile(WitnessPolicy.text(of: recordKey.verifier, kept: kept), cache: "no-cache")
      },
      Route(.get, "/record/witnessed") { _ in
        let witnessing = try await cosignatures.witnessing()
        guard let policy = try witnessing.policy(of: recordKey.verifier),
          let size = witnessing.witnessedCheckpoint(under: policy),
          let note = try await checkpoint(of: size, witnessing)
        else { throw Trouble(.noSuchPage) }
        return .plainFile(note.description, cache: "no-cache")
      },
      Route(.post, "/record/cosignatures", nil, takeCosignatures),
    ]
  }

  /// The checkpoint of a size that the record has had, with the signatures under it; nil for a size it never had.
  func checkpoint(of size: Int64, _ witnessing: Witnessing) async throws -> SignedNote? {
    guard let root = try await root(at: size) else { return nil }
    let note = try signedCheckpoint(size: size, root: root)
    return witnessing.signatures(at: size).reduce(note) { $0.adding($1) }
  }

  private func root(at size: Int64) async throws -> NodeHash? {
    size == 0 ? .ofEmptyTree : try await room.consistency(from: size, to: nil)?.oldRoot
  }

  /// `POST /record/cosignatures`: a checkpoint of this record with signatures of its witnesses under it.
  ///
  /// Who sends it does not matter, since only the witness could have made its signature.
  private func takeCosignatures(_ call: Call) async throws -> Response {
    let bytes = try await Bodies.read(call.request, upTo: Self.largestNote)
    let note: SignedNote
    let checkpoint: Checkpoint
    do {
      note = try SignedNote(bytes: bytes)
      checkpoint = try Checkpoint(text: note.text)
    } catch let error as RecordFormatError {
      return .words(400, error.message(call.caller.language))
    }
    guard checkpoint.origin == recordKey.verifier.name else {
      return .words(404, RecordFormatError(.origin(checkpoint.origin), .line(1)).message(call.caller.language))
    }
    guard let policy = try await cosignatures.witnessing().policy(of: recordKey.verifier) else {
      return .words(403, phrase("witness.none", call))
    }
    guard let root = try await root(at: checkpoint.size) else {
      return .words(409, phrase("witness.unknown-size", call))
    }
    guard root == checkpoint.root else {
      logger.error("a witness has signed another record of this size", metadata: ["size": "\(checkpoint.size)"])
      return .words(409, phrase("witness.fork", call))
    }
    do {
      let signed = try note.verified(by: policy.witnesses.map(\.key))
      let taken = zip(signed, note.signatures.filter { line in policy.witnesses.contains { $0.key.isNamed(by: line) } })
      let horizon = call.now.milliseconds / 1000 + 300
      let kept = taken.compactMap { good, line in
        good.time.map { Cosignature(key: good.key, size: checkpoint.size, time: $0, signature: line) }
      }
      guard kept.allSatisfy({ $0.time <= horizon }) else { return .words(400, phrase("witness.future", call)) }
      try await cosignatures.keep(kept)
      return .words(200, "\(kept.count)")
    } catch let error as RecordFormatError {
      return .words(403, error.message(call.caller.language))
    }
  }

  private func phrase(_ key: String, _ call: Call) -> String { maker.words(key, in: call.caller.language) }

  /// `GET /api/record/witnesses`: who witnesses, how far and how fresh, and how many events are final.
  func witnessesAPI(_ call: Call) async throws -> Response {
    let witnessing = try await cosignatures.witnessing()
    let policy = try witnessing.policy(of: recordKey.verifier)
    let size = try await room.root().size
    let newest = witnessing.newest
    return .json([
      "size": .number(size), "final": .number(policy.map { witnessing.witnessedSize(under: $0) } ?? 0),
      "policy": witnessing.policy.map { .text($0) } ?? .nothing,
      "witnesses": .list(policy?.witnesses ?? []) { witness in
        let signed = newest[witness.key]
        return [
          "name": .text(witness.name), "key": .text(witness.key.description),
          "size": signed.map { .number($0.size) } ?? .nothing,
          "at": signed.map { .text(Instant(milliseconds: $0.time * 1000).rfc3339()) } ?? .nothing,
        ]
      },
    ])
  }
}

extension Response {
  /// A line of plain text with a status.
  static func words(_ status: Int, _ text: String) -> Response {
    Response(status, "text/plain; charset=utf-8", ByteBuffer(string: text + "\n"), cache: "no-store")
  }

  /// A file of plain text.
  static func plainFile(_ text: String, cache: String) -> Response {
    Response(200, "text/plain; charset=utf-8", ByteBuffer(string: text), cache: cache)
  }
}
