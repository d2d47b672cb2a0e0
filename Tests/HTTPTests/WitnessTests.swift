import Foundation
import NIOHTTP1
import Record
import TestKit
import Testing
import Vocabulary

/// Other parties that keep the record honest: the program as they run it, against a server.
@Suite("Witnesses") struct WitnessTests {
  /// A witness's folder, and the program run in it.
  private struct Post {
    let folder: URL
    let service: Service

    init(_ service: Service) throws {
      self.service = service
      folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-witness-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { folder.path() + "/" + name }

    /// Visits the record once; gives the status and what was printed.
    func visit(_ name: String) async throws -> (status: Int32, output: String) {
      try await ProcessTests.finish(
        [
          "witness", "--follow", service.origin, "--key", path(name), "--name", "witness.example/\(name)",
          "--trust", try TestCertificate.shared.get().certificate, "--once",
        ], in: folder)
    }

    /// The public key of a witness, made with the first visit.
    func key(_ name: String) throws -> NoteVerifierKey {
      let text = try String(contentsOfFile: path(name), encoding: .utf8)
      return try NoteSigner(text.split(separator: "\n").first ?? "").verifier
    }

    func end() { try? FileManager.default.removeItem(at: folder) }
  }

  @Test(
    "sign what extends what they signed; what enough of them have signed is final, and the copy is checked by others")
  func following() async throws {
    try await Service.open { service in
      let post = try Post(service)
      defer { post.end() }
      // A witness has the machine's clock; signatures from the future are not taken.
      let machine = Int64(Date().timeIntervalSince1970) * 1000
      service.neighbourhood.wait(milliseconds: max(0, machine - service.neighbourhood.now.milliseconds) + 60_000)
      // Nobody has asked them yet: the signature stands on their disk, and is not taken.
      let early = try await post.visit("one")
      #expect(early.status == 2 && early.output.contains("403"), "\(early.output)")
      _ = try await post.visit("two")
      #expect(try await service.send(.GET, "/record/policy").status == 404)
      #expect(try await service.send(.GET, "/record/witnessed").status == 404)

      let keeper = try await service.signIn("registrar")
      let policy = """
        witness qinghe-owners \(try post.key("one"))
        witness other \(try post.key("two"))
        group both 2 qinghe-owners other
        quorum both
        """
      try await keeper.does("witnesses", ["policy": .text(policy)])
      let kept = try #require(try await service.record()["size"].number)
      #expect(try await service.send(.GET, "/record/policy").text.hasSuffix("quorum both\n"))

      let first = try await post.visit("one")
      #expect(first.status == 0 && first.output.contains("witnessed \(kept) events"), "\(first.output)")
      var state = try await service.send(.GET, "/api/record/witnesses").json
      #expect(state["final"].number == 0 && state["witnesses"].list.count == 2)
      #expect(state["witnesses"].list[0]["size"].number == kept && state["witnesses"].list[1]["size"] == .nothing)
      #expect(try await service.send(.GET, "/record/witnessed").status == 404)

      let second = try await post.visit("two")
      #expect(second.status == 0, "\(second.output)")
      state = try await service.send(.GET, "/api/record/witnesses").json
      #expect(state["final"].number == kept)
      let note = try SignedNote(bytes: try await service.send(.GET, "/record/witnessed").bytes)
      let rule = try WitnessPolicy(bytes: try await service.send(.GET, "/record/policy").bytes)
      #expect(try rule.judge(note).isWitnessed && rule.judge(note).checkpoint.size == kept)

      // The receipt of an old event carries the signatures; that of a newer one cannot yet.
      let receipt = try ProofFile(bytes: try await service.send(.GET, "/record/receipts/3").bytes)
      #expect(try rule.judge(receipt.note).isWitnessed)
      try await keeper.does("calendar", [:])
      let later = try ProofFile(bytes: try await service.send(.GET, "/record/receipts/\(kept)").bytes)
      #expect(try !rule.judge(later.note).isWitnessed)
      #expect(try await service.send(.GET, "/record/events/3?lang=en").text.contains("It is final"))
      #expect(try await service.send(.GET, "/record/events/\(kept)?lang=en").text.contains("waits for witnesses"))
      #expect(try await service.send(.GET, "/record?lang=zh").text.contains("终定"))

      // The next visit starts from the copy; Python reads the copy and finds it whole.
      #expect(try await post.visit("one").status == 0)
      let check = try await ProcessTests.finish(
        [
          Neighbourhood.checkout.appending(path: "Tests/IndependentVerifier/verify.py").path(), "tiles",
          post.path("one.copy"), "--key",
          try await service.send(.GET, "/record/key").text.split(separator: "\n").joined(),
          "--key", try post.key("one").description,
        ], in: post.folder, program: URL(filePath: "/usr/bin/python3"))
      #expect(check.status == 0 && check.output.contains("witness.example/one"), "\(check.output)")
    }
  }

