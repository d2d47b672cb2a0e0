import Foundation
import Proceedings
import Record
import Storage
import TestKit
import Testing

/// A record with a secret ballot, held against the second verifier, which shares no code with the server.
@Suite("A secret ballot, checked by the independent verifier") struct SecretBallotVerifierTests {
  private static let python = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  struct Report: Decodable {
    let verified: Bool, fault: String?, sequence: Int?, secret_ballots: Int?
  }

  /// What the second verifier says of events, under a checkpoint of exactly these.
  private func ask(_ events: [[UInt8]]) throws -> Report {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-verify-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var frontier = MerkleFrontier()
    for event in events { frontier.append(LeafHash(of: event)) { _, _ in } }
    let checkpoint = try Checkpoint(origin: "test.example/record", size: frontier.size, root: frontier.root)
    let signer = try NoteSigner(name: "test.example/record", kind: .record, seed: Array(repeating: 7, count: 32))
    try Data("\(try checkpoint.signed(by: signer))".utf8).write(to: folder.appending(path: "checkpoint"))
    try Data(events.flatMap { $0 + [0x0A] }).write(to: folder.appending(path: "events.jsonl"))
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = [
      Neighbourhood.checkout.appending(path: "Tests/IndependentVerifier/verify.py").path(), "export",
      "events.jsonl", "--checkpoint", "checkpoint", "--json",
    ]
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode(Report.self, from: data)
  }

  @Test(
    "holds, and one exchanged vote, one credential too many and one bent signature are found",
    .enabled(if: python != nil))
  func whole() async throws {
    let called = try await SecretBallotTests.Called()
    for (voter, choice) in zip(SecretBallotTests.voters, ["yes", "no", "yes"]) {
      _ = try await called.cast(choice, with: try await called.credential(for: voter))
    }
    _ = try await called.close()
    let lines = try await called.neighbourhood.room.events(from: 0, limit: 1_000).map(\.bytes)
    let report = try ask(lines)
    #expect(report.verified && report.secret_ballots == 1, "\(report)")

    func bent(_ kind: String, _ old: String, _ new: String) -> [[UInt8]] {
      lines.map { line in
        let text = String(decoding: line, as: UTF8.self)
        guard text.contains("\"kind\":\"\(kind)\"") else { return line }
        return Array(text.replacing(old, with: new).utf8)
      }
    }
    let exchanged = try ask(bent("sealed-votes.opened", #""choice":"no""#, #""choice":"yes""#))
    #expect(exchanged.fault?.contains("does not hold what was committed to") == true, "\(exchanged)")
    let miscounted = try ask(bent("ballot.closed", #""members":2"#, #""members":3"#))
    #expect(miscounted.fault?.contains("gives another number") == true, "\(miscounted)")
    let named = try ask(bent("vote.sealed", #""person":"bearer""#, #""person":"person-9""#))
    #expect(named.fault?.contains("names somebody") == true, "\(named)")
    // Someone who was never on the roll is given a credential.
    let strangers = lines.map { line in
      let text = String(decoding: line, as: UTF8.self)
      guard text.contains(#""kind":"credential.issued""#) else { return line }
      return Array(text.replacing(#/"person":"person-\d+"/#, with: #""person":"person-99999""#).utf8)
    }
    let stranger = try ask(strangers)
    #expect(stranger.fault?.contains("not on the roll") == true, "\(stranger)")
  }
}
