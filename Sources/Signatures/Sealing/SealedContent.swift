import COpenSSL

/// The two parts of a sealed file: its head, which is small, and the sealed bytes, which are read in pieces.
///
/// libcrypto opens a message whole in memory or with its content apart; so the head is put together as if the content
/// were apart, and the content is handed to it as it is read.
final class SealedContent {
  /// The message without its content, DER or BER.
  let head: [UInt8]
  /// What went wrong while the content was read.
  private(set) var fault: SealedFile.Fault?
  private var bytes: FileBytes
  private let start: UInt64
  private let isInPieces: Bool
  private var left: Int
  private var hasEnded = false

  /// Reads a file once from its beginning to its end; nothing is opened before all of it was seen.
  init(_ path: String) throws(SealedFile.Fault) {
    bytes = try FileBytes(path)
    // ContentInfo, [0], AuthEnvelopedData
    let outer = [try bytes.enter(DERTag.sequence)]
    guard try bytes.whole().elementsEqual(ObjectIdentifier.authEnvelopedData.der) else { throw .notSealed }
    let inner = [try bytes.enter(0xA0), try bytes.enter(DERTag.sequence)]
    let version = try bytes.whole()
    guard bytes.next == DERTag.set else { throw .notSealed }
    let recipients = try bytes.whole()
    let content = try bytes.enter(DERTag.sequence)
    let (type, algorithm) = (try bytes.whole(), try bytes.whole())
    let header = try bytes.header()
    // In pieces, as it is written here, or whole.
    guard header.tag == 0xA0 && header.length == nil || header.tag == 0x80 && header.length != nil else {
      throw .notSealed
    }
    (isInPieces, start) = (header.length == nil, bytes.offset)
    left = header.length ?? 0
    try bytes.skipContent(header.length)
    try bytes.end(content)
    let tag = try bytes.whole()
    guard tag.first == DERTag.octetString else { throw .notSealed }
    for length in (outer + inner).reversed() { try bytes.end(length) }
    guard bytes.next == nil else { throw .changed }
    let inside = DER.sequence(version, recipients, DER.sequence(type, algorithm), tag)
    head = DER.sequence(ObjectIdentifier.authEnvelopedData.der, DER.element(0xA0, inside))
  }

  /// A source of the sealed bytes for libcrypto, which reads from this object as long as it lives.
  func source() throws -> OpaquePointer {
    try bytes.seek(to: start)
    let bio = try Libcrypto.made(BIO_new(Self.method), "BIO_new")
    BIO_set_data(bio, Unmanaged.passUnretained(self).toOpaque())
    BIO_set_init(bio, 1)
    return bio
  }

  // Made once, only read afterwards.
  nonisolated(unsafe) private static let method: OpaquePointer? = {
    guard let method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "sealed content") else { return nil }
    BIO_meth_set_read(method) { bio, buffer, count in
      guard let bio, let buffer, count > 0, let data = BIO_get_data(bio) else { return -1 }
      let content = Unmanaged<SealedContent>.fromOpaque(data).takeUnretainedValue()
      return content.read(UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
    }
    BIO_meth_set_ctrl(method) { _, command, _, _ in command == BIO_CTRL_FLUSH ? 1 : 0 }
    return method
  }()

  /// So many sealed bytes as there are, at most what the buffer holds; 0 at the end, below 0 for a fault.
  private func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    do {
      if left == 0, isInPieces, !hasEnded {
        let header = try bytes.header()
        guard header.tag == DERTag.octetString, let length = header.length else {
          hasEnded = true
          return 0
        }
        left = length
      }
      let piece = try bytes.take(min(left, buffer.count))
      buffer.copyBytes(from: piece)
      left -= piece.count
      return Int32(piece.count)
    } catch {
      fault = error
      return -1
    }
  }
}

