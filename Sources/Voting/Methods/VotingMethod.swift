/// The methods by the names of the command line.
package enum VotingMethod: String, CaseIterable, Sendable, Codable {
  case plurality, approval, score
  case majorityJudgement = "majority-judgement"
  case borda, irv
  case stvWIG = "stv-wig"
  case stvMeek = "stv-meek"
  case condorcet, schulze
  case rankedPairs = "ranked-pairs"
  case quadratic
  case dHondt = "dhondt"
  case sainteLague = "sainte-lague"
  case largestRemainder = "largest-remainder"
  case pbGreedy = "pb-greedy"
  case mesCardinality = "mes-cardinality"
  case mesCost = "mes-cost"
}

/// How a method is to count.
package struct TallyOptions: Sendable, Hashable {
  /// Seats; the file's own number, else one.
  package var seats: Int?
  /// The rule for ties.
  package var tie: TieRule
  /// How equal shares is completed.
  package var completion: EqualSharesCompletion
  /// By how much every voter's money is raised, in the money of the file.
  package var step: Rational
  /// What makes a majority strong; by default winning votes for Schulze and margins for ranked pairs.
  package var strength: MajorityStrength?

  /// Options; all have the published defaults.
  package init(
    seats: Int? = nil, tie: TieRule = .declared, completion: EqualSharesCompletion = .none,
    step: Rational = Rational(1), strength: MajorityStrength? = nil
  ) {
    self.seats = seats
    self.tie = tie
    self.completion = completion
    self.step = step
    self.strength = strength
  }
}

extension BallotFile {
  /// Counts the file by a method.
  ///
  /// - Throws: where the file's ballots are not what the method counts, or there are more seats than candidates.
  package func tally(_ method: VotingMethod, _ options: TallyOptions = TallyOptions()) throws(InputFault) -> Tally {
    switch method {
    case .pbGreedy, .mesCardinality, .mesCost:
      guard case .budget(let election) = content else {
        throw unfit(method, "一份参与式预算（.pb）", "a participatory budget (.pb)")
      }
      return try election.tally(method, options)
    case .score, .quadratic, .majorityJudgement:
      return try points(method, options)
    case .approval:
      return try approval(options)
    case .schulze:
      if case .debian(let file) = content { return file.tally(options) }
      return try checked(ranked(method), false).tally(method, options, seats: seats(options))
    default:
      let profile = try ranked(method)
      let isOneSweep = [.plurality, .borda, .dHondt, .sainteLague, .largestRemainder].contains(method)
      return try checked(profile, isOneSweep).tally(method, options, seats: seats(options))
    }
  }

  /// The most candidates for methods that go through rounds or compare pairs, whose tables grow with the square.
  private static let mostCandidates = 2_000

  private func checked(_ profile: RankedProfile, _ isOneSweep: Bool) throws(InputFault) -> RankedProfile {
    guard !isOneSweep, profile.candidates.count > Self.mostCandidates else { return profile }
    throw InputFault(
      line: 0, value: "\(profile.candidates.count)", zh: "这种方法的候选项最多 \(Self.mostCandidates) 个",
      en: "has too many candidates for rounds or pairs; at most \(Self.mostCandidates)")
  }

  private func unfit(_ method: VotingMethod, _ zh: String, _ en: String) -> InputFault {
    InputFault(line: 0, field: method.rawValue, zh: "这种方法需要\(zh)", en: "needs \(en)")
  }

  /// The number of seats: that of the options, else that of the file, else one.
  private func seats(_ options: TallyOptions) throws(InputFault) -> Int {
    var stated: Int?
    var candidates = 0
    switch content {
    case .ranked(let profile, let seats, _):
      stated = seats
      candidates = profile.candidates.count
    case .points(let profile, let seats):
      stated = seats
      candidates = profile.candidates.count
    case .budget(let election): candidates = election.projects.count
    case .debian(let file): candidates = file.profile.candidates.count
    }
    let seats = options.seats ?? stated ?? 1
    guard seats >= 1, seats <= candidates else {
      throw InputFault(
        line: 0, field: "seats", value: "\(seats)", zh: "应为 1 至 \(candidates)，候选项只有这么多",
        en: "must be between 1 and \(candidates), the number of candidates")
    }
    return seats
  }

  private func ranked(_ method: VotingMethod) throws(InputFault) -> RankedProfile {
    switch content {
    case .ranked(let profile, _, _): return profile
    case .debian(let file): return file.profile
    case .budget(let election)
    where election.voteType == .ordinal || (method == .plurality && election.voteType == .chooseOne):
      return election.rankedProfile
    default: throw unfit(method, "排序的选票", "ranked ballots")
    }
  }

  private func approval(_ options: TallyOptions) throws(InputFault) -> Tally {
    let seats = try seats(options)
    let votes: [Rational]
    let candidates: [Candidate]
    var byID = false
    switch content {
    case .ranked(let profile, _, let firstRank):
      votes = Positional.approval(profile, firstRankOnly: firstRank).map { Rational($0) }
      candidates = profile.candidates
    case .points(let profile, _) where profile.kind == .approval:
      votes = Positional.score(profile)
      candidates = profile.candidates
    case .budget(let election):
      votes =
        BudgetElection(
          projects: election.projects, budget: election.budget, counts: election.counts, ballots: election.ballots
        ).votes
      candidates = election.candidates
      byID = true
    default: throw unfit(.approval, "赞成式的选票", "approval ballots")
    }
    return Tally(
      method: .approval, candidates: candidates, values: votes, seats: seats,
      order: options.tie.order(candidates, byID: byID), naming: byID ? .id : .name)
  }

  private func points(_ method: VotingMethod, _ options: TallyOptions) throws(InputFault) -> Tally {
    let seats = try seats(options)
    if method == .score, case .budget(let election) = content,
      election.voteType == .scoring || election.voteType == .cumulative
    {
      let candidates = election.candidates
      return Tally(
        method: method, candidates: candidates, values: election.votes, seats: seats,
        order: options.tie.order(candidates, byID: true), naming: .id)
    }
    guard case .points(let profile, _) = content else {
      throw unfit(
        method, method == .majorityJudgement ? "等级的选票" : "打分的选票",
        method == .majorityJudgement ? "ballots with grades" : "ballots with points")
    }
    let order = options.tie.order(profile.candidates)
    switch (method, profile.kind) {
    case (.score, .score), (.score, .approval):
      return Tally(
        method: method, candidates: profile.candidates, values: Positional.score(profile), seats: seats, order: order)
    case (.quadratic, .quadratic):
      return Tally(
        method: method, candidates: profile.candidates, values: try Quadratic.count(profile), seats: seats, order: order
      )
    case (.majorityJudgement, .grades):
      return Tally(judging: profile, seats: seats, order: order)
    default:
      throw unfit(
        method, "相应种类的选票，而文件是 \(profile.kind.rawValue)",
        "ballots of its own kind, and the file has \(profile.kind.rawValue)")
    }
  }
}
