import Inventory
import Proceedings
package import Vocabulary

extension HouseFaces {
  /// Areas in a tree, and matters on the page of an area.
  static var areasInATree: Int { 200 }
  static var mattersOfAnArea: Int { 60 }

  package func areas(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    let root = visit.query["under"].flatMap { AreaCode($0) }
    let drawing = coverDrawing(inventory, scene)
    let page = AreasPage(
      areas: drawing.tree(from: root, most: Self.areasInATree), version: versionLink(inventory, scene.words),
      place: root.map(drawing.names.area), date: scene.words.day(scene.day(of: inventory)).words)
    return face(page, title: scene.words["areas.title"], section: .inventory, scene, showing: inventory)
  }

  package func area(_ code: AreaCode, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    guard let area = inventory.area(code) else { throw Unknown("area", code.text) }
    let words = scene.words
    let date = visit.query["date"].flatMap { CivilDate($0) }
    let drawing = coverDrawing(inventory, scene, on: date)
    let others = inventory.allAreas.map(\.code).sorted()
    let around = others.filter { $0 != code && $0.contains(code) }
    // Codes in order put each area right before the areas inside it.
    var direct: [AreaCode] = []
    for inner in others where inner != code && code.contains(inner) && direct.last?.contains(inner) != true {
      direct.append(inner)
    }
    let offset = max(0, visit.query["after"].flatMap { Int($0) } ?? 0)
    let matters = Array(inventory.allMatters.dropFirst(offset).prefix(Self.mattersOfAnArea))
    let stages = drawing.stages(of: matters)
    let next = offset + matters.count
    let page = AreaPage(
      code: code.text, name: area.name[scene.language], level: words["level.\(drawing.level(of: code).rawValue)"],
      version: versionLink(inventory, words), versionName: inventory.version,
      date: (date ?? scene.day(of: inventory)).description, line: drawing.line(code, depth: 0),
      around: around.map { Link(drawing.names.area($0), Address.area($0, version: drawing.version)) },
      inside: direct.prefix(Self.areasInATree).map { drawing.line($0, depth: 0) },
      stages: stages.map(drawing.names.stage), matters: matters.map { row($0, stages, code, drawing) },
      nextHref: next < inventory.allMatters.count ? Address.here(visit, with: "after", String(next)) : nil)
    return face(page, title: area.name[scene.language], section: .inventory, scene, showing: inventory)
  }

  private func row(
    _ matter: Matter, _ stages: [StageCode], _ area: AreaCode, _ drawing: CoverDrawing
  ) -> AreaMatter {
    let words = drawing.names.words
    return AreaMatter(
      code: matter.code.text, name: matter.name[words.language],
      href: Address.matterPage(matter.code) + Address.query([("area", area.text), ("version", drawing.version ?? "")]),
      cells: stages.map { stage in
        guard matter.procedure.contains(stage), let cell = drawing.coverage.cell(matter.code, stage, in: area) else {
          return AreaCell(status: "none", words: words["cover.none"])
        }
        let place = cell.place.flatMap { $0 == area ? nil : drawing.names.area($0) }
        let said = [place, cell.leads.isEmpty ? nil : drawing.leads(cell.leads)].compactMap(\.self)
        return AreaCell(
          status: cell.status.rawValue, words: said.joined(separator: words["form.colon"]),
          mark: cell.status == .one ? nil : words["cover.\(cell.status.rawValue)"],
          href: drawing.href(matter, stage, area))
      })
  }
}
