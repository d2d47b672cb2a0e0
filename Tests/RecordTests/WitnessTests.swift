import Record
import Testing

@Suite("Witness policies")
struct WitnessPolicyTests {
  let record: NoteSigner
  let witnesses: [NoteSigner]
  let checkpoint: Checkpoint

  init() throws {
    record = try signer("r", .record)
    witnesses = try (1...6).map { try signer("w\($0)", .witness) }
    checkpoint = try Checkpoint(origin: "r", size: 8, root: rootHash(of: referenceLeaves))
  }

  func note(cosignedBy indexes: some Sequence<Int>) throws -> SignedNote {
    try indexes.reduce(try checkpoint.signed(by: record)) { note, index in
      note.adding(try witnesses[index].sign(note.text, at: 7))
    }
  }

  @Test("of n of m are satisfied by exactly the sets of n and more, for every n, m up to 4 and every set")
  func thresholds() throws {
    for members in 0...4 {
      for threshold in 0...members {
        let keys = witnesses[..<members].map(\.verifier)
        let policy = try WitnessPolicy(records: [record.verifier], threshold: threshold, of: keys)
        for set in 0..<1 << members {
          let chosen = (0..<members).filter { set >> $0 & 1 == 1 }
          let standing = try policy.judge(try note(cosignedBy: chosen))
          #expect(standing.isWitnessed == (chosen.count >= threshold), "\(threshold) of \(members): \(chosen)")
          #expect(standing.cosignatures.map(\.key) == chosen.map { keys[$0] })
          #expect(standing.checkpoint == checkpoint)
        }
        let strangers = try policy.judge(try note(cosignedBy: [4, 5]))
        #expect(strangers.isWitnessed == (threshold == 0))
      }
    }
    #expect(throws: RecordFormatError(.threshold, .line(1))) {
      try WitnessPolicy(records: [record.verifier], threshold: 2, of: [witnesses[0].verifier])
    }
  }

  @Test("with groups of groups are read from a file and decide as their words say")
  func groups() throws {
    let file = """
      # two of the residents' three, and one of the departments' three
      log \(record.verifier)

      witness 居民一 \(witnesses[0].verifier)
      witness 居民二\t\(witnesses[1].verifier) https://witness.example/
        witness 居民三 \(witnesses[2].verifier)
      witness d1 \(witnesses[3].verifier)
      witness d2 \(witnesses[4].verifier)
      witness d3 \(witnesses[5].verifier)
      group residents 2 居民一 居民二 居民三
      group departments any d1 d2 d3
      group both all residents departments
      quorum both

      """
    let policy = try WitnessPolicy(bytes: bytes(file))
    for set in 0..<1 << 6 {
      let chosen = (0..<6).filter { set >> $0 & 1 == 1 }
      let expected = chosen.count { $0 < 3 } >= 2 && chosen.contains { $0 >= 3 }
      #expect(policy.quorum.holds(for: Set(chosen.map { witnesses[$0].verifier })) == expected)
    }
    #expect(policy.witnesses[1].address == "https://witness.example/")
    #expect(try policy.judge(note(cosignedBy: [0, 2, 4])).isWitnessed)
    #expect(try !policy.judge(note(cosignedBy: [0, 4, 5])).isWitnessed)
  }

  @Test("refuse a note that the record itself has not signed, or that is of another record")
  func recordSignature() throws {
    let policy = try WitnessPolicy(records: [record.verifier], threshold: 1, of: [witnesses[0].verifier])
    let unsigned = try SignedNote(
      text: checkpoint.text, signatures: [witnesses[0].sign(checkpoint.text, at: 1)])
    #expect(throws: RecordFormatError(.unsigned, .line(1))) { try policy.judge(unsigned) }
    let other = try Checkpoint(origin: "q", size: 8, root: .ofEmptyTree).signed(by: record)
    #expect(throws: RecordFormatError(.origin("q"), .line(1))) { try policy.judge(other) }
  }

  @Test("are refused for their form, with the line")
  func forms() throws {
    let (log, one) = ("log \(record.verifier)\n", "witness a \(witnesses[0].verifier)\n")
    let two = "witness b \(witnesses[1].verifier)\n"
    let cases: [(String, RecordFormatError.Problem, Int)] = [
      ("", .incomplete, 1), (log, .incomplete, 2), (log + "quorum none", .incomplete, 2),
      ("quorum a\n", .undefined("a"), 1), ("quorum none\nquorum none\n", .duplicate("quorum"), 2),
      (log + log + "quorum none\n", .duplicate("r"), 2), (one + one + "quorum a\n", .duplicate("a"), 2),
      (one + "witness b \(witnesses[0].verifier)\nquorum a\n", .duplicate("b"), 2),
      ("log \(witnesses[0].verifier)\n", .keyKind(4), 1), ("witness a \(record.verifier)\n", .keyKind(1), 1),
      ("witness none \(witnesses[0].verifier)\n", .duplicate("none"), 1),
      (one + two + "group g 3 a b\n", .threshold, 3), (one + two + "group g 0 a b\n", .threshold, 3),
      (one + two + "group g 01 a b\n", .number("01"), 3), (one + two + "group g two a b\n", .number("two"), 3),
      (one + two + "group g any a a\n", .duplicate("a"), 3),
      (one + "group g any a\ngroup h any a\n", .duplicate("a"), 3),
      ("group g any a\n", .undefined("a"), 1), (one + "group g any none\n", .undefined("none"), 2),
      (one + "group g any\n", .malformed(expected: "group NAME N|any|all MEMBER…"), 2),
      ("veto a\n", .malformed(expected: "log, witness, group or quorum"), 1),
      ("quorum none\r\n", .notText, 1), ("log x\n", .malformed(expected: "name+identifier+base64"), 1),
    ]
    for (file, problem, line) in cases {
      #expect(throws: RecordFormatError(problem, .line(line)), "\(file)") { try WitnessPolicy(bytes: bytes(file)) }
    }
  }
}

