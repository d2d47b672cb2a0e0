import Cases
import Inventory
package import Record
package import Vocabulary
import Voting

/// Between notice and opening the lead has the roll read anew from the registers and seats, with a reason; it freezes
/// again (更正名册).
package struct CorrectRoll: CaseCommand {
  package static let kind =
    CommandKind(
      "correct-roll", .closeBallot, "cases/{case}/ballots/{ballot}/roll",
      [.subject, .required("ballot", .code), .reason], CorrectRoll.self)

  package let subject: CaseID
  let ballot: BallotID
  let reason: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    ballot = reading.code("ballot")
    reason = reading.text("reason")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(ballot, in: subject)
    let standing = try desk.required(subject)
    guard hearing.author.party == standing.receiver else {
      throw Refusal(.notTheReceiver, holders: [standing.receiver])
    }
    // Whoever has a credential by now could not be taken off the roll any more.
    guard try desk.credentialKey(of: ballot) == nil else { throw Refusal(.rollFrozen) }
    guard let inventory = hearing.inventory else { throw Refusal(.noInventory) }
    let frozen = FrozenRoll(try desk.roll(of: ballot), at: facts.calledAt, opens: facts.opening)
    // The plan that was frozen with the ballot, not what the inventory says by now.
    let plan = BallotPlan(frozen: facts)
    do {
      let corrected = try frozen.corrected(
        to: try plan.roll(
          for: standing, in: inventory, on: desk, at: hearing.now, leavingOut: facts.excluded.map(\.person)),
        reason: reason, at: hearing.now)
      guard !corrected.roll.entries.isEmpty, let correction = corrected.corrections.last else {
        throw Refusal(.emptyRoll, inventory: inventory.version, details: ["rule": facts.rule.id])
      }
      try plan.requireEqualVotes(on: corrected.roll)
      return [.rollCorrected(RollCorrected(ballot: ballot, roll: corrected.roll, correction: correction))]
    } catch let refusal as VotingRefusal {
      throw Refusal(refusal, details: ["opens": String(facts.opening.milliseconds)])
    }
  }
}
