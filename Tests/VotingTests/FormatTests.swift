import Testing
import Vocabulary

@testable import Voting

private func file(_ text: String, _ name: String) throws(InputFault) -> BallotFile {
  try BallotFile(reading: Array(text.utf8), name: name)
}

/// The fault of a file; nil where it reads.
private func fault(_ text: String, _ name: String) -> InputFault? {
  do {
    _ = try file(text, name)
    return nil
  } catch {
    return error
  }
}

private func profile(_ text: String, _ name: String) throws -> RankedProfile {
  guard case .ranked(let profile, _, _) = try file(text, name).content else {
    throw InputFault(line: 0, zh: "", en: "")
  }
  return profile
}

@Suite("Files of ballots")
struct FormatTests {
  @Test("PrefLib gives names with colons, spaces in orders and ballots without a choice")
  func preflib() throws {
    let profile = try profile(Samples.soi, "s.soi")
    #expect(profile.candidates.map(\.name) == ["Benches", "Bicycle shed: covered", "儿童乐园", "Trees"])
    #expect(profile.counts == [7, 5, 4, 2, 1])
    #expect(profile.ranks(line: 1) == [[1], [0]])
    #expect(profile.ranks(line: 4).isEmpty)
  }

  @Test("PrefLib of before 2022 reads as well")
  func oldPreflib() throws {
    let profile = try profile(Samples.oldToi, "old.toi")
    #expect(profile.candidates.map(\.name) == ["Alpha", "Beta, the second", "Gamma"])
    #expect(profile.ranks(line: 1) == [[1, 2], [0]])
    #expect(profile.voters == 9)
  }

  @Test("BLT knows withdrawn candidates, shared ranks, skipped ranks, ids and comments")
  func blt() throws {
    guard case .ranked(let profile, let seats, _) = try file(Samples.blt, "s.blt").content else {
      Issue.record("no ranked ballots")
      return
    }
    #expect(seats == 2)
    #expect(profile.candidates.map(\.name) == ["Ada", "Ben", "Cleo # not a comment"])
    #expect(profile.candidates.map(\.id) == ["1", "2", "3"])
    #expect((0..<profile.lines).map { profile.ranks(line: $0) } == [[[0], [1]], [[0, 2], [1]], [[2]], []])
    #expect(profile.counts == [3, 4, 2, 1])
  }

  @Test("Pabulib copes with a byte order mark, quotes, decimal commas, slashes in ids, spaces and empty ballots")
  func pabulib() throws {
    guard case .budget(let election) = try file(Samples.pb, "s.pb").content else {
      Issue.record("no budget")
      return
    }
    #expect(election.budget == Rational(decimal: "1000.5"))
    #expect(election.projects.map(\.id) == ["BO.1/23", "2", "10", "3"])
    #expect(election.projects[0].name == "Well; with \"water\"")
    #expect(election.projects[0].cost.description == "1601/4")
    #expect(election.voters == 5)
    #expect(election.votes.map(\.description) == ["3", "2", "2", "1"])
    // Ids are compared as text: "10" stands before "2".
    let greedy = try file(Samples.pb, "s.pb").tally(.pbGreedy)
    #expect(greedy.winnerIDs == ["BO.1/23", "10"])
    #expect(greedy.ties.map(\.among) == [[1, 2]])
  }

  @Test("points of cumulative ballots are summed exactly")
  func cumulative() throws {
    let file = try file(Samples.cumulative, "c.pb")
    #expect(try file.tally(.score).rounds[0].lines.map(\.amount.text) == ["9/2", "7"])
    #expect(try file.tally(.pbGreedy).winnerIDs == ["b"])
  }

