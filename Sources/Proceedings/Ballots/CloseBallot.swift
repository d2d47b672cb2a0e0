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
    guard hearing.now >= facts.closes || votes.count >= facts.rollSize else {
      throw Refusal(.ballotStillOpen, details: ["closes": String(facts.closes.milliseconds)])
    }
    let count = try count(facts.rule, sheet: facts.sheet, roll: try desk.roll(of: ballot), voices: votes)
    _ = try desk.required(subject).after(
      .closeBallot(by: hearing.author.party, adopted: facts.adopted(by: count).first), at: hearing.now)
    hearing.discardEnvelopes(of: ballot)
    return try EnvelopesOpened.events(of: ballot, envelopes.map(\.opened)).map { .envelopesOpened($0) }
      + [.ballotClosed(BallotClosed(ballot: ballot, result: count.result, tally: count.tally))]
  }
}
