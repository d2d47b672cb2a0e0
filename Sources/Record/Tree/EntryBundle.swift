/// The entries under one tile of leaf hashes, served as one file: each with its length in two bytes before it.
///
/// - Source: C2SP tlog-tiles, "Log entries".
package struct EntryBundle: Hashable, Sendable {
  /// From 0 at the left; the first entry is `256 · index`.
  package let index: Int64
  /// How many entries it holds: 1…256.
  package let width: Int

  /// The longest entry that the two bytes of a length allow, in bytes. An event must not be longer.
  package static let longestEntry = 65_535

  /// The bundle at a place; nil when there can be none.
  package init?(index: Int64, width: Int = Tile.fullWidth) {
    guard index >= 0, (1...Tile.fullWidth).contains(width) else { return nil }
    self.index = index
    self.width = width
  }

  /// The bundle as it stands in a tree of `size` leaves; nil when it is empty there.
  package init?(index: Int64, size: Int64) {
    guard let tile = Tile(level: 0, index: index, size: size) else { return nil }
    self.init(index: index, width: tile.width)
  }

  /// The path below the record's prefix, such as `tile/entries/x001/067`.
  package var path: String { "tile/entries/" + TilePath.spell(index: index, width: width) }

  /// The bundle that a path names; nil when the path is not spelt in the one way.
  package init?(path: some StringProtocol) {
    guard path.utf8.count < 128 else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "tile", parts[1] == "entries",
      let (index, width) = TilePath.read(parts.dropFirst(2))
    else { return nil }
    self.init(index: index, width: width)
  }

  /// The bytes of a bundle.
  ///
  /// - Throws: `RecordFormatError` when an entry is longer than `longestEntry`.
  package static func bytes(of entries: some Collection<[UInt8]>) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.reduce(0) { $0 + $1.count + 2 })
    for entry in entries {
      guard entry.count <= longestEntry else { throw RecordFormatError(.entryTooLong, .byte(bytes.count)) }
      bytes.append(UInt8(entry.count >> 8))
      bytes.append(UInt8(entry.count & 0xFF))
      bytes.append(contentsOf: entry)
    }
    return bytes
  }

  /// The entries in the bytes of this bundle.
  ///
  /// - Throws: `RecordFormatError` when the bytes are not `width` entries.
  package func entries(in bytes: [UInt8]) throws -> [[UInt8]] {
    var entries: [[UInt8]] = []
    var position = 0
    while position < bytes.count {
      guard entries.count < width else {
        throw RecordFormatError(.malformed(expected: "\(width) entries"), .byte(position))
      }
      guard position + 2 <= bytes.count else { throw RecordFormatError(.incomplete, .byte(bytes.count)) }
      let end = position + 2 + Int(bytes[position]) << 8 + Int(bytes[position + 1])
      guard end <= bytes.count else { throw RecordFormatError(.incomplete, .byte(bytes.count)) }
      entries.append(Array(bytes[position + 2..<end]))
      position = end
    }
    guard entries.count == width else { throw RecordFormatError(.incomplete, .byte(position)) }
    return entries
  }
}
