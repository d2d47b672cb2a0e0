import FoundationEssentials
import Record
import Testing

/// The folder of published files, when the environment names one.
let publishedData = ProcessInfo.processInfo.environment["GONGZHI_REAL_DATA"]

/// Reads a JSON file of the folder of published files.
func published<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
  let folder = try #require(publishedData)
  return try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: folder + "/merkle/" + name)))
}

/// Skipped unless GONGZHI_REAL_DATA names a folder with `merkle/inclusion.json` and its siblings (the test vectors of
/// transparency-dev/merkle).
@Suite("Published vectors", .enabled(if: publishedData != nil, "GONGZHI_REAL_DATA names no folder: skipped"))
struct PublishedVectors {
  /// A hash of a vector; nil when it has not 32 bytes.
  private func hash(_ base64: String) -> NodeHash? { Data(base64Encoded: base64).flatMap { NodeHash(Array($0)) } }

  /// A root of a consistency vector. Some have other lengths there, which stand for "some other root".
  private func root(_ base64: String) throws -> NodeHash {
    try hash(base64) ?? leafHash(of: Array(#require(Data(base64Encoded: base64)))).node
  }

  /// The path of a vector; nil when one of its hashes has not 32 bytes.
  private func path(_ proof: [String]?) -> [NodeHash]? {
    let hashes = (proof ?? []).map(hash)
    return hashes.contains(nil) ? nil : hashes.compactMap { $0 }
  }

  @Test("of inclusion are accepted and refused as they ask")
  func inclusion() throws {
    struct Vector: Decodable {
      let leafIdx: UInt64, treeSize: UInt64, root: String, leafHash: String, proof: [String]?, desc: String,
        wantErr: Bool
    }
    let vectors = try published([Vector].self, "inclusion.json")
    for vector in vectors {
      var accepted = false
      if let root = hash(vector.root), let leaf = hash(vector.leafHash), let path = path(vector.proof) {
        let (index, size) = (Int64(bitPattern: vector.leafIdx), Int64(bitPattern: vector.treeSize))
        accepted = InclusionProof(index: index, size: size, path: path).proves(LeafHash(node: leaf), in: root)
      }
      #expect(accepted == !vector.wantErr, "\(vector.desc) \(vector.leafIdx) of \(vector.treeSize)")
    }
    #expect(vectors.count == 98)
  }

  @Test("of consistency are accepted and refused as they ask")
  func consistency() throws {
    struct Vector: Decodable {
      let size1: UInt64, size2: UInt64, root1: String, root2: String, proof: [String]?, desc: String, wantErr: Bool
    }
    let vectors = try published([Vector].self, "consistency.json")
    for vector in vectors {
      let (old, new) = (try root(vector.root1), try root(vector.root2))
      let accepted = path(vector.proof).map {
        ConsistencyProof(oldSize: Int64(bitPattern: vector.size1), newSize: Int64(bitPattern: vector.size2), path: $0)
          .proves(old, extendsTo: new)
      }
      #expect(accepted ?? false == !vector.wantErr, "\(vector.desc) \(vector.size1) to \(vector.size2)")
    }
    #expect(vectors.count == 98)
  }

  @Test("of subtree inclusion are accepted and refused as they ask")
  func subtreeInclusion() throws {
    struct Vector: Decodable {
      let leafIdx: UInt64, start: UInt64, end: UInt64
      let root: String, leafHash: String, proof: [String]?, desc: String, wantErr: Bool
    }
    let vectors = try published([Vector].self, "subtreeinclusion.json")
    for vector in vectors {
      var accepted = false
      if let root = hash(vector.root), let leaf = hash(vector.leafHash), let path = path(vector.proof),
        let subtree = Subtree(start: Int64(bitPattern: vector.start), end: Int64(bitPattern: vector.end))
      {
        accepted =
          subtree.inclusion(of: Int64(bitPattern: vector.leafIdx), path: path)?
          .proves(LeafHash(node: leaf), in: root) ?? false
      }
      #expect(accepted == !vector.wantErr, "\(vector.desc) \(vector.leafIdx) in \(vector.start)..<\(vector.end)")
    }
    #expect(vectors.count == 204)
  }

  @Test("of subtree consistency are accepted and refused as they ask")
  func subtreeConsistency() throws {
    struct Vector: Decodable {
      let start: UInt64, end: UInt64, size: UInt64
      let root1: String, root2: String, proof: [String]?, desc: String, wantErr: Bool
    }
    let vectors = try published([Vector].self, "subtreeconsistency.json")
    for vector in vectors {
      var accepted = false
      if let path = path(vector.proof),
        let subtree = Subtree(start: Int64(bitPattern: vector.start), end: Int64(bitPattern: vector.end))
      {
        accepted = SubtreeProof(subtree: subtree, size: Int64(bitPattern: vector.size), path: path)
          .proves(try root(vector.root1), in: try root(vector.root2))
      }
      #expect(accepted == !vector.wantErr, "\(vector.desc) \(vector.start)..<\(vector.end) of \(vector.size)")
    }
    #expect(vectors.count == 118)
  }

  @Test("of three generated trees give the same roots and the same proofs")
  func generated() throws {
    struct Vectors: Decodable {
      struct Inclusion: Decodable { let index: Int64, size: Int64, proof: [NodeHash] }
      struct Consistency: Decodable { let size1: Int64, size2: Int64, proof: [NodeHash] }
      struct Tree: Decodable {
        let leaves_hex: [String], roots: [NodeHash], inclusion: [Inclusion], consistency: [Consistency]
      }
      let empty_root: NodeHash, sets: [String: Tree]
    }
    let vectors = try published(Vectors.self, "generated.json")
    #expect(vectors.empty_root == .ofEmptyTree)
    for (name, tree) in vectors.sets {
      let leaves = tree.leaves_hex.map { text -> LeafHash in
        let digits = Array(text)
        return leafHash(
          of: stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) })
      }
      for (size, root) in tree.roots.enumerated() {
        #expect(rootHash(of: leaves.prefix(size)) == root, "\(name) \(size)")
      }
      let table = nodeTable(leaves)
      for vector in tree.inclusion {
        let proof = try InclusionProof(index: vector.index, size: vector.size) { try #require(table[$0]) }
        #expect(proof?.path == vector.proof, "\(name) \(vector.index) of \(vector.size)")
      }
      for vector in tree.consistency where vector.size1 > 0 {
        let proof = try ConsistencyProof(oldSize: vector.size1, newSize: vector.size2) { try #require(table[$0]) }
        #expect(proof?.path == vector.proof, "\(name) \(vector.size1) to \(vector.size2)")
      }
    }
  }
}
