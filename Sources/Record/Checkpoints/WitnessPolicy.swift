/// Which keys speak for the record, which parties witness it, and how many of which must have done so.
///
/// Only a checkpoint that satisfies the policy may be called witnessed, and only what it covers may be called final.
///
/// - Source: C2SP tlog-policy.
package struct WitnessPolicy: Hashable, Sendable {
  /// The keys of the record; any one of them signs for it.
  package let records: [NoteVerifierKey]
  /// The witnesses by the names that the policy gives them, in its order.
  package let witnesses: [Witness]
  /// Who must have witnessed.
  package let quorum: Quorum

  /// A party that witnesses, by its name in the policy.
  package struct Witness: Hashable, Sendable {
    /// The name in the policy.
    package let name: String
    /// Its key.
    package let key: NoteVerifierKey
    /// Where it is reached, if the policy says so.
    package let address: String?
  }

  /// A rule over witnesses.
  package indirect enum Quorum: Hashable, Sendable {
    /// Nobody need witness.
    case none
    /// This key must have cosigned.
    case witness(NoteVerifierKey)
    /// At least so many of these rules must hold.
    case group(threshold: Int, members: [Quorum])

    /// Whether the rule holds when these keys have cosigned.
    package func holds(for keys: Set<NoteVerifierKey>) -> Bool {
      switch self {
      case .none: true
      case .witness(let key): keys.contains(key)
      case .group(let threshold, let members): members.count { $0.holds(for: keys) } >= threshold
      }
    }
  }

  /// A policy that asks for `threshold` of `witnesses`.
  ///
  /// - Throws: `RecordFormatError` when the threshold is negative or larger than the number of witnesses, a key is named
  ///   twice or is of the wrong kind.
  package init(records: [NoteVerifierKey], threshold: Int, of witnesses: [NoteVerifierKey]) throws {
    guard (0...witnesses.count).contains(threshold) else { throw RecordFormatError(.threshold, .line(1)) }
    var reader = WitnessPolicyReader()
    for key in records { try reader.addRecord(key, line: 1) }
    for key in witnesses { try reader.addWitness(Witness(name: key.name, key: key, address: nil), line: 1) }
    let members = witnesses.map { Quorum.witness($0) }
    self.init(reader, quorum: threshold == 0 ? .none : .group(threshold: threshold, members: members))
  }

  /// Reads a policy file: lines `log KEY`, `witness NAME KEY [ADDRESS]`, `group NAME N|any|all MEMBER…` and one line
  /// `quorum NAME`.
  ///
  /// - Throws: `RecordFormatError` with the line that has another form.
  package init(bytes: [UInt8]) throws {
    var reader = WitnessPolicyReader()
    let lines = try WitnessPolicyReader.lines(of: bytes)
    for (index, words) in lines.enumerated() where !words.isEmpty { try reader.read(words, line: index + 1) }
    guard let quorum = reader.quorum else { throw RecordFormatError(.incomplete, .line(lines.count + 1)) }
    self.init(reader, quorum: quorum)
  }

  private init(_ reader: WitnessPolicyReader, quorum: Quorum) {
    records = reader.records
    witnesses = reader.witnesses
    self.quorum = quorum
  }

  /// What a note is worth under this policy.
  ///
  /// - Throws: `RecordFormatError` when the note is no checkpoint, no key of the record with the checkpoint's origin as
  ///   its name has signed, or the signature of any known key is wrong.
  package func judge(_ note: SignedNote) throws -> Standing {
    let verified = try note.verified(by: records + witnesses.map(\.key))
    let checkpoint = try Checkpoint(text: note.text)
    guard verified.contains(where: { $0.key.kind == .record && records.contains($0.key) }) else {
      throw RecordFormatError(.unsigned, .line(1))
    }
    guard verified.contains(where: { $0.key.kind == .record && NoteText.areSame($0.key.name, checkpoint.origin) })
    else {
      throw RecordFormatError(.origin(checkpoint.origin), .line(1))
    }
    let cosignatures = verified.filter { $0.key.kind == .witness }
    return Standing(
      checkpoint: checkpoint, cosignatures: cosignatures, isWitnessed: quorum.holds(for: Set(cosignatures.map(\.key))))
  }

  /// A checkpoint, who has witnessed it, and whether that is enough.
  package struct Standing: Hashable, Sendable {
    /// The state of the record.
    package let checkpoint: Checkpoint
    /// The cosignatures of the policy's witnesses, in the order of the note.
    package let cosignatures: [VerifiedSignature]
    /// Whether the quorum has witnessed it.
    package let isWitnessed: Bool
  }
}
