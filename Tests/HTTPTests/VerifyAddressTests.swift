import Foundation
import NIOHTTP1
import Record
import TestKit
import Testing
import Vocabulary

/// The verifier as anyone runs it against a server, and against one that lies.
@Suite("A record checked at its address") struct VerifyAddressTests {
  private static func signer(_ seed: UInt8 = 7) throws -> NoteSigner {
    try NoteSigner(name: "test.example/record", kind: .record, seed: Array(repeating: seed, count: 32))
  }

  /// A served record of more than one bundle of entries.
  private struct Shown {
    let service: Service
    let folder: URL
    let checkpoint: Checkpoint

    init(_ service: Service) async throws {
      self.service = service
      folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-address-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try await service.neighbourhood.tell(sample: "story.json")
      for _ in 0..<120 { _ = try await service.neighbourhood.perform("keep-calendar", as: "registrar", [:]) }
      let note = try SignedNote(bytes: try await service.send(.GET, "/record/checkpoint").bytes)
      checkpoint = try Checkpoint(text: note.text)
    }

    /// A file with a checkpoint that a key has signed.
    func file(_ size: Int64, _ root: NodeHash, _ signer: NoteSigner) throws -> String {
      let path = folder.path() + "/" + UUID().uuidString
      let note = try Checkpoint(origin: checkpoint.origin, size: size, root: root).signed(by: signer)
      try Data(note.description.utf8).write(to: URL(filePath: path))
      return path
    }

    func verify(_ origin: String? = nil, _ more: [String] = []) async throws -> (status: Int32, output: String) {
      try await ProcessTests.finish(
        ["verify", origin ?? service.origin, "--ca", try TestCertificate.shared.get().certificate] + more, in: folder)
    }

    /// What the verifier says of a server that lies.
    func verify(lie: [String], _ more: [String] = []) async throws -> (status: Int32, output: String) {
      let files = try TestCertificate.shared.get()
      return try await LyingServer.stand(
        before: service.port, certificate: files.certificate, key: files.key, telling: lie
      ) { try await verify("https://localhost:\($0)", more) }
    }

    func end() { try? FileManager.default.removeItem(at: folder) }
  }

  @Test("is whole, with what was checked; under another key it is not, and without a server it cannot be read")
  func whole() async throws {
    try await Service.open { service in
      let shown = try await Shown(service)
      defer { shown.end() }
      #expect(shown.checkpoint.size > 256 && shown.checkpoint.size % 256 != 0)
      let found = try await shown.verify(nil, ["--record-key", Self.signer().verifier.description])
      #expect(found.status == 0, "\(found.output)")
      #expect(found.output.contains("\(shown.checkpoint.size) read, hashed, in order"), "\(found.output)")
      #expect(found.output.contains("whole         root \(shown.checkpoint.root)"), "\(found.output)")
      #expect(found.output.contains("checkpoints   1 signed by test.example/record"), "\(found.output)")
      let other = try await shown.verify(nil, ["--record-key", Self.signer(8).verifier.description])
      #expect(other.status == 1 && other.output.contains("another key"), "\(other.output)")
      let nobody = try await shown.verify("https://localhost:1")
      #expect(nobody.status == 2 && nobody.output.contains("cannot be reached"), "\(nobody.output)")
    }
  }

  @Test("that lies is found, by the first thing that is not so", .enabled(if: LyingServer.python != nil))
  func lies() async throws {
    try await Service.open { service in
      let shown = try await Shown(service)
      defer { shown.end() }
      let (size, root) = (shown.checkpoint.size, shown.checkpoint.root)
      let other = NodeHash(left: root, right: root)
      let entries = "/record/tile/entries/"
      let lies: [(lie: [String], words: String)] = [
        (["edit", entries, #""outcome":"solved""#, #""outcome":"partly""#], "event "),
        (["replace", "/record/checkpoint", try shown.file(size, other, try Self.signer())], "the root of the tree"),
        (["replace", "/record/checkpoint", try shown.file(size, root, try Self.signer(8))], "record/checkpoint"),
        (["replace", "/record/checkpoint", try shown.file(size + 300, root, try Self.signer())], "missing"),
        (
          ["replace", "/record/witnessed", try shown.file(size + 1, other, try Self.signer())], "record/witnessed says"
        ),
        (["replace", "/record/witnessed", try shown.file(200, other, try Self.signer())], "another root at 200"),
        (["replace", "/record/policy", try shown.file(1, root, try Self.signer())], "policy"),
        (["cut", entries], "tile/entries/"), (["gone", entries], "is not served"),
        (["endless", entries + "001.p/"], "goes on"), (["endless", "/record/policy"], "goes on"),
        (["gone", "/api/inventory/tables/"], "event 1: the tables of inventory"),
        (["edit", "/api/inventory/tables/", "2026.1", "2026.2"], "event 1: the tables of inventory"),
      ]
      for (lie, words) in lies {
        let found = try await shown.verify(lie: lie)
        #expect(found.status == 1 && found.output.contains("FAULT"), "\(lie): \(found.output)")
        #expect(found.output.contains(words), "\(lie): \(found.output)")
      }
    }
  }
}
