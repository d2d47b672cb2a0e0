import Foundation
import Record

/// One visit of a witness: fetch the checkpoint and what is new, check both, sign, keep, hand in.
struct WitnessVisit {
  let reach: RecordReach
  let signer: NoteSigner
  let recordKey: String?

  /// Visits the record; gives a line that says what was signed.
  func run(_ copy: inout RecordCopy) async throws -> String {
    let key = try await key(of: copy)
    let latest = try copy.latest
    let before = try latest.map { try Checkpoint(text: $0.text) }
    let offered = try await note("/record/checkpoint")
    let checkpoint: Checkpoint
    do {
      checkpoint = try Checkpoint(verifying: offered, key: key, origin: key.name)
    } catch let error as RecordFormatError {
      throw ReachFault.unreadable(path: "/record/checkpoint", reason: error.description)
    }
    func alarm(_ words: String) -> WitnessAlarm { WitnessAlarm(words: words, latest: latest, offered: offered) }
    if let before, checkpoint.size < before.size {
      throw alarm("the record was rolled back from \(before.size) to \(checkpoint.size) events")
    }

    var witness = try Witness(records: [key], signer: signer, latest: before)
    let request = Witness.Request(
      oldSize: before?.size ?? 0, path: try await proof(from: before?.size ?? 0, to: checkpoint.size), note: offered)
    let signature: NoteSignature
    do {
      signature = try witness.consider(request, at: Int64(Date().timeIntervalSince1970))
    } catch Witness.Objection.fork {
      throw alarm("the record was forked: two checkpoints of \(checkpoint.size) events have different roots")
    } catch Witness.Objection.inconsistent {
      throw alarm(
        "the past was changed: \(checkpoint.size) events do not begin with the \(before?.size ?? 0) of before")
    } catch let objection as Witness.Objection {
      throw ReachFault.unreadable(path: "/record/checkpoint", reason: "\(objection)")
    }
    let roots = try await grow(copy, from: before?.size ?? 0, to: checkpoint.size)
    if let before, roots.old != before.root {
      throw alarm("this copy is damaged, or the entries that are served are not those of before: \(before.size) events")
    }
    guard roots.new == checkpoint.root else {
      throw alarm("the entries that are served do not give the root of the checkpoint")
    }
    let signed = offered.adding(signature)
    // On disk before anyone sees the signature: a crash must not let this witness sign against itself.
    try copy.keep(signed)
    try await reach.post("/record/cosignatures", signed.description)
    return "witnessed \(checkpoint.size) events, root \(checkpoint.root)"
  }

  /// The key of the record: given, or kept, or the one that the server names the first time.
  private func key(of copy: RecordCopy) async throws -> NoteVerifierKey {
    let kept = try copy.recordKey
    if let recordKey {
      let given = try NoteVerifierKey(recordKey)
      if let kept, kept != given {
        throw ReachFault.unreadable(path: "--record-key", reason: "another key was followed before: \(kept)")
      }
      if kept == nil { try copy.keep(given) }
      return given
    }
    if let kept { return kept }
    let text = String(decoding: try await reach.get("/record/key"), as: UTF8.self)
    do {
      let named = try NoteVerifierKey(text.split(separator: "\n").first ?? "")
      try copy.keep(named)
      return named
    } catch let error as RecordFormatError {
      throw ReachFault.unreadable(path: "/record/key", reason: error.description)
    }
  }

  private func note(_ path: String) async throws -> SignedNote {
    let bytes = try await reach.get(path)
    do {
      return try SignedNote(bytes: bytes)
    } catch let error as RecordFormatError {
      throw ReachFault.unreadable(path: path, reason: error.description)
    }
  }

  private func proof(from old: Int64, to new: Int64) async throws -> [NodeHash] {
    guard old > 0, old < new else { return [] }
    let path = "/api/record/proofs/consistency?from=\(old)&to=\(new)"
    struct Answer: Decodable { let path: [String] }
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(try await reach.get(path))) else {
      throw ReachFault.unreadable(path: path, reason: "is no proof")
    }
    return answer.path.compactMap { NodeHash(hexadecimal: $0) }
  }

  /// Fetches the entries that the copy lacks, and computes the roots at both sizes from their bytes.
  private func grow(
    _ copy: RecordCopy, from old: Int64, to new: Int64
  ) async throws -> (old: NodeHash, new: NodeHash) {
    var rows = (try? TileRows(size: old - old % Int64(Tile.fullWidth), of: old, in: copy)) ?? TileRows()
    var oldRoot = rows.frontier.size == old ? rows.frontier.root : .ofEmptyTree
    var index = rows.frontier.size / Int64(Tile.fullWidth)
    while let bundle = EntryBundle(index: index, size: new) {
      for entry in try await entries(of: bundle, copy) {
        rows.append(LeafHash(of: entry))
        if rows.frontier.size == old { oldRoot = rows.frontier.root }
      }
      index += 1
    }
    for (tile, hashes) in rows.tiles where !copy.has(tile.path) {
      try copy.keep(Tile.bytes(of: hashes), at: tile.path)
    }
    return (oldRoot, rows.frontier.root)
  }

  private func entries(of bundle: EntryBundle, _ copy: RecordCopy) async throws -> [[UInt8]] {
    if let kept = try copy.entries(of: bundle) { return kept }
    let bytes = try await reach.get("/record/" + bundle.path)
    do {
      let entries = try bundle.entries(in: bytes)
      try copy.keep(bytes, at: bundle.path)
      return entries
    } catch let error as RecordFormatError {
      throw ReachFault.unreadable(path: bundle.path, reason: error.description)
    }
  }
}