  @Test("complete orders with ties approve their first rank, incomplete ones whom they list")
  func approval() throws {
    #expect(try file(Samples.toc, "s.toc").tally(.approval).rounds[0].lines.map(\.amount.text) == ["4", "3", "3"])
    #expect(
      try file(Samples.soi, "s.soi").tally(.approval).rounds[0].lines.map(\.amount.text) == ["16", "16", "11", "6"])
  }

  @Test("a resolution takes quorum and majority from its own numbers, else from its words")
  func debian() throws {
    guard case .debian(let debian) = try file(Samples.debian, "d.json").content else {
      Issue.record("no resolution")
      return
    }
    #expect(debian.demands.map { $0?.ratio.description } == ["3", "1", nil])
    #expect(debian.demands.map { $0?.quorum.description } == ["5/2", "5/2", nil])
    let decision = DebianDecision(
      PairwiseMatrix(debian.profile), defaultOption: debian.defaultOption, demands: debian.demands)
    // 9 rank the change above the default and 1 below; 4 rank the other above and 6 below.
    #expect(decision.standings == [.passed, .failedMajority, .isDefault])
    #expect(try file(Samples.debian, "d.json").tally(.schulze).winners == [0])
  }

  @Test("the own format has every kind of ballot")
  func own() throws {
    let ranked = try profile(Samples.ranked, "r.json")
    #expect((0..<3).map { ranked.ranks(line: $0) } == [[[0], [1, 2]], [[1]], []])
    #expect(try file(Samples.ranked, "r.json").tally(.borda).rounds[0].lines.map(\.amount.text) == ["6", "7/2", "3/2"])
    #expect(try file(Samples.grades, "g.json").tally(.majorityJudgement).winnerIDs == ["2"])
    #expect(try file(Samples.quadratic, "q.json").tally(.quadratic).rounds[0].lines.map(\.amount.text) == ["4", "3"])
    #expect(try file(Samples.scores, "p.json").tally(.score).rounds[0].lines.map(\.amount.text) == ["103/10", "9"])
    #expect(try file(Samples.approval, "a.json").tally(.approval).winnerIDs == ["x"])
  }

  @Test("a file without an ending to its name is known by its first bytes")
  func guesses() throws {
    let formats = try Samples.all.map { try file($0.1, "ballots").format }
    #expect(formats == [.toi, .toi, .toi, .blt, .csv, .pb, .pb, .json, .json, .json, .json, .json, .json])
  }

  @Test("what is written reads back the same")
  func exports() throws {
    for seed in 1...40 {
      var dice = Dice(seed: UInt64(seed))
      let original = randomProfile(&dice, candidates: 5, lines: 8, ties: true)
      let pairs = PairwiseMatrix(original)
      for (text, name) in [
        (original.preflib(title: "t"), "x.toi"), (original.blt(seats: 2, title: "t \"q\""), "x.blt"),
        (original.json(seats: 2).text, "x.json"),
      ] {
        let read = try profile(text, name)
        #expect(read.candidates == original.candidates, "\(name) seed \(seed)")
        #expect(read.voters == original.voters, "\(name) seed \(seed)")
        #expect(PairwiseMatrix(read) == pairs, "\(name) seed \(seed)")
      }
    }
    for text in [Samples.pb, Samples.cumulative] {
      guard case .budget(let election) = try file(text, "s.pb").content else { continue }
      guard case .budget(let read) = try file(election.pabulib(description: "a;b"), "x.pb").content else { continue }
      #expect(read.projects == election.projects && read.votes == election.votes && read.budget == election.budget)
    }
    for (name, text) in Samples.all
    where name.hasSuffix("g.json") || name.hasSuffix("q.json") || name.hasSuffix("p.json") {
      guard case .points(let points, _) = try file(text, name).content else { continue }
      guard case .points(let read, _) = try file(points.json(seats: 1).text, name).content else { continue }
      #expect(read.ballots.map(\.points) == points.ballots.map(\.points), "\(name)")
      #expect(read.ballots.map(\.count) == points.ballots.map(\.count), "\(name)")
    }
  }
}

