import Cases
package import Proceedings
import Record
package import Vocabulary
import Voting

extension HouseFaces {
  /// The part of a ballot's page on which a secret vote is cast; nil for a ballot by name. Once no vote is taken,
  /// receipts can still be held against the record.
  func secret(
    _ ballot: BallotView, _ standing: (mayVote: Bool, note: String?), _ drawer: PaperDrawer, _ drawing: CaseDrawing,
    _ scene: Scene
  ) async throws -> SecretItem? {
    guard ballot.manner.isSecret else { return nil }
    let path = Address.ballot(ballot.id, in: drawer.dossier.standing.id)
    let reader = scene.visit.reader
    let credentials = ballot.manner.credentials
    let hasFetched =
      if let person = reader?.person.id {
        try await room.credentialRequest(of: person, in: ballot.id) != nil
      } else {
        false
      }
    let opens = ballot.manner.opens.flatMap { $0 > scene.now ? $0 : nil }
    let unused = max(0, (credentials?.issued ?? 0) - ballot.voted)
    return SecretItem(
      ballot: ballot.id.text, person: reader?.person.id.text ?? "",
      isOpen: opens == nil && ballot.isOpen(at: scene.now),
      isRunning: ballot.isOpen(at: scene.now),
      modulus: credentials?.key.modulus ?? "", exponent: credentials.map { String($0.key.exponent) } ?? "",
      csrf: reader?.csrf ?? "", issue: "/api\(path)/credentials?lang=\(scene.language.rawValue)",
      cast: "/api\(path)/secret-votes?lang=\(scene.language.rawValue)", page: path, mayFetch: standing.mayVote,
      hasFetched: hasFetched, note: standing.note.map { scene.words[$0] }, noteLink: noteLink(standing.note, scene),
      numbers: drawing.secrecy(of: ballot),
      crowd: scene.words("secret.crowd", ["number": scene.words.grouped(unused)]),
      opens: opens.map { scene.words("secret.early", ["time": scene.words.time($0, on: scene.clock).words]) },
      paper: drawer.paper(Form(), problem: nil, scene.visit))
  }

  package func receipt(
    _ found: SealedReceipt, of id: BallotID, in subject: CaseID, _ visit: Visit
  ) async throws -> Face {
    let scene = try await scene(visit)
    guard let dossier = try await room.dossier(subject, postPage: 1) else { throw Unknown("case", subject.text) }
    guard let ballot = dossier.ballots.first(where: { $0.id == id }) else { throw Unknown("ballot", id.text) }
    let words = scene.words
    let key = !found.counts ? "replaced" : found.isOpened ? "counted" : "kept"
    let page = ReceiptPage(
      subject: Link(dossier.title(of: ballot, words), Address.ballot(id, in: subject)),
      state: Mark(words["receipt.\(key)"], found.counts ? .done : .quiet),
      text: words("receipt.\(key).text", ["sequence": String(found.counting)]),
      facts: [
        Fact(words["receipt.number"], String(found.sequence)),
        Fact(words["receipt.at"], words.time(found.at, on: scene.clock).words),
        Fact(words["receipt.serial"], found.serial),
      ], place: try await place(of: found.sequence, scene))
    return face(page, title: words["receipt.title"], section: .cases, scene)
  }

  package func secretHelp(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    return face(
      SecretHelpPage(institution: scene.institutionName), title: scene.words["secret.help.title"], section: .help,
      scene)
  }
}
