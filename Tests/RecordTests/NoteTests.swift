import Crypto
import Record
import Testing

/// A record key from the first seed of RFC 8032 §7.1.
let recordSigner = "PRIVATE+KEY+gongzhi.example/record+57037595+AZ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"
/// A witness key from the second seed of RFC 8032 §7.1.
let witnessSigner = "PRIVATE+KEY+witness.example/w1+04d2d833+BEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7"

/// The eight reference leaves, sealed and witnessed; made by another implementation (Python, cryptography 48).
let witnessedNote = """
  gongzhi.example/record
  8
  XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

  \u{2014} gongzhi.example/record \
  VwN1leXjC5E78tkDFcjGmgbyUT+4XjE+szKz4pwieua27DDPf7aYUAAw48yuZqx8/A+Gv3pqu6VYn8xJXiCdk8lMLAk=
  \u{2014} witness.example/w1 \
  BNLYMwAAAABpJIEAxD52p+jI5A1QaRyEG2OZ7aWH6bYGdWVwKmWxdjTqtiQt2pJIrMITDkSkrLs/gdr/3O8GGT2U4smBnbg24oypDg==

  """

/// A key for tests: its seed is the hash of its name.
func signer(_ name: String, _ kind: NoteKeyKind) throws -> NoteSigner {
  try NoteSigner(name: name, kind: kind, seed: Array(SHA256.hash(data: bytes(name))))
}

@Suite("Note keys")
struct NoteKeyTests {
  @Test("are written and read as other implementations write them")
  func spelling() throws {
    let record = try NoteSigner(recordSigner)
    #expect(record.secretText == recordSigner)
    #expect(
      "\(record.verifier)" == "gongzhi.example/record+57037595+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")
    let witness = try NoteSigner(witnessSigner)
    #expect(witness.secretText == witnessSigner)
    #expect("\(witness.verifier)" == "witness.example/w1+04d2d833+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM")
    #expect(try NoteVerifierKey("\(witness.verifier)") == witness.verifier)
  }

  @Test(
    "are refused when any part does not fit",
    arguments: [
      ("", .malformed(expected: "name+identifier+base64")), ("a+b", .malformed(expected: "name+identifier+base64")),
      ("a+57037595+@", .malformed(expected: "name+identifier+base64")),
      ("gongzhi.example/record+57037596+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", .keyIdentifier),
      ("gongzhi.example/records+57037595+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", .keyIdentifier),
      ("gongzhi.example/record+57037595+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", .keyIdentifier),
      ("gongzhi.example/record+57037595+AtdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", .keyKind(2)),
      ("gongzhi example+57037595+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", .keyName("gongzhi example")),
      ("+57037595+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea", .keyName("")),
      ("a+57037595+AQ==", .malformed(expected: "32 bytes of key")),
    ] as [(String, RecordFormatError.Problem)])
  func refused(key: String, problem: RecordFormatError.Problem) {
    #expect(throws: RecordFormatError(problem, .line(1))) { try NoteVerifierKey(key) }
  }

  @Test("keep the secret out of the error")
  func secrets() throws {
    let damaged = recordSigner.replacing("57037595", with: "57037596")
    let error = try #require(throws: RecordFormatError.self) { try NoteSigner(damaged) }
    #expect(!"\(error)".contains("AZ1hsZ3v"))
  }
}

