package import Record

/// That an event is in the record, at its place.
package struct ProvenInclusion: Sendable, Equatable {
  /// The way from the event to the root.
  package let proof: InclusionProof
  /// The leaf of the event.
  package let leaf: LeafHash
  /// The root that the proof leads to.
  package let root: NodeHash

  /// A proof with what it leads from and to.
  package init(proof: InclusionProof, leaf: LeafHash, root: NodeHash) {
    self.proof = proof
    self.leaf = leaf
    self.root = root
  }
}

/// That the record at one size begins with all that it was at a smaller one.
package struct ProvenConsistency: Sendable, Equatable {
  /// The proof.
  package let proof: ConsistencyProof
  /// The root at the smaller size.
  package let oldRoot: NodeHash
  /// The root at the larger size.
  package let newRoot: NodeHash

  /// A proof with the roots that it connects.
  package init(proof: ConsistencyProof, oldRoot: NodeHash, newRoot: NodeHash) {
    self.proof = proof
    self.oldRoot = oldRoot
    self.newRoot = newRoot
  }
}
