import Vocabulary

/// One element of DER: its tag, its content, and itself with tag and length. Slices keep the offsets of the input.
struct DERElement {
  let tag: UInt8
  let content: ArraySlice<UInt8>
  let whole: ArraySlice<UInt8>
}

/// Reads the one encoding that DER allows, front to back; fields are named as in the RFCs so that a fault says where.
///
/// - Source: X.690 (2021) §8 and §10; tag numbers above 30 do not occur in what is read here.
struct DERReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }
  init(_ slice: ArraySlice<UInt8>) { rest = slice }

  var isAtEnd: Bool { rest.isEmpty }
  var tag: UInt8? { rest.first }

  func fault(_ field: String, _ form: SignatureFault.Malformation) -> SignatureFault {
    .malformed(field: field, offset: rest.startIndex, form)
  }

  /// The next element, whatever its tag.
  mutating func element(_ field: String) throws(SignatureFault) -> DERElement {
    let start = rest.startIndex
    guard rest.count >= 2 else { throw fault(field, .truncated) }
    let tag = rest[start]
    guard tag & 0x1F != 0x1F else { throw fault(field, .unexpectedTag) }
    var length = Int(rest[start + 1])
    var header = 2
    if length == 0x80 { throw fault(field, .indefiniteLength) }
    if length > 0x80 {
      let octets = length & 0x7F
      guard octets <= 4 else { throw fault(field, .outOfRange) }
      guard rest.count >= 2 + octets else { throw fault(field, .truncated) }
      length = rest[(start + 2)..<(start + 2 + octets)].reduce(0) { $0 << 8 | Int($1) }
      guard length >= 0x80, length >> (8 * (octets - 1)) != 0 else { throw fault(field, .lengthNotMinimal) }
      header += octets
    }
    guard rest.count - header >= length else { throw fault(field, .truncated) }
    let end = start + header + length
    defer { rest = rest[end...] }
    return DERElement(tag: tag, content: rest[(start + header)..<end], whole: rest[start..<end])
  }

  /// The next element, which must have this tag.
  mutating func read(_ tag: UInt8, _ field: String) throws(SignatureFault) -> DERElement {
    guard let next = self.tag else { throw fault(field, .truncated) }
    guard next == tag else { throw fault(field, .unexpectedTag) }
    return try element(field)
  }

  /// The next element when it has this tag.
  mutating func optional(_ tag: UInt8, _ field: String) throws(SignatureFault) -> DERElement? {
    self.tag == tag ? try element(field) : nil
  }

  /// A reader of what is inside the next element.
  mutating func enter(_ tag: UInt8, _ field: String) throws(SignatureFault) -> DERReader {
    DERReader(try read(tag, field).content)
  }

  /// Nothing may follow.
  func end(_ field: String) throws(SignatureFault) {
    guard isAtEnd else { throw fault(field, .trailingBytes) }
  }

  /// The content octets of an INTEGER, in shortest form.
  mutating func integer(_ field: String, tag: UInt8 = DERTag.integer) throws(SignatureFault) -> [UInt8] {
    let here = self
    let content = try read(tag, field).content
    guard let first = content.first else { throw here.fault(field, .empty) }
    if content.count > 1, let second = content.dropFirst().first {
      guard !(first == 0 && second < 0x80), !(first == 0xFF && second >= 0x80) else {
        throw here.fault(field, .integerNotMinimal)
      }
    }
    return Array(content)
  }

  /// An INTEGER from 0 to 2³¹.
  mutating func number(_ field: String, tag: UInt8 = DERTag.integer) throws(SignatureFault) -> Int {
    let here = self
    let octets = try integer(field, tag: tag)
    guard octets.count <= 4, octets[0] < 0x80 else { throw here.fault(field, .outOfRange) }
    return octets.reduce(0) { $0 << 8 | Int($1) }
  }

  /// A BOOLEAN.
  mutating func boolean(_ field: String) throws(SignatureFault) -> Bool {
    let here = self
    let content = try read(DERTag.boolean, field).content
    guard content.count == 1, let octet = content.first, octet == 0 || octet == 0xFF else {
      throw here.fault(field, .notBoolean)
    }
    return octet == 0xFF
  }

  /// A BOOLEAN that is false unless it says otherwise; DER leaves a false one out.
  mutating func flag(_ field: String) throws(SignatureFault) -> Bool {
    guard tag == DERTag.boolean else { return false }
    let here = self
    guard try boolean(field) else { throw here.fault(field, .notBoolean) }
    return true
  }

  /// An OBJECT IDENTIFIER.
  mutating func identifier(_ field: String) throws(SignatureFault) -> ObjectIdentifier {
    let here = self
    guard let identifier = ObjectIdentifier(content: Array(try read(DERTag.objectIdentifier, field).content)) else {
      throw here.fault(field, .badObjectIdentifier)
    }
    return identifier
  }

  /// The octets of an OCTET STRING.
  mutating func octets(_ field: String) throws(SignatureFault) -> [UInt8] {
    Array(try read(DERTag.octetString, field).content)
  }

  /// The octets of a BIT STRING with a whole number of them.
  mutating func bitOctets(_ field: String) throws(SignatureFault) -> [UInt8] {
    let here = self
    let content = try read(DERTag.bitString, field).content
    guard content.first == 0 else { throw here.fault(field, .bitsUnused) }
    return Array(content.dropFirst())
  }

  /// The set bits of a BIT STRING of named bits, the first bit at 0.
  mutating func namedBits(_ field: String) throws(SignatureFault) -> Set<Int> {
    let here = self
    let content = try read(DERTag.bitString, field).content
    guard let unused = content.first, unused < 8, content.count <= 5, content.count > 1 || unused == 0 else {
      throw here.fault(field, .bitsUnused)
    }
    if let last = content.last, content.count > 1 {
      // DER drops trailing zero bits of a named bit list, so the last bit used is set.
      guard last & ((1 << unused) - 1) == 0, last & (1 << unused) != 0 else { throw here.fault(field, .bitsUnused) }
    }
    var bits: Set<Int> = []
    for (index, octet) in content.dropFirst().enumerated() {
      for bit in 0..<8 where octet & (0x80 >> UInt8(bit)) != 0 { bits.insert(index * 8 + bit) }
    }
    return bits
  }

  /// A UTCTime or a GeneralizedTime.
  mutating func time(_ field: String) throws(SignatureFault) -> Instant {
    let here = self
    let element = try element(field)
    guard let instant = DERTime.instant(tag: element.tag, content: element.content) else {
      throw here.fault(field, .badTime)
    }
    return instant
  }
}

/// The tags that occur.
enum DERTag {
  static let boolean: UInt8 = 0x01
  static let integer: UInt8 = 0x02
  static let bitString: UInt8 = 0x03
  static let octetString: UInt8 = 0x04
  static let null: UInt8 = 0x05
  static let objectIdentifier: UInt8 = 0x06
  static let enumerated: UInt8 = 0x0A
  static let utf8String: UInt8 = 0x0C
  static let printableString: UInt8 = 0x13
  static let teletexString: UInt8 = 0x14
  static let ia5String: UInt8 = 0x16
  static let utcTime: UInt8 = 0x17
  static let generalizedTime: UInt8 = 0x18
  static let bmpString: UInt8 = 0x1E
  static let sequence: UInt8 = 0x30
  static let set: UInt8 = 0x31

  /// A context tag around other elements, or of a constructed type.
  static func inside(_ number: UInt8) -> UInt8 { 0xA0 | number }
  /// A context tag in place of that of a primitive type.
  static func instead(_ number: UInt8) -> UInt8 { 0x80 | number }
}
