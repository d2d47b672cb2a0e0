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
    let envelopes = try desk.envelopes(in: ballot)
    var votes = try desk.votes(in: ballot).mapValues(\.voice)
    for envelope in envelopes { votes[envelope.voter] = envelope.opened.envelope.vote.voice }
    let gathered = try desk.gathered(
      ballot, facts, screen: votes, without: try desk.recused(in: subject), at: hearing.now)
    let everyoneVoted = hearing.now >= facts.opening && gathered.roll.entries.allSatisfy { votes[$0.voter] != nil }
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
    let entries = try desk.papers(in: ballot, number: nil).entries.compactMap(\.closed)
    return try EnvelopesOpened.events(of: ballot, envelopes.map(\.opened)).map { .envelopesOpened($0) }
      + EnvelopesOpened.events(of: ballot, entries).map {
        .papersOpened(PapersOpened(ballot: ballot, entries: $0.envelopes))
      }
      + [.ballotClosed(closed)]
  }
}
