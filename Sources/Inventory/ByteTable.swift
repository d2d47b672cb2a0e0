/// A table from texts to small numbers that compares bytes, not Unicode: the codes of lists are compared as written,
/// and hashing them by canonical equivalence would cost more than the whole decision.
struct ByteTable: Sendable {
  /// A place of the hash table: where the text stands, and a part of its hash, so that a miss rarely looks at bytes.
  private struct Slot: Sendable {
    var tag: UInt32 = 0
    var number: Int32 = -1
    var start: Int32 = 0
    var length: Int32 = 0
  }

  private var slots: [Slot]
  private var mask: Int
  private var bytes: [UInt8] = []
  /// How many texts it has; numbers run from 0.
  private(set) var count = 0

  init(capacity: Int = 16) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
    mask = size - 1
  }

  /// The number of a text, or -1.
  func number(of text: String) -> Int32 {
    text.utf8.withContiguousStorageIfAvailable { find(UnsafeRawBufferPointer($0)) } ?? find(copying: text)
  }

  /// The number of the first `length` bytes of a text, or -1.
  func number(of text: String, first length: Int) -> Int32 {
    text.utf8.withContiguousStorageIfAvailable {
      find(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer($0)[..<length]))
    }
      ?? -1
  }

  /// The number of a text, which is added if it is new.
  mutating func insert(_ text: String) -> Int32 {
    let known = number(of: text)
    if known >= 0 { return known }
    if (count + 1) * 2 > slots.count { grow() }
    let key = Array(text.utf8)
    let hash = key.withUnsafeBytes { Self.hash($0) }
    var slot = Slot()
    slot.tag = UInt32(truncatingIfNeeded: hash >> 32)
    slot.number = Int32(count)
    slot.start = Int32(bytes.count)
    slot.length = Int32(key.count)
    bytes += key
    count += 1
    place(slot, hash: hash)
    return slot.number
  }

  private mutating func grow() {
    let old = slots.filter { $0.number >= 0 }
    slots = [Slot](repeating: Slot(), count: slots.count * 2)
    mask = slots.count - 1
    for slot in old {
      let hash = bytes.withUnsafeBytes {
        Self.hash(UnsafeRawBufferPointer(rebasing: $0[Int(slot.start)..<Int(slot.start + slot.length)]))
      }
      place(slot, hash: hash)
    }
  }

  private mutating func place(_ slot: Slot, hash: UInt64) {
    var position = Int(truncatingIfNeeded: hash) & mask
    while slots[position].number >= 0 { position = (position + 1) & mask }
    slots[position] = slot
  }

  private func find(copying text: String) -> Int32 { Array(text.utf8).withUnsafeBytes { find($0) } }

  private func find(_ key: UnsafeRawBufferPointer) -> Int32 {
    let hash = Self.hash(key)
    let tag = UInt32(truncatingIfNeeded: hash >> 32)
    var position = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[position]
      if slot.number < 0 { return -1 }
      if slot.tag == tag, Int(slot.length) == key.count, isEqual(key, from: Int(slot.start)) { return slot.number }
      position = (position + 1) & mask
    }
  }

  private func isEqual(_ key: UnsafeRawBufferPointer, from start: Int) -> Bool {
    bytes.withUnsafeBytes { own in
      var index = 0
      while index + 8 <= key.count {
        if own.loadUnaligned(fromByteOffset: start + index, as: UInt64.self)
          != key.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        {
          return false
        }
        index += 8
      }
      while index < key.count {
        if own[start + index] != key[index] { return false }
        index += 1
      }
      return true
    }
  }

  private static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: key.count)
    var index = 0
    while index + 8 <= key.count {
      hash = (hash ^ key.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      index += 8
    }
    // The rest as one number, so that short codes take one round.
    var rest: UInt64 = 0
    while index < key.count {
      rest = rest << 8 | UInt64(key[index])
      index += 1
    }
    hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 29)
  }
}
