import Record
import Testing

/// The eight leaves that RFC 6962 implementations test with.
let referenceLeaves: [LeafHash] = [
  [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
  [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
  [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F],
].map { leafHash(of: $0) }

/// Leaves with different contents.
func leaves(_ count: Int) -> [LeafHash] { (0..<count).map { leafHash(of: Array("leaf \($0)".utf8)) } }

@Suite("The tree")
struct TreeTests {
  @Test("has the published roots over the reference leaves")
  func publishedRoots() {
    let roots = [
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    for (size, root) in roots.enumerated() {
      #expect(rootHash(of: referenceLeaves.prefix(size)).hexadecimal == root)
    }
  }

  @Test("has the same root by the frontier as by the definition, and the frontier survives its bytes")
  func frontier() throws {
    let leaves = leaves(130)
    var frontier = MerkleFrontier()
    for size in 0...130 {
      #expect(frontier.size == size)
      #expect(frontier.root == rootHash(of: leaves.prefix(size)), "size \(size)")
      #expect(MerkleFrontier(bytes: frontier.bytes) == frontier)
      #expect(try CanonicalJSON.decode(MerkleFrontier.self, from: CanonicalJSON.encode(frontier)) == frontier)
      if size < 130 { frontier.append(leaves[size]) }
    }
  }

  @Test("tells of every node once, when the last leaf below it arrives")
  func completedNodes() {
    let leaves = leaves(70)
    var seen: [NodePosition: NodeHash] = [:]
    var frontier = MerkleFrontier()
    for (index, leaf) in leaves.enumerated() {
      frontier.append(leaf) { position, hash in
        #expect((position.index + 1) << Int64(position.level) == index + 1)
        #expect(seen.updateValue(hash, forKey: position) == nil)
      }
    }
    for (position, hash) in seen {
      let start = Int(position.index) << position.level
      #expect(hash == rootHash(of: leaves[start..<start + 1 << position.level]), "\(position)")
    }
    #expect(seen.count == (0...6).map { 70 >> $0 }.reduce(0, +))
  }

  @Test("refuses frontier bytes whose number does not fit")
  func frontierBytes() {
    var frontier = MerkleFrontier()
    for leaf in leaves(5) { frontier.append(leaf) }
    let bytes = frontier.bytes
    for length in 0..<bytes.count { #expect(MerkleFrontier(bytes: Array(bytes[..<length])) == nil) }
    #expect(MerkleFrontier(bytes: bytes + [0]) == nil)
    #expect(MerkleFrontier(bytes: [0xFF] + bytes.dropFirst()) == nil)
  }
}
