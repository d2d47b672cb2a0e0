package import Cases
package import Inventory
package import Record
package import Resolutions
package import Vocabulary
import Voting

/// The lead writes the resolution from the adopted proposal; its text, result, dissent, clauses and signatories
/// freeze (起草决议).
package struct DraftResolution: CaseCommand {
  package static let kind =
    CommandKind(
      "draft-resolution", .draft, "cases/{case}/resolutions", [.subject, .title, .text, .clauses],
      DraftResolution.self)

  package let subject: CaseID
  let title: String
  let text: String
  let clauses: [Clause]

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    title = reading.text("title")
    text = reading.text("text")
    clauses = reading.clauses()
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(subject)
    let id: ResolutionID = hearing.id("resolution")
    _ = try standing.after(.draft(by: hearing.author.party, id), at: hearing.now)
    guard let inventory = hearing.inventory else { throw Refusal(.noInventory) }
    try clauses.requireHolders(for: standing, in: inventory, at: hearing.now)
    try clauses.requireVerifiers(for: standing, in: inventory, at: hearing.now)
    try clauses.requireFuture(after: desk.clock.date(of: hearing.now))
    let resolution = try FrozenResolution.adopted(
      id, in: standing, title: title, text: text, clauses: clauses, on: desk, under: inventory, at: hearing.now)
    return [.resolutionDrafted(ResolutionDrafted(resolution: resolution, digest: try resolution.digest()))]
  }
}

extension FrozenResolution {
  /// What the lead wrote, frozen with all that follows from the case: the proposal that was adopted, result, roll and
  /// dissent, and who signs by the inventory in force.
  ///
  /// - Refuses: `notAdopted`; `noEntry` where nobody may sign; `tooFewSignatories` for a procedure that asks for more.
  package static func adopted(
    _ id: ResolutionID, in standing: CaseStanding, title: String, text: String, clauses: [Clause], on desk: any Desk,
    under inventory: CompiledInventory, at now: Instant
  ) throws -> FrozenResolution {
    guard let adopted = standing.adopted, let ballotID = try desk.lastBallot(on: adopted),
      let ballot = try desk.ballot(ballotID)
    else { throw Refusal(.notAdopted) }
    let dissent = try desk.votes(in: ballotID)
      .filter { ballot.stance(of: $0.value.voice) == .no }
      .compactMap { person, vote in vote.statement.map { Dissent(person: person, statement: $0) } }
      .sorted { $0.person < $1.person }
    let signatories = inventory.signatories(for: standing, at: now)
    guard !signatories.isEmpty else {
      throw Refusal(
        .noEntry, inventory: inventory.version, details: ["act": Act.sign.rawValue, "matter": standing.matter.text])
    }
    return FrozenResolution(
      id: id, subject: standing.id, kind: .resolution, title: title, text: text, proposal: adopted,
      proposalVersion: ballot.version(of: adopted), chosen: ballot.chosen, result: ballot.result,
      rollDigest: ballot.rollDigest, dissent: dissent, clauses: clauses, signatories: signatories,
      signaturesNeeded: try inventory.signaturesNeeded(by: ballot.conduct, of: signatories, for: standing),
      inventory: try desk.draft(adopted)?.adopted)
  }
}
