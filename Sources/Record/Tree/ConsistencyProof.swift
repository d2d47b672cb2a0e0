/// Proof that a tree begins with all of an older tree, in the same order: nothing was changed, only added.
///
/// - Source: RFC 9162 §2.1.4.
package struct ConsistencyProof: Hashable, Sendable, Codable {
  /// How many leaves the older tree has.
  package let oldSize: Int64
  /// How many leaves the newer tree has.
  package let newSize: Int64
  /// The hashes that lead to both roots.
  package let path: [NodeHash]

  /// A proof as it was handed over; whether it proves anything, `proves` says.
  package init(oldSize: Int64, newSize: Int64, path: [NodeHash]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.path = path
  }

  /// Makes the proof between two sizes; nil unless 0 < `oldSize` ≤ `newSize`. The proof for equal sizes is empty.
  ///
  /// - Parameter node: asked for nodes that are complete in a tree of `newSize` leaves.
  package init?(oldSize: Int64, newSize: Int64, node: (NodePosition) throws -> NodeHash) rethrows {
    guard oldSize > 0, let subtree = Subtree(start: 0, end: oldSize) else { return nil }
    guard let proof = try SubtreeProof(subtree: subtree, size: newSize, node: node) else { return nil }
    self.init(oldSize: oldSize, newSize: newSize, path: proof.path)
  }

  /// Whether the tree of `newRoot` extends the tree of `oldRoot`.
  ///
  /// The empty tree proves nothing about what follows, so an old size of 0 is refused; equal sizes ask for equal roots
  /// and an empty path.
  package func proves(_ oldRoot: NodeHash, extendsTo newRoot: NodeHash) -> Bool {
    guard oldSize > 0, let subtree = Subtree(start: 0, end: oldSize) else { return false }
    return SubtreeProof(subtree: subtree, size: newSize, path: path).proves(oldRoot, in: newRoot)
  }
}

/// Consecutive leaves that could be a tree of their own within a larger one.
///
/// - Source: draft-ietf-plants-merkle-tree-certs, "Subtrees".
package struct Subtree: Hashable, Sendable {
  /// The first leaf.
  package let start: Int64
  /// The leaf after the last.
  package let end: Int64

  /// The leaves from `start` up to `end`; nil when `start` is not a multiple of the smallest power of two that is not
  /// less than their number.
  package init?(start: Int64, end: Int64) {
    guard start >= 0, start <= end else { return nil }
    let bits = Int64.bitWidth - max(end - start - 1, 0).leadingZeroBitCount
    guard start == 0 || bits < 63 && start & (1 << Int64(bits) - 1) == 0 else { return nil }
    self.start = start
    self.end = end
  }

  /// Whether there are no leaves in it.
  package var isEmpty: Bool { start == end }

  /// The proof that the subtree, taken as a tree of its own, holds the leaf with this index of the whole tree; nil when
  /// the leaf lies outside.
  package func inclusion(of index: Int64, path: [NodeHash]) -> InclusionProof? {
    guard index >= start, index < end else { return nil }
    return InclusionProof(index: index - start, size: end - start, path: path)
  }
}

/// Proof that a tree holds a subtree at its place.
///
/// - Source: draft-ietf-plants-merkle-tree-certs, "Subtree Consistency Proofs"; for `start` 0 the same as RFC 9162
///   §2.1.4.
package struct SubtreeProof: Hashable, Sendable {
  /// The leaves in question.
  package let subtree: Subtree
  /// How many leaves the tree has.
  package let size: Int64
  /// The hashes that lead to the roots of both.
  package let path: [NodeHash]

  /// A proof as it was handed over; whether it proves anything, `proves` says.
  package init(subtree: Subtree, size: Int64, path: [NodeHash]) {
    self.subtree = subtree
    self.size = size
    self.path = path
  }

  /// Makes the proof; nil when the tree ends before the subtree does.
  package init?(subtree: Subtree, size: Int64, node: (NodePosition) throws -> NodeHash) rethrows {
    guard subtree.end <= size else { return nil }
    guard !subtree.isEmpty else {
      self.init(subtree: subtree, size: size, path: [])
      return
    }
    var path: [NodeHash] = []
    var (start, low, high) = (subtree.start, Int64(0), size)
    var known = true
    while start != low || subtree.end != high {
      let middle = low + largestPowerOfTwo(below: high - low)
      if subtree.end <= middle {
        path.append(try rangeRoot(middle, high, node))
        high = middle
        continue
      }
      path.append(try rangeRoot(low, middle, node))
      if start < middle {
        // The subtree spans the middle: its own root is no node of the tree, its right part is.
        known = false
        start = middle
      }
      low = middle
    }
    if !known { path.append(try rangeRoot(low, high, node)) }
    self.init(subtree: subtree, size: size, path: path.reversed())
  }

  /// Whether the tree of `root` holds the subtree of `subtreeRoot` at its place.
  package func proves(_ subtreeRoot: NodeHash, in root: NodeHash) -> Bool {
    guard subtree.end <= size else { return false }
    // Every tree holds no leaves anywhere; only the root of the empty tree says so.
    guard !subtree.isEmpty else { return path.isEmpty && subtreeRoot == .ofEmptyTree }
    var (first, here, last) = (subtree.start, subtree.end - 1, size - 1)
    func rise() { (first, here, last) = (first >> 1, here >> 1, last >> 1) }
    if here == last {
      while first != here { rise() }
    } else {
      while first != here, here & 1 == 1 { rise() }
    }
    var rest = path[...]
    var (low, high) = (subtreeRoot, subtreeRoot)
    if first != here {
      guard let start = rest.popFirst() else { return false }
      (low, high) = (start, start)
    }
    for sibling in rest {
      guard last > 0 else { return false }
      if here & 1 == 1 || here == last {
        if first < here { low = NodeHash(left: sibling, right: low) }
        high = NodeHash(left: sibling, right: high)
        while here & 1 == 0 { rise() }
      } else {
        high = NodeHash(left: high, right: sibling)
      }
      rise()
    }
    return last == 0 && low == subtreeRoot && high == root
  }
}
