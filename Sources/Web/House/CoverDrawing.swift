import Inventory
import Vocabulary

extension HouseFaces {
  /// Draws how stages stand in areas today, or on another day.
  func coverDrawing(_ inventory: CompiledInventory, _ scene: Scene, on date: CivilDate? = nil) -> CoverDrawing {
    let day = date ?? scene.day(of: inventory)
    return CoverDrawing(
      names: scene.names(of: inventory), inventory: inventory,
      coverage: studies.coverage(of: inventory, on: day),
      date: date, version: scene.visit.query["version"])
  }
}

/// Draws coverage in the reader's language.
struct CoverDrawing {
  let names: Names
  let inventory: CompiledInventory
  let coverage: Coverage
  /// The day, where the address names one.
  let date: CivilDate?
  /// The version, where the address names one.
  let version: String?

  private var words: Words { names.words }

  /// The stages of several matters as headings: those of a case in their order, then the others.
  func stages(of matters: [Matter]) -> [StageCode] {
    let used = Set(matters.flatMap(\.procedure))
    let others = matters.flatMap(\.procedure).uniqued.filter { !StageCode.ofACase.contains($0) }
    return StageCode.ofACase.filter { used.contains($0) } + others
  }

  /// The parties that lead, in words; the first few by name.
  func leads(_ codes: [EntryCode]) -> String {
    let holders = codes.compactMap { inventory.entry($0)?.holder }.uniqued
    let named = words.list(holders.prefix(3).map(names.holder))
    return holders.count > 3 ? words("cover.and-more", ["names": named, "count": String(holders.count - 3)]) : named
  }

  func href(_ matter: Matter, _ stage: StageCode, _ area: AreaCode) -> String {
    Address.cell(matter, stage, area: area, date: date, version: version)
  }

  func strip(_ matter: Matter, _ stages: [StageCode], _ area: AreaCode) -> MatterStrip {
    MatterStrip(
      code: matter.code.text, name: matter.name[names.language],
      href: Address.matterPage(matter.code)
        + Address.query([("area", area.text), ("version", version ?? "")]),
      signs: stages.map { stage in
        guard matter.procedure.contains(stage), let cell = coverage.cell(matter.code, stage, in: area) else {
          return StageSign(stage: names.stage(stage), status: "none", words: words["cover.none"], href: nil)
        }
        return StageSign(
          stage: names.stage(stage), status: cell.status.rawValue, words: said(cell), href: href(matter, stage, area))
      })
  }

  /// A cell in words: its status, and who leads.
  func said(_ cell: Coverage.Cell) -> String {
    let status = words["cover.\(cell.status.rawValue)"]
    let placed = cell.place.map { status + " · " + names.area($0) } ?? status
    return cell.leads.isEmpty ? placed : placed + words["form.colon"] + leads(cell.leads)
  }

  func mark(_ status: Coverage.Status) -> Mark {
    let tone: Mark.Tone =
      switch status {
      case .one: .done
      case .divided: .open
      case .gap, .overlap: .stop
      }
    return Mark(words["cover.\(status.rawValue)"], tone)
  }

  // MARK: Areas

  /// The areas below one, or all of them, widest first in each branch, as far as they fit; what is left out can be
  /// opened by itself.
  func tree(from root: AreaCode?, most: Int) -> [AreaLine] {
    let all = inventory.allAreas.map(\.code).sorted()
    let inside = root.map { root in all.filter { root.contains($0) } } ?? all
    // Codes in order put each area right before the areas inside it.
    var parents: [Int] = []
    var depths: [Int] = []
    for code in inside {
      while let last = parents.last, !inside[last].contains(code) { parents.removeLast() }
      depths.append(parents.count)
      parents.append(depths.count - 1)
    }
    var depth = depths.max() ?? 0
    while depth > 0, depths.count(where: { $0 <= depth }) > most { depth -= 1 }
    return inside.indices.filter { depths[$0] <= depth }.prefix(most).map { index in
      let hidden = depths[index] == depth ? inside.count { $0 != inside[index] && inside[index].contains($0) } : 0
      return line(inside[index], depth: depths[index], hidden: hidden)
    }
  }

  func line(_ area: AreaCode, depth: Int, hidden: Int = 0) -> AreaLine {
    let tally = coverage.tally(in: area)
    let part = { (count: Int) in tally.all == 0 ? 0 : count * 1_000 / tally.all }
    let (led, gap, overlap) = (part(tally.led), part(tally.gaps), part(tally.overlaps))
    return AreaLine(
      code: area.text, name: names.area(area), depth: min(6, depth), level: words["level.\(level(of: area).rawValue)"],
      href: Address.area(area) + Address.query([("version", version ?? "")]),
      casesHref: "/cases" + Address.query([("area", area.text)]),
      insideHref: hidden > 0
        ? "/inventory/areas" + Address.query([("under", area.text), ("version", version ?? "")]) : nil,
      inside: hidden > 0 ? words.count("areas.inside", hidden) : nil,
      share: tally.all == 0 ? "—" : "\(tally.led * 100 / tally.all)%",
      words: words(
        "areas.tally",
        [
          "led": words.grouped(tally.led), "all": words.grouped(tally.all), "gaps": words.grouped(tally.gaps),
          "overlaps": words.grouped(tally.overlaps),
        ]),
      led: led, gap: gap, gapAt: led, overlap: overlap, overlapAt: 1_000 - overlap)
  }

  func level(of code: AreaCode) -> ExerciseLevel {
    switch code.prefix.count {
    case ...2: .province
    case 3...4: .city
    case 5...6: .district
    case 7...9: .subdistrict
    case 10...12: .community
    default: .compound
    }
  }
}
