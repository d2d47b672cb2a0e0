import Testing
import Vocabulary
import Voting

@Suite("Ballots of several options") struct OptionBallotTests {
  static func sheet(_ procedure: BallotProcedure, seats: Int = 1) -> BallotSheet {
    let spends = procedure.terms.spendsBudget
    return BallotSheet(
      terms: procedure.terms,
      options: ["Benches", "Lamps", "Sandpit"].enumerated().map { place, name in
        BallotOption(
          id: "", name: name, proposal: ProposalID("proposal-\(place)"), version: 1,
          cost: spends ? [400_000, 500_000, 600_050][place] : nil)
      }, seats: seats, budget: spends ? 1_000_000 : nil)
  }

  static func roll(_ size: Int) -> Roll {
    Roll(entries: (1...size).map { RollEntry(voter: PersonID("person-\($0)"), units: [], heads: 1, area: 0) })
  }

  /// Some markings of every kind that a voter may write on a sheet.
  static func markings(_ sheet: BallotSheet) -> [Voice] {
    let ids = sheet.options.map(\.id)
    func points(_ one: String, _ points: Int64) -> [OptionPoints] {
      ids.map { OptionPoints(option: $0, points: $0 == one ? points : 1) }
    }
    let some = ids.flatMap { (one: String) -> [Marking] in
      let others = ids.filter { $0 != one }
      switch sheet.terms.form {
      case .one: return [.named([one])]
      case .approval, .projects: return [.named([one]), .named(others)]
      case .ranking: return [.ranking([[one]]), .ranking([[one], others]), .ranking([others, [one]])]
      case .score, .grades, .quadratic:
        return [.points(points(one, 3)), .points(points(one, 5)), .points([OptionPoints(option: one, points: 2)])]
      }
    }
    return some.map { .marking($0) } + [.choice(.abstain)]
  }

  @Test("are counted by every procedure, the same in any order of votes, and what was chosen is on the sheet")
  func everyProcedure() throws {
    for procedure in BallotProcedures.all {
      let sheet = Self.sheet(procedure)
      try sheet.check()
      let voices = Self.markings(sheet).filter { (try? sheet.admitted($0)) != nil }
      #expect(voices.count >= 4, "\(procedure.id)")
      let roll = Self.roll(voices.count + 1)
      let votes = zip(roll.entries, voices).map { ($0.voter, $1) }
      let counted = try count(
        procedure.rule, sheet: sheet, roll: roll, voices: Dictionary(uniqueKeysWithValues: votes))
      let again = try count(
        procedure.rule, sheet: sheet, roll: roll, voices: Dictionary(uniqueKeysWithValues: votes.reversed()))
      #expect(counted == again, "\(procedure.id)")
      #expect(counted.result.participating.heads == Int64(voices.count), "\(procedure.id)")
      let tally = try #require(counted.tally)
      #expect(tally.winners.allSatisfy { sheet.option($0) != nil } && !tally.rounds.isEmpty, "\(procedure.id)")
      if sheet.terms.spendsBudget {
        let spent = tally.winners.reduce(Int64(0)) { $0 + (sheet.option($1)?.cost ?? 0) }
        #expect(spent <= 1_000_000, "\(procedure.id)")
      }
    }
  }