@Suite("Signed notes")
struct SignedNoteTests {
  @Test("are signed and cosigned byte for byte as another implementation does it")
  func foreignNote() throws {
    let (record, witness) = (try NoteSigner(recordSigner), try NoteSigner(witnessSigner))
    let checkpoint = try Checkpoint(origin: "gongzhi.example/record", size: 8, root: rootHash(of: referenceLeaves))

    let note = try checkpoint.signed(by: record).adding(witness.sign(checkpoint.text, at: 1_764_000_000))

    #expect("\(note)" == witnessedNote)
    #expect(try SignedNote(bytes: bytes(witnessedNote)) == note)
    let verified = try note.verified(by: [witness.verifier, record.verifier])
    #expect(verified.map(\.key) == [record.verifier, witness.verifier])
    #expect(verified.map(\.time) == [nil, 1_764_000_000])
    #expect(
      try Checkpoint(verifying: note, key: record.verifier, origin: "gongzhi.example/record") == checkpoint)
  }

  /// A checkpoint of the Go checksum database (sum.golang.org) and its published key: facts of another log.
  @Test("of a public log verify with its public key")
  func publicLog() throws {
    let key = try NoteVerifierKey("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8")
    let note = try SignedNote(
      bytes: bytes(
        "go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n\u{2014} sum.golang.org "
          + "Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n"))
    let checkpoint = try Checkpoint(verifying: note, key: key, origin: "go.sum database tree")
    #expect(checkpoint.size == 6_476_701)
    #expect(throws: RecordFormatError(.origin("go.sum database tree"), .line(1))) {
      try Checkpoint(verifying: note, key: key, origin: "go.sum database")
    }
  }

  @Test("are refused after any single bit is turned, unless no known key is named any more")
  func flips() throws {
    let keys = [try NoteSigner(recordSigner).verifier, try NoteSigner(witnessSigner).verifier]
    let policy = try WitnessPolicy(records: [keys[0]], threshold: 1, of: [keys[1]])
    let original = bytes(witnessedNote)
    for index in original.indices {
      for bit in 0..<8 {
        var damaged = original
        damaged[index] ^= 1 << bit
        let standing = try? policy.judge(SignedNote(bytes: damaged))
        #expect(standing?.isWitnessed != true, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test("pass over unknown keys, refuse wrong signatures of known keys, and need one good signature")
  func keys() throws {
    let (record, witness, stranger) = (
      try signer("r", .record), try signer("w", .witness), try signer("s", .record)
    )
    let text = "any text\n\nwith a blank line\n"
    let note = try SignedNote(text: text, signatures: [stranger.sign(text, at: 0), record.sign(text, at: 0)])

    #expect(try SignedNote(bytes: bytes("\(note)")) == note)
    #expect(try note.verified(by: [record.verifier]).map(\.key) == [record.verifier])
    #expect(throws: RecordFormatError(.unsigned, .line(5))) { try note.verified(by: [witness.verifier]) }
    let forged = try NoteSignature(
      name: "w", identifier: witness.verifier.identifier, bytes: witness.sign("other\n", at: 0).bytes)
    #expect(throws: RecordFormatError(.signature("w"), .line(7))) {
      try note.adding(forged).verified(by: [record.verifier, witness.verifier])
    }
    let moved = NoteSignature(name: "x", identifier: forged.identifier, bytes: forged.bytes)
    #expect(try note.adding(moved).verified(by: [record.verifier, witness.verifier]).count == 1)
  }

  @Test("cannot be retimed: a cosignature covers its time")
  func time() throws {
    let witness = try signer("w", .witness)
    let signature = try witness.sign("text\n", at: 5)
    var bytes = signature.bytes
    bytes[7] = 6
    let retimed = NoteSignature(name: signature.name, identifier: signature.identifier, bytes: bytes)
    #expect(witness.verifier.verify(signature, over: "text\n")?.time == 5)
    #expect(witness.verifier.verify(retimed, over: "text\n") == nil)
    bytes = signature.bytes
    bytes[0] = 0x80
    let negative = NoteSignature(name: signature.name, identifier: signature.identifier, bytes: bytes)
    #expect(witness.verifier.verify(negative, over: "text\n") == nil)
  }

  @Test("hold one line for each key: a newer cosignature takes the place of the older")
  func replacement() throws {
    let (record, witness) = (try signer("r", .record), try signer("w", .witness))
    let checkpoint = try Checkpoint(origin: "r", size: 0, root: .ofEmptyTree)
    var note = try checkpoint.signed(by: record)
    for time: Int64 in [10, 20] { note = note.adding(try witness.sign(note.text, at: time)) }
    #expect(note.signatures.count == 2)
    #expect(try note.verified(by: [witness.verifier]).map(\.time) == [20])
  }

  @Test(
    "are refused for their form, with the line",
    arguments: [
      ("", .incomplete, 1), ("text", .incomplete, 1), ("text\n", .noSignatures, 1), ("text\n\n", .incomplete, 2),
      ("\n\u{2014} a AAAAAAA=\n", .noSignatures, 2), ("text\n\nx\n", .malformed(expected: "\u{2014} name base64"), 3),
      ("t\n\n\u{2014} a AAAAAAA=", .incomplete, 3),
      ("t\n\n- a AAAAAAA=\n", .malformed(expected: "\u{2014} name base64"), 3),
      ("t\n\n\u{2014} a AAAAAA==\n", .malformed(expected: "\u{2014} name base64"), 3),
      ("t\n\n\u{2014} a AAAAAAB=\n", .malformed(expected: "\u{2014} name base64"), 3),
      ("t\n\n\u{2014} a AAAAAAA\n", .malformed(expected: "\u{2014} name base64"), 3),
      ("t\n\n\u{2014} a+b AAAAAAA=\n", .malformed(expected: "\u{2014} name base64"), 3),
      ("t\n\n\u{2014} a\u{3000}b AAAAAAA=\n", .malformed(expected: "\u{2014} name base64"), 3),
      ("t\n\n\u{2014}  AAAAAAA=\n", .malformed(expected: "\u{2014} name base64"), 3),
      ("t\n\n\u{2014} a  AAAAAAA=\n", .malformed(expected: "\u{2014} name base64"), 3),
      ("t\n\n\u{2014} a AAAAAAA= \n", .malformed(expected: "\u{2014} name base64"), 3),
      ("a\tb\n\n\u{2014} a AAAAAAA=\n", .notText, 1), ("t\n\n\u{2014} a AAAAAAA=\r\n", .notText, 3),
    ] as [(String, RecordFormatError.Problem, Int)])
  func forms(note: String, problem: RecordFormatError.Problem, line: Int) {
    #expect(throws: RecordFormatError(problem, .line(line))) { try SignedNote(bytes: bytes(note)) }
  }

  @Test("carry at most a hundred signatures and a million bytes, and must be UTF-8")
  func limits() {
    let line = "\u{2014} a AAAAAAA=\n"
    #expect((try? SignedNote(bytes: bytes("t\n\n" + String(repeating: line, count: 100)))) != nil)
    #expect(throws: RecordFormatError(.tooManySignatures, .line(103))) {
      try SignedNote(bytes: bytes("t\n\n" + String(repeating: line, count: 101)))
    }
    #expect(throws: RecordFormatError(.tooLarge, .line(1))) {
      try SignedNote(bytes: Array(repeating: 0x0A, count: 1_000_001))
    }
    #expect(throws: RecordFormatError(.notText, .line(2))) { try SignedNote(bytes: [0x61, 0x0A, 0xFF, 0x0A]) }
  }
}

