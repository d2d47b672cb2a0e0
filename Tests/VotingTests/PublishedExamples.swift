import Foundation
import Testing
import Vocabulary

@testable import Voting

/// A profile from lines such as `42: M N C K` over candidates of one letter.
private func profile(_ names: String, _ lines: String...) -> RankedProfile {
  let letters = names.map(String.init)
  var profile = RankedProfile(candidates: letters.enumerated().map { Candidate(id: "\($0 + 1)", name: $1) })
  for line in lines {
    let parts = line.split(separator: ":")
    let ranks = (parts.last ?? "").split(separator: " ").map { [letters.firstIndex(of: String($0)) ?? 0] }
    profile.append(count: Int64(parts.first ?? "0") ?? 0, ranks: ranks)
  }
  return profile
}

extension RankedProfile {
  fileprivate func names(_ method: VotingMethod, seats: Int = 1, _ options: TallyOptions = TallyOptions()) -> String {
    let tally = tally(method, options, seats: seats)
    return tally.winners.map { tally.candidates[$0].name }.joined()
  }
}

@Suite("Published examples")
struct PublishedExamples {
  @Test("the capital of Tennessee: five methods, three capitals")
  func tennessee() {
    let votes = profile("MNCK", "42:M N C K", "26:N C K M", "15:C K N M", "17:K C N M")
    #expect(votes.names(.plurality) == "M")
    #expect(votes.names(.irv) == "K")
    #expect(votes.names(.borda) == "N")
    #expect(
      votes.tally(.borda, TallyOptions(), seats: 1).rounds[0].lines.map(\.amount.text) == ["126", "194", "173", "107"])
    #expect(votes.names(.condorcet) == "N")
    #expect(votes.names(.schulze) == "N")
    #expect(votes.names(.rankedPairs) == "N")
  }

  /// Schulze 2011, example 1: 45 voters, winner E, order E A C B D.
  @Test("Schulze's first example orders E, A, C, B, D, with the paths of his table")
  func schulze() {
    let votes = profile(
      "ABCDE", "5:A C B E D", "5:A D E C B", "8:B E D A C", "3:C A B E D", "7:C A E B D", "2:C B A D E", "7:D C E B A",
      "8:E B A D C")
    #expect(votes.names(.schulze, seats: 5) == "EACBD")
    let paths = SchulzeOrder(PairwiseMatrix(votes)).paths
    #expect(paths[0] == [0, 28, 28, 30, 24])
    #expect(paths[1] == [25, 0, 28, 33, 24])
    #expect(paths[2] == [25, 29, 0, 29, 24])
    #expect(paths[3] == [25, 28, 28, 0, 24])
    #expect(paths[4] == [25, 28, 28, 31, 0])
  }

  /// Balinski and Laraki: the lower middle grade decides, and the next one when it is equal.
  @Test("majority judgement compares the lists of medians, one after the other")
  func medians() {
    for seed in 1...300 {
      var dice = Dice(seed: UInt64(seed))
      let voters = 1 + dice.roll(9)
      let given = (0..<2).map { _ in (0..<voters).map { _ in dice.roll(3) } }
      let ballots = (0..<voters).map { voter in
        PointsProfile.Ballot(count: 1, points: [0: Rational(given[0][voter]), 1: Rational(given[1][voter])])
      }
      let judgement = MajorityJudgement(
        PointsProfile(kind: .grades, candidates: candidates(2), grades: ["a", "b", "c"], ballots: ballots))
      let better = Slow.medians(given[0]).lexicographicallyPrecedes(Slow.medians(given[1]))
      #expect(judgement.isBetter(0, 1) == better, "seed \(seed) \(given)")
    }
  }

  @Test("seats are shared out as the textbooks share them")
  func apportionment() {
    let votes: [Int64] = [47_000, 16_000, 15_900, 12_000, 6_000, 3_100]
    let order = Array(0..<6)
    #expect(Apportionment.dHondt.seats(10, votes: votes, order: order).seats == [5, 2, 2, 1, 0, 0])
    #expect(Apportionment.sainteLague.seats(10, votes: votes, order: order).seats == [4, 2, 2, 1, 1, 0])
    #expect(Apportionment.largestRemainder.seats(10, votes: votes, order: order).seats == [5, 2, 1, 1, 1, 0])
    let tie = Apportionment.dHondt.seats(1, votes: [5, 5], order: [1, 0])
    #expect(tie.seats == [0, 1] && tie.ties.map(\.among) == [[0, 1]])
    for seed in 1...100 {
      var dice = Dice(seed: UInt64(seed))
      let votes = (0..<(1 + dice.roll(6))).map { _ in Int64(dice.roll(50)) }
      let seats = dice.roll(12)
      for rule in Apportionment.allCases {
        let shares = rule.seats(seats, votes: votes, order: Array(votes.indices)).seats
        let total = votes.reduce(0, +)
        #expect(shares.reduce(0, +) == (total > 0 ? seats : 0), "seed \(seed) \(rule)")
        if rule == .largestRemainder, total > 0 {
          // Nobody is a whole seat away from their quota.
          #expect(zip(votes, shares).allSatisfy { abs($0 * Int64(seats) - Int64($1) * total) < total }, "seed \(seed)")
        }
      }
    }
  }

  @Test("a seed decides ties in an order that anyone can compute with sha256sum")
  func seeds() {
    let votes = profile("AB", "1:A B", "1:B A")
    #expect(votes.names(.plurality) == "A")
    let rule = TieRule.seed([0x00, 0xff])
    #expect(TieRule("seed:00ff") == rule)
    #expect(rule.text == "seed:00ff")
    #expect(TieRule("seed:") == nil && TieRule("seed:0") == nil && TieRule("seed:0g") == nil && TieRule("lot") == nil)
    // printf '\x00\xff\x00%s' 1 | sha256sum, and the same for 2.
    let order = rule.order(votes.candidates)
    let tally = votes.tally(.plurality, TallyOptions(tie: rule), seats: 1)
    #expect(tally.winners == [order[0] < order[1] ? 0 : 1])
    #expect(tally.ties == [TieBreak(round: 1, purpose: .elect, among: [0, 1], chosen: tally.winners[0], means: .rule)])
  }

  @Test("the tally in JSON has method, winners, rounds and ties, with names, numbers and exact amounts")
  func report() throws {
    let votes = profile("ABC", "3:A B", "3:B A", "1:C")
    let json = votes.tally(.irv, TallyOptions(), seats: 1).json(tie: .declared)
    #expect(json["method"]?.string == "irv")
    #expect(json["winners"]?.array?.compactMap(\.string) == ["B"])
    #expect(json["elected"]?.array?.first?["id"]?.string == "2")
    #expect(json["rounds"]?.array?.count == 3)
    #expect(json["rounds"]?.array?.first?["tally"]?["3"]?.whole == 1)
    #expect(json["ties"]?.array?.first?["among"]?.array?.compactMap { $0["name"]?.string } == ["A", "B"])
    #expect(try JSONValue(reading: Array(json.text.utf8))["rounds"]?.array?.count == 3)
    let prices = [Rational(7_200).divided(by: Rational(43)) ?? .zero, Rational(-7).halved]
    #expect(Amount.decimal(11_935_440, places: 5).text == "119.35440")
    #expect(Amount.fraction(prices[0]).json == .string("7200/43"))
    #expect(Amount.fraction(prices[1]).json == .number("-3.5"))
  }
}

