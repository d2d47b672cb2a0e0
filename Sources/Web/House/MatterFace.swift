import Inventory
import Proceedings
package import Vocabulary

extension HouseFaces {
  package func matter(_ code: MatterCode, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    guard let matter = inventory.matter(code) else { throw Unknown("matter", code.text) }
    let words = scene.words
    var asking = Asking(visit.query)
    let asked = asking.date("date")
    guard let area = asking.area("area") ?? homeArea(scene, inventory) else { throw Unknown("area", "") }
    let date = asked ?? scene.day(of: inventory)
    let drawing = coverDrawing(inventory, scene, on: asked)
    let matrix = MatterMatrix(drawing: drawing, matter: matter, area: area, date: date)
    let description = matter.description[scene.language]
    let findings = studies.findings(of: inventory, CheckedDays(on: date)).count { finding in
      finding.witness.map { $0.matter != .any && $0.matter.covers(code) } ?? false
    }
    let stage = matter.procedure.first?.text ?? ""
    let page = MatterPage(
      code: code.text, name: matter.name[scene.language], words: description.isEmpty ? nil : description,
      facts: [
        Fact(words["matter.class"], words["class.\(matter.matterClass.rawValue)"]),
        Fact(words["case.track"], words["track.\(matter.track.rawValue)"]),
        Fact(
          words["party.cases-of-matter"], words["nav.cases"], href: "/cases" + Address.query([("matter", code.text)])),
      ],
      version: versionLink(inventory, words), versionName: inventory.version,
      areas: inventory.allAreas.map { Option($0.code.text, $0.name[scene.language], isChosen: $0.code == area) },
      date: date.description,
      place: drawing.names.area(area) + " · " + words.day(date).words,
      stages: matrix.cards, headings: matrix.headings, rows: matrix.rows, classes: matrix.classes,
      classesTitle: words.count("matter.classes", matrix.classes.count),
      findings: findings > 0
        ? Link(words.count("matter.findings", findings), Address.findings([("version", visit.query["version"] ?? "")]))
        : nil,
      who: Link(
        words["who.title"],
        "/inventory/who"
          + Address.query([
            ("matter", code.text), ("stage", stage), ("area", area.text), ("date", date.description),
            ("version", visit.query["version"] ?? ""),
          ])),
      faults: asking.faults.map { words.sentence(of: $0) }, isEmpty: matrix.isEmpty)
    return face(page, title: matter.name[scene.language], section: .inventory, scene, showing: inventory)
  }

  /// Where a reader is asked for nothing: the area of the party that they sit for, or else the whole institution.
  func homeArea(_ scene: Scene, _ inventory: CompiledInventory) -> AreaCode? {
    let own = scene.visit.seat.flatMap { inventory.party($0.party)?.area }
    return [own, scene.institution?.area].compactMap(\.self).first { inventory.area($0) != nil }
      ?? inventory.allAreas.first?.code
  }
}

/// The matrix of a matter in an area on a day: stages across, holders down.
struct MatterMatrix {
  private let drawing: CoverDrawing
  private let matter: Matter
  private let area: AreaCode
  /// The entries of each stage, and how the stage stands.
  private let stages: [(stage: StageCode, cell: Coverage.Cell?, entries: [InventoryEntry])]

  /// Rows that a page shows at most, and leads of a stage.
  private static let rowsAtMost = 80
  private static let leadsAtMost = 4

  init(drawing: CoverDrawing, matter: Matter, area: AreaCode, date: CivilDate) {
    self.drawing = drawing
    self.matter = matter
    self.area = area
    stages = matter.procedure.map { stage in
      (
        stage, drawing.coverage.cell(matter.code, stage, in: area),
        drawing.inventory.entries(of: matter.code, at: stage, meeting: area, on: date)
      )
    }
  }

  private var names: Names { drawing.names }
  private var words: Words { drawing.names.words }

  var isEmpty: Bool { stages.allSatisfy { $0.entries.isEmpty } }

  var headings: [StageHeading] {
    stages.map { stage, cell, _ in
      let status = cell?.status ?? .gap
      return StageHeading(
        stage: names.stage(stage), status: status.rawValue, words: words["cover.\(status.rawValue)"])
    }
  }

  var cards: [StageCard] {
    stages.enumerated().map { index, item in
      let (stage, cell, entries) = item
      let leads = entries.filter { $0.role == .lead }
      let supports = entries.count { $0.role == .support }
      let status = cell?.status ?? .gap
      let place = cell?.place.map(names.area)
      let more = leads.count > Self.leadsAtMost ? words.count("matter.more-leads", leads.count - Self.leadsAtMost) : nil
      let note: String? =
        switch status {
        case .gap: words("matter.gap-at", ["area": place ?? names.area(area)])
        case .overlap: words("matter.overlap-at", ["area": place ?? names.area(area)])
        case .one, .divided: more
        }
      return StageCard(
        anchor: "stage-\(index + 1)", number: String(index + 1), stage: names.stage(stage), status: status.rawValue,
        mark: drawing.mark(status), note: note, leads: leads.prefix(Self.leadsAtMost).map(lead),
        supports: supports > 0 ? words.count("matter.supports", supports) : nil)
    }
  }

  private func lead(_ entry: InventoryEntry) -> StageLead {
    StageLead(
      party: link(entry.holder), area: part(entry), acts: names.acts(entry.acts),
      entry: Link(entry.code.text, Address.entry(entry.code, version: drawing.version)),
      basis: entry.basis.text[names.language], limit: entry.clock.map(names.limit))
  }

  /// The part of the area in which an entry holds, where it does not hold in all of it.
  private func part(_ entry: InventoryEntry) -> String? {
    entry.area.contains(area) ? nil : names.area(entry.area)
  }

  private func link(_ holder: EntryHolder) -> Link {
    guard case .party(let id) = holder else {
      return Link(
        names.holder(holder), Address.entries([("matter", matter.code.text), ("version", names.asked ?? "")]))
    }
    return names.partyLink(id)
  }

  /// The parties that the list names: those who lead first, in the order of the stages that they lead.
  var rows: [MatterRow] {
    let named = stages.flatMap { $0.entries.map(\.holder) }.uniqued.filter { holder in
      if case .party = holder { true } else { false }
    }
    let ranked = named.map { holder in
      (holder: holder, rank: stages.firstIndex { $0.entries.contains { $0.role == .lead && $0.holder == holder } })
    }
    let last = stages.count
    return ranked.enumerated().sorted {
      ($0.element.rank ?? last, $0.offset) < ($1.element.rank ?? last, $1.offset)
    }.prefix(Self.rowsAtMost).map { row($0.element.holder) }
  }

  /// The classes of parties that the list names together.
  var classes: [MatterRow] {
    stages.flatMap { $0.entries.map(\.holder) }.uniqued.filter { holder in
      if case .party = holder { false } else { true }
    }.map(row)
  }

  private func row(_ holder: EntryHolder) -> MatterRow {
    MatterRow(
      party: link(holder),
      cells: stages.map { _, cell, entries in
        let own = entries.filter { $0.holder == holder }
        let leads = own.contains { $0.role == .lead }
        return MatterCell(
          status: leads ? (cell?.status ?? .one).rawValue : "",
          entries: own.map { entry in
            CellEntry(
              role: names.mark(entry.role), acts: names.acts(entry.acts), area: part(entry),
              entry: Link(entry.code.text, Address.entry(entry.code, version: drawing.version)))
          }, isEmpty: own.isEmpty)
      })
  }
}
