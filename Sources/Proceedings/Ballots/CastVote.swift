import Inventory
package import Record
package import Vocabulary
import Voting

/// Someone on the roll votes; until the ballot closes a later vote replaces it (投票).
package struct CastVote: CaseCommand {
  package static let kind =
    CommandKind(
      "cast-vote", .vote, "cases/{case}/ballots/{ballot}/votes",
      [
        .subject, .required("ballot", .code), .required("choice", .choice(Choice.allCases.map(\.rawValue))),
        .optional("statement", .text(1...2_000)),
      ], CastVote.self)

  package let subject: CaseID
  let ballot: BallotID
  let choice: Choice
  let statement: String?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    ballot = reading.code("ballot")
    choice = reading.choice("choice")
    statement = reading.optionalText("statement")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(ballot, in: subject)
    guard facts.result == nil, hearing.now < facts.closes else {
      throw Refusal(.ballotClosed, details: ["closes": String(facts.closes.milliseconds)])
    }
    guard try desk.isOnRoll(hearing.author.person, of: ballot) else {
      throw Refusal(.notOnRoll, details: ["ballot": ballot.text])
    }
    let vote = VoteCast(ballot: ballot, choice: choice, statement: statement)
    return [.voteEnclosed(try hearing.enclose(vote))]
  }
}
