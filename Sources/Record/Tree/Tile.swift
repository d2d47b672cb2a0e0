/// A row of up to 256 consecutive hashes of every eighth level of the tree, served as one file.
///
/// The tile `index` of level `level` holds the nodes `256 · index` and following of tree level `8 · level`. Levels in
/// between are computed from it. A tile that is not yet full carries its width in its path.
///
/// - Source: C2SP tlog-tiles, "Merkle Tree".
package struct Tile: Hashable, Sendable {
  /// 0 for tiles of leaf hashes, one more for each eight steps up; at most 63.
  package let level: Int
  /// From 0 at the left.
  package let index: Int64
  /// How many hashes it holds: 1…256.
  package let width: Int

  /// How many hashes a full tile holds.
  package static let fullWidth = 256
  /// How many levels of the tree lie between two levels of tiles.
  package static let height = 8

  /// The tile at a place; nil when there can be none.
  package init?(level: Int, index: Int64, width: Int = Tile.fullWidth) {
    guard (0...63).contains(level), index >= 0, (1...Self.fullWidth).contains(width) else { return nil }
    self.level = level
    self.index = index
    self.width = width
  }

  /// The tile as it stands in a tree of `size` leaves; nil when it is empty there.
  package init?(level: Int, index: Int64, size: Int64) {
    guard level >= 0, index >= 0, size > 0, index < 1 << 55 else { return nil }
    let hashes = Self.hashes(at: level, size: size) - index * Int64(Self.fullWidth)
    guard hashes > 0 else { return nil }
    self.init(level: level, index: index, width: Int(min(hashes, Int64(Self.fullWidth))))
  }

  /// How many nodes the level of the tree that this level of tiles shows has, in a tree of `size` leaves.
  static func hashes(at level: Int, size: Int64) -> Int64 {
    level * height < Int64.bitWidth ? size >> Int64(level * height) : 0
  }

  /// All tiles of a tree of `size` leaves, level by level from the leaves, each level from the left.
  package static func all(size: Int64) -> [Tile] {
    var tiles: [Tile] = []
    var level = 0
    while hashes(at: level, size: size) > 0 {
      let count = (hashes(at: level, size: size) + Int64(fullWidth) - 1) / Int64(fullWidth)
      tiles += (0..<count).compactMap { Tile(level: level, index: $0, size: size) }
      level += 1
    }
    return tiles
  }

  /// The path below the record's prefix, such as `tile/0/x001/067` or `tile/1/000.p/17`.
  package var path: String { "tile/\(level)/" + TilePath.spell(index: index, width: width) }

  /// The tile that a path names; nil when the path is not spelt in the one way.
  package init?(path: some StringProtocol) {
    guard path.utf8.count < 128 else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "tile", let level = TilePath.decimal(parts[1]), level <= 63,
      let (index, width) = TilePath.read(parts.dropFirst(2))
    else { return nil }
    self.init(level: Int(level), index: index, width: width)
  }

  /// The bytes of a tile: its hashes one after the other.
  package static func bytes(of hashes: some Collection<NodeHash>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * NodeHash.length)
    for hash in hashes { hash.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// The hashes in the bytes of this tile.
  ///
  /// - Throws: `RecordFormatError` when the bytes are not `width` hashes.
  package func hashes(in bytes: [UInt8]) throws -> [NodeHash] {
    guard bytes.count == width * NodeHash.length else {
      throw RecordFormatError(.malformed(expected: "\(width * NodeHash.length) bytes"), .byte(bytes.count))
    }
    return stride(from: 0, to: bytes.count, by: NodeHash.length).compactMap {
      NodeHash(bytes[$0..<$0 + NodeHash.length])
    }
  }
}

/// How tlog-tiles spell the number and the width of a tile.
enum TilePath {
  /// The number in groups of three digits, all but the last with a leading `x`; the width only when it is not full.
  static func spell(index: Int64, width: Int) -> String {
    var groups: [String] = []
    var rest = index
    repeat {
      let digits = String(rest % 1000)
      groups.append((groups.isEmpty ? "" : "x") + String(repeating: "0", count: 3 - digits.count) + digits)
      rest /= 1000
    } while rest > 0
    return groups.reversed().joined(separator: "/") + (width == Tile.fullWidth ? "" : ".p/\(width)")
  }

  /// Reads what `spell` writes; nil for anything else.
  static func read(_ parts: some Sequence<some StringProtocol>) -> (index: Int64, width: Int)? {
    var parts = parts.map { String($0) }
    var width = Tile.fullWidth
    if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
      guard let number = decimal(parts.removeLast()), (1..<Int64(Tile.fullWidth)).contains(number) else { return nil }
      width = Int(number)
      parts[parts.count - 1].removeLast(2)
    }
    guard (1...7).contains(parts.count) else { return nil }
    var index: Int64 = 0
    for part in parts {
      let digits = part.utf8.drop { $0 == UInt8(ascii: "x") }
      guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      let (scaled, overflow) = index.multipliedReportingOverflow(by: 1000)
      let (sum, tooLarge) = scaled.addingReportingOverflow(digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) })
      guard !overflow, !tooLarge else { return nil }
      index = sum
    }
    return spell(index: index, width: Tile.fullWidth) == parts.joined(separator: "/") ? (index, width) : nil
  }

  /// A decimal number without leading zeros; nil for anything else.
  static func decimal(_ text: some StringProtocol) -> Int64? {
    guard !text.isEmpty, text.utf8.count <= 19, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return text.utf8.count > 1 && text.utf8.first == 0x30 ? nil : Int64(text)
  }
}
