import Foundation
import Record
import Testing

/// Where the second verifier lies, beside these tests.
private let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "IndependentVerifier/verify.py")

/// The Python that runs it, if there is one.
private let python = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  .map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

/// A record on disk in the three forms that a stranger may be handed.
private struct RecordOnDisk {
  let folder: URL
  let events: [[UInt8]]
  let keys: [String]

  struct Event: Codable { let sequence: Int, text: String, marks: [String: Int] }

  init(size: Int) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-record-\(UUID().uuidString)")
    events = try (0..<size).map {
      try CanonicalJSON.encode(
        Event(sequence: $0, text: "第 \($0) 件\n\u{1}😀", marks: ["\u{fb33}": $0, "😀": -$0, "b": 0]))
    }
    let (record, witness) = (try NoteSigner(recordSigner), try NoteSigner(witnessSigner))
    keys = ["\(record.verifier)", "\(witness.verifier)"]
    let leaves = events.map { leafHash(of: $0) }
    let table = nodeTable(leaves)
    let root = rootHash(of: leaves)
    let checkpoint = try Checkpoint(origin: "gongzhi.example/record", size: Int64(size), root: root)
    let note = try checkpoint.signed(by: record).adding(witness.sign(checkpoint.text, at: 1_764_000_000))
    try write(bytes("\(note)"), "checkpoint")
    for tile in Tile.all(size: Int64(size)) {
      let hashes = try (0..<tile.width).map {
        try reader(table)(NodePosition(level: tile.level * 8, index: tile.index * 256 + Int64($0)))
      }
      try write(Tile.bytes(of: hashes), tile.path)
      if tile.level == 0, let bundle = EntryBundle(index: tile.index, width: tile.width) {
        let first = Int(tile.index) * 256
        try write(EntryBundle.bytes(of: Array(events[first..<first + tile.width])), bundle.path)
      }
    }
    try write(events.flatMap { $0 + [0x0A] }, "export.jsonl")
    if let proof = try InclusionProof(index: 7, size: Int64(size), node: reader(table)) {
      try write(bytes("\(ProofFile(index: 7, path: proof.path, note: note))"), "receipt.tlog-proof")
      try write(events[7], "entry")
    }
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

  struct Report: Decodable {
    let verified: Bool, root: String?, sequence: Int?, fault: String?, entries: Int?, signed: Bool?
  }

  /// What the second verifier says; `bare` runs it without any package beyond the standard library.
  func ask(_ question: [String], keys: [String]? = nil, bare: Bool = false) throws -> (status: Int32, report: Report) {
    let process = Process()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments =
      (bare ? ["-I", "-S"] : []) + [script.path] + question + ["--json"]
      + (keys ?? self.keys).flatMap { ["--key", $0] }
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, try JSONDecoder().decode(Report.self, from: data))
  }

  static let export = ["export", "export.jsonl", "--checkpoint", "checkpoint", "--tiles", "."]
  static let tiles = ["tiles", "."]
  static let proof = ["proof", "receipt.tlog-proof", "--entry", "entry"]
}

@Suite("The second verifier", .enabled(if: python != nil, "there is no python3: skipped"), .serialized)
struct IndependentVerifierTests {
  @Test("agrees on records of many sizes, with and without packages", arguments: [8, 256, 257, 700])
  func agreement(size: Int) throws {
    let record = try RecordOnDisk(size: size)
    defer { try? FileManager.default.removeItem(at: record.folder) }
    let root = rootHash(of: record.events.map { leafHash(of: $0) }).hexadecimal
    for question in [RecordOnDisk.export, RecordOnDisk.tiles, RecordOnDisk.proof] {
      let (status, report) = try record.ask(question, bare: size == 257)
      #expect(status == 0, "\(question): \(report)")
      #expect(report.verified && report.signed == true)
      #expect(report.root == root)
      #expect(report.entries == (question == RecordOnDisk.proof ? 1 : size))
    }
  }

  @Test("names the first bad event, whatever was done to it")
  func tampering() throws {
    let record = try RecordOnDisk(size: 300)
    defer { try? FileManager.default.removeItem(at: record.folder) }
    func export(_ change: (inout [[UInt8]]) -> Void) throws {
      var events = record.events
      change(&events)
      try record.write(events.flatMap { $0 + [0x0A] }, "export.jsonl")
    }
    func fault(_ question: [String], at sequence: Int?, _ what: Comment) throws {
      let (status, report) = try record.ask(question)
      #expect(status == 1 && !report.verified, what)
      #expect(report.sequence == sequence, what)
    }
    try export { $0[123][30] ^= 1 }
    try fault(RecordOnDisk.export, at: 123, "a bit of event 123")
    try export { $0.swapAt(5, 9) }
    try fault(RecordOnDisk.export, at: 5, "two events change places")
    try export { $0.remove(at: 40) }
    try fault(RecordOnDisk.export, at: 40, "an event is left out")
    try export { $0.removeLast() }
    try fault(RecordOnDisk.export, at: 299, "the last event is left out")
    try export { $0[3].insert(0x20, at: 1) }
    try fault(RecordOnDisk.export, at: 3, "a space in event 3")

    var bundle = try record.read("tile/entries/000")
    bundle[1_000] ^= 4
    try record.write(bundle, "tile/entries/000")
    let (status, report) = try record.ask(RecordOnDisk.tiles)
    #expect(status == 1 && (report.sequence ?? 0) > 0, "a bit of a bundle")
    try record.write(try record.read("entry") + [0x20], "entry")
    try fault(RecordOnDisk.proof, at: 7, "a space after the entry of a receipt")
  }

  @Test("refuses changed tiles, checkpoints and signatures, with and without packages", arguments: [false, true])
  func forgery(bare: Bool) throws {
    let record = try RecordOnDisk(size: 300)
    defer { try? FileManager.default.removeItem(at: record.folder) }
    for file in ["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "checkpoint"] {
      let original = try record.read(file)
      for place in bare ? [original.count - 5] : [3, original.count / 2] {
        var damaged = original
        damaged[place] ^= 1
        try record.write(damaged, file)
        let (status, report) = try record.ask(RecordOnDisk.tiles, bare: bare)
        #expect(status == 1 && !report.verified, "byte \(place) of \(file): \(report)")
      }
      try record.write(original, file)
    }
    #expect(try record.ask(RecordOnDisk.tiles, bare: bare).status == 0)
  }

  @Test("says so when it was given no keys, and when a key cannot be read")
  func keys() throws {
    let record = try RecordOnDisk(size: 8)
    defer { try? FileManager.default.removeItem(at: record.folder) }
    #expect(try record.ask(RecordOnDisk.tiles, keys: []).report.signed == false)
    #expect(try record.ask(RecordOnDisk.tiles, keys: ["x+y+z"]).status == 2)
    let stranger = "\(try signer("gongzhi.example/record", .record).verifier)"
    #expect(try record.ask(RecordOnDisk.tiles, keys: [stranger]).status == 1)
    let absent = "\(try signer("w", .witness).verifier)"
    #expect(try record.ask(RecordOnDisk.tiles, keys: record.keys + [absent]).status == 1)
  }
}