@Suite("A proof file")
struct ProofFileTests {
  let policy: WitnessPolicy
  let file: ProofFile

  init() throws {
    let (record, witness) = (try NoteSigner(recordSigner), try NoteSigner(witnessSigner))
    policy = try WitnessPolicy(records: [record.verifier], threshold: 1, of: [witness.verifier])
    let table = nodeTable(referenceLeaves)
    let proof = try #require(try InclusionProof(index: 5, size: 8, node: reader(table)))
    file = try ProofFile(index: 5, path: proof.path, note: SignedNote(bytes: bytes(witnessedNote)))
  }

  @Test("is written and read in one way, and proves its entry and no other")
  func proof() throws {
    let expected = file.path.map { $0.base64 + "\n" }.joined()
    #expect("\(file)" == "c2sp.org/tlog-proof@v1\nindex 5\n" + expected + "\n" + witnessedNote)
    #expect(try ProofFile(bytes: bytes("\(file)")) == file)
    #expect(try file.verify(referenceLeaves[5], under: policy).isWitnessed)
    for leaf in referenceLeaves.indices where leaf != 5 {
      #expect(throws: RecordFormatError(.notIncluded, .line(2))) {
        try file.verify(referenceLeaves[leaf], under: policy)
      }
    }
  }

  @Test("carries extra bytes that prove nothing")
  func extra() throws {
    for extra in [[], [1], [1, 2, 3, 4]] as [[UInt8]] {
      let carrying = ProofFile(extra: extra, index: file.index, path: file.path, note: file.note)
      #expect(try ProofFile(bytes: bytes("\(carrying)")) == carrying)
      #expect(try carrying.verify(referenceLeaves[5], under: policy).isWitnessed)
    }
  }

  @Test("proves nothing after any single bit is turned, but for a witness's name that nobody knows then")
  func flips() throws {
    let original = bytes("\(file)")
    for index in original.indices {
      for bit in 0..<8 {
        var damaged = original
        damaged[index] ^= 1 << bit
        let standing = try? ProofFile(bytes: damaged).verify(referenceLeaves[5], under: policy)
        #expect(standing?.isWitnessed != true, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test(
    "is refused for its form, with the line",
    arguments: [
      ("x\n", .malformed(expected: "c2sp.org/tlog-proof@v1"), 1),
      ("c2sp.org/tlog-proof@v1\n", .malformed(expected: "index number"), 2),
      ("c2sp.org/tlog-proof@v1\nextra @\n", .malformed(expected: "extra base64"), 2),
      ("c2sp.org/tlog-proof@v1\nindex 01\n", .number("01"), 2), ("c2sp.org/tlog-proof@v1\nindex 1\n", .incomplete, 2),
      ("c2sp.org/tlog-proof@v1\nextra AQ==\nindex 1\nAAAA\n\n", .hash, 4),
      ("c2sp.org/tlog-proof@v1\nindex 1\n\n", .incomplete, 4),
      ("c2sp.org/tlog-proof@v1\nindex 1\n\nt\n", .noSignatures, 4),
      ("c2sp.org/tlog-proof@v1\nindex 1\n\nt\n\nx\n", .malformed(expected: "\u{2014} name base64"), 6),
    ] as [(String, RecordFormatError.Problem, Int)])
  func forms(text: String, problem: RecordFormatError.Problem, line: Int) {
    #expect(throws: RecordFormatError(problem, .line(line))) { try ProofFile(bytes: bytes(text)) }
  }
}

@Suite("A witness")
struct WitnessTests {
  let record: NoteSigner
  let leaves = RecordTests.leaves(40)
  let table: [NodePosition: NodeHash]

  init() throws {
    record = try signer("r", .record)
    table = nodeTable(leaves)
  }

  func note(_ size: Int) throws -> SignedNote {
    try Checkpoint(origin: "r", size: Int64(size), root: rootHash(of: leaves.prefix(size))).signed(by: record)
  }

  func request(_ old: Int, _ new: Int) throws -> Witness.Request {
    let proof = try ConsistencyProof(oldSize: Int64(old), newSize: Int64(new), node: reader(table))
    return Witness.Request(oldSize: Int64(old), path: proof?.path ?? [], note: try note(new))
  }

  @Test("signs what extends the last checkpoint, from none to every size, and remembers it")
  func growth() throws {
    var witness = try Witness(records: [record.verifier], signer: signer("w", .witness))
    let key = try signer("w", .witness).verifier
    for (old, new) in [(0, 0), (0, 3), (3, 3), (3, 7), (7, 32), (32, 40)] {
      let request = try request(old, new)
      let signature = try witness.consider(request, at: Int64(new))
      #expect(key.verify(signature, over: request.note.text)?.time == Int64(new))
      #expect(witness.latest?.size == Int64(new))
      #expect(try Witness.Request(bytes: bytes("\(request)")) == request)
    }
  }

  @Test("shouts on a fork, a rollback and a changed past, and signs none of them")
  func faults() throws {
    var witness = try Witness(records: [record.verifier], signer: signer("w", .witness))
    _ = try witness.consider(request(0, 20), at: 1)
    let before = try #require(witness.latest)
    func objection(_ request: Witness.Request) throws -> Witness.Objection {
      try #require(throws: Witness.Objection.self) { try witness.consider(request, at: 2) }
    }
    let other = try Checkpoint(origin: "r", size: 20, root: .ofEmptyTree)
    #expect(
      try objection(.init(oldSize: 20, path: [], note: other.signed(by: record)))
        == .fork(latest: before, offered: other))
    #expect(try objection(request(0, 30)) == .conflict(latest: 20))
    #expect(try objection(request(0, 10)) == .conflict(latest: 20))
    #expect(try objection(.init(oldSize: 20, path: [], note: note(10))) == .malformed)
    var changed = leaves
    changed[3] = leafHash(of: [9])
    let rewritten = try Checkpoint(origin: "r", size: 30, root: rootHash(of: changed.prefix(30)))
    let newTable = nodeTable(changed)
    let proof = try #require(try ConsistencyProof(oldSize: 20, newSize: 30, node: reader(newTable)))
    #expect(
      try objection(.init(oldSize: 20, path: proof.path, note: rewritten.signed(by: record)))
        == .inconsistent(latest: before, offered: rewritten))
    #expect(try objection(.init(oldSize: 20, path: [], note: note(30))).status == 422)
    let stranger = try Checkpoint(origin: "q", size: 20, root: .ofEmptyTree).signed(by: record)
    #expect(try objection(.init(oldSize: 20, path: [], note: stranger)) == .unknownOrigin("q"))
    let unsigned = try Checkpoint(origin: "r", size: 20, root: before.root).signed(by: signer("s", .record))
    #expect(try objection(.init(oldSize: 20, path: [], note: unsigned)) == .unsigned)
    #expect(witness.latest == before)
    _ = try witness.consider(request(20, 30), at: 3)
  }

  @Test("follows one record with witness keys of its own")
  func keys() throws {
    #expect(throws: RecordFormatError(.keyKind(1), .line(1))) {
      try Witness(records: [record.verifier], signer: record)
    }
    let witness = try signer("w", .witness)
    #expect(throws: RecordFormatError(.keyKind(4), .line(1))) {
      try Witness(records: [witness.verifier], signer: witness)
    }
    #expect(throws: RecordFormatError(.origin("q"), .line(1))) {
      try Witness(records: [record.verifier, signer("q", .record).verifier], signer: witness)
    }
  }

  @Test(
    "refuses requests for their form, with the line",
    arguments: [
      ("new 1\n", .malformed(expected: "old number"), 1), ("old 01\n\n", .number("01"), 1), ("old 1\n", .incomplete, 1),
      ("old 1\nx\n\n", .hash, 2), ("old 1\n\nt\n", .noSignatures, 3),
    ] as [(String, RecordFormatError.Problem, Int)])
  func forms(text: String, problem: RecordFormatError.Problem, line: Int) {
    #expect(throws: RecordFormatError(problem, .line(line))) { try Witness.Request(bytes: bytes(text)) }
  }

  @Test("refuses more than 63 hashes of proof")
  func longProof() throws {
    let line = NodeHash.ofEmptyTree.base64 + "\n"
    let note = "\n" + witnessedNote
    #expect((try? Witness.Request(bytes: bytes("old 1\n" + String(repeating: line, count: 63) + note))) != nil)
    #expect(throws: RecordFormatError(.tooLarge, .line(65))) {
      try Witness.Request(bytes: bytes("old 1\n" + String(repeating: line, count: 64) + note))
    }
  }
}
