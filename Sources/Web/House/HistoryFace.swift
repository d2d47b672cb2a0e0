import Cases
import Deliberation
import Inventory
import Proceedings
package import Vocabulary

extension HouseFaces {
  package func history(of post: PostID, in id: CaseID, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    guard let history = try await room.history(of: post), history.subject == id,
      let dossier = try await room.dossier(id, postPage: 1)
    else { throw Unknown("post", post.text) }
    let last = history.versions.count - 1
    let page = PostHistoryPage(
      subject: link(to: dossier), author: history.name,
      versions: history.versions.enumerated().map { index, version in
        let name =
          switch index {
          case last: words["post.current"]
          case 0: words["post.original"]
          default: words("post.change", ["number": String(index)])
          }
        return PostVersion(words: name, at: words.time(version.at, on: scene.clock), text: version.text)
      })
    return face(page, title: words["post.history"], section: .cases, scene)
  }

  package func proposal(
    _ proposal: ProposalID, in id: CaseID, from: Int?, to: Int?, _ visit: Visit
  ) async throws -> Face {
    let scene = try await scene(visit)
    let words = scene.words
    guard let dossier = try await room.dossier(id, postPage: 1),
      let view = dossier.proposals.first(where: { $0.id == proposal }), let newest = view.versions.last
    else { throw Unknown("proposal", proposal.text) }
    guard let shown = view.version(to ?? newest.number) else { throw Unknown("version", String(to ?? 0)) }
    let base = view.version(from ?? shown.number - 1)
    if let from, base == nil { throw Unknown("version", String(from)) }
    func number(_ version: ProposalView.Version) -> String { words("version", ["number": String(version.number)]) }
    func author(_ version: ProposalView.Version) -> String { dossier.names[version.author] ?? version.author.text }
    let page = ProposalPage(
      subject: link(to: dossier), party: scene.names.party(view.party), title: shown.title, version: number(shown),
      author: author(shown), at: words.time(shown.at, on: scene.clock), note: shown.note, text: shown.text,
      comparison: base.map { words("proposal.compare.lede", ["from": number($0), "to": number(shown)]) },
      lines: base.map { base in
        compare(old: base.title + "\n" + base.text, new: shown.title + "\n" + shown.text).map { line in
          DifferenceLine(
            line.text, line.change == .added ? .added : line.change == .removed ? .removed : .kept)
        }
      } ?? [],
      versions: view.versions.reversed().map { version in
        ProposalVersion(
          words: number(version), href: Address.proposal(proposal, in: id) + "?to=\(version.number)",
          at: words.time(version.at, on: scene.clock), author: author(version), note: version.note,
          isShown: version.number == shown.number)
      })
    return face(page, title: shown.title, section: .cases, scene)
  }

  /// A case as a page about a part of it names it.
  func link(to dossier: CaseDossier) -> Link {
    Link("\(dossier.standing.id.text) \(dossier.title)", Address.theCase(dossier.standing.id))
  }
}
