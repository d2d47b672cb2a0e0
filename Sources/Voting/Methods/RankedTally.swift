extension Tally {
  /// A method that adds up one number for each candidate.
  init(
    method: VotingMethod, candidates: [Candidate], values: [Rational], seats: Int, order: [Int], naming: Naming = .name
  ) {
    var breaker = TieBreaker(order: order)
    let winners = breaker.best(values, seats: seats, among: Array(candidates.indices))
    let lines = candidates.indices.map { TallyRound.Line(candidate: $0, amount: .fraction(values[$0])) }
    self.init(
      method: method.rawValue, candidates: candidates, winners: winners,
      rounds: [TallyRound(number: 1, lines: lines, elected: winners, note: words("合计", "sums"))], ties: breaker.ties,
      facts: [.seats(seats)], naming: naming)
  }

  /// Majority judgement.
  init(judging profile: PointsProfile, seats: Int, order: [Int]) {
    let judgement = MajorityJudgement(profile)
    var breaker = TieBreaker(order: order)
    let winners = judgement.ranking(seats: seats, breaker: &breaker)
    let rounds = profile.grades.indices.map { grade in
      TallyRound(
        number: grade + 1,
        lines: profile.candidates.indices.map { .init(candidate: $0, amount: .whole(judgement.counts[$0][grade])) },
        note: words("等级：\(profile.grades[grade])", "grade: \(profile.grades[grade])"))
    }
    let medians = zip(profile.candidates, judgement.medians).map {
      JSONMember($0.id, .string(profile.grades[$1]))
    }
    self.init(
      method: VotingMethod.majorityJudgement.rawValue, candidates: profile.candidates, winners: winners, rounds: rounds,
      ties: breaker.ties,
      facts: [.seats(seats), TallyFact("medians", zh: "中位等级", en: "median grades", .object(medians))])
  }
}

extension TallyFact {
  static func seats(_ seats: Int) -> TallyFact { TallyFact("seats", zh: "席位", en: "seats", .number("\(seats)")) }
  static func ballots(_ count: Int64) -> TallyFact {
    TallyFact("ballots", zh: "选票", en: "ballots", .number("\(count)"))
  }
}

extension RankedProfile {
  /// Counts the ballots by a method for ranked ballots.
  package func tally(_ method: VotingMethod, _ options: TallyOptions, seats: Int) -> Tally {
    let order = options.tie.order(candidates)
    switch method {
    case .borda:
      return Tally(method: method, candidates: candidates, values: Positional.borda(self), seats: seats, order: order)
    case .irv:
      let count = InstantRunoff(self, order: order)
      return Tally(
        method: method.rawValue, candidates: candidates, winners: count.winner.map { [$0] } ?? [], rounds: count.rounds,
        ties: count.breaker.ties, facts: [.ballots(voters)])
    case .stvWIG:
      let count = ScottishTransfer(self, seats: seats, order: order)
      return Tally(
        method: method.rawValue, candidates: candidates, winners: count.winners, rounds: count.rounds,
        ties: count.breaker.ties,
        facts: [
          .seats(seats),
          TallyFact("validBallots", zh: "有效选票", en: "valid ballots", .number("\(count.validBallots)")),
          TallyFact("quota", zh: "当选额", en: "quota", .number("\(count.quota / ScottishTransfer.unit)")),
        ])
    case .stvMeek:
      let count = MeekTransfer(self, seats: seats, order: order)
      return Tally(
        method: method.rawValue, candidates: candidates, winners: count.winners, rounds: count.rounds,
        ties: count.breaker.ties,
        facts: [
          .seats(seats),
          TallyFact("quota", zh: "最后的当选额", en: "last quota", Amount.decimal(count.quota, places: 9).json),
        ])
    case .condorcet, .schulze, .rankedPairs:
      return pairs(method, options, seats: seats, order: order)
    case .dHondt, .sainteLague, .largestRemainder:
      return apportionment(method, seats: seats, order: order)
    default:
      return Tally(
        method: .plurality, candidates: candidates, values: Positional.plurality(self).map { Rational($0) },
        seats: seats, order: order)
    }
  }

  private func pairs(_ method: VotingMethod, _ options: TallyOptions, seats: Int, order: [Int]) -> Tally {
    let matrix = PairwiseMatrix(self)
    var breaker = TieBreaker(order: order)
    let everyone = Array(candidates.indices)
    var winners: [Int] = []
    var rounds: [TallyRound] = []
    var ties: [TieBreak] = []
    switch method {
    case .condorcet:
      winners = matrix.condorcetWinner.map { [$0] } ?? []
      rounds = [matrix.victories(among: everyone, elected: winners)]
    case .schulze:
      let schulze = SchulzeOrder(matrix, strength: options.strength ?? .winningVotes)
      winners = schulze.ranking(among: everyone, seats: seats, breaker: &breaker)
      rounds = [schulze.victories(among: everyone, elected: winners)]
    default:
      var tied: [[(Int, Int)]] = []
      let locked = RankedPairs(matrix, strength: options.strength ?? .margins, breaker: &breaker, tied: &tied)
      ties = tied.compactMap { group in
        group.first.map {
          TieBreak(
            round: 1, purpose: .lock, among: Set(group.flatMap { [$0.0, $0.1] }).sorted(), chosen: $0.0, means: .rule)
        }
      }
      var left = everyone
      while winners.count < seats,
        let next = breaker.first(of: locked.tops(among: left), for: .elect, round: winners.count + 1)
      {
        winners.append(next)
        left.removeAll { $0 == next }
      }
      rounds = [matrix.victories(among: everyone, elected: winners)]
    }
    return Tally(
      method: method.rawValue, candidates: candidates, winners: winners, rounds: rounds, ties: ties + breaker.ties,
      facts: [.ballots(voters)], pairwise: matrix.preferring)
  }