@Suite("Checkpoints")
struct CheckpointTests {
  @Test(
    "are refused for their form, with the line",
    arguments: [
      ("a\n", .incomplete, 1), ("a\n1\n", .incomplete, 2), ("a\n01\nx\n", .number("01"), 2),
      ("a\n-1\nx\n", .number("-1"), 2),
      ("a\n+1\nx\n", .number("+1"), 2), ("a\n9223372036854775808\nx\n", .number("9223372036854775808"), 2),
      ("a\n\nx\n", .number(""), 2), ("a\n1\nAAAA\n", .hash, 3),
      ("a\n1\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyi=\n", .hash, 3),
      ("\n1\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n", .malformed(expected: "text in one line"), 1),
      ("a\n1\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\n", .malformed(expected: "text in one line"), 4),
    ] as [(String, RecordFormatError.Problem, Int)])
  func forms(text: String, problem: RecordFormatError.Problem, line: Int) {
    #expect(throws: RecordFormatError(problem, .line(line))) { try Checkpoint(text: text) }
  }

  @Test("cannot be made to say something else by an origin or an extension with a line end in it")
  func framing() {
    #expect(throws: RecordFormatError.self) { try Checkpoint(origin: "a\n9", size: 1, root: .ofEmptyTree) }
    #expect(throws: RecordFormatError.self) { try Checkpoint(origin: "", size: 1, root: .ofEmptyTree) }
    #expect(throws: RecordFormatError.self) { try Checkpoint(origin: "a", size: -1, root: .ofEmptyTree) }
    #expect(throws: RecordFormatError.self) {
      try Checkpoint(origin: "a", size: 1, root: .ofEmptyTree, extensions: ["x\n"])
    }
  }

  @Test("keep extension lines and the largest size")
  func extensions() throws {
    let checkpoint = try Checkpoint(origin: "共治.example", size: .max, root: .ofEmptyTree, extensions: ["x", "y z"])
    #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
  }

  @Test("of another spelling of the same letters are of another record")
  func spelling() throws {
    let record = try signer("r", .record)
    let note = try Checkpoint(origin: "caf\u{e9}", size: 0, root: .ofEmptyTree).signed(by: record)
    #expect(throws: RecordFormatError.self) {
      try Checkpoint(verifying: note, key: record.verifier, origin: "cafe\u{301}")
    }
  }
}
