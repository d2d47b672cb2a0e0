import NIOHTTP1
import Record
import TestKit
import Testing
import Vocabulary

@Suite("The record over HTTPS") struct RecordFileTests {
  @Test("is a transparency log: from the key, the checkpoint and the tiles its root is computed and each event proven")
  func log() async throws {
    try await Service.open { service in
      let key = try NoteVerifierKey(try await service.send(.GET, "/record/key").text.dropLast())
      let file = try await service.send(.GET, "/record/checkpoint")
      #expect(file["cache-control"] == "no-cache" && file["content-type"] == "text/plain; charset=utf-8")
      let checkpoint = try Checkpoint(
        verifying: try SignedNote(bytes: file.bytes), key: key, origin: "test.example/record")
      #expect(checkpoint.size > 20)

      var tiles: [Tile: [NodeHash]] = [:]
      for tile in Tile.all(size: checkpoint.size) {
        let answer = try await service.send(.GET, "/record/" + tile.path)
        #expect(answer.status == 200 && answer["cache-control"] == "public, max-age=31536000, immutable")
        #expect(answer["content-type"] == "application/octet-stream")
        tiles[tile] = try tile.hashes(in: answer.bytes)
      }
      let tree = TiledTree(size: checkpoint.size) { tiles[$0] ?? [] }
      #expect(try tree.root() == checkpoint.root)

      let bundle = try #require(EntryBundle(index: 0, size: checkpoint.size))
      let entries = try bundle.entries(in: try await service.send(.GET, "/record/" + bundle.path).bytes)
      #expect(entries.count == Int(checkpoint.size))

      let receipt = try ProofFile(bytes: try await service.send(.GET, "/record/receipts/7").bytes)
      let policy = try WitnessPolicy(records: [key], threshold: 0, of: [])
      #expect(try receipt.verify(LeafHash(of: entries[7]), under: policy).checkpoint.size >= checkpoint.size)
      #expect(throws: RecordFormatError.self) { try receipt.verify(LeafHash(of: entries[8]), under: policy) }
    }
  }

  @Test("is proven to whoever acts in the acknowledgement itself, under a signed checkpoint")
  func acknowledgement() async throws {
    try await Service.open { service in
      let key = try NoteVerifierKey(try await service.send(.GET, "/record/key").text.dropLast())
      let policy = try WitnessPolicy(records: [key], threshold: 0, of: [])
      let lin = try await service.signIn("lin")
      for number in 1...3 {
        let lamp: Sent = [
          "matter": "GJ01", "area": "990301001001", "title": .text("路灯坏了 \(number)"), "text": "三号楼前的路灯坏了。",
        ]
        let answer = try await lin.send("cases", lamp)
        #expect(answer.status == 201, "\(answer.text)")
        let leaf = LeafHash(node: try #require(NodeHash(hexadecimal: answer.json["leaf"].text ?? "")))
        let sequence = try #require(answer.json["sequence"].number)
        let proof = try ProofFile(bytes: Array((answer.json["proof"].text ?? "").utf8))
        #expect(proof.index == Int64(sequence))
        #expect(try proof.verify(leaf, under: policy).checkpoint.size > proof.index)
        let entry = try await service.send(.GET, "/record/entries/\(sequence)").bytes
        #expect(LeafHash(of: entry) == leaf)
        let before = try await service.send(.GET, "/record/entries/\(sequence - 1)").bytes
        #expect(throws: RecordFormatError.self) { try proof.verify(LeafHash(of: before), under: policy) }
      }
    }
  }

  @Test("has no file beyond its end, and none whose path is spelt in another way")
  func beyond() async throws {
    try await Service.open { service in
      let size = try #require(try await service.record()["size"].number)
      for path in [
        "tile/0/000.p/\(size + 1)", "tile/0/000", "tile/1/000.p/1", "tile/entries/000",
        "tile/entries/000.p/\(size + 1)",
        "tile/0/0.p/1", "tile/0/001", "tile/64/000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/-1/000", "tile/x",
        "tile",
        "tile/0/../entries/000.p/1", "receipts/\(size)", "receipts/-1", "receipts/x",
      ] {
        #expect(try await service.send(.GET, "/record/" + path).status == 404, "\(path)")
      }
    }
  }

  @Test("gives proofs by the API, and says what is wrong with a size")
  func proofs() async throws {
    try await Service.open { service in
      let record = try await service.record()
      let size = try #require(record["size"].number)
      func hashes(_ list: Sent) -> [NodeHash] { list.list.compactMap { NodeHash(hexadecimal: $0.text ?? "") } }
      let answer = try await service.send(.GET, "/api/record/proofs/inclusion?sequence=3&size=9").json
      let leaf = LeafHash(node: try #require(NodeHash(hexadecimal: answer["leaf"].text ?? "")))
      let root = try #require(NodeHash(hexadecimal: answer["root"].text ?? ""))
      #expect(InclusionProof(index: 3, size: 9, path: hashes(answer["path"])).proves(leaf, in: root))

      let growth = try await service.send(.GET, "/api/record/proofs/consistency?from=9").json
      let newest = try #require(NodeHash(hexadecimal: growth["newRoot"].text ?? ""))
      #expect(growth["newRoot"] == record["root"] && growth["oldRoot"] == answer["root"])
      let proof = ConsistencyProof(oldSize: 9, newSize: Int64(size), path: hashes(growth["path"]))
      #expect(proof.proves(root, extendsTo: newest))

      for (query, status) in [
        ("inclusion", 422), ("inclusion?sequence=\(size)", 404), ("inclusion?sequence=3&size=\(size + 1)", 422),
        ("inclusion?sequence=3&size=3", 422), ("inclusion?sequence=x", 422), ("consistency", 422),
        ("consistency?from=0", 422), ("consistency?from=\(size + 1)", 422), ("consistency?from=5&to=4", 422),
      ] {
        let answer = try await service.send(.GET, "/api/record/proofs/" + query)
        #expect(answer.status == status, "\(query): \(answer.text)")
      }
    }
  }
}
