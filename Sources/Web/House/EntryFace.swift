import Inventory
import Proceedings
package import Vocabulary
import Voting

extension HouseFaces {
  package func entry(_ code: EntryCode, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    guard let entry = inventory.entry(code) else { throw Unknown("entry", code.text) }
    let words = scene.words
    let names = scene.names(of: inventory)
    let source =
      inventory.tables.sources.indices.contains(entry.source.table)
      ? inventory.tables.sources[entry.source.table] : nil
    let party =
      if case .party(let id) = entry.holder { names.partyLink(id) } else {
        Link(names.holder(entry.holder), "/inventory" + Address.query([("version", names.asked ?? "")]))
      }
    let duty = entry.duty[scene.language]
    return face(
      EntryPage(
        code: code.text, name: entry.name[scene.language], version: versionLink(inventory, words),
        role: names.mark(entry.role), party: party, acts: entry.acts.map { words["actname.\($0.rawValue)"] },
        duty: duty.isEmpty ? nil : duty, basis: entry.basis.text[scene.language],
        facts: facts(entry, names, scene), accountability: entry.accountability.isEmpty ? nil : entry.accountability,
        raw: zip(source?.headers ?? [], entry.source.cells).filter { !$1.isEmpty }.map { Fact($0, $1) },
        source: source.map {
          words("entry.source", ["file": $0.file, "line": String(entry.source.line)])
        } ?? ""),
      title: entry.name[scene.language], section: .inventory, scene, showing: inventory)
  }

  func versionLink(_ inventory: CompiledInventory, _ words: Words) -> Link {
    let href = "/inventory?version=" + Address.segment(inventory.version)
    if let version = inventory.draftOf { return Link(words("draft.name", ["version": version]), href) }
    return Link("\(words["cite.version"]) \(inventory.version)", href)
  }

  private func facts(_ entry: InventoryEntry, _ names: Names, _ scene: Scene) -> [Fact] {
    let words = scene.words
    func fact(_ key: String, _ value: String?, href: String? = nil) -> Fact? {
      guard let value, !value.isEmpty else { return nil }
      return Fact(words["entry.\(key)"], value, href: href)
    }
    func day(_ date: CivilDate?) -> String? { date.map { words.day($0).words } }
    let isAny = entry.matter == .any
    return [
      fact("list", words["listkind.\(entry.list.rawValue)"]), fact("power", words["power.\(entry.powerType.rawValue)"]),
      Fact(
        words["case.matter"], isAny ? words["inventory.any-matter"] : names.matter(entry.matter),
        href: isAny ? nil : Address.matterPage(entry.matter, version: names.asked)),
      fact("stage", entry.stage == .any ? words["inventory.any-stage"] : names.stage(entry.stage)),
      fact("area", names.area(entry.area)), fact("level", words["level.\(entry.level.rawValue)"]),
      fact("from", day(entry.from)), fact("until", day(entry.until) ?? words["entry.no-end"]),
      fact("statutory", entry.statutoryLimit.map(names.limit)), fact("promised", entry.promisedLimit.map(names.limit)),
      fact("rank", entry.basis.rank.map { words["rank.\($0.rawValue)"] }),
      fact("supervisor", words.list(entry.supervisors)), fact("supervision", entry.supervision),
      fact("counterpart", words.list(entry.counterparts.map(\.text))), fact("office", entry.office),
      fact("rule", entry.votingRule.map { VotingRules.rule($0)?.title[scene.language] ?? $0 }),
      fact("audience", entry.audience), fact("disclosure", entry.disclosure),
    ].compactMap { $0 }
  }
}
