import Record
import Testing

/// A table of all complete subtrees over leaves, for quick reading.
func nodeTable(_ leaves: [LeafHash]) -> [NodePosition: NodeHash] {
  var table: [NodePosition: NodeHash] = [:]
  var frontier = MerkleFrontier()
  for leaf in leaves { frontier.append(leaf) { table[$0] = $1 } }
  return table
}

/// Reads from a table of complete subtrees; a node that is not there fails the test.
func reader(_ table: [NodePosition: NodeHash]) -> (NodePosition) throws -> NodeHash {
  { position in try #require(table[position], "asked for \(position)") }
}

/// The same hash with one bit turned.
func flipped(_ hash: NodeHash, bit: Int) throws -> NodeHash {
  var bytes = hash.bytes
  bytes[bit / 8] ^= 1 << (bit % 8)
  return try #require(NodeHash(bytes))
}

/// All paths that differ from one in a single bit; with `stride`, every so many bits of it.
func flips(of path: [NodeHash], stride step: Int = 1) throws -> [[NodeHash]] {
  try path.indices.flatMap { index in
    try stride(from: 0, to: 256, by: step).map { bit in
      var copy = path
      copy[index] = try flipped(copy[index], bit: bit)
      return copy
    }
  }
}

/// The proof of a leaf as RFC 9162 §2.1.3.1 defines it.
func definedPath(_ index: Int, _ leaves: ArraySlice<LeafHash>) -> [NodeHash] {
  guard leaves.count > 1 else { return [] }
  var split = 1
  while split * 2 < leaves.count { split *= 2 }
  let (left, right) = (leaves.prefix(split), leaves.dropFirst(split))
  return index < split
    ? definedPath(index, left) + [rootHash(of: right)] : definedPath(index - split, right) + [rootHash(of: left)]
}

/// The proof between sizes as RFC 9162 §2.1.4.1 defines it.
func definedSubproof(_ size: Int, _ leaves: ArraySlice<LeafHash>, _ complete: Bool) -> [NodeHash] {
  if size == leaves.count { return complete ? [] : [rootHash(of: leaves)] }
  var split = 1
  while split * 2 < leaves.count { split *= 2 }
  let (left, right) = (leaves.prefix(split), leaves.dropFirst(split))
  return size <= split
    ? definedSubproof(size, left, complete) + [rootHash(of: right)]
    : definedSubproof(size - split, right, false) + [rootHash(of: left)]
}

@Suite("Proofs")
struct ProofTests {
  let leaves = RecordTests.leaves(130)
  let roots: [NodeHash]
  let table: [NodePosition: NodeHash]

  init() {
    let leaves = leaves
    var frontier = MerkleFrontier()
    roots =
      [frontier.root]
      + leaves.map {
        frontier.append($0); return frontier.root
      }
    table = nodeTable(leaves)
  }

  func node(_ position: NodePosition) throws -> NodeHash { try reader(table)(position) }

  @Test("of inclusion are as defined and verify, for every index of every size up to 130, and nowhere else")
  func inclusion() throws {
    for size in 1...130 {
      for index in 0..<size {
        let proof = try #require(try InclusionProof(index: Int64(index), size: Int64(size), node: node))
        #expect(proof.proves(leaves[index], in: roots[size]), "index \(index) of \(size)")
        if size <= 40 { #expect(proof.path == definedPath(index, leaves.prefix(size))) }
        #expect(!proof.proves(leaves[(index + 1) % 130], in: roots[size]))
        #expect(!proof.proves(leaves[index], in: roots[size - 1]))
        for wrong in [index - 1, index + 1, index ^ 1, -1] where size > 1 && wrong != index {
          let moved = InclusionProof(index: Int64(wrong), size: Int64(size), path: proof.path)
          #expect(!moved.proves(leaves[index], in: roots[size]), "index \(index) of \(size) passed as \(wrong)")
        }
        let longer = InclusionProof(index: Int64(index), size: Int64(size), path: proof.path + [roots[1]])
        let shorter = InclusionProof(index: Int64(index), size: Int64(size), path: Array(proof.path.dropLast()))
        #expect(!longer.proves(leaves[index], in: roots[size]))
        #expect(proof.path.isEmpty || !shorter.proves(leaves[index], in: roots[size]))
      }
    }
  }

  @Test("of inclusion are refused after any single bit is turned")
  func inclusionFlips() throws {
    for (index, size) in [(0, 1), (0, 2), (2, 3), (4, 7), (6, 7), (9, 12), (100, 130), (129, 130)] {
      let proof = try #require(try InclusionProof(index: Int64(index), size: Int64(size), node: node))
      for path in try flips(of: proof.path) {
        let damaged = InclusionProof(index: proof.index, size: proof.size, path: path)
        #expect(!damaged.proves(leaves[index], in: roots[size]))
      }
      for bit in 0..<256 {
        #expect(!proof.proves(leaves[index], in: try flipped(roots[size], bit: bit)))
        #expect(!proof.proves(LeafHash(node: try flipped(leaves[index].node, bit: bit)), in: roots[size]))
      }
    }
  }

  @Test("of consistency are as defined and verify, for every pair of sizes up to 130, and between no other roots")
  func consistency() throws {
    for new in 1...130 {
      for old in 1...new {
        let proof = try #require(try ConsistencyProof(oldSize: Int64(old), newSize: Int64(new), node: node))
        #expect(proof.proves(roots[old], extendsTo: roots[new]), "\(old) to \(new)")
        if new <= 40 { #expect(proof.path == definedSubproof(old, leaves.prefix(new), true), "\(old) to \(new)") }
        #expect(!proof.proves(roots[old - 1], extendsTo: roots[new]))
        #expect(!proof.proves(roots[old], extendsTo: roots[new - 1]))
        if old < new {
          let none = ConsistencyProof(oldSize: Int64(old), newSize: Int64(new), path: [])
          #expect(!none.proves(roots[old], extendsTo: roots[old]), "\(old) to \(new) without a path")
        }
        let longer = ConsistencyProof(oldSize: Int64(old), newSize: Int64(new), path: proof.path + [roots[1]])
        let shorter = ConsistencyProof(oldSize: Int64(old), newSize: Int64(new), path: Array(proof.path.dropLast()))
        #expect(!longer.proves(roots[old], extendsTo: roots[new]))
        #expect(proof.path.isEmpty || !shorter.proves(roots[old], extendsTo: roots[new]))
      }
    }
  }

  @Test("of consistency are refused after any single bit is turned")
  func consistencyFlips() throws {
    for (old, new) in [(1, 2), (1, 8), (2, 3), (3, 7), (4, 7), (6, 8), (6, 7), (65, 130), (64, 130), (127, 128)] {
      let proof = try #require(try ConsistencyProof(oldSize: Int64(old), newSize: Int64(new), node: node))
      for path in try flips(of: proof.path) {
        let damaged = ConsistencyProof(oldSize: proof.oldSize, newSize: proof.newSize, path: path)
        #expect(!damaged.proves(roots[old], extendsTo: roots[new]))
      }
    }
  }

  @Test("do not exist for leaves and sizes that a tree does not have")
  func noProof() throws {
    #expect(try InclusionProof(index: 0, size: 0, node: node) == nil)
    #expect(try InclusionProof(index: 5, size: 5, node: node) == nil)
    #expect(try InclusionProof(index: -1, size: 5, node: node) == nil)
    #expect(try ConsistencyProof(oldSize: 0, newSize: 5, node: node) == nil)
    #expect(try ConsistencyProof(oldSize: 6, newSize: 5, node: node) == nil)
    #expect(!ConsistencyProof(oldSize: 0, newSize: 0, path: []).proves(roots[0], extendsTo: roots[0]))
    #expect(!ConsistencyProof(oldSize: 0, newSize: 3, path: []).proves(roots[0], extendsTo: roots[3]))
    #expect(ConsistencyProof(oldSize: 3, newSize: 3, path: []).proves(roots[3], extendsTo: roots[3]))
    #expect(!ConsistencyProof(oldSize: 3, newSize: 3, path: [roots[1]]).proves(roots[3], extendsTo: roots[3]))
    #expect(!InclusionProof(index: 1, size: 1, path: []).proves(leaves[0], in: roots[1]))
    #expect(!InclusionProof(index: 2, size: 2, path: [leaves[0].node]).proves(leaves[1], in: roots[2]))
    let empty = try #require(Subtree(start: 3, end: 3))
    #expect(SubtreeProof(subtree: empty, size: 5, path: []).proves(.ofEmptyTree, in: roots[5]))
    #expect(!SubtreeProof(subtree: empty, size: 5, path: [roots[1]]).proves(.ofEmptyTree, in: roots[5]))
    #expect(!SubtreeProof(subtree: empty, size: 2, path: []).proves(.ofEmptyTree, in: roots[2]))
    let huge = InclusionProof(index: .max - 1, size: .max, path: [])
    #expect(!huge.proves(leaves[0], in: roots[1]))
  }

  @Test("hold for every subtree of every tree up to 40 leaves, and for no other root")
  func subtrees() throws {
    for size in 1...40 {
      for end in 1...size {
        for start in 0..<end {
          guard let subtree = Subtree(start: Int64(start), end: Int64(end)) else { continue }
          let root = rootHash(of: leaves[start..<end])
          let proof = try #require(try SubtreeProof(subtree: subtree, size: Int64(size), node: node))
          #expect(proof.proves(root, in: roots[size]), "\(start)..<\(end) of \(size)")
          #expect(!proof.proves(root, in: roots[size - 1]))
          #expect(!proof.proves(leaves[129].node, in: roots[size]))
        }
      }
    }
    #expect(Subtree(start: 1, end: 3) == nil)
    #expect(Subtree(start: 4, end: 9) == nil)
    #expect(Subtree(start: 3, end: 2) == nil)
    #expect(Subtree(start: 6, end: 8) != nil)
    #expect(Subtree(start: 8, end: 13) != nil)
  }

  @Test("of a batch need nothing of the older tree: every leaf of every batch up to 70 on every tree up to 70")
  func batches() throws {
    for old in 0...70 {
      var frontier = MerkleFrontier()
      for leaf in leaves.prefix(old) { frontier.append(leaf) }
      var batch = MerkleBatch(extending: frontier)
      for size in old + 1...min(old + 70, 130) {
        batch.append(leaves[size - 1])
        guard size < old + 6 || size % 7 == 0 || size == old + 70 else { continue }
        #expect(batch.frontier.root == roots[size])
        for index in old..<size {
          let expected = try InclusionProof(index: Int64(index), size: Int64(size), node: node)
          #expect(batch.proof(of: Int64(index)) == expected, "leaf \(index) of \(old) + \(size - old)")
        }
      }
      #expect(batch.proof(of: Int64(old) - 1) == nil)
      #expect(batch.proof(of: batch.frontier.size) == nil)
    }
  }
}
