import Cases
import Inventory
package import Record
package import Vocabulary
import Voting

/// The lead makes out a batch of numbered ballot papers: one for each entry of the roll that has none yet, or for the
/// people that are named, and spare ones (印制纸票).
package struct PrintPapers: CaseCommand {
  package static let kind =
    CommandKind(
      "print-papers", .closeBallot, "cases/{case}/ballots/{ballot}/batches",
      [
        .subject, .required("ballot", .code), .optional("people", .codes), .optional("spare", .number(0...1_000)),
      ], PrintPapers.self)

  /// Papers with a name in one batch, so that its event stays below the longest entry of the record.
  static let mostNamed = 2_000

  package let subject: CaseID
  let ballot: BallotID
  let people: [PersonID]
  let spare: Int

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    ballot = reading.code("ballot")
    people = reading.codes("people")
    spare = reading.optionalNumber("spare") ?? 0
    if people.count > Self.mostNamed { reading.fault("people", .tooLong, limit: String(Self.mostNamed)) }
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(ballot, in: subject)
    let standing = try desk.required(subject)
    guard hearing.author.party == standing.receiver else {
      throw Refusal(.notTheReceiver, holders: [standing.receiver])
    }
    guard !facts.isSecret else { throw Refusal(.secretBallot, details: ["ballot": ballot.text]) }
    guard facts.result == nil else { throw Refusal(.ballotClosed, details: ["ballot": ballot.text]) }
    let roll = try desk.roll(of: ballot)
    let former = try desk.papers(in: ballot, number: 0).batches
    for person in people where roll.entry(of: person) == nil { throw Unknown("person", person.text) }
    let served = Set(former.flatMap(\.voters))
    // A paper that was lost is made out again by naming the person.
    let voters =
      people.isEmpty
      ? Array(roll.entries.map(\.voter).filter { !served.contains($0) }.prefix(Self.mostNamed)) : people
    let count = voters.count + spare
    guard count > 0 else { throw Refusal(.noPapersLeft) }
    let first = (former.map(\.batch.last).max() ?? 0) + 1
    let batch = PaperBatch(id: String(former.count + 1), first: first, last: first + count - 1)
    return [.papersPrinted(PapersPrinted(ballot: ballot, batch: batch, voters: voters))]
  }
}