@Suite("The manual")
struct Manual {
  /// The manual beside the sources; nil where the tests are built apart from it.
  private static let text: String? = {
    let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    let file = tests.appendingPathComponent("../../docs/voting.md").standardizedFileURL
    return try? String(contentsOf: file, encoding: .utf8)
  }()

  @Test("shows what the program prints", .enabled(if: text != nil, "skipped: no docs/voting.md beside the tests"))
  func example() throws {
    let manual = try #require(Self.text)
    let blocks = manual.split(separator: "```").map { $0.drop { $0 == "\n" } }
    let blt = try #require(blocks.first { $0.hasPrefix("4 2\n") })
    let tally = try BallotFile(reading: Array(String(blt).utf8), name: "courtyard.blt").tally(.stvWIG)
    #expect(manual.contains(tally.table(.en, tie: .declared)))
    let json = try #require(blocks.first { $0.contains("gongzhi-ballots") && $0.hasPrefix("json") })
    let file = try BallotFile(reading: Array(json.dropFirst(4).utf8), name: "x.json")
    #expect(try file.tally(.irv).winnerIDs == ["1"])
    for rule in VotingRules.all {
      let stem = rule.id.split(separator: "_").prefix(2).joined(separator: "_")
      #expect(manual.contains(rule.id) || manual.contains("`\(stem)`"), "\(rule.id)")
    }
    for method in VotingMethod.allCases { #expect(manual.contains("`\(method.rawValue)`"), "\(method)") }
    #expect(manual.contains("93 × 2 = 186 > 185 × 1 = 185, holds (Civil Code, article 278, paragraph 2)"))
  }
}
