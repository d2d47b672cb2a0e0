import Proceedings
import Vocabulary
import Voting

extension CaseDossier {
  /// What a ballot is called: the proposal that is voted on, or how many options there are.
  func title(of ballot: BallotView, _ words: Words) -> String {
    ballot.sheet.map { words.title(of: $0) } ?? proposalTitle(of: ballot) ?? ballot.id.text
  }

  /// The title of the proposal that is voted on, in its version; nil where several options are.
  func proposalTitle(of ballot: BallotView) -> String? {
    ballot.proposal.map { proposal in
      proposals.first { $0.id == proposal }?.versions.first { $0.number == ballot.version }?.title ?? proposal.text
    }
  }
}

extension Words {
  /// What a ballot of several options is called.
  func title(of sheet: BallotSheet) -> String {
    let key = sheet.terms.spendsBudget ? "ballot.among-projects" : "ballot.among-options"
    return self(key, ["number": String(sheet.options.filter { $0.proposal != nil }.count)])
  }

  /// The name of an option; the status quo has the reader's words.
  func name(of option: BallotOption) -> String {
    option.proposal == nil ? self["ballot.status-quo"] : option.name
  }

  /// Minor units of money as `12,000.50`; whole amounts without decimals.
  func money(_ minor: Int64) -> String {
    let cents = minor.magnitude % 100
    let whole = grouped(minor / 100)
    let amount = cents == 0 ? whole : "\(whole).\(cents < 10 ? "0" : "")\(cents)"
    return self("money", ["amount": amount])
  }

  /// What someone votes, in words: `1. Benches; 2. Lamps`.
  func voice(_ voice: Voice, on sheet: BallotSheet?) -> String {
    guard case .marking(let marking) = voice else { return self["choice.\(voice.choice?.rawValue ?? "abstain")"] }
    func name(_ id: String) -> String { sheet?.option(id).map { self.name(of: $0) } ?? id }
    let separator = self["list.separator"]
    switch marking {
    case .named(let ids): return ids.map(name).joined(separator: separator)
    case .ranking(let ranks):
      return ranks.enumerated().map { place, rank in
        self("ballot.rank", ["number": String(place + 1), "name": rank.map(name).joined(separator: " = ")])
      }.joined(separator: separator)
    case .points(let points):
      return points.map { point in
        let grades = sheet?.terms.grades ?? []
        let index = Int(point.points) - 1
        let value = grades.indices.contains(index) ? grades[index][language] : String(point.points)
        return name(point.option) + self["form.colon"] + value
      }.joined(separator: separator)
    }
  }
}