  @Test("have ids that no rule for one proposal has, and each is found by its own")
  func ids() {
    let ids = BallotProcedures.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { VotingRules.rule($0) == nil })
    for procedure in BallotProcedures.all {
      #expect(BallotProcedures.procedure(procedure.id) == procedure)
      #expect(procedure.rule.fallback.map { BallotProcedures.procedure($0) != nil } ?? true)
    }
  }

  @Test("adopt what is chosen over the status quo, and nothing where the status quo stands first or too few vote")
  func statusQuo() throws {
    let sheet = Self.sheet(BallotProcedures.schulze)
    let none = try #require(sheet.statusQuo?.id)
    func counted(_ rankings: [[[String]]], of size: Int) throws -> BallotCount {
      let roll = Self.roll(size)
      let voices = zip(roll.entries, rankings).map { ($0.voter, Voice.marking(.ranking($1))) }
      return try count(
        BallotProcedures.schulze.rule, sheet: sheet, roll: roll, voices: Dictionary(uniqueKeysWithValues: voices))
    }
    let adopted = try counted([[["1"], [none]], [["1"], ["2"], [none]], [["2"], ["1"]]], of: 4)
    #expect(adopted.result.isAdopted && adopted.tally?.winners == ["1"])
    #expect(adopted.result.yes.heads == 3)
    #expect(sheet.proposals(chosenBy: try #require(adopted.tally)) == ["proposal-0"])
    let rejected = try counted([[[none], ["1"]], [[none], ["2"]], [["1"], [none]]], of: 4)
    #expect(rejected.result.outcome == .rejected && rejected.tally?.winners == [none])
    let few = try counted([[["1"]], [["1"]]], of: 4)
    #expect(few.result.outcome == .noQuorum)
  }

  @Test("go to a second round between the first two where nobody has more than half, ties by the published rule")
  func runoff() throws {
    let sheet = Self.sheet(BallotProcedures.majority)
    let rule = BallotProcedures.majority.rule
    func counted(_ votes: [String]) throws -> BallotCount {
      let roll = Self.roll(votes.count)
      let voices = zip(roll.entries, votes).map { ($0.voter, Voice.marking(.named([$1]))) }
      return try count(rule, sheet: sheet, roll: roll, voices: Dictionary(uniqueKeysWithValues: voices))
    }
    #expect(try counted(["1", "1", "2"]).result.isAdopted)
    let open = try counted(["3", "3", "2", "2", "1"])
    #expect(open.result.outcome == .rejected && rule.fallback == "RUNOFF")
    #expect(sheet.finalists(after: try #require(open.tally)).map(\.id) == ["2", "3"])
    let tied = try counted(["1", "2", "3"])
    #expect(sheet.finalists(after: try #require(tied.tally)).map(\.id) == ["1", "2"], "the first declared")
    #expect(BallotProcedures.runoff.rule.fallback == nil)
  }

  @Test("count the heads of the voter; an abstainer takes part and stands on no ballot")
  func heads() throws {
    let sheet = Self.sheet(BallotProcedures.plurality)
    let roll = Roll(entries: [
      RollEntry(voter: "a", units: [], heads: 3, area: 0), RollEntry(voter: "b", units: [], heads: 1, area: 0),
      RollEntry(voter: "c", units: [], heads: 1, area: 0),
    ])
    let counted = try count(
      BallotProcedures.plurality.rule, sheet: sheet, roll: roll,
      voices: [
        "a": .marking(.named(["2"])), "b": .marking(.named(["1"])), "c": .choice(.abstain),
        "stranger": .marking(.named(["1"])),
      ])
    #expect(counted.tally?.winners == ["2"])
    #expect(counted.tally?.rounds.first?.lines.map(\.amount) == ["1", "3", "0"])
    #expect(counted.result.participating.heads == 5 && counted.result.abstain.heads == 1)
    #expect(counted.result.yes.heads == 3 && counted.result.no.heads == 1)
  }

  @Test("refuse marks of another kind, unknown options, repeats, too much of anything")
  func faults() throws {
    func fault(_ procedure: BallotProcedure, _ voice: Voice) -> MarkingFault? {
      do {
        _ = try Self.sheet(procedure).admitted(voice)
        return nil
      } catch { return error }
    }
    func named(_ ids: String...) -> Voice { .marking(.named(ids)) }
    func points(_ points: (String, Int64)...) -> Voice {
      .marking(.points(points.map { OptionPoints(option: $0.0, points: $0.1) }))
    }
    #expect(fault(BallotProcedures.plurality, named("1", "2")) == .tooMany(1))
    #expect(fault(BallotProcedures.plurality, .choice(.yes)) == .wrongKind)
    #expect(fault(BallotProcedures.plurality, .choice(.abstain)) == nil)
    #expect(fault(BallotProcedures.approval, named()) == .nothingMarked)
    #expect(fault(BallotProcedures.approval, named("1", "1")) == .markedTwice("1"))
    #expect(fault(BallotProcedures.approval, named("4")) == .unknownOption("4"))
    #expect(fault(BallotProcedures.schulze, .marking(.ranking([["1"], ["1", "2"]]))) == .markedTwice("1"))
    #expect(fault(BallotProcedures.schulze, .marking(.ranking([["4"]]))) == nil)
    #expect(fault(BallotProcedures.schulze, named("1")) == .wrongKind)
    #expect(fault(BallotProcedures.score, points(("1", 6))) == .outOfRange("1", 0...5))
    #expect(fault(BallotProcedures.judgement, points(("1", 0))) == .outOfRange("1", 1...5))
    #expect(fault(BallotProcedures.quadratic, points(("1", 8), ("2", -6))) == nil)
    #expect(fault(BallotProcedures.quadratic, points(("1", 8), ("2", -7))) == .overCredits(100))
    #expect(fault(BallotProcedures.budgetGreedy, named("2", "3")) == .overBudget(1_000_000))
    #expect(fault(BallotProcedures.budgetShares, named("2", "3")) == nil)
  }

  @Test("are written in one way: the order of the sheet, and nothing for no points")
  func canonical() throws {
    let approval = try Self.sheet(BallotProcedures.approval).admitted(.marking(.named(["3", "1"])))
    #expect(approval == .marking(.named(["1", "3"])))
    let ranking = try Self.sheet(BallotProcedures.schulze).admitted(.marking(.ranking([["3", "1"], [], ["2"]])))
    #expect(ranking == .marking(.ranking([["1", "3"], ["2"]])))
    let score = try Self.sheet(BallotProcedures.score).admitted(
      .marking(.points([OptionPoints(option: "2", points: 4), OptionPoints(option: "1", points: 0)])))
    #expect(score == .marking(.points([OptionPoints(option: "2", points: 4)])))
  }

  @Test("cannot be opened without a choice, with seats the method does not fill, or beyond the budget")
  func sheets() {
    func fault(_ sheet: BallotSheet) -> BallotSheet.Fault? {
      do {
        try sheet.check()
        return nil
      } catch { return error }
    }
    let one = BallotOption(id: "", name: "a", proposal: "proposal-1", version: 1, cost: 200)
    let two = BallotOption(id: "", name: "b", proposal: "proposal-2", version: 1)
    #expect(fault(BallotSheet(terms: BallotProcedures.plurality.terms, options: [one])) == .tooFewOptions)
    #expect(fault(BallotSheet(terms: BallotProcedures.schulze.terms, options: [one])) == nil)
    #expect(fault(Self.sheet(BallotProcedures.instantRunoff, seats: 2)) == .tooManySeats)
    #expect(fault(Self.sheet(BallotProcedures.transferWIG, seats: 2)) == nil)
    #expect(fault(Self.sheet(BallotProcedures.transferWIG, seats: 4)) == .tooManySeats)
    let budget = BallotProcedures.budgetShares.terms
    #expect(fault(BallotSheet(terms: budget, options: [one, two], budget: 500)) == .budgetMissing)
    #expect(fault(BallotSheet(terms: budget, options: [one, one])) == .budgetMissing)
    #expect(fault(BallotSheet(terms: budget, options: [one, one], budget: 100)) == .overBudget)
  }
}
