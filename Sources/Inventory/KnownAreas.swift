import Vocabulary

/// The areas of a version in order, to say where a part of an area is left without a lead.
struct KnownAreas {
  private let areas: [(span: AreaSpan, code: AreaCode)]
  /// Whether a table of areas was given; otherwise the areas are those that rows name, and there may be others.
  private let isComplete: Bool

  init(_ tables: InventoryTables) {
    isComplete = tables.given.contains(.areas)
    areas = tables.areas.map { (AreaSpan($0.code), $0.code) }
      .sorted { ($0.span.low, $1.span.high) < ($1.span.low, $0.span.high) }
  }

  /// A known part of an area, without known parts of its own, that none of the spans contains; nil when all are covered.
  ///
  /// Where the known parts are all covered but the spans are less than the area, a complete table settles it; otherwise
  /// several spans are taken for a division of the area, and a single one for a part of it.
  func uncovered(_ area: AreaCode, by spans: [AreaSpan]) -> AreaCode? {
    let whole = AreaSpan(area)
    if spans.contains(where: { $0.contains(whole) }) { return nil }
    if spans.isEmpty { return area }
    var hasParts = false
    var index = firstIndex(from: whole.low)
    while index < areas.count, areas[index].span.low < whole.high {
      let (span, code) = areas[index]
      let isLeaf = index + 1 == areas.count || !span.contains(areas[index + 1].span)
      if isLeaf, whole.contains(span), span != whole {
        hasParts = true
        if !spans.contains(where: { $0.contains(span) || span.contains($0) }) { return code }
      }
      index += 1
    }
    if !hasParts { return area }
    return isComplete || Set(spans).count > 1 ? nil : area
  }

  private func firstIndex(from low: UInt64) -> Int {
    var (lower, upper) = (0, areas.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if areas[middle].span.low < low { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }
}

/// Sets of positions that grow together when a pair of them belongs together.
struct Clusters {
  private var parent: [Int: Int] = [:]

  mutating func join(_ left: Int, _ right: Int) {
    let (a, b) = (root(left), root(right))
    parent[a] = min(a, b)
    parent[b] = min(a, b)
  }

  private mutating func root(_ position: Int) -> Int {
    var root = position
    while let next = parent[root], next != root { root = next }
    parent[position] = root
    return root
  }

  /// The sets, each in order, in the order of their first members.
  mutating func groups() -> [[Int]] {
    var groups: [Int: [Int]] = [:]
    for position in parent.keys.sorted() { groups[root(position), default: []].append(position) }
    return groups.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }
}
