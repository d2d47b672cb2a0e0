import Inventory
import Proceedings
import Vocabulary
import Voting

/// Which fields the forms of mandates and papers have.
extension FormDrawer {
  /// A mandate for one ballot names neither a matter nor days; one for a matter or an area names no ballot.
  func isUnfit(toGrant field: String, _ form: Form) -> Bool {
    let isForBallot = form["scope"] == ProxyForm.Scope.ballot.rawValue && !(form["ballot"] ?? "").isEmpty
    switch field {
    case "matter", "area", "from", "until": return isForBallot
    case "ballot": return !isForBallot
    default: return false
    }
  }

  /// Whether a field that is chosen elsewhere is sent along unseen.
  func isSettled(_ field: String, of command: String, _ form: Form) -> Bool {
    guard command == GrantProxy.kind.name, field == "ballot" || field == "scope" else { return false }
    return form["scope"] == ProxyForm.Scope.ballot.rawValue && !(form["ballot"] ?? "").isEmpty
  }

  /// Whether a word of a closed list can be chosen: a ballot is chosen on its page, and on a paper with several options
  /// one can only abstain beside marking them.
  func isFit(_ word: String, for field: String, of command: String) -> Bool {
    switch (command, field) {
    case (GrantProxy.kind.name, "scope"): word != ProxyForm.Scope.ballot.rawValue
    case (EnterPaperBallot.kind.name, "choice"), (SettlePaperBallot.kind.name, "choice"):
      facts?.ballot?.sheet == nil || word == Choice.abstain.rawValue
    default: true
    }
  }

  /// What is written on a paper depends on what the ballot asks for.
  func isUnfit(toPaper field: String) -> Bool {
    guard field == "named" || field == "marks" else { return false }
    guard let form = facts?.ballot?.sheet?.terms.form else { return true }
    switch form {
    case .one, .approval, .projects: return field == "marks"
    case .ranking, .score, .grades, .quadratic: return field == "named"
    }
  }

  /// The options of the ballot, as a paper has them.
  func optionsOnPaper(_ chosen: [String]) -> [Option] {
    (facts?.ballot?.sheet?.options ?? []).map {
      Option($0.id, words.name(of: $0), isChosen: chosen.contains($0.id))
    }
  }
}
