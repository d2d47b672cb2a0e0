import Foundation
import GRDB
package import Proceedings
package import Record

extension SQLiteReadingRoom {
  package func hashes(of tile: Tile) async throws -> [NodeHash]? {
    try await store.pool.read { database in
      let hashes = try database.hashes(of: tile)
      return hashes.count == tile.width ? hashes : nil
    }
  }

  package func entries(of bundle: EntryBundle) async throws -> [[UInt8]]? {
    try await store.pool.read { database in
      let entries = try database.rows(
        "SELECT bytes FROM event WHERE sequence >= ? ORDER BY sequence LIMIT ?",
        [bundle.index * Int64(Tile.fullWidth), bundle.width]
      ).map { Array($0["bytes"] as Data) }
      return entries.count == bundle.width ? entries : nil
    }
  }

  package func inclusion(of sequence: Int64, size: Int64?) async throws -> ProvenInclusion? {
    try await store.pool.read { database in
      let known = try database.recordSize()
      let size = size ?? known
      guard size <= known, let leaf: Data = try database.leaf(of: sequence), let hash = NodeHash(leaf) else {
        return nil
      }
      let tree = database.tree(size: size, shelf: store.tiles)
      guard let proof = try InclusionProof(index: sequence, size: size, node: tree.node) else { return nil }
      return ProvenInclusion(proof: proof, leaf: LeafHash(node: hash), root: try tree.root())
    }
  }

  package func consistency(from oldSize: Int64, to newSize: Int64?) async throws -> ProvenConsistency? {
    try await store.pool.read { database in
      let known = try database.recordSize()
      let newSize = newSize ?? known
      let tree = database.tree(size: newSize, shelf: store.tiles)
      guard newSize <= known,
        let proof = try ConsistencyProof(oldSize: oldSize, newSize: newSize, node: tree.node)
      else { return nil }
      return ProvenConsistency(
        proof: proof, oldRoot: try database.tree(size: oldSize, shelf: store.tiles).root(), newRoot: try tree.root())
    }
  }
}

extension Database {
  /// How many events the record has.
  fileprivate func recordSize() throws -> Int64 { try value("SELECT coalesce(max(size), 0) FROM root") ?? 0 }

  fileprivate func leaf(of sequence: Int64) throws -> Data? {
    try value("SELECT leaf FROM event WHERE sequence = ?", [sequence])
  }
}
