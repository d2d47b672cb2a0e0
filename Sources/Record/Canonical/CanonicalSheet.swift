/// The sheet that all encoders of one value share.
///
/// The layout lies behind a pointer of its own: no step of writing overlaps another, and the checks of exclusive access
/// that a property of a class costs took a tenth of the time.
final class CanonicalSheet {
  let layout: UnsafeMutablePointer<CanonicalLayout>

  init() {
    layout = .allocate(capacity: 1)
    layout.initialize(to: CanonicalLayout())
  }

  deinit {
    layout.deinitialize(count: 1)
    layout.deallocate()
  }

  /// Writes a value into a slot.
  func write<Value: Encodable>(_ value: Value, at slot: Int) throws {
    // Dictionaries and sets are one pointer; the cast is dear and spared to all else.
    if MemoryLayout<Value>.size == MemoryLayout<UnsafeRawPointer>.size, let map = value as? any CanonicalMap {
      try map.write(on: self, at: slot)
    } else {
      try value.encode(to: CanonicalPen(sheet: self, slot: slot))
    }
  }

  /// The keys from the top to a slot.
  func path(to slot: Int) -> [any CodingKey] { layout.pointee.path(to: slot) }

  /// The canonical bytes of everything on the sheet.
  func finished() throws -> [UInt8] { try CanonicalCopyist.copy(layout.pointee) }
}
