import Proceedings
import Vocabulary

extension HouseFaces {
  /// So many entries of a kind stand on the page; the file has all.
  private static let mostEntries = 40

  package func personalData(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    guard let reader = visit.reader else {
      return signInFace(next: Address.here(visit), login: nil, problem: nil, needed: true, scene)
    }
    let id = reader.person.id
    guard let data = try await room.personalData(of: id) else { throw Unknown("person", id.text) }
    let page = PersonalDataPage(
      name: data.name, person: id.text, at: scene.words.time(scene.now, on: scene.clock),
      eraseHref: may(.erase, scene) ? Self.erasing(id) : nil, sections: data.tables.map { section($0, scene) },
      withheld: data.withheld.map { Fact("\($0.table).\($0.column)", $0.reason[scene.language]) })
    return face(page, title: scene.words["mydata.title"], section: .desk, scene)
  }

  private func section(_ table: PersonalData.Table, _ scene: Scene) -> PersonalDataSection {
    // What was entered last is what a reader looks for first; the events are many.
    let rows = table.name == "event" ? Array(table.rows.reversed()) : table.rows
    let shown = rows.prefix(Self.mostEntries)
    let rest = rows.count - shown.count
    return PersonalDataSection(
      id: table.name.replacing("_", with: "-"), title: table.words[scene.language],
      count: scene.words.count("mydata.rows", rows.count),
      entries: shown.map { row in
        PersonalDataEntry(facts: zip(table.columns, row).compactMap { fact($0, $1, of: table, scene) })
      },
      more: rest > 0 ? scene.words.count("mydata.more", rest) : nil)
  }

  /// A value with its name; nothing is left out.
  private func fact(
    _ column: PersonalData.Column, _ value: PersonalData.Value, of table: PersonalData.Table, _ scene: Scene
  ) -> Fact? {
    let label = column.words[scene.language]
    switch (value, column.kind) {
    case (.nothing, _): return nil
    case (.number(let number), .instant):
      return Fact(label, scene.words.time(Instant(milliseconds: number), on: scene.clock).words)
    case (.number(let number), _):
      let leads = column.name == "sequence" && table.name != "view_signatory"
      return Fact(label, String(number), href: leads ? Address.event(number) : nil)
    case (.text(let text), .json): return Fact(label, text, isCode: true)
    case (.text(let text), _):
      return Fact(label, text, href: column.name == "subject" ? Address.theCase(CaseID(text)) : nil)
    }
  }
}
