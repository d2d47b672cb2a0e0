import Cases
import Inventory
package import Record
package import Vocabulary
import Voting

/// The head of the body decides after the body has voted; against the majority only with a reason (首长决定).
package struct DecideAsHead: CaseCommand {
  package static let kind =
    CommandKind(
      "decide-as-head", .decide, "cases/{case}/ballots/{ballot}/decision",
      [
        .subject, .required("ballot", .code), .required("decision", .choice(Decision.allCases.map(\.rawValue))),
        .optional("reason", .text(1...4_000)),
      ], DecideAsHead.self)

  /// A head does not abstain.
  enum Decision: String, CaseIterable { case yes, no }

  package let subject: CaseID
  let ballot: BallotID
  let decision: Decision
  let reason: String?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    ballot = reading.code("ballot")
    decision = reading.choice("decision")
    reason = reading.optionalText("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(ballot, in: subject)
    guard let count = facts.result else {
      throw Refusal(.ballotStillOpen, details: ["closes": String(facts.closes.milliseconds)])
    }
    let decided: BallotResult
    do {
      decided = try count.decided(
        by: HeadDecision(
          person: hearing.author.person, choice: decision == .yes ? .yes : .no, reason: reason ?? ""))
    } catch {
      throw Refusal(error)
    }
    let standing = try desk.required(subject)
    _ = try standing.after(
      .closeBallot(by: standing.receiver, adopted: facts.adopted(by: decided, facts.tally).first), at: hearing.now)
    return [.ballotDecided(BallotDecided(ballot: ballot, result: decided))]
  }
}
