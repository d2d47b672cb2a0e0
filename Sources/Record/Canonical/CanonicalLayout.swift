/// Where the parts of a value are noted before its members are put in order.
///
/// `Encoder` never says when a container is complete, so values are noted as slots in one flat list, their bytes in
/// one flat array, and the whole is written at the end in one pass. Two arrays per value instead of a tree of objects
/// keep writing fast.
struct CanonicalLayout {
  enum Kind: UInt8 { case empty, scalar, array, set, object }

  /// A value in the making; links are indexes into `slots`, −1 for none.
  struct Slot {
    var kind: Kind = .empty
    /// For a scalar: where its canonical bytes lie.
    var start: Int32 = 0
    var end: Int32 = 0
    /// For a member: where the plain bytes of its name lie.
    var nameStart: Int32 = 0
    var nameEnd: Int32 = 0
    var parent: Int32
    var next: Int32 = -1
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var children: Int32 = 0
  }

  private(set) var slots: [Slot] = []
  private(set) var bytes: [UInt8] = []
  /// What went wrong where the protocol of `Encoder` does not let it be thrown.
  private(set) var fault: CanonicalError?

  init() {
    slots.reserveCapacity(48)
    bytes.reserveCapacity(1024)
    slots.append(Slot(parent: -1))
  }

  /// Makes a slot a container of a kind; a slot that holds something else already is a fault.
  mutating func open(_ slot: Int, as kind: Kind) {
    if slots[slot].kind == .empty {
      slots[slot].kind = kind
    } else if slots[slot].kind != kind {
      fault = fault ?? CanonicalError(.writtenTwice, path: canonicalPath(path(to: slot)))
    }
  }

  func children(of slot: Int) -> Int { Int(slots[slot].children) }

  /// A new element of an array.
  mutating func element(of parent: Int) -> Int {
    let index = Int32(slots.count)
    slots.append(Slot(parent: Int32(parent)))
    link(index, to: parent)
    return Int(index)
  }

  /// A new member of an object.
  mutating func member(_ name: String, of parent: Int) -> Int {
    let index = Int32(slots.count)
    var slot = Slot(parent: Int32(parent))
    slot.nameStart = Int32(bytes.count)
    bytes.append(contentsOf: name.utf8)
    slot.nameEnd = Int32(bytes.count)
    slots.append(slot)
    link(index, to: parent)
    return Int(index)
  }

  private mutating func link(_ index: Int32, to parent: Int) {
    let last = slots[parent].lastChild
    if last < 0 { slots[parent].firstChild = index } else { slots[Int(last)].next = index }
    slots[parent].lastChild = index
    slots[parent].children += 1
  }

  mutating func put(_ text: String, at slot: Int) throws {
    try claim(slot)
    var text = text
    text.withUTF8 { CanonicalSpelling.quote($0, into: &bytes) }
    slots[slot].end = Int32(bytes.count)
  }

  mutating func put(_ number: Int64, at slot: Int) throws {
    guard number.magnitude <= CanonicalJSON.largestInteger.magnitude else {
      throw CanonicalError(.integerOutOfRange, path: canonicalPath(path(to: slot)))
    }
    try claim(slot)
    CanonicalSpelling.spell(number, into: &bytes)
    slots[slot].end = Int32(bytes.count)
  }

  private mutating func claim(_ slot: Int) throws {
    guard slots[slot].kind == .empty else {
      throw CanonicalError(.writtenTwice, path: canonicalPath(path(to: slot)))
    }
    slots[slot].kind = .scalar
    slots[slot].start = Int32(bytes.count)
  }

  /// The text of a scalar that is to be a member's name.
  func name(at slot: Int) -> String? {
    guard slots[slot].kind == .scalar else { return nil }
    let spelt = bytes[Int(slots[slot].start)..<Int(slots[slot].end)]
    guard spelt.first == UInt8(ascii: "\"") else { return String(decoding: spelt, as: UTF8.self) }
    return (try? CanonicalJSON.decode(String.self, from: Array(spelt)))
  }

  /// The keys from the top to a slot.
  func path(to slot: Int) -> [any CodingKey] {
    var keys: [any CodingKey] = []
    var index = Int32(slot)
    while index >= 0, slots[Int(index)].parent >= 0 {
      let parent = slots[Int(index)].parent
      if slots[Int(parent)].kind == .object {
        keys.append(CanonicalKey(stringValue: nameText(of: index)))
      } else {
        var position = 0
        var sibling = slots[Int(parent)].firstChild
        while sibling >= 0, sibling != index {
          position += 1
          sibling = slots[Int(sibling)].next
        }
        keys.append(CanonicalKey(intValue: position))
      }
      index = parent
    }
    return keys.reversed()
  }

  func nameText(of index: Int32) -> String {
    let slot = slots[Int(index)]
    return String(decoding: bytes[Int(slot.nameStart)..<Int(slot.nameEnd)], as: UTF8.self)
  }
}
