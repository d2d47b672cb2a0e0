import ArgumentParser
import Foundation
import Record
import Verification
import Vocabulary

/// Flips bits of a record and looks whether the verifier finds each and names the event.
///
/// Every bit of every event must give the event another leaf: that is done for all of them. That the verifier stops at
/// an event whose bytes and leaf do not agree, and names it, is done by the verifier itself, for one bit of the bytes
/// and one of the leaf of every event.
struct TamperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tamper", abstract: "Bits of a record flipped, one at a time; each must be found and named.")

  @OptionGroup var measuring: Measuring
  @Option(help: "How many events.") var events = 10_000

  func run() async throws {
    let ledger = Ledger(measuring)
    try await LongArchive.lent(events: measuring.quick ? 3_000 : events) {
      try flip(try KeptRecord(folder: $0.folder), ledger)
    }
  }

  private func flip(_ record: KeptRecord, _ ledger: Ledger) throws {
    ledger.title("One bit at a time of a record of \(record.events.count) events (load \(loadOfMachine()))")
    guard try record.fault() == nil else { throw BenchFault("the record is not whole as it is") }
    let unseen = record.bitsWithTheSameLeaf()
    let missed = try record.flipsThatAreNotNamed()
    try ledger.enter(
      Figure(
        name: "bits of events flipped, each giving another leaf", value: Double(record.bits), unit: "",
        note: "\(unseen) gave the same leaf"),
      Figure(
        name: "flips of bytes and of leaves that the verifier found and named", value: Double(2 * record.events.count),
        unit: "", note: "\(missed) were not"))
    guard unseen == 0, missed == 0 else { throw BenchFault("\(unseen) leaves and \(missed) names are missing") }
  }
}

/// A record in memory, which can be read with one event changed.
private struct KeptRecord {
  private(set) var events: [SourcedEvent] = []
  private var leaves: [LeafHash] = []
  private var root: SealedRoot

  init(folder: String) throws {
    var frontier = MerkleFrontier()
    for line in try Data(contentsOf: URL(fileURLWithPath: folder + "/record/events.jsonl")).split(separator: 0x0A) {
      let bytes = Array(line)
      leaves.append(LeafHash(of: bytes))
      frontier.append(LeafHash(of: bytes))
      events.append(try Self.sourced(bytes, sequence: Int64(events.count), leaf: LeafHash(of: bytes).node.bytes))
    }
    root = SealedRoot(size: frontier.size, hash: frontier.root.bytes)
  }

  /// How many bits the events have.
  var bits: Int { events.reduce(0) { $0 + 8 * $1.bytes.count } }

  private static func sourced(_ bytes: [UInt8], sequence: Int64, leaf: [UInt8]) throws -> SourcedEvent {
    let recorded = try RecordedEvent(exactly: bytes)
    return SourcedEvent(
      bytes: bytes,
      columns: SourcedEvent.Columns(
        sequence: sequence, leaf: leaf, kind: recorded.event.kind.rawValue, subject: recorded.subject?.text,
        at: recorded.at.milliseconds))
  }

  /// How many bits can be flipped without the leaf changing.
  func bitsWithTheSameLeaf() -> Int {
    var same = 0
    for (event, leaf) in zip(events, leaves) {
      var bytes = event.bytes
      for index in bytes.indices {
        for bit in 0..<8 {
          bytes[index] ^= 1 << UInt8(bit)
          if LeafHash(of: bytes) == leaf { same += 1 }
          bytes[index] ^= 1 << UInt8(bit)
        }
      }
    }
    return same
  }

  /// One bit of the bytes and one of the leaf of every event; how many of those flips are not found under the event's
  /// number.
  func flipsThatAreNotNamed() throws -> Int {
    var random = Seeded(7)
    var missed = 0
    for (index, event) in events.enumerated() {
      let bytes = Self.flipped(event.bytes, &random)
      let leaf = Self.flipped(leaves[index].node.bytes, &random)
      let changes = [
        SourcedEvent(bytes: bytes, columns: event.columns),
        try Self.sourced(event.bytes, sequence: Int64(index), leaf: leaf),
      ]
      for changed in changes where try fault(with: changed, at: index)?.sequence != Int64(index) { missed += 1 }
    }
    return missed
  }

  private static func flipped(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    return bytes
  }

  /// What the verifier finds, with an event exchanged.
  func fault(with changed: SourcedEvent? = nil, at place: Int = -1) throws -> Verification.Fault? {
    var verifier = Verifier(
      MemorySource(events: events, root: root, changed: changed, place: place), depth: .hashes)
    return try verifier.verify().fault
  }
}

/// Hands a record in memory to the verifier.
private final class MemorySource: RecordSource {
  private let events: [SourcedEvent]
  private let changed: SourcedEvent?
  private let place: Int
  private var root: SealedRoot?
  private var next = 0
  let nodes: (any KeptNodes)? = nil
  let beside: (any KeptBeside)? = nil
  let checkpoints = SourcedCheckpoints()

  init(events: [SourcedEvent], root: SealedRoot, changed: SourcedEvent?, place: Int) {
    (self.events, self.root, self.changed, self.place) = (events, root, changed, place)
  }

  func nextEvent() -> SourcedEvent? {
    guard next < events.count else { return nil }
    defer { next += 1 }
    return next == place ? changed : events[next]
  }

  func nextRoot() -> SealedRoot? {
    defer { root = nil }
    return root
  }

  func tables(digest: String) -> [UInt8]? { nil }
  func leads() -> [LeadLine]? { nil }
}
