import Record
package import Vocabulary
package import Voting

/// Everything that the count of a ballot is made from: whoever counts it, and whoever counts it again, gathers it here.
package struct GatheredBallot: Sendable {
  /// Who counts: the roll without those who stood aside.
  package let roll: Roll
  /// Who of the roll stood aside.
  package let recused: [PersonID]
  /// What each of them says, on a screen, on paper or through another.
  package let voices: [PersonID: Voice]
  /// What came of the papers.
  package let papers: PaperCount?
  /// What came of the mandates.
  package let proxies: ProxyCount?
}

extension Desk {
  /// Gathers the votes of a ballot: those of the screen, one voice with those on paper, then those of mandates that were
  /// in force when the ballot closed.
  package func gathered(
    _ ballot: BallotID, _ facts: BallotFacts, screen: [PersonID: Voice], without recused: Set<PersonID>, at now: Instant
  ) throws -> GatheredBallot {
    let all = try roll(of: ballot)
    let roll = all.without(recused)
    let times = try castTimes(in: ballot)
    let own = roll.gathering(
      screen: screen.reduce(into: [:]) { $0[$1.key] = ScreenVote(voice: $1.value, at: times[$1.key]) },
      papers: try papers(in: ballot, number: nil).ledger(), precedence: facts.conduct?.papers ?? .latest)
    guard allowsProxies(facts.rule, facts.conduct) else {
      return GatheredBallot(
        roll: roll, recused: all.present(recused), voices: own.voices, papers: own.papers, proxies: nil)
    }
    // What is given or taken back after the ballot closed changes nothing any more.
    let moment = min(now, facts.closes.advanced(byMilliseconds: -1))
    let mandates = try mandates(at: moment).inForce(for: try facts.occasion(ballot, on: self), at: moment)
    let carried = roll.carrying(own.voices, mandates: mandates, limit: facts.conduct?.proxyLimit)
    return GatheredBallot(
      roll: roll, recused: all.present(recused), voices: carried.voices, papers: own.papers, proxies: carried.proxies)
  }
}
