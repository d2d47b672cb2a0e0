/// The root of a tree over leaves, by the definition: slow and readable, the reference for everything fast.
///
/// The root of no leaves is SHA-256 of nothing, of one leaf its hash; of more, the node above the roots of the first k
/// leaves and of the rest, with k the largest power of two less than their number.
///
/// - Source: RFC 9162 §2.1.1.
package func rootHash(of leaves: some Collection<LeafHash>) -> NodeHash {
  guard let first = leaves.first else { return .ofEmptyTree }
  guard leaves.count > 1 else { return first.node }
  let split = largestPowerOfTwo(below: Int64(leaves.count))
  return NodeHash(left: rootHash(of: leaves.prefix(Int(split))), right: rootHash(of: leaves.dropFirst(Int(split))))
}

/// The largest power of two less than a number of at least 2.
func largestPowerOfTwo(below number: Int64) -> Int64 {
  1 << (Int64.bitWidth - 1 - (number - 1).leadingZeroBitCount)
}
