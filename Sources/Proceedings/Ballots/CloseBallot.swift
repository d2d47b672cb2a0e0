import Cases
import Inventory
package import Record
package import Vocabulary
import Voting

/// The lead has the ballot counted, after its time or once everyone on the roll has voted; the envelopes are opened first
/// (计票).
package struct CloseBallot: CaseCommand {
  package static let kind =
    CommandKind(
      "close-ballot", .closeBallot, "cases/{case}/ballots/{ballot}/close",
      [.subject, .required("ballot", .code)], CloseBallot.self)

  package let subject: CaseID
  let ballot: BallotID

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    ballot = reading.code("ballot")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(ballot, in: subject)
    guard facts.result == nil else { throw Refusal(.ballotClosed, details: ["ballot": ballot.text]) }
    let opened = facts.isSecret ? try sealed(facts, on: desk) : try named(facts, on: desk, at: hearing.now)
    let gathered = opened.gathered
    let everyoneVoted = hearing.now >= facts.opening && opened.everyoneVoted
    guard hearing.now >= facts.closes || everyoneVoted else {
      throw Refusal(.ballotStillOpen, details: ["closes": String(facts.closes.milliseconds)])
    }
    let counted = try count(
      facts.rule, facts.conduct, sheet: facts.sheet, roll: gathered.roll, voices: gathered.voices)
    // Where the head has the last word, the case stays at the ballot until the head has decided.
    _ = try desk.required(subject).after(
      .closeBallot(by: hearing.author.party, adopted: facts.adopted(by: counted.count).first), at: hearing.now)
    hearing.discardEnvelopes(of: ballot)
    let closed = BallotClosed(
      ballot: ballot, result: counted.count.result, tally: counted.count.tally, chambers: counted.chambers,
      recused: gathered.recused, papers: gathered.papers, proxies: gathered.proxies)
    return opened.events + [.ballotClosed(closed)]
  }

  /// A ballot by name: the envelopes of the screen and of the papers, and the mandates.
  private func named(_ facts: BallotFacts, on desk: any Desk, at now: Instant) throws -> OpenedBallot {
    let envelopes = try desk.envelopes(in: ballot)
    var votes = try desk.votes(in: ballot).mapValues(\.voice)
    for envelope in envelopes { votes[envelope.voter] = envelope.opened.envelope.vote.voice }
    let gathered = try desk.gathered(
      ballot, facts, screen: votes, without: try desk.recused(in: subject), at: now)
    let entries = try desk.papers(in: ballot, number: nil).entries.compactMap(\.closed)
    let opening = try EnvelopesOpened.events(of: ballot, envelopes.map(\.opened)).map { Event.envelopesOpened($0) }
    let papers = try EnvelopesOpened.events(of: ballot, entries).map {
      Event.papersOpened(PapersOpened(ballot: ballot, entries: $0.envelopes))
    }
    return OpenedBallot(
      gathered: gathered, everyoneVoted: gathered.roll.entries.allSatisfy { votes[$0.voter] != nil },
      events: opening + papers)
  }

  /// A secret ballot: the sealed votes under the serials of their credentials; it takes no papers and no mandates.
  private func sealed(_ facts: BallotFacts, on desk: any Desk) throws -> OpenedBallot {
    let all = try desk.roll(of: ballot)
    let recused = try desk.aside(from: ballot, facts)
    let sealed = try desk.sealedVotes(in: ballot)
    let votes = Dictionary(
      sealed.compactMap { vote in
        vote.sealed.vote.voice.map { (PersonID(vote.sealed.credential.serial), $0) }
      }
    ) { first, _ in first }
    let roll = all.without(recused).anonymous(sealed.map(\.sealed.credential.serial))
    return OpenedBallot(
      gathered: GatheredBallot(roll: roll, recused: all.present(recused), voices: votes, papers: nil, proxies: nil),
      everyoneVoted: roll.entries.allSatisfy { votes[$0.voter] != nil },
      events: try SealedVotesOpened.events(of: ballot, sealed).map { .sealedVotesOpened($0) })
  }
}

/// What a ballot is counted from, and the events that lay it open.
private struct OpenedBallot {
  let gathered: GatheredBallot
  /// Whether everyone who counts has voted on a screen.
  let everyoneVoted: Bool
  let events: [Event]
}
