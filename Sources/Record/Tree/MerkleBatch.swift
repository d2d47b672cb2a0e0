/// Leaves that are entered together, and the proof of each in the tree that they make: without reading the older tree.
///
/// A proof of a new leaf needs the new nodes, which are here, and complete subtrees of older leaves. Such a subtree is
/// as large as it can be left of the new leaf, so it was as large as it could be in the older tree: the frontier has it.
package struct MerkleBatch: Sendable {
  /// The frontier with all leaves of the batch.
  package private(set) var frontier: MerkleFrontier
  /// How many leaves the tree had before.
  package let oldSize: Int64
  private var nodes: [NodePosition: NodeHash] = [:]

  /// A batch that extends a tree.
  package init(extending frontier: MerkleFrontier) {
    self.frontier = frontier
    oldSize = frontier.size
    var end = frontier.size
    for node in frontier.nodes.reversed() {
      let level = end.trailingZeroBitCount
      nodes[NodePosition(level: level, index: end >> Int64(level) - 1)] = node
      end &= end - 1
    }
  }

  /// Appends a leaf and tells of every node that is complete with it, from the leaf upwards.
  package mutating func append(_ leaf: LeafHash, completed: (NodePosition, NodeHash) throws -> Void) rethrows {
    try frontier.append(leaf) { position, hash in
      nodes[position] = hash
      try completed(position, hash)
    }
  }

  /// Appends a leaf.
  package mutating func append(_ leaf: LeafHash) { append(leaf) { _, _ in } }

  /// The proof of a leaf of this batch in the tree as it stands; nil for older leaves and those that are not here yet.
  package func proof(of index: Int64) -> InclusionProof? {
    guard index >= oldSize else { return nil }
    return try? InclusionProof(index: index, size: frontier.size) { position in
      guard let node = nodes[position] else { throw Missing(position: position) }
      return node
    }
  }

  /// A node that the frontier does not have; the proof of a leaf of the batch never asks for one.
  private struct Missing: Error { let position: NodePosition }
}

/// A batch that no leaf is added to any more: the root that it led to, and the proof of each of its leaves in it.
package struct SealedBatch: Sendable, Hashable {
  /// The root of the tree as the batch left it.
  package let root: NodeHash
  private let batch: MerkleBatch

  /// Seals a batch.
  package init(_ batch: MerkleBatch) {
    self.batch = batch
    root = batch.frontier.root
  }

  /// How many leaves the tree has.
  package var size: Int64 { batch.frontier.size }

  /// The proof of a leaf of this batch; nil for older leaves and those that are not in the tree.
  package func proof(of index: Int64) -> InclusionProof? { batch.proof(of: index) }

  package static func == (left: Self, right: Self) -> Bool { left.size == right.size && left.root == right.root }

  package func hash(into hasher: inout Hasher) { hasher.combine(root) }
}
