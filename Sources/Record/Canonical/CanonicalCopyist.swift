/// Writes a layout out: members in order, everything in its one spelling.
struct CanonicalCopyist {
  private let layout: CanonicalLayout
  private let slots: UnsafeBufferPointer<CanonicalLayout.Slot>
  private let bytes: UnsafeBufferPointer<UInt8>
  private var out: [UInt8] = []
  /// The members of the objects that are being written, the innermost at the end.
  private var pending: [Int32] = []

  /// The canonical bytes of everything in a layout.
  static func copy(_ layout: CanonicalLayout) throws -> [UInt8] {
    if let fault = layout.fault { throw fault }
    return try layout.slots.withUnsafeBufferPointer { slots in
      try layout.bytes.withUnsafeBufferPointer { bytes in
        var copyist = CanonicalCopyist(layout: layout, slots: slots, bytes: bytes)
        copyist.out.reserveCapacity(bytes.count + slots.count * 4)
        copyist.pending.reserveCapacity(32)
        try copyist.copy(0, depth: 0)
        return copyist.out
      }
    }
  }

  private init(
    layout: CanonicalLayout, slots: UnsafeBufferPointer<CanonicalLayout.Slot>, bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.layout = layout
    self.slots = slots
    self.bytes = bytes
  }

  private func part(_ start: Int32, _ end: Int32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(end)])
  }

  private mutating func copy(_ index: Int32, depth: Int) throws {
    let slot = slots[Int(index)]
    guard depth <= CanonicalJSON.deepest, slot.kind == .scalar || depth < CanonicalJSON.deepest else {
      throw CanonicalError(.tooDeep, path: canonicalPath(layout.path(to: Int(index))))
    }
    switch slot.kind {
    case .scalar:
      out.append(contentsOf: part(slot.start, slot.end))
    case .array:
      out.append(UInt8(ascii: "["))
      var child = slot.firstChild
      while child >= 0 {
        if child != slot.firstChild { out.append(UInt8(ascii: ",")) }
        try copy(child, depth: depth + 1)
        child = slots[Int(child)].next
      }
      out.append(UInt8(ascii: "]"))
    case .set:
      try copySet(slot, depth: depth)
    case .object, .empty:
      try copyObject(slot, index, depth: depth)
    }
  }

  private mutating func copySet(_ slot: CanonicalLayout.Slot, depth: Int) throws {
    var elements: [[UInt8]] = []
    var child = slot.firstChild
    while child >= 0 {
      let start = out.count
      try copy(child, depth: depth + 1)
      elements.append(Array(out[start...]))
      out.removeSubrange(start...)
      child = slots[Int(child)].next
    }
    elements.sort { $0.lexicographicallyPrecedes($1) }
    out.append(UInt8(ascii: "["))
    out.append(contentsOf: elements.joined(separator: CollectionOfOne(UInt8(ascii: ","))))
    out.append(UInt8(ascii: "]"))
  }

  private mutating func copyObject(_ slot: CanonicalLayout.Slot, _ index: Int32, depth: Int) throws {
    let base = pending.count
    var child = slot.firstChild
    while child >= 0 {
      pending.append(child)
      child = slots[Int(child)].next
    }
    let end = pending.count
    sortMembers(base, end)
    out.append(UInt8(ascii: "{"))
    for position in base..<end {
      let member = pending[position]
      if position > base {
        guard order(pending[position - 1], member) < 0 else {
          throw CanonicalError(
            .duplicateMember(layout.nameText(of: member)), path: canonicalPath(layout.path(to: Int(index))))
        }
        out.append(UInt8(ascii: ","))
      }
      CanonicalSpelling.quote(part(slots[Int(member)].nameStart, slots[Int(member)].nameEnd), into: &out)
      out.append(UInt8(ascii: ":"))
      try copy(member, depth: depth + 1)
    }
    out.append(UInt8(ascii: "}"))
    pending.removeSubrange(base...)
  }

  private mutating func sortMembers(_ base: Int, _ end: Int) {
    if end - base > 16 {
      let sorted = pending[base..<end].sorted { order($0, $1) < 0 }
      pending.replaceSubrange(base..<end, with: sorted)
      return
    }
    var position = base + 1
    while position < end {
      let member = pending[position]
      var hole = position
      while hole > base, order(pending[hole - 1], member) > 0 {
        pending[hole] = pending[hole - 1]
        hole -= 1
      }
      pending[hole] = member
      position += 1
    }
  }

  private func order(_ left: Int32, _ right: Int32) -> Int {
    orderByUTF16(
      part(slots[Int(left)].nameStart, slots[Int(left)].nameEnd),
      part(slots[Int(right)].nameStart, slots[Int(right)].nameEnd))
  }
}
