import Foundation
import GRDB
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

@Suite("The served record") struct ServedRecordTests {
  /// A neighbourhood with more than 256 events, so that the tree has an upper level of tiles.
  private func large() async throws -> Neighbourhood {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let park = try neighbourhood.kept("park")
    while try await neighbourhood.room.root().size < 530 {
      _ = try await neighbourhood.perform(
        "add-post", as: "zhou@qinghe-owners", ["case": park, "position": "information", "text": "又一条意见"])
    }
    return neighbourhood
  }

  @Test("has tiles and bundles from which anyone computes the root of every size that was ever sealed")
  func tiles() async throws {
    let neighbourhood = try await large()
    let room = neighbourhood.room
    let roots = try await RawWriterTests.database(of: neighbourhood).read {
      try Row.fetchAll($0, sql: "SELECT size, hash FROM root").map { ($0["size"] as Int64, $0["hash"] as Data) }
    }
    #expect(roots.count > 300)
    for (size, hash) in roots {
      var tiles: [Tile: [NodeHash]] = [:]
      for tile in Tile.all(size: size) { tiles[tile] = try await room.hashes(of: tile) }
      let tree = TiledTree(size: size) { tiles[$0] ?? [] }
      #expect(Data(try tree.root().bytes) == hash, "size \(size)")
    }
    let full = try #require(EntryBundle(index: 1))
    let entries = try #require(try await room.entries(of: full))
    let leaves = try await room.hashes(of: try #require(Tile(level: 0, index: 1)))
    #expect(entries.map { LeafHash(of: $0).node } == leaves)
  }

  @Test("has no tile and no bundle that reaches beyond its end")
  func beyond() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let size = Int(try await neighbourhood.room.root().size)
    try #require(size < 255)
    let room = neighbourhood.room
    #expect(try await room.hashes(of: try #require(Tile(level: 0, index: 0, width: size + 1))) == nil)
    #expect(try await room.hashes(of: try #require(Tile(level: 1, index: 0, width: 1))) == nil)
    #expect(try await room.entries(of: try #require(EntryBundle(index: 0, width: size + 1))) == nil)
    #expect(try await room.entries(of: try #require(EntryBundle(index: 0, width: size)))?.count == size)
    #expect(try await room.inclusion(of: Int64(size), size: nil) == nil)
    #expect(try await room.inclusion(of: 0, size: Int64(size) + 1) == nil)
    #expect(try await room.consistency(from: 0, to: nil) == nil)
    #expect(try await room.consistency(from: 2, to: Int64(size) + 1) == nil)
  }

  @Test("proves each event and each growth, and proves no other leaf")
  func proofs() async throws {
    let neighbourhood = try await large()
    let room = neighbourhood.room
    let newest = try await room.root()
    let root = try #require(NodeHash(hexadecimal: newest.root))
    for sequence in [0, 1, 255, 256, 300, 511, 512, newest.size - 1] {
      let proven = try #require(try await room.inclusion(of: sequence, size: nil))
      #expect(proven.root == root && proven.proof.proves(proven.leaf, in: root))
      #expect(!proven.proof.proves(LeafHash(of: [1]), in: root))
    }
    for size in [1, 2, 255, 256, 257, 400, 512, 513, newest.size] {
      let proven = try #require(try await room.consistency(from: size, to: nil))
      #expect(proven.newRoot == root && proven.proof.proves(proven.oldRoot, extendsTo: root))
    }
  }

  @Test("keeps its upper nodes through a rebuild, and the verifier finds one that was changed")
  func nodes() async throws {
    let neighbourhood = try await large()
    let database = try RawWriterTests.database(of: neighbourhood)
    func read() throws -> [Row] {
      try database.read { try Row.fetchAll($0, sql: "SELECT * FROM node ORDER BY level, position") }
    }
    let before = try read()
    #expect(before.count == 2)
    #expect(try VerifierTests.verify(neighbourhood).nodes == 2)

    try await database.write { try $0.execute(sql: "UPDATE node SET hash = zeroblob(32) WHERE position = 1") }
    #expect(try VerifierTests.verify(neighbourhood).fault?.reason.contains("node 1 of level 8") == true)

    _ = try neighbourhood.store.rebuild()
    #expect(try read() == before)
  }
}
