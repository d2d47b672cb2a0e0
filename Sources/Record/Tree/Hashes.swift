import Crypto

/// The hash of a node of the tree: 32 bytes of SHA-256, held without a heap allocation.
///
/// - Source: RFC 9162 §2.1.1.
package struct NodeHash: Hashable, Sendable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// How many bytes a hash has.
  package static let length = 32

  /// Reads a hash of exactly 32 bytes; nil for any other number.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.length else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    Swift.withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    self.words = words
  }

  /// Reads a hash of 64 lower-case hexadecimal digits, as `sha256sum` prints it; nil for anything else.
  package init?(hexadecimal text: some StringProtocol) {
    guard text.utf8.count == 2 * Self.length else { return nil }
    let digits = text.utf8.compactMap(canonicalHexadecimal)
    guard digits.count == 2 * Self.length else { return nil }
    self.init((0..<Self.length).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] })
  }

  init(_ digest: SHA256Digest) {
    words = digest.withUnsafeBytes { bytes in
      (
        bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
      )
    }
  }

  /// The 32 bytes.
  package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  /// 64 lower-case hexadecimal digits.
  package var hexadecimal: String {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value }
    return withUnsafeBytes { bytes in
      String(unsafeUninitializedCapacity: 2 * Self.length) { text in
        for (index, byte) in bytes.enumerated() {
          text[2 * index] = digit(byte >> 4)
          text[2 * index + 1] = digit(byte & 15)
        }
        return 2 * Self.length
      }
    }
  }

  /// Lends the 32 bytes without copying.
  package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try Swift.withUnsafeBytes(of: words, body)
  }

  package static func == (left: Self, right: Self) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) { withUnsafeBytes { hasher.combine(bytes: $0) } }

  /// The root of the tree without leaves: SHA-256 of nothing.
  package static let ofEmptyTree = NodeHash(SHA256().finalize())

  /// The hash of the node above two others: SHA-256(0x01 ‖ left ‖ right).
  package init(left: NodeHash, right: NodeHash) {
    self = withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Self.length, alignment: 1) { bytes in
      bytes[0] = 0x01
      left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: bytes[1...]).copyMemory(from: $0) }
      right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: bytes[33...]).copyMemory(from: $0) }
      var hasher = SHA256()
      hasher.update(bufferPointer: UnsafeRawBufferPointer(bytes))
      return NodeHash(hasher.finalize())
    }
  }
}

/// The hash of a leaf, which is the node of level 0 above it: SHA-256(0x00 ‖ bytes).
///
/// The leading byte keeps leaves and inner nodes apart, so that nobody can pass one off as the other.
///
/// - Source: RFC 9162 §2.1.1.
package struct LeafHash: Hashable, Sendable {
  /// The same 32 bytes, as a node of the tree.
  package let node: NodeHash

  /// The leaf that a node of level 0 is.
  package init(node: NodeHash) { self.node = node }

  /// Hashes the bytes of a leaf: the canonical bytes of an event.
  package init(of bytes: [UInt8]) {
    node = bytes.withUnsafeBytes { bytes in
      var hasher = SHA256()
      Self.prefix.withUnsafeBytes { hasher.update(bufferPointer: $0) }
      hasher.update(bufferPointer: bytes)
      return NodeHash(hasher.finalize())
    }
  }

  private static let prefix: [UInt8] = [0x00]
}

/// The hash of a leaf's bytes: SHA-256(0x00 ‖ bytes).
package func leafHash(of bytes: [UInt8]) -> LeafHash { LeafHash(of: bytes) }

extension NodeHash: Codable, CustomStringConvertible {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hash = NodeHash(hexadecimal: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not 64 lower-case hexadecimal digits")
    }
    self = hash
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }

  package var description: String { hexadecimal }
}

extension LeafHash: Codable, CustomStringConvertible {
  package init(from decoder: any Decoder) throws { node = try NodeHash(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try node.encode(to: encoder) }
  package var description: String { node.hexadecimal }
}
