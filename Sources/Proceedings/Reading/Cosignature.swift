package import Record

/// The signature of a witness under a checkpoint of the record.
package struct Cosignature: Sendable, Equatable {
  /// The key of the witness.
  package let key: NoteVerifierKey
  /// How many events the checkpoint covers.
  package let size: Int64
  /// When the witness signed, in seconds since 1970, UTC.
  package let time: Int64
  /// The signature, as it stands under the checkpoint.
  package let signature: NoteSignature

  /// A signature of a witness.
  package init(key: NoteVerifierKey, size: Int64, time: Int64, signature: NoteSignature) {
    self.key = key
    self.size = size
    self.time = time
    self.signature = signature
  }
}

/// Who witnesses the record, and how far: kept beside the record, since a signature under it changes nothing in it.
package struct Witnessing: Sendable, Equatable {
  /// The lines of the policy in force; nil while nobody is asked to witness.
  package let policy: String?
  /// The newest cosignatures, those of the largest checkpoint first, those of one checkpoint by name.
  package let cosignatures: [Cosignature]

  /// Who witnesses, and how far.
  package init(policy: String?, cosignatures: [Cosignature]) {
    self.policy = policy
    self.cosignatures = cosignatures
  }

  /// The newest signature of each witness.
  package var newest: [NoteVerifierKey: Cosignature] {
    Dictionary(cosignatures.map { ($0.key, $0) }) { $0.size >= $1.size ? $0 : $1 }
  }

  /// The policy for the record with this key; nil while nobody is asked to witness.
  package func policy(of record: NoteVerifierKey) throws -> WitnessPolicy? {
    try policy.map { try WitnessPolicy(of: record, kept: $0) }
  }

  /// The signatures under the checkpoint of a size.
  package func signatures(at size: Int64) -> [NoteSignature] {
    cosignatures.filter { $0.size == size }.map(\.signature)
  }

  /// The largest size whose own checkpoint has the signatures that the policy asks for; nil where there is none.
  package func witnessedCheckpoint(under policy: WitnessPolicy) -> Int64? {
    Set(cosignatures.map(\.size)).sorted(by: >).first { size in
      policy.quorum.holds(for: Set(cosignatures.filter { $0.size == size }.map(\.key)))
    }
  }

  /// The first so many events that count as final under the policy.
  package func witnessedSize(under policy: WitnessPolicy) -> Int64 {
    policy.witnessedSize(newest: newest.mapValues(\.size))
  }
}

/// Where the signatures of witnesses are kept.
package protocol CosignatureBook: Sendable {
  /// Keeps signatures; of one witness under one checkpoint, the newest.
  func keep(_ cosignatures: [Cosignature]) async throws
  /// The policy in force and the newest signatures.
  func witnessing() async throws -> Witnessing
}
