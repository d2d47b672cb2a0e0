/// A tree that is read from its tiles, wherever they lie.
package struct TiledTree {
  /// How many leaves the tree has.
  package let size: Int64
  /// The root of so many hashes of a tile, two to the power of `step`, from `offset` on.
  private let subtree: (_ tile: Tile, _ offset: Int, _ step: Int) throws -> NodeHash

  /// A tree of `size` leaves whose tiles `fetch` gives; a tile may be asked for more than once.
  package init(size: Int64, fetch: @escaping (Tile) throws -> [NodeHash]) {
    self.size = size
    subtree = { tile, offset, step in
      var hashes = try Self.whole(fetch(tile), of: tile)[offset..<offset + 1 << step]
      while hashes.count > 1 {
        hashes =
          stride(from: hashes.startIndex, to: hashes.endIndex, by: 2).map {
            NodeHash(left: hashes[$0], right: hashes[$0 + 1])
          }[...]
      }
      return hashes[hashes.startIndex]
    }
  }

  /// A tree of `size` leaves whose tiles are kept with the nodes within them.
  package init(size: Int64, nodes: @escaping (Tile) throws -> TileNodes) {
    self.size = size
    subtree = { tile, offset, step in
      let nodes = try nodes(tile)
      _ = try Self.whole(nodes.hashes, of: tile)
      return nodes.node(offset, step)
    }
  }

  private static func whole(_ hashes: [NodeHash], of tile: Tile) throws -> [NodeHash] {
    guard hashes.count == tile.width else {
      throw RecordFormatError(.malformed(expected: "\(tile.width) hashes"), .byte(hashes.count * NodeHash.length))
    }
    return hashes
  }

  /// The hash of a complete subtree.
  ///
  /// - Throws: what `fetch` throws, and `RecordFormatError` when the tree has no such complete subtree or a tile is too
  ///   short.
  package func node(_ position: NodePosition) throws -> NodeHash {
    let (level, step) = position.level.quotientAndRemainder(dividingBy: Tile.height)
    let first = position.index << Int64(step)
    let offset = Int(first % Int64(Tile.fullWidth))
    guard position.level >= 0, position.index >= 0, first >> Int64(step) == position.index,
      let tile = Tile(level: level, index: first / Int64(Tile.fullWidth), size: size),
      offset + 1 << step <= tile.width
    else {
      throw RecordFormatError(.malformed(expected: "a node within \(size) leaves"), .byte(0))
    }
    return try subtree(tile, offset, step)
  }

  /// The root of the tree.
  package func root() throws -> NodeHash {
    size == 0 ? .ofEmptyTree : try rangeRoot(0, size, node)
  }
}
