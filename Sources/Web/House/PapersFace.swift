import Cases
import Inventory
import Proceedings
import Record
package import Vocabulary
import Voting

extension HouseFaces {
  package func papers(
    _ batch: String, of ballot: BallotID, in subject: CaseID, _ visit: Visit
  ) async throws -> Face {
    let scene = try await scene(visit)
    guard let dossier = try await room.dossier(subject, postPage: 1) else { throw Unknown("case", subject.text) }
    guard let view = dossier.ballots.first(where: { $0.id == ballot }) else { throw Unknown("ballot", ballot.text) }
    guard let papers = try await room.papers(of: batch, in: ballot) else { throw Unknown("batch", batch) }
    // Who lives where is nobody's business but theirs who print and enter papers.
    try requireKeeper(of: dossier.standing, scene)
    let asked = visit.query["text"].flatMap { Language(rawValue: $0) }
    let languages = asked.map { [$0] } ?? Language.allCases
    let names = try await room.names(of: Set(papers.printed.voters))
    let drawing = PapersDrawing(
      ballot: view, dossier: dossier, batch: papers, names: names, clock: scene.clock,
      institution: scene.institution?.name, languages: languages.map { (renderer.words($0), $0) })
    let here = Address.ballot(ballot, in: subject)
    let page = PapersPage(
      subject: Link(dossier.title(of: view, scene.words), here),
      title: scene.words("papers.title", ["batch": batch]),
      lede: scene.words("papers.lede", ["number": String(drawing.papers.count)]),
      languages: [
        Link(scene.words["papers.both"], here + "/batches/" + Address.segment(batch)),
        Link(renderer.words(.zh)["language.name"], here + "/batches/" + Address.segment(batch) + "?text=zh"),
        Link(renderer.words(.en)["language.name"], here + "/batches/" + Address.segment(batch) + "?text=en"),
      ], papers: drawing.papers)
    return face(page, title: page.title, section: .cases, scene)
  }

  /// Where each batch is printed, for a reader who may.
  func batches(of ballot: BallotView, in standing: CaseStanding, _ scene: Scene) -> [Link] {
    guard ballot.result == nil, let batches = ballot.manner.papers?.batches,
      (try? requireKeeper(of: standing, scene)) != nil
    else { return [] }
    return batches.map { batch in
      Link(
        scene.words("ballot.batch", ["batch": batch.id, "first": String(batch.first), "last": String(batch.last)]),
        Address.ballot(ballot.id, in: standing.id) + "/batches/" + Address.segment(batch.id))
    }
  }

  /// - Throws: the refusal of the inventory, for someone who neither keeps the ballot nor enters papers.
  private func requireKeeper(of standing: CaseStanding, _ scene: Scene) throws {
    guard let inventory = scene.inventory, let actor = scene.actor else { throw Trouble(.noSeat) }
    func decision(_ act: Act) -> Decision {
      inventory.decide(
        DecisionRequest(
          actor: actor, act: act, matter: standing.matter, stage: .ballot, area: standing.area, at: scene.now))
    }
    if case .permit = decision(.closeBallot) { return }
    if case .refuse(let refusal) = decision(.enterPaper) { throw refusal }
  }
}

/// Draws the papers of a batch.
struct PapersDrawing {
  let ballot: BallotView
  let dossier: CaseDossier
  let batch: PrintedPapers
  let names: [PersonID: String]
  let clock: CivilClock
  let institution: Bilingual?
  /// The languages in which the fixed words are printed, each with its words.
  let languages: [(words: Words, language: Language)]

  /// One paper for each number of the batch.
  var papers: [PrintedPaper] {
    let (printed, numbers) = (batch.printed, batch.printed.batch)
    let question = languages.map { dossier.title(of: ballot, $0.words) }
    let text = ballot.proposal.flatMap { id in
      dossier.proposals.first { $0.id == id }?.versions.first { $0.number == ballot.version }?.text
    }
    return (numbers.first...numbers.last).map { number in
      let voter = printed.voter(of: number)
      return PrintedPaper(
        institution: institution.map { name in said { _, language in name[language] } } ?? "",
        heading: said { words, _ in words["papers.heading"] },
        number: said { words, _ in words("papers.no", ["batch": numbers.id, "number": String(number)]) },
        code: said { words, _ in
          words("papers.code", ["code": PaperCode.code(ballot: ballot.id, batch: numbers.id, number: number)])
        },
        voter: voter.map { names[$0] ?? $0.text },
        place: voter.flatMap { batch.entries[$0] }.map(place) ?? [],
        spare: voter == nil ? said { words, _ in words["papers.spare"] } : nil,
        question: question.uniqued.joined(separator: " / "), text: text,
        how: said(separator: "\n") { words, language in how(words, language) }.split(separator: "\n").map(String.init),
        lines: lines,
        closes: said { words, _ in
          words("papers.closes", ["closes": words.dueTime(ballot.closes, on: clock).words])
        },
        sign: said { words, _ in words["papers.sign"] }, date: said { words, _ in words["papers.date"] },
        office: said { words, _ in words["papers.office"] })
    }
  }

  /// The same in each language, once where they agree.
  private func said(separator: String = " / ", _ words: (Words, Language) -> String) -> String {
    languages.map { words($0.words, $0.language) }.uniqued.joined(separator: separator)
  }

  private func place(_ entry: RollEntry) -> [String] {
    guard !entry.units.isEmpty else { return [] }
    let units = said { words, _ in words("papers.units", ["units": words.list(entry.units)]) }
    guard entry.area > 0 else { return [units] }
    let cents = String(100 + entry.area % 100).dropFirst()
    return [units, said { words, _ in words("papers.area", ["area": "\(words.grouped(entry.area / 100)).\(cents)"]) }]
  }

  private func how(_ words: Words, _ language: Language) -> String {
    guard let terms = ballot.sheet?.terms else { return words["papers.how.choice"] }
    return words(
      "papers.how.\(terms.form.rawValue)",
      ["highest": words.grouped(terms.highest), "grades": words.list(terms.grades.map { $0[language] })])
  }

  private var lines: [PrintedLine] {
    guard let sheet = ballot.sheet else {
      return Choice.allCases.map { choice in
        PrintedLine(label: said { words, _ in words["choice.\(choice.rawValue)"] }, cost: nil)
      }
    }
    return sheet.options.map { option in
      PrintedLine(
        label: said { words, _ in words.name(of: option) },
        cost: option.cost.map { cost in said { words, _ in words.money(cost) } })
    } + [PrintedLine(label: said { words, _ in words["papers.abstain"] }, cost: nil)]
  }
}
