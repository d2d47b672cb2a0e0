/// The hashes that lead from a leaf to the root of a tree: proof that the leaf is in it, at its index.
///
/// - Source: RFC 9162 §2.1.3.
package struct InclusionProof: Hashable, Sendable, Codable {
  /// The index of the leaf, from 0.
  package let index: Int64
  /// How many leaves the tree has.
  package let size: Int64
  /// The siblings on the way up, the leaf's own first.
  package let path: [NodeHash]

  /// A proof as it was handed over; whether it proves anything, `proves` says.
  package init(index: Int64, size: Int64, path: [NodeHash]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// Makes the proof for a leaf of a tree from the hashes of complete subtrees; nil when the tree has no such leaf.
  ///
  /// - Parameter node: asked for no more than two nodes a level, each complete in a tree of `size` leaves.
  package init?(index: Int64, size: Int64, node: (NodePosition) throws -> NodeHash) rethrows {
    guard index >= 0, index < size else { return nil }
    var path: [NodeHash] = []
    var (low, high) = (Int64(0), size)
    while high - low > 1 {
      let middle = low + largestPowerOfTwo(below: high - low)
      if index < middle {
        path.append(try rangeRoot(middle, high, node))
        high = middle
      } else {
        path.append(try rangeRoot(low, middle, node))
        low = middle
      }
    }
    self.init(index: index, size: size, path: path.reversed())
  }

  /// Whether the leaf is in the tree of this root, at this index and size.
  package func proves(_ leaf: LeafHash, in root: NodeHash) -> Bool { self.root(above: leaf) == root }

  /// The root that the tree must have if the leaf is in it; nil when the path is too long or too short.
  package func root(above leaf: LeafHash) -> NodeHash? {
    guard index >= 0, index < size else { return nil }
    var (here, last) = (index, size - 1)
    var hash = leaf.node
    for sibling in path {
      guard last > 0 else { return nil }
      if here & 1 == 1 || here == last {
        hash = NodeHash(left: sibling, right: hash)
        // A last node without a sibling of its own rises until it has one.
        while here & 1 == 0, here > 0 { (here, last) = (here >> 1, last >> 1) }
      } else {
        hash = NodeHash(left: hash, right: sibling)
      }
      (here, last) = (here >> 1, last >> 1)
    }
    return last == 0 ? hash : nil
  }
}

/// The root over the leaves from `low` up to `high`, from the hashes of complete subtrees.
///
/// - Shape: `low` is a multiple of the smallest power of two that is not less than `high − low`.
func rangeRoot(_ low: Int64, _ high: Int64, _ node: (NodePosition) throws -> NodeHash) rethrows -> NodeHash {
  let count = high - low
  if count.nonzeroBitCount == 1 {
    let level = count.trailingZeroBitCount
    return try node(NodePosition(level: level, index: low >> Int64(level)))
  }
  let middle = low + largestPowerOfTwo(below: count)
  return NodeHash(left: try rangeRoot(low, middle, node), right: try rangeRoot(middle, high, node))
}