@Suite("Malformed files")
struct MalformedFiles {
  @Test("are refused with the line and the reason")
  func lines() {
    func check(_ text: String, _ name: String, _ old: String, _ new: String, _ line: Int, _ words: String) {
      let changed = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false).joined(separator: new)
      let found = fault(changed, name)
      #expect(found?.line == line, "\(name) \(new): \(found.map { $0.described(.en) } ?? "it reads")")
      #expect(found?.described(.en).contains(words) == true, "\(name) \(new): \(found.map { $0.described(.en) } ?? "")")
      #expect(found?.described(.zh).isEmpty == false)
    }
    check(Samples.soi, "s.soi", "7: 1,2,3", "7: 1,2,9", 11, "unknown alternative 9")
    check(Samples.soi, "s.soi", "7: 1,2,3", "7: 1,2,1", 11, "twice")
    check(Samples.soi, "s.soi", "7: 1,2,3", "7: {1,2},3", 11, "shared rank")
    check(Samples.soi, "s.soi", "7: 1,2,3", "7: 1,2,", 11, "comma")
    check(Samples.soi, "s.soi", "7: 1,2,3", "seven: 1", 11, "number of voters")
    check(Samples.soi, "s.soi", "7: 1,2,3", "8: 1,2,3", 5, "differs from the sum")
    check(Samples.soi, "s.soi", "VOTERS: 19", "VOTERS: many", 5, "whole number")
    check(Samples.soi, "s.soi", "TYPE: soi", "TYPE: cat", 3, "soc, soi, toc or toi")
    check(Samples.toc, "s.toc", "{1,2,3}", "{1,2", 6, "closing")
    check(Samples.toc, "s.toc", "{1,2,3}", "1,2", 6, "every alternative")
    check(Samples.toc, "s.toc", "{1,2,3}", "1,{},2,3", 6, "empty braces")
    check(Samples.blt, "s.blt", "4 2 #", "4 9 #", 1, "seats")
    check(Samples.blt, "s.blt", "3 1 2 0", "3 1 7 0", 3, "not the number of a candidate")
    check(Samples.blt, "s.blt", "3 1 2 0", "3 1 1 0", 3, "twice")
    check(Samples.blt, "s.blt", "\"Dan\"\n\"Committee\"", "", 9, "names of candidates")
    check(Samples.csv, "s.csv", "4,1,2,", "4,1,5,", 2, "not the number of a candidate")
    check(Samples.csv, "s.csv", "3,1,", "3,7,", 1, "seats")
    check(Samples.pb, "s.pb", "budget;1000,50", "budget;much", 6, "amount of money")
    check(Samples.pb, "s.pb", "vote_type;approval", "vote_type;guess", 7, "approval, ordinal")
    check(Samples.pb, "s.pb", "2;600;", "2;-600;", 12, "amount of money")
    check(Samples.pb, "s.pb", "10;250;", "2;250;", 13, "names a project twice")
    check(Samples.pb, "s.pb", "4;2,10;18", "4;2,11;18", 20, "not a project")
    check(Samples.pb, "s.pb", "4;2,10;18", "3;2,10;18", 20, "votes twice")
    check(Samples.pb, "s.pb", "4;2,10;18", "4;2,2;18", 20, "twice on the same ballot")
    check(Samples.pb, "s.pb", "VOTES\nvoter", "NOTES\nvoter", 15, "amount of money")
    check(Samples.cumulative, "c.pb", "1;a,b;3,2", "1;a,b;3", 11, "1 numbers for 2 projects")
    check(Samples.debian, "d.json", "\"213\"", "\"21\"", 5, "must have 3 characters")
    check(Samples.debian, "d.json", "_option\": 3", "_option\": 4", 3, "number of an option")
    check(Samples.debian, "d.json", "\"213\": 2,", "\"213\": 2", 5, "comma")
    check(Samples.ranked, "r.json", "[\"b\", \"c\"]", "[\"b\", \"d\"]", 3, "unknown candidate")
    check(Samples.quadratic, "q.json", "\"x\": 4", "\"x\": 5", 3, "credits")
    #expect(fault("", "x.soi")?.line == 0)
    #expect(fault("{}", "x.json")?.line == 1)
    #expect(fault("{\"a\": 1, \"a\": 2}", "x.json")?.reason.en.contains("twice") == true)
    #expect(fault(String(repeating: "[", count: 100_000), "x.json")?.reason.en.contains("64 levels") == true)
  }

  @Test("with more candidates than tables can hold are refused, not counted until memory ends")
  func large() throws {
    let header = "# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 30000\n# NUMBER VOTERS: 3\n2: 7,9\n1: 9\n"
    let large = try file(header, "x.soi")
    for method in [VotingMethod.irv, .stvWIG, .stvMeek, .condorcet, .schulze, .rankedPairs] {
      #expect(throws: InputFault.self) { try large.tally(method) }
    }
    #expect(try large.tally(.plurality).winnerIDs == ["7"])
    #expect(try large.tally(.borda).winnerIDs == ["9"])
    #expect(fault("# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 99999999\n1: 1\n", "x.soi")?.line == 2)
  }

  @Test("truncated or changed at random, never crash, and what still reads is counted by every method")
  func fuzz() {
    for (name, text) in Samples.all {
      let bytes = Array(text.utf8)
      for length in 0...bytes.count { exercise(Array(bytes[..<length]), name) }
      for seed in 1...(isLongRun ? 2_000 : 150) {
        var dice = Dice(seed: UInt64(seed))
        var changed = bytes
        for _ in 0...dice.roll(4) {
          let place = dice.roll(changed.count)
          switch dice.roll(4) {
          case 0: changed[place] = UInt8(dice.roll(256))
          case 1: changed.remove(at: place)
          case 2: changed.insert(changed[dice.roll(changed.count)], at: place)
          default: changed.insert(contentsOf: Array("-9999999999,{}\n\"".utf8).prefix(dice.roll(15)), at: place)
          }
        }
        exercise(changed, name)
      }
      for seed in 1...30 {
        var dice = Dice(seed: UInt64(seed))
        exercise((0..<dice.roll(200)).map { _ in UInt8(dice.roll(256)) }, name)
      }
    }
  }

  private func exercise(_ bytes: [UInt8], _ name: String) {
    guard let file = try? BallotFile(reading: bytes, name: name) else { return }
    for method in VotingMethod.allCases {
      for seats in [nil, 1, 2] {
        let options = TallyOptions(seats: seats, completion: .utilitarian)
        guard let tally = try? file.tally(method, options) else { continue }
        #expect(tally.winners.allSatisfy(tally.candidates.indices.contains))
        #expect(!tally.json(tie: options.tie).text.isEmpty && !tally.table(.zh, tie: options.tie).isEmpty)
      }
    }
  }
}
