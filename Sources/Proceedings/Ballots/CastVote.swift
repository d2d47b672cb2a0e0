import Inventory
package import Record
package import Vocabulary
package import Voting

/// Someone on the roll votes; until the ballot closes a later vote replaces it (投票).
///
/// On one proposal: `choice`. Of several options: `named` (options or projects), or `marks` (a rank, points, votes or
/// the place of a grade for each option), or `choice` `abstain`.
package struct CastVote: CaseCommand {
  package static let kind =
    CommandKind(
      "cast-vote", .vote, "cases/{case}/ballots/{ballot}/votes",
      [
        .subject, .required("ballot", .code), .optional("choice", .choice(Choice.allCases.map(\.rawValue))),
        .optional("named", .codes),
        .optional("marks", .rows([.required("option", .code), .optional("mark", .number(-1_000...1_000))])),
        .optional("statement", .text(1...2_000)),
      ], CastVote.self)

  package let subject: CaseID
  let ballot: BallotID
  let choice: Choice?
  let named: [String]
  let marks: [OptionPoints]
  let statement: String?

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    ballot = reading.code("ballot")
    choice = reading.optionalChoice("choice", of: Choice.self)
    let named: [Identifier<OptionName>] = reading.codes("named", keepingRepeats: true)
    self.named = named.map(\.text)
    marks = reading.rows("marks") { row, _ in
      let option: Identifier<OptionName> = row.code("option")
      return row.optionalNumber("mark").map { OptionPoints(option: option.text, points: Int64($0)) }
    }.compactMap { $0 }
    statement = reading.optionalText("statement")
    if choice == nil, self.named.isEmpty, marks.isEmpty { reading.fault("choice", .missing) }
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let facts = try desk.required(ballot, in: subject)
    guard !facts.isSecret else { throw Refusal(.secretBallot, details: ["ballot": ballot.text]) }
    guard facts.result == nil, hearing.now < facts.closes else {
      throw Refusal(.ballotClosed, details: ["closes": String(facts.closes.milliseconds)])
    }
    guard hearing.now >= facts.opening else {
      throw Refusal(.ballotNotOpen, details: ["opens": String(facts.opening.milliseconds)])
    }
    guard try desk.isOnRoll(hearing.author.person, of: ballot) else {
      throw Refusal(.notOnRoll, details: ["ballot": ballot.text])
    }
    let vote = VoteCast(ballot: ballot, voice: try voice(on: facts.sheet), statement: statement)
    return [.voteEnclosed(try hearing.enclose(vote))]
  }

  /// What is said, in the one way in which the record writes it.
  package func voice(on sheet: BallotSheet?) throws(Malformed) -> Voice {
    guard let sheet else {
      guard let choice, named.isEmpty, marks.isEmpty else {
        throw Malformed([FieldFault(field: "choice", code: .missing)])
      }
      return .choice(choice)
    }
    do {
      return try sheet.admitted(said(on: sheet))
    } catch {
      throw Malformed([error.inForm])
    }
  }

  private func said(on sheet: BallotSheet) throws(MarkingFault) -> Voice {
    if let choice {
      guard named.isEmpty, marks.isEmpty else { throw .wrongKind }
      return .choice(choice)
    }
    switch sheet.terms.form {
    case .one, .approval, .projects:
      guard marks.isEmpty else { throw .wrongKind }
      return .marking(.named(named))
    case .score, .grades, .quadratic:
      guard named.isEmpty else { throw .wrongKind }
      return .marking(.points(marks))
    case .ranking:
      // Options in their order, or a rank for each.
      guard marks.isEmpty else {
        guard named.isEmpty else { throw .wrongKind }
        for mark in marks where mark.points < 1 { throw .outOfRange(mark.option, 1...1_000) }
        let ranks = Dictionary(grouping: marks, by: \.points).sorted { $0.key < $1.key }
        return .marking(.ranking(ranks.map { $0.value.map(\.option) }))
      }
      return .marking(.ranking(named.map { [$0] }))
    }
  }
}

private enum OptionName {}

extension MarkingFault {
  /// Which field is at fault.
  fileprivate var inForm: FieldFault {
    switch self {
    case .nothingMarked: FieldFault(field: "choice", code: .missing)
    case .wrongKind: FieldFault(field: "choice", code: .otherBallot)
    case .unknownOption(let option): FieldFault(field: "marks", code: .unknown, value: option)
    case .markedTwice(let option): FieldFault(field: "marks", code: .twice, value: option)
    case .tooMany(let most): FieldFault(field: "named", code: .outOfRange, limit: String(most))
    case .outOfRange(let option, let range):
      FieldFault(
        field: "marks", code: .outOfRange, value: option, limit: "\(range.lowerBound)–\(range.upperBound)")
    case .overBudget(let budget): FieldFault(field: "named", code: .overBudget, limit: String(budget))
    case .overCredits(let credits): FieldFault(field: "marks", code: .overCredits, limit: String(credits))
    }
  }
}
