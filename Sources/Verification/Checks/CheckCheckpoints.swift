import Record

extension Verifier {
  /// The sizes at which the root must be known, since a checkpoint names it.
  mutating func checkpointSizes() throws -> Set<Int64> {
    var sizes = Set(source.checkpoints.cosignatures.map(\.size))
    for (place, note) in source.checkpoints.notes + (try stampedCheckpoints()) {
      do {
        sizes.insert(try Checkpoint(text: note.text).size)
      } catch {
        throw Verification.Fault(sequence: nil, reason: "\(place): \(error)")
      }
    }
    return sizes
  }

  /// Each checkpoint is of this record: its size, its root, the signature of the record's key, and those of the
  /// witnesses whom the policy in the record names.
  ///
  /// Where no key is known, size and root are compared and no signature is counted.
  mutating func checkCheckpoints() throws(Verification.Fault) {
    let sourced = source.checkpoints
    guard let key = recordKey ?? sourced.key else {
      for (place, note) in sourced.notes { _ = try checkpoint(note, place) }
      return
    }
    verification.recordKey = key
    if let recordKey, let named = sourced.key, named != recordKey {
      throw Verification.Fault(sequence: nil, reason: "the source names another key of the record: \(named)")
    }
    let policy: WitnessPolicy
    do {
      policy =
        try desk.institution.policy.map { try WitnessPolicy(of: key, kept: $0) }
        ?? WitnessPolicy(records: [key], threshold: 0, of: [])
    } catch {
      throw Verification.Fault(sequence: nil, reason: "the policy of witnesses cannot be read: \(error)")
    }
    let text = desk.institution.policy.map { WitnessPolicy.text(of: key, kept: $0) } ?? ""
    if let served = sourced.policies, !served.contains(text) {
      throw Verification.Fault(
        sequence: nil, reason: "the policy of witnesses that is served is not that of the record")
    }
    for (place, note) in sourced.notes {
      let checkpoint = try checkpoint(note, place)
      let standing: WitnessPolicy.Standing
      do {
        standing = try policy.judge(note)
      } catch {
        throw Verification.Fault(sequence: nil, reason: "\(place): \(error)")
      }
      verification.checkpoints += 1
      verification.cosignatures += Int64(standing.cosignatures.count)
      if desk.institution.policy != nil, standing.isWitnessed {
        verification.witnessed = max(verification.witnessed ?? 0, checkpoint.size)
      }
    }
    try checkCosignatures(sourced.cosignatures, of: key, under: policy)
  }

  /// Signatures of witnesses that lie apart from their checkpoints, over the roots that the events give.
  private mutating func checkCosignatures(
    _ cosignatures: [(size: Int64, signature: NoteSignature)], of key: NoteVerifierKey, under policy: WitnessPolicy
  ) throws(Verification.Fault) {
    var newest: [NoteVerifierKey: Int64] = [:]
    for (size, signature) in cosignatures {
      guard let witness = policy.witnesses.first(where: { $0.key.isNamed(by: signature) }) else { continue }
      guard let root = size == 0 ? NodeHash.ofEmptyTree : rootsAtCheckpoints[size],
        let checkpoint = try? Checkpoint(origin: key.name, size: size, root: root),
        witness.key.verify(signature, over: checkpoint.text) != nil
      else {
        throw Verification.Fault(
          sequence: nil, reason: "the signature of witness \(witness.name) is not under the first \(size) events")
      }
      verification.cosignatures += 1
      newest[witness.key] = max(newest[witness.key] ?? 0, size)
    }
    let witnessed = policy.witnessedSize(newest: newest)
    if witnessed > 0 { verification.witnessed = max(verification.witnessed ?? 0, witnessed) }
  }

  /// The checkpoint of a note, when its root is that of the events.
  func checkpoint(_ note: SignedNote, _ place: String) throws(Verification.Fault) -> Checkpoint {
    guard let checkpoint = try? Checkpoint(text: note.text) else {
      throw Verification.Fault(sequence: nil, reason: "\(place) is no checkpoint")
    }
    let root = checkpoint.size == 0 ? NodeHash.ofEmptyTree : rootsAtCheckpoints[checkpoint.size]
    guard let root else {
      throw Verification.Fault(
        sequence: verification.events,
        reason: "missing: \(place) says that the record has \(checkpoint.size) events")
    }
    guard root == checkpoint.root else {
      throw Verification.Fault(
        sequence: nil,
        reason: "\(place): the events give another root at \(checkpoint.size) than the one that is signed")
    }
    return checkpoint
  }
}
