import Inventory
import Record
import Vocabulary
import Voting

/// What somebody reads on a ballot paper: its number, whose it is, and the vote.
struct PaperForm: Sendable {
  /// The fields; those of the vote are those of a vote on a screen.
  static let fields: [Field] =
    [
      .subject, .required("ballot", .code), .required("batch", .code), .required("number", .number(1...1_000_000)),
      .required("code", .text(1...20)), .optional("voter", .code),
      .required("source", .choice(PaperSource.allCases.map(\.rawValue))), .optional("handed", .instant),
    ] + CastVote.kind.fields.filter { ["choice", "named", "marks"].contains($0.name) }

  let subject: CaseID
  let ballot: BallotID
  let batch: String
  let number: Int
  let code: String
  let voter: PersonID?
  let source: PaperSource
  let handed: Instant?
  let vote: CastVote

  init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.fields)
    subject = reading.code("case")
    ballot = reading.code("ballot")
    let batch: Identifier<BatchName> = reading.code("batch")
    self.batch = batch.text
    number = reading.number("number")
    code = reading.text("code")
    voter = reading.optionalCode("voter")
    source = reading.choice("source")
    handed = reading.optionalInstant("handed")
    try reading.finish()
    vote = try CastVote(form)
  }

  /// The event of the entry; the vote goes into an envelope like one from a screen.
  ///
  /// - Refuses: in a secret ballot; once the ballot is counted; a number or voter that is not of the batch; a paper that was handed in before
  ///   or after the time for voting; the same person a second time; a paper that needs no further entry, or needs one of
  ///   the other kind.
  func entered(settling: Bool, on desk: any Desk, in hearing: inout Hearing) throws -> PaperEntered {
    let facts = try desk.required(ballot, in: subject)
    guard !facts.isSecret else { throw Refusal(.secretBallot, details: ["ballot": ballot.text]) }
    guard facts.result == nil else { throw Refusal(.ballotClosed, details: ["ballot": ballot.text]) }
    guard hearing.now >= facts.opening else {
      throw Refusal(.ballotNotOpen, details: ["opens": String(facts.opening.milliseconds)])
    }
    try checkTime(facts, at: hearing.now)
    let papers = try desk.papers(in: ballot, number: number)
    guard let batch = papers.batch(self.batch), batch.batch.first...batch.batch.last ~= number else {
      throw Refusal(.notInBatch)
    }
    guard PaperCode.matches(code, ballot: ballot, batch: self.batch, number: number) else {
      throw Malformed([FieldFault(field: "code", code: .unknown, value: code)])
    }
    let voter = try voter(in: batch)
    guard try desk.isOnRoll(voter, of: ballot) else { throw Refusal(.notOnRoll, details: ["ballot": ballot.text]) }
    let voice = try vote.voice(on: facts.sheet)
    var ledger = try papers.ledger()
    switch ledger.standing(batch: self.batch, number: number) {
    case .heldBack where !settling: throw Refusal(.heldBack)
    case nil where settling, .enteredOnce where settling: throw Refusal(.notHeldBack)
    default: break
    }
    do {
      try ledger.enter(
        PaperEntry(
          batch: self.batch, number: number, voter: voter, voice: voice, handed: handed, source: source,
          entrant: hearing.author.person, at: hearing.now))
    } catch {
      throw Refusal(error)
    }
    let enclosed = try hearing.enclose(VoteCast(ballot: ballot, voice: voice))
    return PaperEntered(
      ballot: ballot, batch: self.batch, number: number, voter: voter, source: source, handed: handed,
      commitment: enclosed.commitment)
  }

  /// What was handed in while votes were taken may be entered until the count; once votes are no longer taken the stamp
  /// has to say so.
  private func checkTime(_ facts: BallotFacts, at now: Instant) throws {
    if let handed {
      guard handed <= now, handed >= facts.opening else {
        throw Malformed([FieldFault(field: "handed", code: .outOfRange)])
      }
    }
    guard handed ?? now < facts.closes else {
      throw Refusal(.handedInLate, details: ["closes": String(facts.closes.milliseconds)])
    }
  }

  private func voter(in batch: PapersPrinted) throws -> PersonID {
    if let printed = batch.voter(of: number) {
      guard voter == nil || voter == printed else {
        throw Malformed([FieldFault(field: "voter", code: .notAChoice, value: voter?.text, limit: printed.text)])
      }
      return printed
    }
    guard let voter else { throw Malformed([FieldFault(field: "voter", code: .missing)]) }
    return voter
  }
}

private enum BatchName {}
