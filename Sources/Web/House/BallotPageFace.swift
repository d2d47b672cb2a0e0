import Cases
import Inventory
package import Proceedings
import Record
package import Vocabulary
package import Voting

extension HouseFaces {
  package func ballot(
    _ id: BallotID, in subject: CaseID, form: Form?, problem: Problem?, _ visit: Visit
  ) async throws -> Face {
    let scene = try await scene(visit)
    guard let dossier = try await room.dossier(subject, postPage: 1) else { throw Unknown("case", subject.text) }
    guard let ballot = dossier.ballots.first(where: { $0.id == id }) else { throw Unknown("ballot", id.text) }
    var drawing = CaseDrawing(dossier: dossier, scene: scene, names: scene.names)
    guard let item = drawing.ballots().first(where: { $0.id == id.text }) else { throw Unknown("ballot", id.text) }
    let standing = try await place(of: visit, in: ballot, of: dossier, scene)
    let drawer = PaperDrawer(dossier: dossier, ballot: ballot, scene: scene)
    let others = try await represented(visit, in: ballot, of: dossier, scene)
    let isSecret = ballot.manner.isSecret
    let secret = try await secret(ballot, (standing.mayVote, standing.note), drawer, drawing, scene)
    let files = try await files(of: ballot, in: dossier, scene)
    let page = BallotPage(
      subject: link(to: dossier), title: dossier.title(of: ballot, scene.words), text: drawer.proposalText,
      ballot: item,
      own: standing.vote.map { vote in
        scene.words(
          ballot.result == nil ? "ballot.own" : "ballot.own-counted",
          ["choice": scene.words.voice(vote.voice, on: ballot.sheet)])
      },
      others: others.lines, entrust: others.link, batches: batches(of: ballot, in: dossier.standing, scene),
      note: standing.mayVote || secret?.isRunning == true
        ? nil : problem?.detail ?? standing.note.map { scene.words[$0] },
      noteLink: secret?.isRunning == true ? nil : noteLink(standing.note, scene), secret: secret,
      paper: standing.mayVote && !isSecret
        ? drawer.paper(form ?? standing.vote.map { Form($0, on: ballot.sheet) } ?? Form(), problem: problem, visit)
        : nil,
      excluded: try await excluded(ballot, scene), tally: drawer.tally, exports: files.links, command: files.command)
    return face(page, title: page.title, section: .cases, scene)
  }

  package func ballotCheck(
    _ id: BallotID, in subject: CaseID, form: Form, voice: Voice, _ visit: Visit
  ) async throws -> Face {
    let scene = try await scene(visit)
    guard let dossier = try await room.dossier(subject, postPage: 1) else { throw Unknown("case", subject.text) }
    guard let ballot = dossier.ballots.first(where: { $0.id == id }) else { throw Unknown("ballot", id.text) }
    let drawer = PaperDrawer(dossier: dossier, ballot: ballot, scene: scene)
    let path = Address.ballot(id, in: subject)
    let title = dossier.title(of: ballot, scene.words)
    let page = BallotCheckPage(
      subject: Link(title, path), title: title, lines: drawer.lines(of: voice), notes: drawer.notes(on: voice),
      statement: form["statement"].flatMap { $0.isEmpty ? nil : $0 }, castAction: path + "/votes",
      changeAction: path + "/check", csrf: visit.reader?.csrf ?? "", hidden: form.hidden)
    return face(page, title: scene.words["paper.check-title"], section: .cases, scene)
  }

  /// Where a reader stands to a ballot: what was voted, whether they may vote now, and if not, the key of the words why.
  private func place(
    of visit: Visit, in ballot: BallotView, of dossier: CaseDossier, _ scene: Scene
  ) async throws -> (vote: Vote?, mayVote: Bool, note: String?) {
    let isOpen = ballot.isOpen(at: visit.now)
    guard let person = visit.reader?.person.id else { return (nil, false, isOpen ? "paper.sign-in" : nil) }
    let vote = try await room.vote(of: person, in: ballot.id)
    guard isOpen else { return (vote, false, ballot.result == nil ? "paper.closed" : nil) }
    guard try await room.isOnRoll(person, of: ballot.id) else { return (vote, false, "paper.off-roll") }
    let standing = dossier.standing
    let recused = try await room.recused(in: standing.id)
    guard let actor = scene.actor, let inventory = scene.inventory,
      case .permit = inventory.decide(
        DecisionRequest(
          actor: actor, act: .vote, matter: standing.matter, stage: standing.stage, area: standing.area, at: visit.now,
          facts: DecisionFacts(executors: [], recused: recused)))
    else { return (vote, false, "paper.other-seat") }
    return (vote, true, nil)
  }

