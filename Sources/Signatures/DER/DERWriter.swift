/// Writes DER.
enum DER {
  /// An element with this tag around content.
  static func element(_ tag: UInt8, _ content: some Collection<UInt8>) -> [UInt8] {
    var bytes = [tag]
    let count = content.count
    if count < 0x80 {
      bytes.append(UInt8(count))
    } else {
      var octets: [UInt8] = []
      var left = count
      while left > 0 {
        octets.insert(UInt8(left & 0xFF), at: 0)
        left >>= 8
      }
      bytes.append(0x80 | UInt8(octets.count))
      bytes += octets
    }
    bytes += content
    return bytes
  }

  static func sequence(_ parts: [UInt8]...) -> [UInt8] { element(DERTag.sequence, parts.flatMap(\.self)) }

  /// A SET OF, in the order of DER.
  static func set(_ members: [[UInt8]], tag: UInt8 = DERTag.set) -> [UInt8] {
    element(tag, members.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self))
  }

  static func number(_ value: Int) -> [UInt8] {
    var octets: [UInt8] = []
    var left = UInt64(max(0, value))
    repeat {
      octets.insert(UInt8(left & 0xFF), at: 0)
      left >>= 8
    } while left > 0
    if octets[0] >= 0x80 { octets.insert(0, at: 0) }
    return element(DERTag.integer, octets)
  }

  /// A positive INTEGER of big-endian octets.
  static func positive(_ magnitude: some Collection<UInt8>) -> [UInt8] {
    var octets = Array(magnitude.drop { $0 == 0 })
    if octets.first.map({ $0 >= 0x80 }) ?? true { octets.insert(0, at: 0) }
    return element(DERTag.integer, octets)
  }

  static func octets(_ bytes: some Collection<UInt8>) -> [UInt8] { element(DERTag.octetString, bytes) }
  static func bits(_ bytes: [UInt8]) -> [UInt8] { element(DERTag.bitString, [0] + bytes) }
  static var null: [UInt8] { [DERTag.null, 0] }
  static var yes: [UInt8] { [DERTag.boolean, 1, 0xFF] }

  /// A BIT STRING of named bits.
  static func namedBits(_ bits: Set<Int>) -> [UInt8] {
    guard let last = bits.max() else { return element(DERTag.bitString, [0]) }
    var octets = [UInt8](repeating: 0, count: last / 8 + 1)
    for bit in bits { octets[bit / 8] |= 0x80 >> UInt8(bit % 8) }
    return element(DERTag.bitString, [UInt8(7 - last % 8)] + octets)
  }

  static func text(_ text: String) -> [UInt8] { element(DERTag.utf8String, Array(text.utf8)) }
}
