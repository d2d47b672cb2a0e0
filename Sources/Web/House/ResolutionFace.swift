import NIOCore
import Proceedings
import Record
import Resolutions
package import Vocabulary

extension HouseFaces {
  package func resolution(
    _ resolution: ResolutionID, in id: CaseID, problem: Problem?, _ visit: Visit
  ) async throws -> Face {
    let scene = try await scene(visit)
    let (drawing, view) = try await document(resolution, in: id, scene)
    let (words, frozen) = (scene.words, view.frozen)
    let drawn = drawing.resolutions.first { $0.id == resolution.text }
    let here = Address.resolution(resolution, in: id)
    let page = ResolutionPage(
      issuers: frozen.signatories.map { scene.names.party($0.party) },
      kind: words["document.\(frozen.kind.rawValue)"], number: number(of: frozen, words), title: frozen.title,
      paragraphs: paragraphs(of: frozen.text), clauses: frozen.clauses.map { clause($0, scene) },
      conditions: frozen.result.map { drawing.conditions(of: $0) } ?? [], dissents: drawn?.dissents ?? [],
      signatures: drawn?.signatures ?? [],
      date: view.inForceAt.map { words.day(scene.clock.date(of: $0)) }, subject: link(to: drawing.dossier),
      digest: view.digest, bytesHref: here + "/signed.json", akomaNtosoHref: here + "/akoma-ntoso.xml",
      popoloHref: here + "/popolo.json",
      faceVersion: faceVersion, finality: try await finality(of: drawing.dossier, resolution, scene),
      timestamp: try await timestamp(of: resolution, in: id, scene),
      electronic: try await electronic(resolution, at: here, scene),
      signing: try await signingPanel(view, drawing.dossier, at: here, problem: problem, scene))
    return face(page, title: frozen.title, section: .cases, scene)
  }

  /// Whether the act by which a resolution came into force, or else its draft, is final, in words.
  private func finality(of dossier: CaseDossier, _ id: ResolutionID, _ scene: Scene) async throws -> String? {
    let acts = dossier.timeline.filter { event in
      switch event.event {
      case .resolutionDrafted(let drafted): drafted.resolution.id == id
      case .resolutionInForce(let begun): begun.resolution == id
      default: false
      }
    }
    guard let last = acts.last else { return nil }
    return try await isFinal(last.sequence, scene).map {
      scene.words[$0 ? "witness.resolution.final" : "witness.resolution.sealed"]
    }
  }

  package func akomaNtoso(of resolution: ResolutionID, in id: CaseID, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let (_, view) = try await document(resolution, in: id, scene)
    let (words, frozen) = (scene.words, view.frozen)
    let last = view.inForceAt ?? view.signatures.map(\.at).max() ?? scene.now
    let page = AkomaNtosoPage(
      id: resolution.text, number: number(of: frozen, words), language: scene.language == .zh ? "zho" : "eng",
      title: frozen.title, paragraphs: paragraphs(of: frozen.text), clauses: frozen.clauses.map { clause($0, scene) },
      bodies: frozen.signatories.map { signatory in
        let given = view.signatures.first { $0.party == signatory.party }
        return AkomaNtosoBody(
          party: signatory.party.text, name: scene.names.party(signatory.party), signer: given?.name,
          at: given.map { words.time($0.at, on: scene.clock).machine })
      },
      date: scene.clock.date(of: last).description, institution: scene.institutionName)
    return Face(ByteBuffer(bytes: renderer.part(page, in: scene.language)), isPersonal: false)
  }

  private func document(
    _ resolution: ResolutionID, in id: CaseID, _ scene: Scene
  ) async throws -> (CaseDrawing, ResolutionView) {
    guard let dossier = try await room.dossier(id, postPage: 1),
      let view = dossier.resolutions.first(where: { $0.frozen.id == resolution })
    else { throw Unknown("resolution", resolution.text) }
    let names = try await names(for: dossier.timeline.compactMap(\.authority), scene)
    return (CaseDrawing(dossier: dossier, scene: scene, names: names), view)
  }

  /// The number follows the record: the year of the case, and the event that froze the text.
  private func number(of frozen: FrozenResolution, _ words: Words) -> String {
    words(
      "document.number",
      [
        "year": String(frozen.subject.text.prefix(4)),
        "number": frozen.id.text.split(separator: "-").last.map(String.init) ?? frozen.id.text,
      ])
  }

  private func paragraphs(of text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map(String.init)
  }

  private func clause(_ clause: Clause, _ scene: Scene) -> DocumentClause {
    let (words, names) = (scene.words, scene.names)
    let duty = [
      words("document.clause.lead", ["party": names.party(clause.lead)]),
      names.parties(clause.supports).map { words("document.clause.supports", ["parties": $0]) },
      words("document.clause.due", ["day": words.day(clause.due).words]),
      clause.evidence.map { words("document.clause.evidence", ["evidence": $0]) },
      clause.verifier.map { words("document.clause.verifier", ["party": names.party($0)]) },
    ].compactMap(\.self).joined(separator: words["file.separator"])
    return DocumentClause(number: words.grouped(clause.number), text: clause.text, duty: duty)
  }
}
