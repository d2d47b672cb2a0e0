package import Vocabulary

extension CompiledInventory {
  /// The parties that may do an act in a matter at a stage of an area at an instant: leads first, then supports, each
  /// in the order of the list; without those whom an entry forbids it.
  package func holders(
    of act: Act, matter: MatterCode, stage: StageCode, area: AreaCode, at: Instant
  ) -> [Holding] {
    holders(of: act, matter: matter, stage: stage, area: AreaSpan(area), at: at, most: Int.max)
  }

  /// At most so many holders.
  func holders(
    of act: Act, matter: MatterCode, stage: StageCode, area: AreaSpan, at: Instant, most: Int
  ) -> [Holding] {
    let day = tables.clock.date(of: at).day
    let stageNumber = stages.number(of: stage.text)
    var seen: Set<Int32> = []
    var (leads, supports): ([Holding], [Holding]) = ([], [])
    for position in positions(matter: matter, stage: stageNumber, area: area, day: day) {
      let face = faces[position]
      guard face.grants, face.acts & act.bit != 0 else { continue }
      for number in parties(of: face, in: area) where seen.insert(number).inserted {
        let party = tables.parties[Int(number)].id
        let found = strongest(
          party: party, act: act, matter: matter, stage: stage, area: area, at: at.milliseconds)
        guard let found, found.effect.rawValue >= 2 else { continue }
        let holding = Holding(
          party: party, entry: tables.entries[Int(found.entry)].code, role: faces[Int(found.entry)].role)
        if holding.role == .lead { leads.append(holding) } else { supports.append(holding) }
        if leads.count == most { return leads }
      }
    }
    return Array((leads + supports).prefix(most))
  }

  /// Who leads a matter at a stage of an area on a day, under which article, and who supports.
  package func who(matter: MatterCode, stage: StageCode, area: AreaCode, on date: CivilDate) -> Attribution {
    let span = AreaSpan(area)
    var lines: [EntryRole: [Attribution.Line]] = [:]
    let stageNumber = stages.number(of: stage.text)
    for position in positions(matter: matter, stage: stageNumber, area: span, day: date.day) {
      let entry = tables.entries[position]
      var named = parties(of: faces[position], in: span).map { tables.parties[Int($0)].id }
      if entry.role == .recalled, case .party(let party) = entry.holder { named = [party] }
      for party in named {
        lines[entry.role, default: []].append(
          Attribution.Line(
            party: party, entry: entry.code, basis: entry.basis.text.zh, duty: entry.duty.zh, clock: entry.clock))
      }
    }
    return Attribution(
      leads: lines[.lead] ?? [], supports: lines[.support] ?? [],
      prohibitions: (lines[.prohibited] ?? []) + (lines[.recalled] ?? []))
  }

  /// The positions of the entries in force for a matter, a stage and an area on a day, in the order of the list.
  func positions(matter: MatterCode, stage: Int32, area: AreaSpan, day: Int) -> [Int] {
    var positions: [Int] = []
    let covering = matters.covering(matter)
    for number in covering {
      for position in entriesOfMatter[Int(matters.cover(number))] {
        let face = faces[Int(position)]
        if face.fits(stage: stage), face.area.contains(area),
          stretches[Int(position)].contains(where: { $0.contains(day) })
        {
          positions.append(Int(position))
        }
      }
    }
    return covering.count > 1 ? positions.sorted() : positions
  }

  /// The positions of the entries whose matter covers a matter, at every stage, place and time.
  func entries(covering matter: MatterCode) -> [Int] {
    matters.covering(matter).flatMap { entriesOfMatter[Int(matters.cover($0))].map(Int.init) }
  }

  /// The numbers of the parties that an entry names for an area.
  func parties(of face: EntryFace, in area: AreaSpan) -> [Int32] {
    switch face.holder {
    case .party(let party): [party]
    case .anyOf(let kind):
      nodes.indices.filter { nodes[$0].kind == kind && nodes[$0].span.contains(area) }.map(Int32.init)
    case .anyone: nodes.indices.filter { nodes[$0].span.contains(area) }.map(Int32.init)
    case .unknown: []
    }
  }
}
