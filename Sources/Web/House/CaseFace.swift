import Cases
import Inventory
import NIOCore
import Proceedings
import Record
package import Vocabulary

extension HouseFaces {
  package func theCase(_ id: CaseID, postPage: Int, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let drawn = try await drawnCase(id, page: max(1, postPage), scene)
    let personal = renderer.part(try await personal(drawn.facts, scene), in: scene.language)
    let frame = renderer.frame(chrome(title: drawn.title, section: .cases, scene), in: scene.language)
    var bytes = ByteBufferAllocator().buffer(
      capacity: frame.top.count + drawn.size + personal.count + frame.bottom.count)
    bytes.writeBytes(frame.top)
    bytes.writeBytes(drawn.head)
    bytes.writeBytes(personal)
    bytes.writeBytes(drawn.body)
    bytes.writeBytes(frame.bottom)
    return Face(bytes, isPersonal: visit.reader != nil)
  }

  /// What everybody sees of a case: kept, or drawn anew when the case has changed.
  private func drawnCase(_ id: CaseID, page: Int, _ scene: Scene) async throws -> DrawnCase {
    let key = DrawnCases.Key(id: id, page: page, language: scene.language)
    // The mark is read before the case, so that what is kept is never older than its mark says.
    let mark = room.mark(of: id)
    if let kept = drawn.find(key, mark: mark, at: scene.now) { return kept }
    guard let dossier = try await room.dossier(id, postPage: page), page == 1 || !dossier.posts.isEmpty else {
      throw Unknown("case", id.text)
    }
    let facts = try await facts(of: dossier)
    var drawing = CaseDrawing(
      dossier: dossier, scene: scene, names: try await names(for: dossier.timeline.compactMap(\.authority), scene),
      drafts: facts.drafts)
    let head = renderer.part(drawing.head(), in: scene.language)
    let body = renderer.part(drawing.body(), in: scene.language)
    let drawn = DrawnCase(
      mark: mark, until: drawing.until.instant, title: dossier.title, head: head, body: body,
      facts: facts)
    self.drawn.keep(drawn, under: key)
    return drawn
  }

  /// The facts of a case that decide which forms a reader is offered.
  func facts(of dossier: CaseDossier) async throws -> CaseFacts {
    let standing = dossier.standing
    let isGovernance = standing.isGovernance
    return CaseFacts(
      dossier, executors: try await executors(of: standing),
      drafters: isGovernance ? try await room.drafters(of: standing.id) : [],
      recused: try await room.recused(in: standing.id),
      drafts: isGovernance ? try await room.inventoryDrafts(in: standing.id) : [])
  }

  /// Who executed a case, where the acts that are open now ask for it.
  func executors(of standing: CaseStanding) async throws -> [Executor] {
    let isAsked = standing.openCommands.contains { Commands.named($0)?.act.isSupervising ?? false }
    return isAsked ? try await room.executors(of: standing.id) : []
  }
}
