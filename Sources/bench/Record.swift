import ArgumentParser
import Foundation
import Proceedings
import Record
import Storage
import Synchronization
import Vocabulary

/// How many leaves a second the record takes, each acknowledged with its proof of inclusion under a signed checkpoint.
struct RecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Leaves appended with tiles, checkpoint and the inclusion proof in the acknowledgement.",
    discussion: """
      Posts and votes of many callers go through the one door. When a command is on disk, its receipt is made as the \
      server makes it for the answer: the proof from the nodes of the batch, under its checkpoint, which is signed once. \
      The latency of a caller ends when the text of the receipt is there. A part of the receipts is then checked against \
      the key of the record; receipts of any event are read from the tiles.
      """)

  @OptionGroup var measuring: Measuring
  @Option(help: "How many callers.") var callers = 512
  @Option(help: "How many rounds.") var rounds = 5

  func run() async throws {
    let ledger = Ledger(measuring)
    let scratch = FileManager.default.temporaryDirectory.appending(path: "gongzhi-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    var town = try await Town(directory: scratch.appending(path: "store").path)
    try await town.enrol(residents: 200)
    try await town.open(cases: 200, posts: 1, ballots: true)
    let desk = try ReceiptDesk(store: town.store)
    ledger.title("Acts through the one door, each with its receipt, \(callers) callers (load \(loadOfMachine()))")
    var done: [ReceiptRound] = []
    for number in 0..<(measuring.quick ? 2 : rounds) {
      done.append(
        try await ReceiptRound(
          town: town, desk: desk, callers: callers, commands: measuring.quick ? 2_000 : 40_000, seed: number))
    }
    try enter(done, in: ledger)
    try await lookUp(desk, in: ledger)
    try town.store.close()
  }

  private func enter(_ rounds: [ReceiptRound], in ledger: Ledger) throws {
    let rates = rounds.map { Double($0.leaves) / $0.seconds }
    let latencies = rounds.map { ($0.latencies.quantile(0.99) ?? 0) * 1_000 }
    try ledger.enter(
      .atLeast(
        10_000, "leaves appended, each acknowledged with its proof", rates.max() ?? 0, "/s",
        note: "rounds: \(rates.map(Figure.spell).joined(separator: " "))"),
      .below(
        100, "their p99, to the receipt", latencies.quantile(0.5) ?? 0, "ms",
        note: "p50 \(Figure.spell((rounds.flatMap(\.latencies).quantile(0.5) ?? 0) * 1_000)) ms"),
      Figure(
        name: "processor a leaf", value: (rounds.map { $0.processor / Double($0.leaves) }.min() ?? 0) * 1e6, unit: "µs"),
      Figure(
        name: "receipts checked", value: Double(rounds.reduce(0) { $0 + $1.checked }), unit: "",
        note: "each leads to the checkpoint, and the key of the record signed it"))
  }

  /// Proofs of events anywhere in the record, one after the other.
  private func lookUp(_ desk: ReceiptDesk, in ledger: Ledger) async throws {
    let size = try await desk.room.root().size
    var random = Seeded(99)
    var latencies: [Double] = []
    let clock = ContinuousClock()
    for _ in 0..<(measuring.quick ? 200 : 5_000) {
      let began = clock.now
      _ = try await desk.receipt(of: Int64.random(in: 0..<size, using: &random))
      latencies.append((clock.now - began).seconds)
    }
    try ledger.enter(
      .below(
        1, "a receipt of any event, p50", (latencies.quantile(0.5) ?? 0) * 1_000, "ms",
        note: "p99 \(Figure.spell((latencies.quantile(0.99) ?? 0) * 1_000)) ms, among \(size) events"))
  }
}

/// Makes receipts as the server makes them.
final class ReceiptDesk: Sendable {
  let room: SQLiteReadingRoom
  private let signer: NoteSigner
  /// The checkpoint that was signed last.
  private let last = Mutex<(size: Int64, note: SignedNote)?>(nil)

  init(store: Store) throws {
    room = SQLiteReadingRoom(store: store)
    signer = try NoteSigner(
      name: "bench.example/record", kind: .record, seed: (0..<32).map { _ in UInt8.random(in: .min ... .max) })
  }

  /// The file of a receipt as the acknowledgement of an act has it.
  func receipt(_ receipt: Receipt) throws -> ProofFile {
    guard let proof = receipt.proof, let sealed = receipt.sealed else {
      throw BenchFault("no proof of event \(receipt.sequence)")
    }
    let kept = last.withLock { $0 }
    if let kept, kept.size == sealed.size { return ProofFile(index: proof.index, path: proof.path, note: kept.note) }
    let note = try Checkpoint(origin: signer.verifier.name, size: sealed.size, root: sealed.root).signed(by: signer)
    last.withLock { $0 = (sealed.size, note) }
    return ProofFile(index: proof.index, path: proof.path, note: note)
  }

  /// The file of a receipt of any event, under the newest checkpoint.
  func receipt(of sequence: Int64) async throws -> ProofFile {
    guard let proven = try await room.inclusion(of: sequence, size: nil) else {
      throw BenchFault("no proof of event \(sequence)")
    }
    let note = try Checkpoint(origin: signer.verifier.name, size: proven.proof.size, root: proven.root)
      .signed(by: signer)
    return ProofFile(index: sequence, path: proven.proof.path, note: note)
  }

  /// Checks a receipt as its holder does, from its text.
  func check(_ text: String, _ leaf: LeafHash) throws {
    let policy = try WitnessPolicy(records: [signer.verifier], threshold: 0, of: [])
    _ = try ProofFile(bytes: Array(text.utf8)).verify(leaf, under: policy)
  }
}

/// One round of acts with their receipts.
private struct ReceiptRound {
  let leaves: Int
  let checked: Int
  let seconds: Double
  let processor: Double
  let latencies: [Double]

  private struct Kept: Sendable {
    let leaf: String
    let file: String
  }

  init(town: Town, desk: ReceiptDesk, callers: Int, commands: Int, seed: Int) async throws {
    let clock = ContinuousClock()
    let work = try Round.work(in: town, count: commands, seed: seed)
    let register = town.register
    let size = try await desk.room.root().size
    let processorBefore = processorSeconds()
    let began = clock.now
    let (latencies, kept) = try await withThrowingTaskGroup(of: ([Double], [Kept]).self) { group in
      for caller in 0..<callers {
        group.addTask {
          var latencies: [Double] = []
          var kept: [Kept] = []
          for index in stride(from: caller, to: work.count, by: callers) {
            let sent = clock.now
            guard case .entered(let receipt) = try await register.perform(work[index].command, by: work[index].acting)
            else { throw BenchFault("a command was not entered") }
            let file = try desk.receipt(receipt).description
            latencies.append((clock.now - sent).seconds)
            if index % 101 == 0 { kept.append(Kept(leaf: receipt.leaf, file: file)) }
          }
          return (latencies, kept)
        }
      }
      var all: ([Double], [Kept]) = ([], [])
      for try await (latencies, kept) in group {
        all.0 += latencies
        all.1 += kept
      }
      return all
    }
    seconds = (clock.now - began).seconds
    processor = processorSeconds() - processorBefore
    self.latencies = latencies
    leaves = Int(try await desk.room.root().size - size)
    checked = kept.count
    for one in kept {
      guard let leaf = NodeHash(hexadecimal: one.leaf) else { throw BenchFault("\(one.leaf) is no leaf") }
      try desk.check(one.file, LeafHash(node: leaf))
    }
  }
}
