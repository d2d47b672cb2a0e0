import Record
import Synchronization

/// Tiles that proofs were made of lately. A tile of a width never changes, so what is kept is never out of date.
final class TileShelf: Sendable {
  /// At most so many tiles are kept, of 16 KiB at most.
  private static let mostTiles = 512

  private let tiles = Mutex<[Tile: TileNodes]>([:])

  /// The nodes of a tile, kept or read.
  func nodes(of tile: Tile, read: (Tile) throws -> [NodeHash]) throws -> TileNodes {
    if let kept = tiles.withLock({ $0[tile] }) { return kept }
    let nodes = TileNodes(try read(tile))
    // A record that is too short for the tile may grow.
    guard nodes.hashes.count == tile.width else { return nodes }
    tiles.withLock { tiles in
      if tiles.count >= Self.mostTiles { tiles.removeAll(keepingCapacity: true) }
      tiles[tile] = nodes
    }
    return nodes
  }
}