  @Test("sign nothing when the record was rolled back, forked or changed, and keep both checkpoints")
  func alarms() async throws {
    try await Service.open { service in
      let post = try Post(service)
      defer { post.end() }
      _ = try await post.visit("one")
      let file = post.folder.appending(path: "one.copy/checkpoint")
      let signed = try SignedNote(bytes: Array(try Data(contentsOf: file)))
      let known = try Checkpoint(text: signed.text)
      let signer = try NoteSigner(name: "test.example/record", kind: .record, seed: Array(repeating: 7, count: 32))
      let other = LeafHash(of: Array("another past".utf8)).node

      // What the server shows now contradicts each of these, which the record's own key has signed.
      for (size, root, words) in [
        (known.size + 40, other, "rolled back"), (known.size, other, "forked"),
        (known.size - 5, other, "past was changed"),
      ] {
        let past = try Checkpoint(origin: known.origin, size: size, root: root).signed(by: signer)
        try Data(past.description.utf8).write(to: file)
        let visit = try await post.visit("one")
        #expect(visit.status == 1 && visit.output.contains(words), "\(visit.output)")
        #expect(try Data(contentsOf: file) == Data(past.description.utf8), "signed against itself")
        let names = try FileManager.default.contentsOfDirectory(atPath: post.path("one.copy"))
        let alarm = try #require(names.filter { $0.hasPrefix("ALARM-") }.sorted().last)
        let evidence = try String(contentsOfFile: post.path("one.copy/" + alarm), encoding: .utf8)
        #expect(evidence.contains(root.base64) && evidence.contains(known.root.base64))
      }
    }
  }

  @Test("are the only ones whose signatures are taken, and only under a checkpoint of this record")
  func forgeries() async throws {
    try await Service.open { service in
      let keeper = try await service.signIn("registrar")
      let witness = try NoteSigner(name: "w.example/one", kind: .witness, seed: Array(repeating: 1, count: 32))
      let stranger = try NoteSigner(name: "w.example/two", kind: .witness, seed: Array(repeating: 2, count: 32))
      let record = try NoteSigner(name: "test.example/record", kind: .record, seed: Array(repeating: 7, count: 32))
      try await keeper.does("witnesses", ["policy": .text("witness one \(witness.verifier)\nquorum one")])
      let note = try SignedNote(bytes: try await service.send(.GET, "/record/checkpoint").bytes)
      let checkpoint = try Checkpoint(text: note.text)
      let now = Int64(service.neighbourhood.now.milliseconds / 1000)
      func hand(_ note: SignedNote) async throws -> Int {
        try await service.send(
          .POST, "/record/cosignatures", ["Content-Type": "text/plain"], body: Array(note.description.utf8)
        ).status
      }
      func signed(_ text: String, _ signer: NoteSigner, _ time: Int64) throws -> SignedNote {
        try SignedNote(text: text, signatures: [record.sign(text, at: 0), signer.sign(text, at: time)])
      }
      #expect(try await hand(try signed(note.text, stranger, now)) == 403)
      var forged = try witness.sign(note.text, at: now)
      forged = NoteSignature(name: forged.name, identifier: forged.identifier, bytes: forged.bytes.dropLast() + [0, 1])
      #expect(try await hand(note.adding(forged)) == 403)
      #expect(try await hand(try signed(note.text, witness, now + 4000)) == 400)
      let other = LeafHash(of: [1]).node
      let fork = try Checkpoint(origin: checkpoint.origin, size: checkpoint.size, root: other).text
      #expect(try await hand(try signed(fork, witness, now)) == 409)
      let ahead = try Checkpoint(origin: checkpoint.origin, size: checkpoint.size + 9, root: other).text
      #expect(try await hand(try signed(ahead, witness, now)) == 409)
      let foreign = try Checkpoint(origin: "elsewhere.example/record", size: 1, root: other).text
      #expect(try await hand(try signed(foreign, witness, now)) == 404)
      for bytes in [[], [0xFF, 0xFE], Array("no note".utf8)] as [[UInt8]] {
        #expect(
          try await service.send(.POST, "/record/cosignatures", ["Content-Type": "text/plain"], body: bytes).status
            == 400)
      }
      #expect(try await service.send(.GET, "/api/record/witnesses").json["final"].number == 0)
      #expect(try await hand(try signed(note.text, witness, now)) == 200)
      #expect(try await service.send(.GET, "/api/record/witnesses").json["final"].number == Int(checkpoint.size))

      // An older signature does not take the place of a newer one; a policy with a fault names the line.
      #expect(try await hand(try signed(note.text, witness, now - 100)) == 200)
      let at = try await service.send(.GET, "/api/record/witnesses").json["witnesses"].list[0]["at"].text ?? ""
      #expect(Instant(rfc3339: at)?.milliseconds == now * 1000)
      let faulty = try await keeper.send("witnesses", ["policy": .text("witness one \(witness.verifier)\nquorum two")])
      #expect(faulty.status == 422 && faulty.text.contains("2"), "\(faulty.text)")
      try await (try await service.signIn("lin")).isRefused(
        .noEntry, "witnesses", ["policy": .text("witness one \(witness.verifier)\nquorum one")])
    }
  }
}
