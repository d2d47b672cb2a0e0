package import Vocabulary

/// What a voter writes on a ballot of several options.
package enum BallotForm: String, CaseIterable, Sendable, Codable {
  /// One option.
  case one
  /// Every option that the voter can live with.
  case approval
  /// Options in an order; several may share a rank, and some may be left out.
  case ranking
  /// Points for each option, from 0 to the highest.
  case score
  /// A grade for each option.
  case grades
  /// Votes for or against each option, which cost their square of the voter's credits.
  case quadratic
  /// Projects of a budget.
  case projects
}

/// Whether voters may also choose that everything stays as it is (维持现状、以上都不).
package enum StatusQuo: String, CaseIterable, Sendable, Codable {
  case offered, absent
}

/// Whether a ballot may name more projects than the budget pays for.
package enum ProjectLimit: String, CaseIterable, Sendable, Codable {
  /// Any number of projects.
  case any
  /// Projects that cost no more than the budget together.
  case withinBudget
}

/// What an option needs against the status quo before the count among options (Debian constitution, A.6).
package struct StatusQuoDemand: Hashable, Sendable, Codable {
  /// At least this share of the roll must rank the option above the status quo: the numerator.
  package let numerator: Int64
  /// The denominator of the share, 1 or more.
  package let denominator: Int64
  /// So many times as many must rank it above the status quo as below, strictly more.
  package let ratio: Int64

  /// A demand; a share of 0 is no quorum.
  package init(numerator: Int64 = 0, denominator: Int64 = 1, ratio: Int64 = 1) {
    self.numerator = numerator
    self.denominator = denominator
    self.ratio = ratio
  }
}

/// How ballots of several options are written and counted; frozen into the ballot when it opens.
package struct BallotTerms: Hashable, Sendable, Codable {
  /// The method.
  package let method: VotingMethod
  /// What a voter writes.
  package let form: BallotForm
  /// Whether the status quo is an option.
  package let statusQuo: StatusQuo
  /// What an option needs against the status quo; for Schulze only.
  package let demand: StatusQuoDemand?
  /// The most points for an option, or each voter's credits for quadratic votes; 0 where nothing is pointed.
  package let highest: Int64
  /// The grades, from best to worst; none where nothing is graded.
  package let grades: [Bilingual]
  /// How many projects a voter may name.
  package let limit: ProjectLimit
  /// How equal shares goes on while money is left.
  package let completion: EqualSharesCompletion
  /// How many of the options that stand first go to the next round when nobody is chosen in this one; 0 for all.
  package let finalists: Int

  /// Terms of a ballot.
  package init(
    _ method: VotingMethod, _ form: BallotForm, statusQuo: StatusQuo = .absent, demand: StatusQuoDemand? = nil,
    highest: Int64 = 0, grades: [Bilingual] = [], limit: ProjectLimit = .any,
    completion: EqualSharesCompletion = .none, finalists: Int = 0
  ) {
    self.method = method
    self.form = form
    self.statusQuo = statusQuo
    self.demand = demand
    self.highest = highest
    self.grades = grades
    self.limit = limit
    self.completion = completion
    self.finalists = finalists
  }

  /// Whether projects share a budget.
  package var spendsBudget: Bool { form == .projects }

  /// Whether a ballot can fill several seats.
  package var fillsSeats: Bool {
    switch method {
    case .irv, .condorcet, .pbGreedy, .mesCardinality, .mesCost: false
    case .schulze: demand == nil
    default: true
    }
  }
}

/// A procedure that a matter names for ballots of several options: the conditions of a rule, and how options are
/// counted.
package struct BallotProcedure: Hashable, Sendable {
  /// When enough take part, and what the chosen option needs. Its id is that of the procedure; its `fallback` is the
  /// procedure of the next round.
  package let rule: VotingRule
  /// How the options are counted.
  package let terms: BallotTerms

  /// A procedure.
  package init(rule: VotingRule, terms: BallotTerms) {
    self.rule = rule
    self.terms = terms
  }

  /// The stable name, such as `RANKED_SCHULZE`.
  package var id: String { rule.id }
}
