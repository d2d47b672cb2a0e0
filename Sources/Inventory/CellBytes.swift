/// What can be said of a cell by its bytes. A list of 10,000 entries has 310,000 cells, most of them plain already, and
/// to walk over their characters would cost more than everything else that reading does.
enum CellBytes {
  /// Whether a text certainly has no blank at its ends: both are printable ASCII, a Chinese character of the common
  /// block or Chinese punctuation. False says nothing.
  static func hasPlainEnds(_ text: some StringProtocol) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return true }
      let beginsPlainly = (0x21...0x7E).contains(first) || (0xE4...0xE9).contains(first)
      guard beginsPlainly else { return false }
      if last < 0x80 { return (0x21...0x7E).contains(last) }
      guard bytes.count >= 3 else { return false }
      let (lead, middle) = (bytes[bytes.count - 3], bytes[bytes.count - 2])
      switch lead {
      case 0xE4...0xE9: return true
      // U+3001 to U+3011: 、。《》 and other brackets. U+3000 is a blank, and marks that join follow later.
      case 0xE3: return middle == 0x80 && (0x81...0x91).contains(last)
      // U+FF01 to U+FF5E: ASCII in full width.
      case 0xEF: return (middle == 0xBC && last >= 0x81) || (middle == 0xBD && last <= 0x9E)
      default: return false
      }
    } ?? false
  }

  /// Whether a text has nothing that the plain spelling changes: U+3000, U+00A0, or anything from U+FF00 on.
  static func isPlain(_ text: String) -> Bool {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes in
      for index in bytes.indices where bytes[index] >= 0xC2 {
        switch bytes[index] {
        case 0xC2: if bytes[index + 1] == 0xA0 { return false }
        case 0xE3: if bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 { return false }
        case 0xEF: if bytes[index + 1] >= 0xBC { return false }
        case 0xF0...: return false
        default: break
        }
      }
      return true
    }
    return found
      ?? !text.unicodeScalars.contains { $0.value == 0x3000 || $0.value == 0xA0 || $0.value >= 0xFF00 }
  }
}

/// A cell as a key: the same bytes are the same cell. Keys of texts are compared by canonical equivalence, which asks
/// every Chinese character for its composition.
struct CellKey: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: Self, right: Self) -> Bool {
    let same = left.text.utf8.withContiguousStorageIfAvailable { left in
      right.text.utf8.withContiguousStorageIfAvailable { right in left.elementsEqual(right) }
    }
    return (same ?? nil) ?? left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }
}

/// What cells that come again and again were read as; only readings without a fault are kept.
struct CellMemo<Value> {
  private var known: [CellKey: Value] = [:]

  subscript(cell: String) -> Value? {
    get { known[CellKey(cell)] }
    set { known[CellKey(cell)] = newValue }
  }
}
