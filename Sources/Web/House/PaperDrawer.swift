import Cases
import Proceedings
import Vocabulary
import Voting

/// Draws the paper of a ballot, and what is on it in words.
struct PaperDrawer {
  let dossier: CaseDossier
  let ballot: BallotView
  let scene: Scene

  var words: Words { scene.words }

  /// The text of the one proposal that is voted on.
  var proposalText: String? { ballot.proposal.flatMap { text(of: $0, ballot.version) } }

  private func text(of proposal: ProposalID?, _ version: Int?) -> String? {
    dossier.proposals.first { $0.id == proposal }?.versions.first { $0.number == version }?.text
  }

  // MARK: The paper

  func paper(_ form: Form, problem: Problem?, _ visit: Visit) -> PaperItem {
    let kind = kind
    let sheet = ballot.sheet
    let limit = sheet?.terms.spendsBudget == true ? sheet?.budget : sheet?.terms.highest
    let hasLimit = kind == .projects || kind == .votes
    return PaperItem(
      kind, action: Address.ballot(ballot.id, in: dossier.standing.id) + "/check", csrf: visit.reader?.csrf ?? "",
      steps: steps, lines: lines(form),
      limit: kind == .votes || sheet?.terms.limit == .withinBudget ? limit.map { String($0) } : nil,
      limitWords: hasLimit ? limit.map { limitWords($0) } : nil, statement: form["statement"] ?? "",
      faults: problem.map { $0.faults.isEmpty ? [$0.detail] : $0.faults.map(\.detail) } ?? [])
  }

  private var kind: PaperItem.Kind {
    switch ballot.sheet?.terms.form {
    case nil: .choice
    case .one: .one
    case .approval: .many
    case .projects: .projects
    case .ranking: .ranks
    case .score, .grades: .points
    case .quadratic: .votes
    }
  }

  private func limitWords(_ limit: Int64) -> String {
    kind == .projects
      ? words("paper.budget", ["amount": words.money(limit)])
      : words("paper.credits", ["number": words.grouped(limit)])
  }

  /// How the paper is filled in.
  private var steps: [String] {
    let form = ballot.sheet?.terms.form.rawValue ?? "choice"
    var steps = (1...3).compactMap { words.phrase("paper.steps.\(form).\($0)") }
    if kind == .projects {
      steps.append(words[ballot.sheet?.terms.limit == .withinBudget ? "paper.steps.within" : "paper.steps.beyond"])
    }
    return steps + [words["paper.steps.last"]]
  }

  private func lines(_ form: Form) -> [PaperLine] {
    guard let sheet = ballot.sheet else {
      return Choice.allCases.map { choice in
        PaperLine(
          row: "", option: choice.rawValue, label: words["choice.\(choice.rawValue)"],
          isChosen: form["choice"] == choice.rawValue)
      }
    }
    return sheet.options.enumerated().map { index, option in
      let mark = form.mark(of: option.id)
      return PaperLine(
        row: String(index + 1), option: option.id, label: words.name(of: option),
        text: text(of: option.proposal, option.version), cost: option.cost.map { words.money($0) },
        weight: option.cost.map { String($0) }, isChosen: form.values["named"]?.contains(option.id) ?? false,
        marks: marks(on: sheet, chosen: mark), value: mark ?? "")
    }
  }

  private func marks(on sheet: BallotSheet, chosen: String?) -> [Option] {
    switch sheet.terms.form {
    case .ranking:
      (1...sheet.options.count).map { rank in
        Option(String(rank), words("paper.rank", ["number": String(rank)]), isChosen: chosen == String(rank))
      }
    case .score:
      (0...sheet.terms.highest).map { points in
        Option(String(points), String(points), isChosen: (chosen ?? "0") == String(points))
      }
    case .grades:
      sheet.terms.grades.enumerated().map { place, grade in
        Option(String(place + 1), grade[words.language], isChosen: chosen == String(place + 1))
      }
    default: []
    }
  }

  // MARK: What will be cast, in words

  func lines(of voice: Voice) -> [String] {
    guard case .marking(let marking) = voice else { return [words.voice(voice, on: ballot.sheet)] }
    switch marking {
    case .named(let ids): return ids.map { words.voice(.marking(.named([$0])), on: ballot.sheet) }
    case .ranking(let ranks):
      return ranks.enumerated().map { place, rank in
        words("ballot.rank", ["number": String(place + 1), "name": words.list(rank.map(name))])
      }
    case .points(let points):
      return points.map { words.voice(.marking(.points([$0])), on: ballot.sheet) }
    }
  }

  func notes(on voice: Voice) -> [String] {
    guard let sheet = ballot.sheet, case .marking(let marking) = voice else { return [] }
    switch marking {
    case .named(let ids):
      guard let budget = sheet.budget else { return [] }
      let sum = ids.reduce(Int64(0)) { $0 + (sheet.option($1)?.cost ?? 0) }
      return [words("paper.costs", ["sum": words.money(sum), "budget": words.money(budget)])]
    case .ranking(let ranks):
      let ranked = Set(ranks.flatMap { $0 })
      let left = sheet.options.filter { !ranked.contains($0.id) }.map { words.name(of: $0) }
      return left.isEmpty ? [] : [words("paper.unranked", ["names": words.list(left)])]
    case .points(let points):
      guard sheet.terms.form == .quadratic else { return [] }
      let spent = points.reduce(Int64(0)) { $0 + $1.points * $1.points }
      return [
        words("paper.spends", ["sum": words.grouped(spent), "credits": words.grouped(sheet.terms.highest)])
      ]
    }
  }

  func name(_ id: String) -> String { ballot.sheet?.option(id).map { words.name(of: $0) } ?? id }
}
