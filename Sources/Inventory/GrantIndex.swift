/// One entry for one stretch of time, reduced to the numbers that a decision compares.
struct GrantSlot: Sendable {
  let acts: UInt64
  let area: AreaSpan
  let from: Int64
  let until: Int64
  /// The number of the stage, or -1 for any.
  let stage: Int32
  /// The position of the entry in the tables.
  let entry: Int32
  let effect: Effect

  /// What the slot does; the order is the order of precedence.
  enum Effect: UInt8, Sendable { case forbid, recall, lead, support }

  /// Precedence among slots that all apply: the effect first, then the order of the list.
  var order: Int64 { Int64(effect.rawValue) << 32 | Int64(entry) }
}

/// The slots by holder and matter: a bucket for each pair, in one array.
struct GrantIndex: Sendable {
  private var slots: [GrantSlot] = []
  private var places: [Place]
  private var mask: Int
  /// The widths of the areas of large buckets, from the widest.
  private var widths: [UInt64] = []

  /// A place of the hash table: a key, or no key, and the range of its bucket.
  private struct Place: Sendable {
    var key: UInt64 = .max
    var start: Int32 = 0
    var count: Int32 = 0
  }

  /// Buckets up to this size are walked; larger ones are searched by area.
  private static let small = 16

  init(_ buckets: [UInt64: [GrantSlot]]) {
    var size = 16
    while size < buckets.count * 2 { size *= 2 }
    mask = size - 1
    places = [Place](repeating: Place(), count: size)
    slots.reserveCapacity(buckets.values.reduce(0) { $0 + $1.count })
    var found: Set<UInt64> = []
    for (key, bucket) in buckets.sorted(by: { $0.key < $1.key }) {
      var position = Self.hash(key) & mask
      while places[position].key != .max { position = (position + 1) & mask }
      places[position] = Place(key: key, start: Int32(slots.count), count: Int32(bucket.count))
      if bucket.count > Self.small {
        for slot in bucket { found.insert(slot.area.width) }
        slots += bucket.sorted { ($0.area.low, $0.order) < ($1.area.low, $1.order) }
      } else {
        slots += bucket.sorted { $0.order < $1.order }
      }
    }
    widths = found.sorted(by: >)
  }

  static func key(holder: Int32, matter: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: holder)) << 32 | UInt64(UInt32(bitPattern: matter))
  }

  /// Hands every slot of a bucket whose area contains `area` to `body`.
  func visit(_ key: UInt64, area: AreaSpan, _ body: (GrantSlot) -> Void) {
    var position = Self.hash(key) & mask
    while places[position].key != key {
      if places[position].key == .max { return }
      position = (position + 1) & mask
    }
    let start = Int(places[position].start)
    let range = start..<(start + Int(places[position].count))
    guard range.count > Self.small else {
      for index in range where slots[index].area.contains(area) { body(slots[index]) }
      return
    }
    var last: UInt64?
    for width in widths where width >= area.width {
      let low = area.low - area.low % width
      if last == low { continue }
      last = low
      var index = firstIndex(in: range, from: low)
      while index < range.upperBound, slots[index].area.low == low {
        if slots[index].area.contains(area) { body(slots[index]) }
        index += 1
      }
    }
  }

  private func firstIndex(in range: Range<Int>, from low: UInt64) -> Int {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper {
      let middle = (lower + upper) / 2
      if slots[middle].area.low < low { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  private static func hash(_ key: UInt64) -> Int {
    let mixed = (key ^ (key >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: mixed ^ (mixed >> 32))
  }
}