  private func apportionment(_ method: VotingMethod, seats: Int, order: [Int]) -> Tally {
    let votes = Positional.plurality(self)
    let rule: Apportionment =
      method == .dHondt ? .dHondt : method == .sainteLague ? .sainteLague : .largestRemainder
    let shares = rule.seats(seats, votes: votes, order: order)
    let elected = candidates.indices.filter { shares.seats[$0] > 0 }
    return Tally(
      method: method.rawValue, candidates: candidates, winners: elected,
      rounds: [
        TallyRound(
          number: 1, lines: candidates.indices.map { .init(candidate: $0, amount: .whole(votes[$0])) },
          note: words("票数", "votes")),
        TallyRound(
          number: 2, lines: candidates.indices.map { .init(candidate: $0, amount: .whole(Int64(shares.seats[$0]))) },
          elected: elected, note: words("席位", "seats")),
      ], ties: shares.ties, facts: [.seats(seats)])
  }
}

extension PairwiseMatrix {
  /// How many others each candidate beats.
  func victories(among: [Int], elected: [Int]) -> TallyRound {
    TallyRound(
      number: 1,
      lines: among.map { one in
        .init(candidate: one, amount: .whole(Int64(among.filter { $0 != one && beats(one, $0) }.count)))
      }, elected: elected, note: words("两两比较的胜场", "victories in pairs"))
  }
}

extension SchulzeOrder {
  /// How many others each candidate is better than.
  func victories(among: [Int], elected: [Int]) -> TallyRound {
    TallyRound(
      number: 1,
      lines: among.map { one in
        .init(candidate: one, amount: .whole(Int64(among.filter { $0 != one && isBetter(one, $0) }.count)))
      }, elected: elected, note: words("最强路径的胜场", "victories by strongest paths"))
  }
}

extension DebianFile {
  /// The decision of a general resolution: quorum, majority, then Schulze on winning votes among those that passed.
  package func tally(_ options: TallyOptions = TallyOptions()) -> Tally {
    let matrix = PairwiseMatrix(profile)
    let decision = DebianDecision(matrix, defaultOption: defaultOption, demands: demands)
    var breaker = TieBreaker(order: options.tie.order(profile.candidates))
    let schulze = SchulzeOrder(matrix, strength: options.strength ?? .winningVotes, among: decision.alive)
    let winners = schulze.ranking(among: decision.alive, seats: 1, breaker: &breaker)
    func dropped(_ standing: DebianStanding) -> [Int] {
      decision.standings.indices.filter { decision.standings[$0] == standing }
    }
    let options = profile.candidates.indices.filter { $0 != defaultOption }
    let quorum = TallyRound(
      number: 1,
      lines: options.map { .init(candidate: $0, amount: .whole(matrix.preferring[$0][defaultOption])) },
      excluded: dropped(.failedQuorum), note: words("法定人数：排在默认选项之上的票数", "quorum: ranked above the default option"))
    let majority = TallyRound(
      number: 2,
      lines: options.map { .init(candidate: $0, amount: .whole(matrix.preferring[defaultOption][$0])) },
      excluded: dropped(.failedMajority), note: words("多数：默认选项排在其上的票数", "majority: default option ranked above it"))
    let paths = schulze.victories(among: decision.alive, elected: winners)
    let third = TallyRound(number: 3, lines: paths.lines, elected: winners, note: paths.note)
    return Tally(
      method: VotingMethod.schulze.rawValue, candidates: profile.candidates, winners: winners,
      rounds: [quorum, majority, third], ties: breaker.ties, facts: facts(), pairwise: matrix.preferring)
  }

  private func facts() -> [TallyFact] {
    let demanded = profile.candidates.indices.compactMap { place -> JSONMember? in
      demands[place].map { demand in
        JSONMember(
          profile.candidates[place].id,
          .object([
            JSONMember("quorum", Amount.fraction(demand.quorum).json),
            JSONMember("majority", Amount.fraction(demand.ratio).json),
          ]))
      }
    }
    return [
      .ballots(profile.voters),
      TallyFact("defaultOption", zh: "默认选项", en: "default option", .string(profile.candidates[defaultOption].id)),
      TallyFact("demands", zh: "法定人数与多数", en: "quorum and majority", .object(demanded)),
    ]
  }
}
