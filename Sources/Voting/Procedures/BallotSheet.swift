import BigInt
package import Vocabulary

/// One thing that can be chosen in a ballot.
package struct BallotOption: Hashable, Sendable, Codable {
  /// The number by which votes and files name it: `1` for the first declared.
  package let id: String
  /// What it is called.
  package let name: String
  /// The proposal; nil for the status quo.
  package let proposal: ProposalID?
  /// The version of the proposal.
  package let version: Int?
  /// What it costs, in minor units of money (分); nil where no budget is spent.
  package let cost: Int64?

  /// An option.
  package init(id: String, name: String, proposal: ProposalID? = nil, version: Int? = nil, cost: Int64? = nil) {
    self.id = id
    self.name = name
    self.proposal = proposal
    self.version = version
    self.cost = cost
  }
}

/// What stands on a ballot of several options, frozen when it opens.
package struct BallotSheet: Hashable, Sendable, Codable {
  /// How it is written and counted.
  package let terms: BallotTerms
  /// The options as they were declared; the status quo, where it is offered, stands last.
  package let options: [BallotOption]
  /// How many are chosen; 1 where the method chooses one, or spends a budget.
  package let seats: Int
  /// The budget in minor units of money (分); nil where none is spent.
  package let budget: Int64?
  /// The published rule for ties, `declared` or `seed:HEX`.
  package let tie: String

  /// A sheet; `options` come without the status quo, which the terms add.
  package init(
    terms: BallotTerms, options: [BallotOption], seats: Int = 1, budget: Int64? = nil, tie: TieRule = .declared
  ) {
    self.terms = terms
    let numbered = options.enumerated().map { place, option in
      BallotOption(
        id: String(place + 1), name: option.name, proposal: option.proposal, version: option.version,
        cost: option.cost)
    }
    let statusQuo = terms.statusQuo == .offered ? [BallotOption(id: String(options.count + 1), name: Self.nothing)] : []
    self.options = numbered + statusQuo
    self.seats = seats
    self.budget = budget
    self.tie = tie.text
  }

  /// The name of the status quo in files; pages have their own words.
  package static let nothing = "维持现状"

  /// The option with an id.
  package func option(_ id: String) -> BallotOption? { options.first { $0.id == id } }

  /// The status quo, where it is offered.
  package var statusQuo: BallotOption? { options.last.flatMap { $0.proposal == nil ? $0 : nil } }

  /// By how much equal shares raises every voter's money, in minor units: a thousandth of the budget, rounded up.
  package var step: Int64 { max(1, ((budget ?? 0) + 999) / 1_000) }

  /// The options as the methods count them.
  package var candidates: [Candidate] { options.map { Candidate(id: $0.id, name: $0.name) } }

  /// The rule for ties.
  package var tieRule: TieRule { TieRule(tie) ?? .declared }

  /// What the methods are told.
  package var tallyOptions: TallyOptions {
    TallyOptions(seats: seats, tie: tieRule, completion: terms.completion, step: money(step))
  }

  /// Minor units of money as an exact number of major ones.
  package func money(_ minor: Int64) -> Rational { Rational(BigInt(minor), over: BigInt(100)) ?? .zero }
}

extension BallotSheet {
  /// Why options cannot be put to a ballot together.
  package enum Fault: String, Error, CaseIterable, Sendable {
    /// There are fewer than two things to choose from.
    case tooFewOptions
    /// More seats than options, or more than one where the method chooses one.
    case tooManySeats
    /// A budget procedure without a budget, or without the cost of each project.
    case budgetMissing
    /// A project that the budget could never pay for.
    case overBudget
  }

  /// Whether the sheet can be voted on.
  package func check() throws(Fault) {
    let proposals = options.filter { $0.proposal != nil }
    guard options.count >= 2, !proposals.isEmpty else { throw .tooFewOptions }
    guard seats >= 1, seats == 1 || (terms.fillsSeats && seats <= proposals.count) else { throw .tooManySeats }
    guard terms.spendsBudget else { return }
    guard let budget, budget > 0, proposals.allSatisfy({ ($0.cost ?? 0) > 0 }) else { throw .budgetMissing }
    guard proposals.allSatisfy({ ($0.cost ?? 0) <= budget }) else { throw .overBudget }
  }
}
