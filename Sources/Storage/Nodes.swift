import Foundation
import GRDB
import Record

/// The nodes that tiles show: every eighth level of the tree. The lowest is the column `event.leaf`; those above have a
/// table of their own, so that no tile and no proof reads more than a few hundred hashes, however long the record is.
extension Database {
  /// Keeps a node that is complete, when its level is one that tiles show.
  func keep(_ hash: NodeHash, at position: NodePosition) throws {
    guard position.level > 0, position.level % Tile.height == 0 else { return }
    try run(
      "INSERT INTO node (level, position, hash) VALUES (?, ?, ?)", [position.level, position.index, Data(hash.bytes)])
  }

  /// Drops the nodes and derives them anew from the leaves.
  func fillNodes() throws {
    try run("DELETE FROM node")
    var frontier = MerkleFrontier()
    let leaves = try Row.fetchCursor(self, sql: "SELECT leaf FROM event ORDER BY sequence")
    while let row = try leaves.next() {
      guard let hash = NodeHash(row["leaf"] as Data) else { throw UnreadableView(column: "event.leaf") }
      try frontier.append(LeafHash(node: hash)) { try keep($1, at: $0) }
    }
  }

  /// The hashes of a tile; fewer than its width when the record is too short for it.
  func hashes(of tile: Tile) throws -> [NodeHash] {
    let first = tile.index * Int64(Tile.fullWidth)
    let found =
      tile.level == 0
      ? try rows("SELECT leaf AS hash FROM event WHERE sequence >= ? ORDER BY sequence LIMIT ?", [first, tile.width])
      : try rows(
        "SELECT hash FROM node WHERE level = ? AND position >= ? ORDER BY position LIMIT ?",
        [tile.level * Tile.height, first, tile.width])
    return try found.map { row in
      guard let hash = NodeHash(row["hash"] as Data) else { throw UnreadableView(column: "node.hash") }
      return hash
    }
  }

  /// The tree as it was when it had so many leaves, with tiles that are kept for the next proof.
  func tree(size: Int64, shelf: TileShelf) -> TiledTree {
    TiledTree(size: size, nodes: { tile in try shelf.nodes(of: tile) { try self.hashes(of: $0) } })
  }
}
