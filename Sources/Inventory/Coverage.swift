package import Vocabulary

/// Who leads where on a day: for each matter, stage and area whether one party leads, several divide the area between
/// them, nobody leads some part, or two lead the same place.
///
/// Places are the known areas without known parts; an area has a lead when its own code or each of its places has one.
/// Nothing walks over matters × stages × places: a stage keeps the outermost areas of its leads, and what they leave bare
/// as runs of places.
package struct Coverage: Sendable {
  /// How an area stands at a stage.
  package enum Status: String, CaseIterable, Sendable, Codable {
    /// The area has one lead.
    case one
    /// Its parts have one lead each, and not the same.
    case divided
    /// A part of it has no lead.
    case gap
    /// Two parties lead the same place in it.
    case overlap
  }

  /// A stage of a matter in an area.
  package struct Cell: Hashable, Sendable {
    /// How it stands; an overlap is told before a gap.
    package let status: Status
    /// The leads that meet the area, in the order of the list.
    package let leads: [EntryCode]
    /// Where it is bare, or where two lead.
    package let place: AreaCode?
  }

  /// How the stages of all matters stand in an area.
  package struct Tally: Hashable, Sendable {
    /// Stages with one lead, or with one in each part.
    package var led = 0
    /// Stages with a bare part.
    package var gaps = 0
    /// Stages with two leads at a place.
    package var overlaps = 0
    /// All stages of all matters.
    package var all: Int { led + gaps + overlaps }

    /// Nothing counted yet.
    package init() {}
  }

  /// The day.
  package let date: CivilDate
  private let inventory: CompiledInventory
  private let places: [(span: AreaSpan, code: AreaCode)]
  private let lines: [Key: Line]
  private let order: [Key]

  private struct Key: Hashable {
    let matter: MatterCode
    let stage: StageCode
  }

  /// What the leads of one stage of one matter reach.
  private struct Line {
    /// Each lead with each area that it reaches, in the order of the areas.
    var leads: [(span: AreaSpan, entry: Int)] = []
    /// The areas that lie in no other.
    var outer: [AreaSpan] = []
    /// Runs of places that no lead reaches.
    var bare: [Range<Int>] = []
    /// Areas that two leads reach.
    var clashes: [AreaSpan] = []
  }

  /// The coverage of a version on a day.
  package init(_ inventory: CompiledInventory, on date: CivilDate) {
    self.inventory = inventory
    self.date = date
    let known = inventory.tables.areas.map { (span: AreaSpan($0.code), code: $0.code) }
      .sorted { ($0.span.low, $1.span.high) < ($1.span.low, $0.span.high) }
    places = known.indices.filter { $0 + 1 == known.count || !known[$0].span.contains(known[$0 + 1].span) }
      .map { known[$0] }
    var lines: [Key: Line] = [:]
    var order: [Key] = []
    for matter in inventory.tables.matters {
      let leads = inventory.leads(of: matter.code, on: date.day)
      for stage in matter.procedure {
        let key = Key(matter: matter.code, stage: stage)
        guard lines[key] == nil else { continue }
        order.append(key)
        lines[key] = Self.line(leads, inventory.stages.number(of: stage.text), inventory, places)
      }
    }
    self.lines = lines
    self.order = order
  }

  private static func line(
    _ leads: [Int], _ stage: Int32, _ inventory: CompiledInventory, _ places: [(span: AreaSpan, code: AreaCode)]
  ) -> Line {
    var line = Line()
    line.leads = leads.filter { inventory.faces[$0].fits(stage: stage) }
      .flatMap { entry in inventory.reach(of: entry).map { (span: $0, entry: entry) } }
      .sorted { ($0.span.low, $1.span.high, $0.entry) < ($1.span.low, $0.span.high, $1.entry) }
    var open: [(span: AreaSpan, entry: Int)] = []
    for lead in line.leads {
      if line.outer.last.map({ !$0.contains(lead.span) }) ?? true { line.outer.append(lead.span) }
      open.removeAll { $0.span.high <= lead.span.low }
      if open.contains(where: { inventory.compete($0.entry, lead.entry) }) { line.clashes.append(lead.span) }
      open.append(lead)
    }
    var next = 0
    for span in line.outer {
      let first = lowest(in: places.indices) { places[$0].span.high > span.low }
      if first > next { line.bare.append(next..<first) }
      next = max(next, lowest(in: places.indices) { places[$0].span.low >= span.high })
    }
    if next < places.count { line.bare.append(next..<places.count) }
    return line
  }

  /// The first index at which something holds that holds from there on; the end of the range when it never does.
  private static func lowest(in range: Range<Int>, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// How a stage of a matter stands in an area; nil for a matter or a stage that the table does not have.
  package func cell(_ matter: MatterCode, _ stage: StageCode, in area: AreaCode) -> Cell? {
    guard let line = lines[Key(matter: matter, stage: stage)] else { return nil }
    let span = AreaSpan(area)
    let codes = Set(line.leads.filter { $0.span.meets(span) }.map(\.entry)).sorted()
      .map { inventory.tables.entries[$0].code }
    if let clash = line.clashes.first(where: { $0.meets(span) }) {
      return Cell(status: .overlap, leads: codes, place: clash.contains(span) ? area : clash.code)
    }
    if line.outer.contains(where: { $0.contains(span) }) { return Cell(status: .one, leads: codes, place: nil) }
    if let bare = bare(line, span, area) { return Cell(status: .gap, leads: codes, place: bare) }
    return Cell(status: .divided, leads: codes, place: nil)
  }

  /// The first place of an area that no lead reaches.
  private func bare(_ line: Line, _ span: AreaSpan, _ area: AreaCode) -> AreaCode? {
    let range = places(in: span)
    guard !range.isEmpty else { return line.outer.contains { $0.meets(span) } ? nil : area }
    let run = Self.lowest(in: line.bare.indices) { line.bare[$0].upperBound > range.lowerBound }
    guard run < line.bare.count, line.bare[run].lowerBound < range.upperBound else { return nil }
    return line.outer.contains { $0.meets(span) } ? places[max(line.bare[run].lowerBound, range.lowerBound)].code : area
  }

  private func places(in span: AreaSpan) -> Range<Int> {
    let first = Self.lowest(in: places.indices) { places[$0].span.low >= span.low }
    let end = Self.lowest(in: places.indices) { places[$0].span.low >= span.high }
    guard first < end, span.contains(places[first].span) else { return 0..<0 }
    return first..<end
  }

  /// How all stages of all matters stand in an area.
  package func tally(in area: AreaCode) -> Tally {
    let span = AreaSpan(area)
    let range = places(in: span)
    var tally = Tally()
    for key in order {
      guard let line = lines[key] else { continue }
      if line.clashes.contains(where: { $0.meets(span) }) {
        tally.overlaps += 1
      } else if isBare(line, span, range) {
        tally.gaps += 1
      } else {
        tally.led += 1
      }
    }
    return tally
  }

  private func isBare(_ line: Line, _ span: AreaSpan, _ range: Range<Int>) -> Bool {
    let outer = Self.lowest(in: line.outer.indices) { line.outer[$0].high > span.low }
    if outer < line.outer.count, line.outer[outer].contains(span) { return false }
    guard !range.isEmpty else { return !(outer < line.outer.count && line.outer[outer].meets(span)) }
    let run = Self.lowest(in: line.bare.indices) { line.bare[$0].upperBound > range.lowerBound }
    return run < line.bare.count && line.bare[run].lowerBound < range.upperBound
  }
}

extension Matter {
  /// The stages of its procedure; those of a case where the table names none.
  package var procedure: [StageCode] { stages.isEmpty ? StageCode.ofACase : stages }
}

extension CompiledInventory {
  /// The positions of the leads of a matter that are in force on a day, in the order of the list.
  fileprivate func leads(of matter: MatterCode, on day: Int) -> [Int] {
    var leads: [Int] = []
    for cover in matters.covering(matter) {
      for position in entriesOfMatter[Int(matters.cover(cover))]
      where faces[Int(position)].role == .lead && stretches[Int(position)].contains(where: { $0.contains(day) }) {
        leads.append(Int(position))
      }
    }
    return leads.sorted()
  }

  /// The areas in which an entry has a holder: its own, or for a class of parties the parts in which there is one.
  fileprivate func reach(of entry: Int) -> [AreaSpan] {
    let face = faces[entry]
    func parts(_ nodes: some Sequence<PartyNode>) -> [AreaSpan] {
      var parts: [AreaSpan] = []
      for node in nodes {
        if node.span.contains(face.area) { return [face.area] }
        if face.area.contains(node.span) { parts.append(node.span) }
      }
      return Array(Set(parts))
    }
    return switch face.holder {
    case .party: [face.area]
    case .anyOf(let kind): parts(nodes.lazy.filter { $0.kind == kind })
    case .anyone: parts(nodes)
    case .unknown: []
    }
  }

  /// The acts that somebody holds in a matter at a stage of an area at an instant.
  package func acts(of matter: MatterCode, at stage: StageCode, in area: AreaCode, on instant: Instant) -> [Act] {
    let day = tables.clock.date(of: instant).day
    let number = stages.number(of: stage.text)
    let bits = positions(matter: matter, stage: number, area: AreaSpan(area), day: day)
      .reduce(UInt64(0)) { faces[$1].grants ? $0 | faces[$1].acts : $0 }
    return Act.allCases.filter { bits & $0.bit != 0 }
  }

  /// The entries in force on a day, in the order of the list.
  package func entries(on date: CivilDate) -> [InventoryEntry] {
    tables.entries.indices.filter { position in stretches[position].contains { $0.contains(date.day) } }
      .map { tables.entries[$0] }
  }

  /// The entries in force on a day for a matter at a stage that reach an area or a part of it, in the order of the list.
  package func entries(
    of matter: MatterCode, at stage: StageCode, meeting area: AreaCode, on date: CivilDate
  ) -> [InventoryEntry] {
    let (span, number) = (AreaSpan(area), stages.number(of: stage.text))
    var found: [Int] = []
    for cover in matters.covering(matter) {
      for position in entriesOfMatter[Int(matters.cover(cover))] {
        let face = faces[Int(position)]
        if face.fits(stage: number), face.area.meets(span),
          stretches[Int(position)].contains(where: { $0.contains(date.day) })
        {
          found.append(Int(position))
        }
      }
    }
    return found.sorted().map { tables.entries[$0] }
  }
}
