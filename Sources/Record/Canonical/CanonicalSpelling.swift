/// Compares two UTF-8 texts as their UTF-16 code units would compare: negative, zero or positive.
///
/// Both orders agree but for one case: a character beyond U+FFFF is written with surrogates (D800…DFFF) in UTF-16 and
/// so comes before U+E000…U+FFFF, while its UTF-8 lead byte (F0…F4) comes after theirs (EE, EF).
///
/// - Source: RFC 8785 §3.2.3.
func orderByUTF16(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
  let common = min(left.count, right.count)
  var index = 0
  while index < common {
    let (a, b) = (left[index], right[index])
    if a != b {
      if a >= 0xF0, b == 0xEE || b == 0xEF { return -1 }
      if b >= 0xF0, a == 0xEE || a == 0xEF { return 1 }
      return Int(a) - Int(b)
    }
    index += 1
  }
  return left.count - right.count
}

/// How texts and integers are spelt.
enum CanonicalSpelling {
  private static let hexadecimal = Array("0123456789abcdef".utf8)

  /// Appends a text in quotation marks, with the escapes that RFC 8785 §3.2.2.2 asks for and no others.
  static func quote(_ text: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    if text.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
      out.append(contentsOf: text)
    } else {
      for byte in text { escape(byte, into: &out) }
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8, into out: inout [UInt8]) {
    let short: UInt8
    switch byte {
    case 0x22, 0x5C: short = byte
    case 0x08: short = UInt8(ascii: "b")
    case 0x09: short = UInt8(ascii: "t")
    case 0x0A: short = UInt8(ascii: "n")
    case 0x0C: short = UInt8(ascii: "f")
    case 0x0D: short = UInt8(ascii: "r")
    case 0..<0x20:
      out.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]])
      return
    default:
      out.append(byte)
      return
    }
    out.append(0x5C)
    out.append(short)
  }

  /// Appends an integer in decimal digits.
  static func spell(_ number: Int64, into out: inout [UInt8]) {
    if number < 0 { out.append(UInt8(ascii: "-")) }
    let start = out.count
    var rest = number.magnitude
    repeat {
      out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    var (left, right) = (start, out.count - 1)
    while left < right {
      out.swapAt(left, right)
      left += 1
      right -= 1
    }
  }
}
