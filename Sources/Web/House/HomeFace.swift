import Cases
import Inventory
import Proceedings
import Vocabulary

extension HouseFaces {
  package func home(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let figures = try await room.figures()
    let recent = try await room.cases(CaseQuery(limit: 24)).items.filter { $0.state != .closed }.prefix(6)
    let open = figures.casesByState.filter { $0.key != .closed }.values.reduce(0, +)
    let page = HomePage(
      institution: scene.institutionName, area: scene.institution.map { scene.names.area($0.area) } ?? "",
      figures: [
        Figure(words.grouped(open), words["figure.open"], href: "/cases"),
        Figure(words.grouped(figures.solved), words["figure.solved"]),
        Figure(words.grouped(figures.resolutions), words["figure.resolutions"]),
        Figure(words.grouped(figures.votes), words["figure.votes"]),
        Figure(words.grouped(figures.posts), words["figure.posts"]),
        Figure(words.grouped(figures.events), words["figure.events"], href: "/record"),
      ],
      cases: recent.map { line($0, scene) },
      inventory: scene.inventory.map { Link("\(words["cite.inventory"]) \($0.version)", "/inventory") })
    return face(page, title: words["nav.home"], section: .home, scene)
  }

  /// A case in a list.
  func line(_ summary: CaseSummary, _ scene: Scene) -> CaseLine {
    let names = scene.names
    return CaseLine(
      number: summary.id.text, href: Address.theCase(summary.id), title: summary.title,
      state: names.mark(summary.state), outcome: names.mark(summary.outcome), matter: names.matter(summary.matter),
      area: names.area(summary.area), lead: names.party(summary.receiver),
      changed: scene.words.time(summary.changedAt, on: scene.clock),
      posts: scene.words.count("count.posts", summary.posts))
  }
}
