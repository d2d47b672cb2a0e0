import Proceedings
import Vocabulary

extension HouseFaces {
  package func problem(_ problem: Problem, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    let page = ErrorPage(
      status: problem.status, title: problem.title, text: problem.detail,
      advice: problem.refusal == nil ? words.phrase("error.\(problem.status).advice") : nil,
      refusal: problem.refusal.map { item($0, problem, scene) },
      faults: problem.faults.map { fault in
        FieldFaultLine(
          field: fault.found.field, label: label(of: fault.found, words), words: fault.detail)
      },
      reference: problem.reference, back: back(visit, words))
    return face(page, title: problem.title, section: .other, scene)
  }

  private func item(_ refusal: Refusal, _ problem: Problem, _ scene: Scene) -> RefusalItem {
    RefusalItem(
      code: problem.code, words: scene.words.phrase("refusal.\(refusal.code.rawValue)") ?? problem.title,
      advice: scene.words.phrase("refusal.\(refusal.code.rawValue).advice"),
      entry: refusal.entry.map { Link($0.text, Address.entry($0)) },
      basis: problem.basis ?? refusal.basis, version: refusal.inventory,
      holders: problem.holders.map { Link($0.name, Address.party($0.party)) })
  }

  /// The name of a field, with the place in a file where the fault is in one.
  private func label(of fault: FieldFault, _ words: Words) -> String {
    let last = fault.field.split(separator: ".").last.map(String.init) ?? fault.field
    let name = words.phrase("field.\(fault.field)") ?? words.phrase("field.\(last)") ?? fault.field
    guard let line = fault.line else { return name }
    return [name, words("fault.line", ["line": String(line)]), fault.column].compactMap { $0 }.joined(separator: " · ")
  }

  /// The case that the address is about, or the front page.
  private func back(_ visit: Visit, _ words: Words) -> Link {
    let parts = visit.path.split(separator: "/")
    if parts.count > 2, parts[0] == "cases" { return Link(words["act.back"], "/cases/\(parts[1])") }
    return Link(words["error.home"], "/")
  }
}
