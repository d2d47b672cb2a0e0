/// A tree that is read from its tiles, wherever they lie.
package struct TiledTree {
  /// How many leaves the tree has.
  package let size: Int64
  /// Fetches the hashes of a tile; a tile may be asked for more than once.
  private let fetch: (Tile) throws -> [NodeHash]

  /// A tree of `size` leaves whose tiles `fetch` gives.
  package init(size: Int64, fetch: @escaping (Tile) throws -> [NodeHash]) {
    self.size = size
    self.fetch = fetch
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
    var hashes = try fetch(tile)[...]
    guard hashes.count == tile.width else {
      throw RecordFormatError(.malformed(expected: "\(tile.width) hashes"), .byte(hashes.count * NodeHash.length))
    }
    hashes = hashes[offset..<offset + 1 << step]
    while hashes.count > 1 {
      hashes =
        stride(from: hashes.startIndex, to: hashes.endIndex, by: 2).map {
          NodeHash(left: hashes[$0], right: hashes[$0 + 1])
        }[...]
    }
    return hashes[hashes.startIndex]
  }

  /// The root of the tree.
  package func root() throws -> NodeHash {
    size == 0 ? .ofEmptyTree : try rangeRoot(0, size, node)
  }
}
