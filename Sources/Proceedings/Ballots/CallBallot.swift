import Cases
import Inventory
package import Record
package import Vocabulary
import Voting

/// The lead puts a version of a proposal to the ballot; rule and roll freeze at this moment (发起表决).
package struct CallBallot: CaseCommand {
  package static let kind =
    CommandKind(
      "call-ballot", .callBallot, "cases/{case}/ballots",
      [
        .subject, .required("proposal", .code), .required("version", .number(1...10_000)),
        .required("closes", .instant),
      ], CallBallot.self)

  package let subject: CaseID
  let proposal: ProposalID
  let version: Int
  let closes: Instant

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    proposal = reading.code("proposal")
    version = reading.number("version")
    closes = reading.instant("closes")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(subject)
    _ = try standing.after(.callBallot(by: hearing.author.party), at: hearing.now)
    let facts = try desk.required(proposal, in: subject)
    guard facts.version == version else { throw Refusal(.conflict, details: ["version": String(facts.version)]) }
    guard closes > hearing.now else { throw Malformed([FieldFault(field: "closes", code: .inThePast)]) }
    guard let inventory = hearing.inventory else { throw Refusal(.noInventory) }
    let rule = try rule(for: standing, in: inventory)
    let roll = try roll(for: rule, standing, in: inventory, on: desk, at: hearing.now)
    guard !roll.entries.isEmpty else {
      throw Refusal(.emptyRoll, inventory: inventory.version, details: ["rule": rule.id])
    }
    return [
      .ballotCalled(
        BallotCalled(
          id: hearing.id("ballot"), proposal: proposal, version: version, rule: rule, roll: roll,
          rollDigest: roll.digest, closes: closes))
    ]
  }

  private func rule(for standing: CaseStanding, in inventory: CompiledInventory) throws -> VotingRule {
    let id = inventory.matter(standing.matter)?.votingRule ?? VotingRules.simpleMajority.id
    guard let rule = VotingRules.rule(id) else { throw Unknown("rule", id) }
    return rule
  }

  /// Who may vote: everyone with a seat in a party that the inventory lets vote here; where the rule counts floor
  /// area, with the heads and area that the register of units gives to their flats.
  private func roll(
    for rule: VotingRule, _ standing: CaseStanding, in inventory: CompiledInventory, on desk: any Desk, at now: Instant
  ) throws -> Roll {
    let parties = inventory.holders(
      of: .vote, matter: standing.matter, stage: .ballot, area: standing.area, at: now
    ).map(\.party)
    let people = Set(try desk.seats(of: parties, at: now).map(\.person))
    guard rule.countsArea else {
      return Roll(entries: people.sorted().map { RollEntry(voter: $0, units: [], heads: 1, area: 0) })
    }
    return try desk.register(around: standing.area)?.roll() ?? Roll(entries: [])
  }
}
