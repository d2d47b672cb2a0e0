/// The hashes of a tile with all complete subtrees above them within the tile, hashed once.
package struct TileNodes: Sendable {
  /// From the hashes of the tile up; each level has half as many.
  private let levels: [[NodeHash]]

  /// The nodes above the hashes of a tile, at least one.
  package init(_ hashes: [NodeHash]) {
    var levels = [hashes]
    while let below = levels.last, below.count > 1 {
      levels.append((0..<below.count / 2).map { NodeHash(left: below[2 * $0], right: below[2 * $0 + 1]) })
    }
    self.levels = levels
  }

  /// The hashes of the tile.
  package var hashes: [NodeHash] { levels[0] }

  /// The root of two to the power of `step` hashes from `offset` on, a multiple of that, which must lie in the tile.
  func node(_ offset: Int, _ step: Int) -> NodeHash { levels[step][offset >> step] }
}