  /// What someone without a paper can do about it.
  func noteLink(_ note: String?, _ scene: Scene) -> Link? {
    let here = Address.here(scene.visit)
    switch note {
    case "paper.sign-in": return Link(scene.words["frame.sign-in"], Address.signIn(next: here))
    case "paper.other-seat":
      let hasOthers = (scene.visit.reader?.seatsInForce.count ?? 0) > 1
      return hasOthers ? Link(scene.words["may.change"], Address.seats(next: here)) : nil
    default: return nil
    }
  }

  /// For whom the reader votes and who votes for the reader, in words, and where that is arranged.
  private func represented(
    _ visit: Visit, in ballot: BallotView, of dossier: CaseDossier, _ scene: Scene
  ) async throws -> (lines: [String], link: Link?) {
    guard let person = visit.reader?.person.id, ballot.isOpen(at: visit.now),
      allowsProxies(ballot.rule, ballot.manner.conduct),
      try await room.isOnRoll(person, of: ballot.id)
    else { return ([], nil) }
    let words = scene.words
    let found = try await room.representation(of: person, in: ballot.id, at: visit.now)
    let votesFor = found?.votesFor ?? []
    return (
      (votesFor.isEmpty ? [] : [words("ballot.votes-for", ["names": words.list(votesFor)])])
        + (found?.votedBy.map { [words("ballot.voted-by", ["name": $0])] } ?? []),
      Link(words["ballot.proxies.entrust"], "/proxies" + Address.query([("ballot", ballot.id.text)]))
    )
  }

  private func excluded(_ ballot: BallotView, _ scene: Scene) async throws -> [Fact] {
    guard !ballot.excluded.isEmpty else { return [] }
    let names = try await room.names(of: Set(ballot.excluded.map(\.person)))
    return ballot.excluded.map { Fact(names[$0.person] ?? $0.person.text, $0.reason) }
  }

  /// The files of a counted ballot, and how the count is done again.
  private func files(
    of ballot: BallotView, in dossier: CaseDossier, _ scene: Scene
  ) async throws -> (links: [Link], command: String?) {
    guard ballot.result != nil, let counted = try await room.counted(ballot.id) else { return ([], nil) }
    let path = "/api" + Address.ballot(ballot.id, in: dossier.standing.id) + "/export?format="
    let cast = counted.cast
    let links = (cast?.formats ?? []).map { format in
      Link(scene.words["export.\(format.rawValue)"], path + format.rawValue)
    }
    return (
      links + [Link(scene.words["export.popolo"], path + "popolo")],
      cast?.command("\(ballot.id.text).json")
    )
  }
}

extension BallotView {
  /// Whether votes are taken.
  func isOpen(at now: Instant) -> Bool { result == nil && now < closes }
}

extension Form {
  /// The form that a vote came from.
  init(_ vote: Vote, on sheet: BallotSheet?) {
    self.init()
    if let statement = vote.statement { values["statement"] = [statement] }
    switch vote.voice {
    case .choice(let choice): values["choice"] = [choice.rawValue]
    case .marking(.named(let ids)): values["named"] = ids
    case .marking(.points(let points)):
      rows["marks"] = points.map { Form(["option": $0.option, "mark": String($0.points)]) }
    case .marking(.ranking(let ranks)):
      rows["marks"] = ranks.enumerated().flatMap { place, rank in
        rank.map { Form(["option": $0, "mark": String(place + 1)]) }
      }
    }
  }

  /// The mark of an option, as it was written.
  func mark(of option: String) -> String? {
    rows["marks"]?.first { $0["option"] == option }?["mark"]
  }

  /// Everything that was written, to be sent along unseen.
  var hidden: [HiddenValue] {
    var hidden: [HiddenValue] = []
    for name in ["choice", "named", "statement"] {
      for value in values[name] ?? [] where !value.isEmpty { hidden.append(HiddenValue(name, value)) }
    }
    for (index, row) in (rows["marks"] ?? []).enumerated() {
      for name in ["option", "mark"] { hidden.append(HiddenValue("marks.\(index + 1).\(name)", row[name] ?? "")) }
    }
    return hidden
  }
}
