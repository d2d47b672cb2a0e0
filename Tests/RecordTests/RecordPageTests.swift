import Foundation
import Record
import Testing

/// The page that explains the record.
private let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "docs/record.md")

/// Whether the tools that the page names are here.
private let toolsAreHere = ["bash", "openssl", "xxd", "base64", "sha256sum"].allSatisfy { tool in
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
}

/// The page's own commands, run on the page's own example.
@Suite("The page on the record", .enabled(if: toolsAreHere, "bash, openssl, xxd or sha256sum is missing: skipped"))
struct RecordPageTests {
  /// The fenced blocks of the page that begin so.
  private func block(_ beginning: String) throws -> String {
    let text = try String(contentsOf: page, encoding: .utf8)
    let blocks = text.components(separatedBy: "```\n").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    return try #require(blocks.first { $0.contains(beginning) }, "no block with \(beginning)")
  }

  private func run(_ script: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["bash", "-c", script]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test(
    "gives commands that verify its example, and refuse it when it is changed",
    arguments: ["record.der", "witness.der"])
  func signatures(block name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let checkpoint = try block("XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz")
    #expect(checkpoint == witnessedNote)
    let commands = try block("record.der") + (name == "record.der" ? "" : block(name))
    for (note, verdict) in [
      (checkpoint, "Verified Successfully"), (checkpoint.replacing("\n8\n", with: "\n9\n"), "Failure"),
    ] {
      try Data(note.utf8).write(to: folder.appending(path: "checkpoint"))
      let (_, output) = try run("cd '\(folder.path)'\n\(commands)")
      #expect(output.split(separator: "\n").last?.hasSuffix(verdict) == true, "\(output)")
    }
  }

  @Test("gives commands for the hash of a leaf and of a node")
  func hashes() throws {
    let leaf = try block("sed -n")
    let folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("{}\n{\"a\":1}\n".utf8).write(to: folder.appending(path: "export.jsonl"))
    #expect(
      try run("cd '\(folder.path)'; N=1\n\(leaf)").output.prefix(64) == leafHash(of: bytes(#"{"a":1}"#)).description)
    let node = try block("$LEFT$RIGHT")
    let (left, right) = (referenceLeaves[0].node, referenceLeaves[1].node)
    #expect(
      try run("LEFT=\(left); RIGHT=\(right)\n\(node)").output.prefix(64)
        == NodeHash(left: left, right: right).description)
  }
}
