import Inventory
package import Proceedings
package import Vocabulary

extension HouseFaces {
  package func matter(_ code: MatterCode, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    guard let matter = inventory.matter(code) else { throw Unknown("matter", code.text) }
    let words = scene.words
    let names = Names(words: words, inventory: inventory)
    let asked = visit.query["area"].flatMap { AreaCode($0) } ?? narrowest(inventory)
    guard let area = asked else { throw Unknown("area", visit.query["area"] ?? "") }
    let stages = matter.stages.isEmpty ? StageCode.ofACase : matter.stages
    let attributions = stages.map { inventory.who(matter: code, stage: $0, area: area, on: scene.today) }
    let parties = attributions.flatMap { ($0.leads + $0.supports + $0.prohibitions).map(\.party) }.uniqued
    let rows = parties.map { party in
      MatterRow(names.partyLink(party), attributions.map { cell(of: party, in: $0, names) })
    }
    let gaps = zip(stages, attributions).filter { $1.leads.isEmpty }.map { names.stage($0.0) }
    let description = matter.description[scene.language]
    let page = MatterPage(
      code: code.text, name: matter.name[scene.language], words: description.isEmpty ? nil : description,
      facts: [
        Fact(words["matter.class"], words["class.\(matter.matterClass.rawValue)"]),
        Fact(words["case.track"], words["track.\(matter.track.rawValue)"]),
        Fact(words["case.area"], names.area(area)),
      ],
      version: versionLink(inventory, words),
      areas: inventory.allAreas.map { Option($0.code.text, $0.name[scene.language], isChosen: $0.code == area) },
      stages: stages.map(names.stage), rows: rows, gaps: gaps)
    return face(page, title: matter.name[scene.language], section: .inventory, scene)
  }

  /// The smallest place in which the parties of the sample act together: the one deepest in the table.
  private func narrowest(_ inventory: CompiledInventory) -> AreaCode? {
    inventory.allAreas.map(\.code).max { $0.prefix.count < $1.prefix.count }
  }

  private func cell(of party: PartyID, in attribution: Attribution, _ names: Names) -> MatterCell {
    func entries(_ lines: [Attribution.Line], _ role: EntryRole) -> [CellEntry] {
      lines.filter { $0.party == party }.map { line in
        let acts = names.inventory?.entry(line.entry)?.acts ?? []
        return CellEntry(
          role: names.mark(names.inventory?.entry(line.entry)?.role ?? role), acts: names.acts(acts),
          entry: Link(line.entry.text, Address.entry(line.entry)))
      }
    }
    return MatterCell(
      entries(attribution.leads, .lead) + entries(attribution.supports, .support)
        + entries(attribution.prohibitions, .prohibited))
  }

  package func areas(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    let words = scene.words
    let areas = inventory.allAreas.sorted { $0.code < $1.code }
    let page = AreasPage(
      areas: areas.map { area in
        AreaLine(
          code: area.code.text, name: area.name[scene.language],
          depth: min(6, areas.count { $0.code != area.code && $0.code.contains(area.code) }),
          level: words["level.\(level(of: area.code).rawValue)"],
          casesHref: "/cases" + Address.query([("area", area.code.text)]))
      },
      version: versionLink(inventory, words))
    return face(page, title: words["areas.title"], section: .inventory, scene)
  }

  private func level(of code: AreaCode) -> ExerciseLevel {
    switch code.prefix.count {
    case ...2: .province
    case 3...4: .city
    case 5...6: .district
    case 7...9: .subdistrict
    case 10...12: .community
    default: .compound
    }
  }

  package func who(_ question: WhoQuestion?, faults: [FieldFault], _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    let words = scene.words
    let names = Names(words: words, inventory: inventory)
    let attribution = question.map {
      inventory.who(matter: $0.matter, stage: $0.stage, area: $0.area, on: $0.date)
    }
    func lines(_ lines: [Attribution.Line], _ role: EntryRole) -> [HolderLine] {
      lines.map { line in
        HolderLine(
          party: names.party(line.party), role: words["role.\(role.rawValue)"],
          citation: names.citation(line.entry, of: inventory.version), limit: line.clock.map(names.limit))
      }
    }
    let stages = inventory.allEntries.map(\.stage).uniqued.filter { $0 != .any }
    let page = WhoPage(
      matters: inventory.allMatters.map {
        Option($0.code.text, $0.name[scene.language], isChosen: $0.code == question?.matter)
      },
      stages: stages.map { Option($0.text, names.stage($0), isChosen: $0 == question?.stage) },
      areas: inventory.allAreas.map {
        Option($0.code.text, $0.name[scene.language], isChosen: $0.code == question?.area)
      },
      date: (question?.date ?? scene.today).description,
      faults: faults.map {
        "\(words["field.\($0.field)"])\(words["form.colon"])\(words("fault.\($0.code.rawValue)", ["value": $0.value ?? "", "limit": $0.limit ?? ""]))"
      },
      isAsked: attribution != nil, leads: lines(attribution?.leads ?? [], .lead),
      supports: lines(attribution?.supports ?? [], .support),
      prohibitions: lines(attribution?.prohibitions ?? [], .prohibited))
    return face(page, title: words["who.title"], section: .inventory, scene)
  }
}

/// Who leads a matter at a stage, under which article, and who supports.
struct WhoPage: Page {
  static var template: String { "who" }

  let matters, stages, areas: [Option]
  /// The day, `2026-07-01`.
  let date: String
  /// What of the question could not be read.
  let faults: [String]
  let hasFaults: Bool
  /// Whether a question was asked.
  let isAsked: Bool
  let leads, supports, prohibitions: [HolderLine]
  let hasLeads, hasSupports, hasProhibitions: Bool

  init(
    matters: [Option], stages: [Option], areas: [Option], date: String, faults: [String], isAsked: Bool,
    leads: [HolderLine], supports: [HolderLine], prohibitions: [HolderLine]
  ) {
    self.matters = matters
    self.stages = stages
    self.areas = areas
    self.date = date
    self.faults = faults
    hasFaults = !faults.isEmpty
    self.isAsked = isAsked
    self.leads = leads
    self.supports = supports
    self.prohibitions = prohibitions
    hasLeads = !leads.isEmpty
    hasSupports = !supports.isEmpty
    hasProhibitions = !prohibitions.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "matters": .of(matters)
    case "stages": .of(stages)
    case "areas": .of(areas)
    case "date": .of(date)
    case "faults": .of(faults)
    case "hasFaults": .of(hasFaults)
    case "isAsked": .of(isAsked)
    case "leads": .of(leads)
    case "supports": .of(supports)
    case "prohibitions": .of(prohibitions)
    case "hasLeads": .of(hasLeads)
    case "hasSupports": .of(hasSupports)
    case "hasProhibitions": .of(hasProhibitions)
    default: nil
    }
  }
}
