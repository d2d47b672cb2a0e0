import Record

/// The nodes of every eighth level of a tree, as rows of tiles, while entries are appended.
struct TileRows {
  /// The right edge of the tree.
  private(set) var frontier = MerkleFrontier()
  private var rows: [Row] = []

  /// A row from its first tile that is not on disk yet.
  private struct Row {
    /// How many hashes lie before it; a multiple of 256.
    var first: Int64 = 0
    var hashes: [NodeHash] = []
  }

  /// The rows of the empty tree.
  init() {}

  /// The rows at a size, from the tiles that a copy has of a tree that is at least as large.
  ///
  /// - Throws: when the copy lacks a tile; then the rows are made anew from the entries.
  init(size: Int64, of whole: Int64, in copy: RecordCopy) throws {
    let tree = TiledTree(size: whole) { try copy.hashes(of: $0) }
    var nodes: [NodeHash] = []
    var before: Int64 = 0
    for level in (0..<Int64.bitWidth - 1).reversed() where size >> Int64(level) & 1 == 1 {
      nodes.append(try tree.node(NodePosition(level: level, index: before >> Int64(level))))
      before += 1 << Int64(level)
    }
    guard let frontier = MerkleFrontier(size: size, nodes: nodes) else { return }
    self.frontier = frontier
    var level = 0
    while size >> Int64(level * Tile.height) > 0 {
      let count = size >> Int64(level * Tile.height)
      let width = Int(count % Int64(Tile.fullWidth))
      var row = Row(first: count - Int64(width))
      if width > 0, let tile = Tile(level: level, index: row.first / Int64(Tile.fullWidth), size: whole) {
        row.hashes = Array(try copy.hashes(of: tile).prefix(width))
      }
      rows.append(row)
      level += 1
    }
  }

  /// Appends a leaf.
  mutating func append(_ leaf: LeafHash) {
    var completed: [(NodePosition, NodeHash)] = []
    frontier.append(leaf) { completed.append(($0, $1)) }
    for (position, hash) in completed where position.level % Tile.height == 0 {
      let level = position.level / Tile.height
      while rows.count <= level { rows.append(Row()) }
      rows[level].hashes.append(hash)
    }
  }

  /// The tiles with their hashes, from the first that was not whole.
  var tiles: [(Tile, [NodeHash])] {
    rows.enumerated().flatMap { level, row in
      stride(from: 0, to: row.hashes.count, by: Tile.fullWidth).compactMap { start in
        let hashes = Array(row.hashes[start..<min(start + Tile.fullWidth, row.hashes.count)])
        let index = (row.first + Int64(start)) / Int64(Tile.fullWidth)
        return Tile(level: level, index: index, width: hashes.count).map { ($0, hashes) }
      }
    }
  }
}