/// The bytes of a file from front to back, and the elements of BER in them (X.690 §8).
struct FileBytes: ~Copyable {
  /// Heads are small: nothing longer is held in memory.
  private static let longest = 1 << 20

  private let file: OpaquePointer
  private var buffer: ArraySlice<UInt8> = []
  private(set) var offset: UInt64 = 0

  init(_ path: String) throws(SealedFile.Fault) {
    guard let file = BIO_new_file(path, "rb") else {
      ERR_clear_error()
      throw .unwritable(reason: "cannot open \(path)")
    }
    self.file = file
  }

  deinit { _ = BIO_free(file) }

  mutating func seek(to offset: UInt64) throws(SealedFile.Fault) {
    guard BIO_ctrl(file, BIO_C_FILE_SEEK, Int(offset), nil) == 0 else { throw .unwritable(reason: "cannot seek") }
    buffer = []
    self.offset = offset
  }

  /// The next byte, which stays; nil at the end.
  var next: UInt8? {
    mutating get {
      if buffer.isEmpty {
        var piece = [UInt8](repeating: 0, count: Self.longest)
        let count = BIO_read(file, &piece, Int32(piece.count))
        buffer = piece.prefix(max(0, Int(count)))
      }
      return buffer.first
    }
  }

  /// So many bytes, all of which must be there, at most a piece of them.
  mutating func take(_ count: Int) throws(SealedFile.Fault) -> [UInt8] {
    var taken: [UInt8] = []
    while taken.count < count {
      guard next != nil else { throw .cutOff }
      let part = buffer.prefix(count - taken.count)
      taken += part
      buffer = buffer.dropFirst(part.count)
    }
    offset += UInt64(count)
    return taken
  }

  /// Tag and length; no length where the end is marked.
  mutating func header() throws(SealedFile.Fault) -> (tag: UInt8, length: Int?, bytes: [UInt8]) {
    var bytes = try take(2)
    guard bytes[0] & 0x1F != 0x1F else { throw .notSealed }
    if bytes[1] == 0x80 { return (bytes[0], nil, bytes) }
    guard bytes[1] > 0x80 else { return (bytes[0], Int(bytes[1]), bytes) }
    guard bytes[1] <= 0x87 else { throw .notSealed }
    let octets = try take(Int(bytes[1] & 0x7F))
    bytes += octets
    return (bytes[0], octets.reduce(0) { $0 << 8 | Int($1) }, bytes)
  }

  /// The header of an element that must have a tag; its length.
  mutating func enter(_ tag: UInt8) throws(SealedFile.Fault) -> Int? {
    let header = try header()
    guard header.tag == tag else { throw .notSealed }
    return header.length
  }

  /// The end of an element of which the content was read.
  mutating func end(_ length: Int?) throws(SealedFile.Fault) {
    guard length == nil else { return }
    guard try take(2) == [0, 0] else { throw .changed }
  }

  /// A whole small element, as it stands.
  mutating func whole(depth: Int = 0) throws(SealedFile.Fault) -> [UInt8] {
    let header = try header()
    if let length = header.length {
      guard length <= Self.longest else { throw .notSealed }
      return header.bytes + (try take(length))
    }
    guard depth < 16 else { throw .notSealed }
    var bytes = header.bytes
    while true {
      let element = try whole(depth: depth + 1)
      bytes += element
      guard bytes.count <= Self.longest else { throw .notSealed }
      if element == [0, 0] { return bytes }
    }
  }

  /// Goes on to the end of the content.
  mutating func skipContent(_ length: Int?) throws(SealedFile.Fault) {
    if let length { return try skip(length) }
    while true {
      let header = try header()
      if header.bytes == [0, 0] { return }
      guard header.tag == DERTag.octetString, let length = header.length else { throw .changed }
      try skip(length)
    }
  }

  private mutating func skip(_ count: Int) throws(SealedFile.Fault) {
    var left = count
    while left > 0 { left -= try take(min(left, Self.longest)).count }
  }
}
