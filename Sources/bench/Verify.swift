import ArgumentParser
import Foundation
import Record
import Storage
import Verification

/// How many events of an archive the verifier checks a second, on one core.
struct VerifyMeasurement: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Events of an archive checked a second: hashes alone, and with all rules.")

  @OptionGroup var measuring: Measuring
  @Option(help: "How many events, instead of a million.") var events: Int?

  func run() async throws {
    let ledger = Ledger(measuring)
    try await LongArchive.lent(events: events ?? (measuring.quick ? 20_000 : 1_000_000)) { try measure($0, ledger) }
  }

  private func measure(_ archive: LongArchive, _ ledger: Ledger) throws {
    let megabytes = Figure.spell(Double(archive.bytes) / 1e6)
    ledger.title("An archive of \(archive.events) events, \(megabytes) MB, verified (load \(loadOfMachine()))")
    let hashes = try (0..<rounds).map { _ in try rate(of: archive, .hashes) }
    let rules = try (0..<rounds).map { _ in try rate(of: archive, .rules) }
    try ledger.enter(
      .atLeast(
        200_000, "hashes, tree and roots", hashes.max() ?? 0, "events/s", note: "best of \(Self.words(hashes))"),
      .atLeast(50_000, "with all rules", rules.max() ?? 0, "events/s", note: "best of \(Self.words(rules))"))
    try ledger.enter(
      Figure(
        name: "the second verifier, in Python: form, hashes, tree and checkpoint", value: try second(of: archive),
        unit: "events/s", note: "it finds the same root over the same events"))
  }

  /// Events a second of the verifier that shares nothing with ours; it must come to the same.
  private func second(of archive: LongArchive) throws -> Double {
    let clock = ContinuousClock()
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let key = try String(contentsOfFile: archive.folder + "/record/key", encoding: .utf8).filter { !$0.isNewline }
    python.arguments = [
      "python3", "Tests/IndependentVerifier/verify.py", "export", archive.folder + "/record/events.jsonl",
      "--checkpoint", archive.folder + "/record/checkpoint", "--key", key, "--json",
    ]
    let output = Pipe()
    python.standardOutput = output
    let began = clock.now
    try python.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    python.waitUntilExit()
    struct Report: Decodable { let verified: Bool, entries: Int, root: String }
    let report = try JSONDecoder().decode(Report.self, from: said)
    guard report.verified, report.entries == archive.events, report.root == archive.root.hexadecimal else {
      throw BenchFault("the second verifier says: \(String(decoding: said, as: UTF8.self))")
    }
    return Double(report.entries) / (clock.now - began).seconds
  }

  private var rounds: Int { measuring.quick ? 1 : 3 }

  private static func words(_ rates: [Double]) -> String { rates.map { Figure.spell($0) }.joined(separator: " ") }

  /// Events a second of processor time: what else runs on the machine would count as ours otherwise.
  private func rate(of archive: LongArchive, _ depth: Verifier.Depth) throws -> Double {
    let before = processorSeconds()
    var verifier = Verifier(try ArchiveSource(folder: archive.folder), depth: depth)
    let found = try verifier.verify()
    let seconds = processorSeconds() - before
    if let fault = found.fault { throw BenchFault("the archive is not whole: \(fault)") }
    guard found.events == Int64(archive.events) else { throw BenchFault("\(found.events) events were read") }
    return Double(found.events) / seconds
  }
}
