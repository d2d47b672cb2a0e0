import Cases
import Inventory
package import Record
package import Vocabulary
import Voting

/// The lead gives notice of a ballot on a version of a proposal, or on several proposals; rule, options and roll freeze
/// at this moment (发起表决).
///
/// Where the procedure asks for notice the ballot opens when its days are over, at the earliest; else it opens at once
/// unless a later time is given.
package struct CallBallot: CaseCommand {
  package static let kind =
    CommandKind(
      "call-ballot", .callBallot, "cases/{case}/ballots",
      [
        .subject, .optional("proposal", .code), .optional("version", .number(1...10_000)),
        .optional("rule", .code),
        .optional(
          "options",
          .rows([
            .required("proposal", .code), .required("version", .number(1...10_000)),
            .optional("cost", .number(1...9_000_000_000_000)),
          ])),
        .optional("seats", .number(1...100)), .optional("budget", .number(1...9_000_000_000_000)),
        .optional("tie", .text(8...200)),
        .optional("excluded", .rows([.required("person", .code), .required("reason", .text(1...2_000))])),
        .optional("opens", .instant), .required("closes", .instant),
      ], CallBallot.self)

  /// A proposal in the version that is put to the ballot.
  struct Option: Sendable {
    let proposal: ProposalID
    let version: Int
    let cost: Int64?
  }

  package let subject: CaseID
  let rule: String?
  /// One, to be adopted or not; or several, to choose among.
  let options: [Option]
  let isChoice: Bool
  let seats: Int
  let budget: Int64?
  let tie: TieRule
  let excluded: [Exclusion]
  let opens: Instant?
  let closes: Instant

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    subject = reading.code("case")
    let rule: Identifier<RuleName>? = reading.optionalCode("rule")
    self.rule = rule?.text
    let rows = reading.rows("options") { row, _ in
      Option(
        proposal: row.code("proposal"), version: row.number("version"),
        cost: row.optionalNumber("cost").map { Int64($0) })
    }
    isChoice = !rows.isEmpty
    options =
      rows.isEmpty
      ? [Option(proposal: reading.demandedCode("proposal"), version: reading.number("version"), cost: nil)] : rows
    seats = reading.optionalNumber("seats") ?? 1
    budget = reading.optionalNumber("budget").map { Int64($0) }
    let tie = reading.optionalText("tie")
    self.tie = tie.map { TieRule($0) ?? .declared } ?? .declared
    if let tie, TieRule(tie) == nil {
      reading.fault("tie", .notAChoice, value: tie, limit: "declared seed:HEX")
    }
    excluded = reading.rows("excluded") { row, _ in
      Exclusion(person: row.code("person"), reason: row.text("reason"))
    }
    opens = reading.optionalInstant("opens")
    closes = reading.instant("closes")
    try reading.finish()
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let standing = try desk.required(subject)
    _ = try standing.after(.callBallot(by: hearing.author.party), at: hearing.now)
    guard closes > hearing.now else { throw Malformed([FieldFault(field: "closes", code: .inThePast)]) }
    guard let inventory = hearing.inventory else { throw Refusal(.noInventory) }
    for option in options {
      try desk.draft(option.proposal)?.requirePassedReview(in: inventory, for: standing, at: hearing.now)
    }
    let named = try options.map { try titled($0, on: desk) }
    let former = try named.first?.proposal.flatMap { try desk.lastBallot(on: $0) }.flatMap { try desk.ballot($0) }
    let plan = try plan(named, after: former, for: standing, in: inventory)
    let opening = try opening(plan.conduct, at: hearing.now)
    guard closes > opening ?? hearing.now else {
      throw Malformed([FieldFault(field: "closes", code: .inThePast)])
    }
    let roll = try plan.roll(
      for: standing, in: inventory, on: desk, at: hearing.now, leavingOut: excluded.map(\.person))
    guard !roll.entries.isEmpty else {
      throw Refusal(.emptyRoll, inventory: inventory.version, details: ["rule": plan.rule.id])
    }
    try plan.requireEqualVotes(on: roll)
    let id: BallotID = hearing.id("ballot")
    let kept = excluded.isEmpty ? nil : excluded
    if let sheet = plan.sheet {
      return [
        .ballotCalled(
          BallotCalled(
            id: id, sheet: sheet, rule: plan.rule, roll: roll, rollDigest: roll.digest, excluded: kept,
            closes: closes, opens: opening, conduct: plan.conduct))
      ]
    }
    return try named.prefix(1).map { option in
      guard let proposal = option.proposal, let version = option.version else { throw Unknown("proposal", option.name) }
      return .ballotCalled(
        BallotCalled(
          id: id, proposal: proposal, version: version, rule: plan.rule, roll: roll, rollDigest: roll.digest,
          excluded: kept, closes: closes, opens: opening, conduct: plan.conduct))
    }
  }

  /// The option under the title of the proposal, whose newest version it must be.
  private func titled(_ option: Option, on desk: any Desk) throws -> BallotOption {
    let facts = try desk.required(option.proposal, in: subject)
    guard facts.version == option.version else {
      throw Refusal(.conflict, details: ["version": String(facts.version)])
    }
    return BallotOption(
      id: "", name: facts.title, proposal: option.proposal, version: option.version, cost: option.cost)
  }

  /// The plan of the ballot: after a ballot that adopted nothing by the rule of its next round, if it names one; else by
  /// the first rule or procedure that the matter names and that fits, or the one of these that is asked for.
  private func plan(
    _ options: [BallotOption], after former: BallotFacts?, for standing: CaseStanding, in inventory: CompiledInventory
  ) throws -> BallotPlan {
    let listed = inventory.matter(standing.matter)?.votingRules ?? []
    let usual = listed.isEmpty ? [VotingRules.simpleMajority.id] : listed
    let next = former?.nextRound(isChoice: isChoice)
    if let finalists = next?.finalists, Set(finalists) != Set(options.compactMap(\.proposal)) {
      throw Malformed([
        FieldFault(
          field: "options", code: .notAChoice, limit: finalists.map(\.text).joined(separator: " "))
      ])
    }
    let known = next.map { [$0.rule] } ?? usual
    if let rule, !known.contains(rule) { throw Unknown("rule", rule) }
    let wanted = rule.map { [$0] } ?? known
    guard isChoice else {
      // The next round is on the same text; another version begins anew.
      let isSameText = former?.sheet == nil && former?.version == options.first?.version
      let own = rule.flatMap { usual.contains($0) ? [$0] : nil } ?? usual
      return try BallotPlan(one: own, in: inventory, after: isSameText ? former : nil)
    }
    var seen: Set<ProposalID> = []
    for (index, option) in options.enumerated() {
      guard let proposal = option.proposal, seen.insert(proposal).inserted else {
        throw Malformed([
          FieldFault(field: "options.\(index + 1).proposal", code: .twice, value: option.proposal?.text)
        ])
      }
    }
    let held = next == nil ? nil : usual.lazy.compactMap { inventory.procedure($0) }.first
    return try BallotPlan(several: wanted, held: held, in: inventory) { terms in
      let sheet = BallotSheet(
        terms: terms, options: options, seats: seats, budget: terms.spendsBudget ? budget : nil, tie: tie)
      do throws(BallotSheet.Fault) {
        try sheet.check()
      } catch {
        throw Malformed([error.inForm(sheet)])
      }
      return sheet
    }
  }

  /// When the ballot opens; nil for at once.
  ///
  /// - Refuses: an opening before the days of notice are over.
  private func opening(_ conduct: BallotConduct?, at now: Instant) throws -> Instant? {
    guard let conduct, conduct.noticeDays > 0 else { return opens.flatMap { $0 > now ? $0 : nil } }
    let earliest = conduct.earliestOpening(after: now)
    guard let opens else { return earliest }
    guard opens >= earliest else {
      throw Refusal(
        .noticeTooShort, basis: conduct.basis.zh,
        details: ["days": String(conduct.noticeDays), "until": String(earliest.milliseconds)])
    }
    return opens
  }
}

private enum RuleName {}

extension BallotSheet.Fault {
  /// Which field is at fault.
  fileprivate func inForm(_ sheet: BallotSheet) -> FieldFault {
    switch self {
    case .tooFewOptions: FieldFault(field: "options", code: .missing)
    case .tooManySeats: FieldFault(field: "seats", code: .outOfRange, value: String(sheet.seats), limit: "1")
    case .budgetMissing: FieldFault(field: sheet.budget == nil ? "budget" : "options", code: .missing)
    case .overBudget: FieldFault(field: "options", code: .overBudget, limit: sheet.budget.map { String($0) })
    }
  }
}

extension BallotFacts {
  /// The rule of the next round, where this ballot was counted, adopted nothing and names one; and who stands in it,
  /// where that is not everyone.
  fileprivate func nextRound(isChoice: Bool) -> (rule: String, finalists: [ProposalID]?)? {
    guard let result, !result.isAdopted, result.outcome != .awaitsHead, let rule = self.rule.fallback,
      isChoice == (sheet != nil)
    else { return nil }
    guard let sheet, let tally, sheet.terms.finalists > 0 else { return (rule, nil) }
    return (rule, sheet.finalists(after: tally).compactMap(\.proposal))
  }
}
