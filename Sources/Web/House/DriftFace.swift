import Inventory
package import Proceedings
package import Vocabulary

extension HouseFaces {
  package func drift(
    from: CivilDate?, to: CivilDate?, faults: [FieldFault], _ visit: Visit
  ) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let report = try await room.drift(from: from, through: to)
    let page = DriftPage(
      count: words(
        "drift.count", ["cases": words.grouped(report.cases), "findings": words.grouped(report.findings.count)]),
      from: from?.description ?? "", to: to?.description ?? "",
      faults: faults.map { "\(words["field.\($0.field)"])\(words["form.colon"])\(words["filter.ignored"])" },
      findings: report.findings.map { item($0, scene) })
    return face(page, title: words["drift.title"], section: .inventory, scene)
  }

  private func item(_ drift: DriftFinding, _ scene: Scene) -> DriftItem {
    let (words, names) = (scene.words, scene.names)
    return DriftItem(
      subject: Link(drift.subject.text, Address.theCase(drift.subject)), party: names.partyLink(drift.party),
      stages: words.list(drift.stages.map(names.stage)), leads: drift.leads.map(names.partyLink),
      entries: drift.finding.codes.map { Link($0.text, Address.entry($0)) },
      version: Link(drift.version, "/inventory" + Address.query([("version", drift.version)])),
      first: drift.finding.witness?.from.map { words.day($0) })
  }
}
