import Cases
import Inventory
package import Proceedings
import Vocabulary

extension HouseFaces {
  package func cases(_ query: CaseQuery, faults: [FieldFault], _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let list = try await room.cases(query)
    let kept = filters(query)
    let page = CaseListPage(
      query: query.words ?? "",
      states: CaseState.allCases.map {
        Option($0.rawValue, words["state.\($0.rawValue)"], isChosen: $0 == query.state)
      },
      matters: (scene.inventory?.allMatters ?? []).filter { $0.code != .governance }.map {
        Option($0.code.text, $0.name[scene.language], isChosen: $0.code == query.matter)
      },
      areas: (scene.inventory?.allAreas ?? []).map {
        Option($0.code.text, $0.name[scene.language], isChosen: $0.code == query.area)
      },
      filters: said(query, scene)
        + faults.map { "\(words["field.\($0.field)"])\(words["form.colon"])\(words["filter.ignored"])" },
      cases: list.items.map { line($0, scene) },
      firstHref: query.before == nil ? nil : "/cases" + Address.query(kept),
      nextHref: list.next.map { "/cases" + Address.query(kept + [("before", String($0))]) })
    return face(page, title: words["cases.title"], section: .cases, scene)
  }

  /// The filters as parameters of an address.
  private func filters(_ query: CaseQuery) -> [(String, String)] {
    [
      ("q", query.words ?? ""), ("state", query.state?.rawValue ?? ""), ("matter", query.matter?.text ?? ""),
      ("area", query.area?.text ?? ""), ("party", query.receiver?.text ?? ""),
    ]
  }

  /// The filters in words.
  private func said(_ query: CaseQuery, _ scene: Scene) -> [String] {
    [
      query.words, query.state.map { scene.words["state.\($0.rawValue)"] }, query.matter.map(scene.names.matter),
      query.area.map(scene.names.area), query.receiver.map(scene.names.party),
    ].compactMap { $0 }.filter { !$0.isEmpty }
  }
}
