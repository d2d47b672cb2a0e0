import Record
import Testing

/// Whoever runs the machine has the database and the record's key, and can compute any tree and sign it.
@Suite("A rogue operator")
struct RogueOperatorTests {
  let record: NoteSigner
  let honest = RecordTests.leaves(60)
  /// The same record with one old act changed, and everything after it hashed anew.
  let rewritten: [LeafHash]

  init() throws {
    record = try signer("r", .record)
    var leaves = honest
    leaves[11] = leafHash(of: [1, 2, 3])
    rewritten = leaves
  }

  private func note(_ leaves: [LeafHash], _ size: Int) throws -> SignedNote {
    try Checkpoint(origin: "r", size: Int64(size), root: rootHash(of: leaves.prefix(size))).signed(by: record)
  }

  private func request(_ leaves: [LeafHash], _ old: Int, _ new: Int) throws -> Witness.Request {
    let proof = try ConsistencyProof(oldSize: Int64(old), newSize: Int64(new), node: reader(nodeTable(leaves)))
    return Witness.Request(oldSize: Int64(old), path: proof?.path ?? [], note: try note(leaves, new))
  }

  @Test(
    "who shows one record to two witnesses and another to the third is caught by the third, at every size from the change on",
    arguments: [12, 13, 32, 40, 60])
  func splitView(size: Int) throws {
    var witnesses = try (0..<3).map { try Witness(records: [record.verifier], signer: signer("w\($0)", .witness)) }
    for index in witnesses.indices { _ = try witnesses[index].consider(request(honest, 0, 12), at: 1) }
    let known = try #require(witnesses[2].latest)
    // Two of them lose what they knew, or are in the pay of the operator, and sign the other past.
    for index in 0..<2 {
      witnesses[index] = try Witness(records: [record.verifier], signer: signer("w\(index)", .witness))
      _ = try witnesses[index].consider(request(rewritten, 0, size), at: 2)
    }
    let objection = #expect(throws: Witness.Objection.self) {
      _ = try witnesses[2].consider(request(rewritten, 12, size), at: 2)
    }
    let offered = try Checkpoint(text: note(rewritten, size).text)
    switch objection {
    case .fork(latest: known, offered: offered) where size == 12: break
    case .inconsistent(latest: known, offered: offered) where size > 12: break
    default: Issue.record("\(String(describing: objection))")
    }
    // Both checkpoints bear the operator's signature: the proof that two records were shown.
    for text in [known.text, offered.text] {
      #expect(try Checkpoint(text: text).signed(by: record).text == text)
    }
    #expect(witnesses[2].latest == known)
  }

  @Test("who rolls the record back is caught by one of three, and leaves the others nothing that is final")
  func rollback() throws {
    var witness = try Witness(records: [record.verifier], signer: signer("w0", .witness))
    _ = try witness.consider(request(honest, 0, 40), at: 1)
    for size in [39, 20, 12, 1, 0] {
      #expect(throws: Witness.Objection.self) { _ = try witness.consider(request(honest, size, size), at: 2) }
    }
    let keys = try (0..<3).map { try signer("w\($0)", .witness) }
    let policy = try WitnessPolicy(records: [record.verifier], threshold: 3, of: keys.map(\.verifier))
    var shown = try note(honest, 20)
    for key in keys.dropFirst() { shown = shown.adding(try key.sign(shown.text, at: 2)) }
    #expect(try !policy.judge(shown).isWitnessed)
  }

  @Test("cannot fit any proof that a user holds to the record that was rewritten")
  func proofs() throws {
    let policy = try WitnessPolicy(records: [record.verifier], threshold: 0, of: [])
    for index in honest.indices {
      let proof = try #require(
        try InclusionProof(index: Int64(index), size: 60, node: reader(nodeTable(honest))))
      let held = ProofFile(index: Int64(index), path: proof.path, note: try note(honest, 60))
      _ = try held.verify(honest[index], under: policy)
      let forged = ProofFile(index: Int64(index), path: proof.path, note: try note(rewritten, 60))
      #expect(throws: RecordFormatError.self, "\(index)") { _ = try forged.verify(honest[index], under: policy) }
      #expect(throws: RecordFormatError.self, "\(index)") { _ = try held.verify(leafHash(of: [9]), under: policy) }
    }
  }
}
