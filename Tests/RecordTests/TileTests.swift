import Record
import Testing

@Suite("Tiles")
struct TileTests {
  @Test(
    "have the paths of tlog-tiles, and no other spelling is read",
    arguments: [
      (0, 0, 256, "tile/0/000"), (0, 67, 256, "tile/0/067"), (0, 1067, 256, "tile/0/x001/067"),
      (3, 1_234_067, 256, "tile/3/x001/x234/067"), (1, 0, 17, "tile/1/000.p/17"), (0, 273, 112, "tile/0/273.p/112"),
      (63, 999, 1, "tile/63/999.p/1"), (0, 1_000_000, 255, "tile/0/x001/x000/000.p/255"),
      (0, 36_028_797_018_963_967, 256, "tile/0/x036/x028/x797/x018/x963/967"),
    ] as [(Int, Int64, Int, String)])
  func paths(level: Int, index: Int64, width: Int, path: String) throws {
    let tile = try #require(Tile(level: level, index: index, width: width))
    #expect(tile.path == path)
    #expect(Tile(path: path) == tile)
    let bundle = try #require(EntryBundle(index: index, width: width))
    #expect(bundle.path == "tile/entries" + path.drop { $0 != "/" }.dropFirst().drop { $0 != "/" })
    #expect(EntryBundle(path: bundle.path) == bundle)
  }

  @Test(
    "are not found at other spellings",
    arguments: [
      "", "tile", "tile/0", "tile/0/", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/0/00", "tile/0/0000",
      "tile/0/x000/000", "tile/0/x000", "tile/0/000/000", "tile/0/x001/67", "tile/0/001/067", "tile/0/x001/x067",
      "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/1/2",
      "tile/0/x001.p/067", "tile/0/xx01/067", "/tile/0/000", "tile/0/000/", "tile//0/000", "tile/0/１２３",
      "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/+12", "tile/entries/000", "tile/0/000.P/1", "tile/0/.p/1",
    ])
  func otherPaths(path: String) {
    #expect(Tile(path: path) == nil)
    if path.hasPrefix("tile/0/") { #expect(EntryBundle(path: "tile/entries/" + path.dropFirst(7)) == nil) }
  }

  @Test("of a tree of 70,000 leaves are those that tlog-tiles counts")
  func exampleOfTheStandard() {
    let tiles = Tile.all(size: 70_000)
    #expect(tiles.filter { $0.level == 0 && $0.width == 256 }.count == 273)
    #expect(
      tiles.filter { $0.width < 256 || $0.level > 0 }.map(\.path) == [
        "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1",
      ])
    #expect(Tile.all(size: 256).map(\.path) == ["tile/0/000", "tile/1/000.p/1"])
    #expect(Tile.all(size: 0).isEmpty)
    #expect(Tile.all(size: 1).map(\.path) == ["tile/0/000.p/1"])
  }

  @Test("give every proof of a tree, as the whole tree gives it")
  func proofsFromTiles() throws {
    let leaves = RecordTests.leaves(66_000)
    let table = nodeTable(leaves)
    for size: Int64 in [1, 2, 255, 256, 257, 511, 513, 65_535, 65_536, 65_537, 66_000] {
      var files: [String: [UInt8]] = [:]
      for tile in Tile.all(size: size) {
        let hashes = (0..<tile.width).compactMap {
          table[NodePosition(level: tile.level * 8, index: tile.index * 256 + Int64($0))]
        }
        files[tile.path] = Tile.bytes(of: hashes)
      }
      let tree = TiledTree(size: size) { tile in try tile.hashes(in: files[tile.path] ?? []) }
      var frontier = MerkleFrontier()
      for leaf in leaves.prefix(Int(size)) { frontier.append(leaf) }
      #expect(try tree.root() == frontier.root, "size \(size)")
      for index in [0, size / 2, size - 1] {
        let proof = try #require(try InclusionProof(index: index, size: size, node: tree.node))
        #expect(proof.proves(leaves[Int(index)], in: frontier.root), "index \(index) of \(size)")
      }
      #expect(throws: RecordFormatError.self) { try tree.node(NodePosition(level: 0, index: size)) }
      #expect(throws: RecordFormatError.self) { try tree.node(NodePosition(level: 30, index: 0)) }
      #expect(throws: RecordFormatError.self) { try tree.node(NodePosition(level: -1, index: 0)) }
    }
  }

  @Test("that are shorter or longer than the tree asks are refused")
  func shortTiles() {
    for count in [0, 1, 4, 6] {
      let tree = TiledTree(size: 5) { _ in leaves(count).map(\.node) }
      #expect(throws: RecordFormatError.self) { try tree.root() }
    }
  }

  @Test("refuse bytes of another length")
  func tileBytes() throws {
    let tile = try #require(Tile(level: 0, index: 0, width: 3))
    let bytes = Tile.bytes(of: leaves(3).map(\.node))
    #expect(try tile.hashes(in: bytes) == leaves(3).map(\.node))
    for length in 0..<bytes.count {
      #expect(throws: RecordFormatError.self) { try tile.hashes(in: Array(bytes[..<length])) }
    }
    #expect(throws: RecordFormatError.self) { try tile.hashes(in: bytes + [0]) }
  }
}

@Suite("Entry bundles")
struct EntryBundleTests {
  @Test("keep entries of every length from none to 65,535 bytes")
  func lengths() throws {
    let entries: [[UInt8]] =
      [[], [7], Array(repeating: 1, count: 255), Array(repeating: 2, count: 256)]
      + [Array(repeating: 3, count: 65_535)]
    let bytes = try EntryBundle.bytes(of: entries)
    #expect(bytes.prefix(6) == [0, 0, 0, 1, 7, 0])
    #expect(try #require(EntryBundle(index: 0, width: 5)).entries(in: bytes) == entries)
    #expect(throws: RecordFormatError(.entryTooLong, .byte(2))) {
      try EntryBundle.bytes(of: [[], Array(repeating: 3, count: 65_536)])
    }
  }

  @Test("refuse every truncation, an entry too many and an entry too few")
  func truncations() throws {
    let bytes = try EntryBundle.bytes(of: [[1, 2, 3], [], [4]])
    let bundle = try #require(EntryBundle(index: 0, width: 3))
    for length in 0..<bytes.count {
      #expect(throws: RecordFormatError.self) { try bundle.entries(in: Array(bytes[..<length])) }
    }
    #expect(throws: RecordFormatError.self) { try bundle.entries(in: bytes + [0, 0]) }
    #expect(throws: RecordFormatError.self) { try bundle.entries(in: bytes + [0]) }
  }
}
