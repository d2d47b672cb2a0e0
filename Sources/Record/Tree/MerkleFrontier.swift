/// The right edge of a tree: all that is needed to append to it and to know its root.
///
/// A tree of n leaves is a row of complete subtrees, one for each 1 in the binary digits of n, the largest at the left.
/// The frontier keeps the roots of those subtrees (a "compact range"), so it has at most 63 hashes.
///
/// - Source: RFC 9162 §2.1.2 (the verification of a tree as leaves arrive).
package struct MerkleFrontier: Hashable, Sendable {
  /// How many leaves the tree has.
  package private(set) var size: Int64
  /// The roots of the complete subtrees from left to right, largest first; as many as `size` has 1 digits.
  package private(set) var nodes: [NodeHash]

  /// The frontier of the tree without leaves.
  package init() {
    size = 0
    nodes = []
  }

  /// The frontier of a tree of a size, or nil when the number of nodes does not fit it.
  package init?(size: Int64, nodes: [NodeHash]) {
    guard size >= 0, nodes.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.nodes = nodes
  }

  /// Appends a leaf.
  package mutating func append(_ leaf: LeafHash) {
    append(leaf) { _, _ in }
  }

  /// Appends a leaf and tells of every node that is complete with it, from the leaf (level 0) upwards.
  package mutating func append(_ leaf: LeafHash, completed: (NodePosition, NodeHash) throws -> Void) rethrows {
    var position = NodePosition(level: 0, index: size)
    var node = leaf.node
    try completed(position, node)
    while position.index & 1 == 1, let left = nodes.popLast() {
      node = NodeHash(left: left, right: node)
      position = position.parent
      try completed(position, node)
    }
    nodes.append(node)
    size += 1
  }

  /// The root of the tree as it stands: SHA-256 of nothing when it is empty.
  package var root: NodeHash {
    guard var root = nodes.last else { return .ofEmptyTree }
    for node in nodes.dropLast().reversed() { root = NodeHash(left: node, right: root) }
    return root
  }
}

/// The place of a complete subtree: `index` counts the subtrees of 2^level leaves from the left.
package struct NodePosition: Hashable, Sendable {
  /// 0 for leaves, one more for each step up.
  package let level: Int
  /// From 0 at the left.
  package let index: Int64

  /// The place at a level.
  package init(level: Int, index: Int64) {
    self.level = level
    self.index = index
  }

  /// The place one step up.
  package var parent: NodePosition { NodePosition(level: level + 1, index: index >> 1) }
  /// The other child of the same parent.
  package var sibling: NodePosition { NodePosition(level: level, index: index ^ 1) }
}

extension MerkleFrontier {
  /// The frontier as bytes: the size in 8 bytes, the most significant first, then the hashes from left to right.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + nodes.count * NodeHash.length)
    Swift.withUnsafeBytes(of: size.bigEndian) { bytes.append(contentsOf: $0) }
    for node in nodes { node.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// Reads a frontier from its bytes; nil when their number does not fit the size they name.
  package init?(bytes: [UInt8]) {
    guard bytes.count >= 8, (bytes.count - 8) % NodeHash.length == 0 else { return nil }
    let size = bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let nodes = stride(from: 8, to: bytes.count, by: NodeHash.length).compactMap { NodeHash(bytes[$0..<$0 + 32]) }
    guard let size = Int64(exactly: size) else { return nil }
    self.init(size: size, nodes: nodes)
  }
}

extension MerkleFrontier: Codable {
  private enum Member: String, CodingKey { case size, nodes }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Member.self)
    let size = try members.decode(Int64.self, forKey: .size)
    let nodes = try members.decode([NodeHash].self, forKey: .nodes)
    guard let frontier = MerkleFrontier(size: size, nodes: nodes) else {
      throw DecodingError.dataCorruptedError(
        forKey: .nodes, in: members, debugDescription: "a tree of \(size) leaves has another number of nodes")
    }
    self = frontier
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    try members.encode(size, forKey: .size)
    try members.encode(nodes, forKey: .nodes)
  }
}
