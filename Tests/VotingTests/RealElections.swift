import Foundation
import Testing

@testable import Voting

/// Reads a file of the folder that GONGZHI_REAL_DATA names.
private func bytes(_ path: String) throws -> [UInt8] {
  let folder = try #require(realData)
  return Array(try Data(contentsOf: folder.appendingPathComponent(path)))
}

private func json(_ path: String) throws -> JSONValue { try JSONValue(reading: bytes(path)) }

private func ballots(_ path: String) throws -> BallotFile { try BallotFile(reading: bytes(path), name: path) }

extension Tally {
  /// The ids of those elected, in order.
  var winnerIDs: [String] { winners.map { candidates[$0].id } }
}

@Suite(
  "Ranked elections with known outcomes", .enabled(if: realData != nil, "skipped: GONGZHI_REAL_DATA names no folder"))
struct RealRankedElections {
  @Test("have the same rounds, winners, points and pairs")
  func elections() throws {
    let known = try json("ranked/expected.json").object
    for expected in try #require(known) {
      let name = expected.name
      let file = try ballots("ranked/" + name)
      guard case .ranked(let profile, _, _) = file.content else {
        Issue.record("\(name) has no ranked ballots")
        continue
      }
      #expect(profile.voters == expected.value["voters"]?.whole, "\(name)")
      #expect(profile.votersWithSharedRank == expected.value["ballots_cut_at_equal_rank"]?.whole, "\(name)")
      let irv = try file.tally(.irv)
      #expect(irv.winnerIDs == [expected.value["irv_winner"]?.text], "\(name)")
      let rounds = try #require(expected.value["irv_rounds"]?.array)
      #expect(irv.rounds.count == rounds.count, "\(name)")
      for (round, known) in zip(irv.rounds, rounds) {
        #expect(round.exhausted == known["exhausted"]?.whole.map { .whole($0) }, "\(name) round \(round.number)")
        let tally = Dictionary(
          uniqueKeysWithValues: round.lines.map { (irv.candidates[$0.candidate].id, $0.amount.text) })
        let wanted = Dictionary(
          uniqueKeysWithValues: (known["tally"]?.object ?? []).map { ($0.name, $0.value.text) })
        #expect(tally == wanted, "\(name) round \(round.number)")
      }
      let plurality = Positional.plurality(profile)
      // The known points and pairs are of ballots cut at their first shared rank.
      let cut = profile.cutAtFirstSharedRank
      let borda = Positional.borda(cut)
      let matrix = PairwiseMatrix(cut)
      for (place, candidate) in profile.candidates.enumerated() {
        #expect(plurality[place] == expected.value["plurality"]?[candidate.id]?.whole, "\(name) \(candidate.id)")
        #expect(borda[place].description == expected.value["borda_unlisted_zero"]?[candidate.id]?.text, "\(name)")
        for other in expected.value["pairwise"]?[candidate.id]?.object ?? [] {
          let column = try #require(profile.candidates.firstIndex { $0.id == other.name })
          #expect(matrix.preferring[place][column] == other.value.whole, "\(name) \(candidate.id) \(other.name)")
        }
      }
      let condorcet = try file.tally(.condorcet).winnerIDs
      let wanted = expected.value["condorcet_winner"].flatMap { $0.whole }.map { ["\($0)"] } ?? []
      #expect(condorcet == wanted, "\(name)")
      for (strength, key) in [(MajorityStrength.winningVotes, "schulze_winning_votes"), (.margins, "schulze_margins")] {
        let winners = (expected.value[key]?.array ?? []).map(\.text)
        let schulze = SchulzeOrder(PairwiseMatrix(profile), strength: strength)
        let found = schulze.winners(among: Array(profile.candidates.indices)).map { profile.candidates[$0].id }
        #expect(found == winners, "\(name) \(strength)")
        let first = try file.tally(.schulze).winnerIDs.first
        #expect(winners.contains(try #require(first)), "\(name)")
      }
    }
  }
}

@Suite("Scottish wards with known stages", .enabled(if: realData != nil, "skipped: GONGZHI_REAL_DATA names no folder"))
struct RealScottishWards {
  @Test("have the same stage tables to the last of five decimals")
  func wards() throws {
    let known = try json("stv/expected.json")["wards"]?.object
    for ward in try #require(known) {
      let file = try ballots("stv/\(ward.name).csv")
      let tally = try file.tally(.stvWIG)
      let fact = Dictionary(uniqueKeysWithValues: tally.facts.map { ($0.key, $0.text) })
      #expect(fact["quota"] == ward.value["quota"]?.text, "\(ward.name)")
      #expect(fact["seats"] == ward.value["seats"]?.text, "\(ward.name)")
      #expect(fact["validBallots"] == ward.value["valid_ballots"]?.text, "\(ward.name)")
      let stages = try #require(ward.value["stages"]?.array)
      #expect(tally.rounds.count == stages.count, "\(ward.name)")
      for (round, stage) in zip(tally.rounds, stages) {
        let found = round.lines.map { $0.amount.json.rational }
        #expect(found == (stage.array ?? []).map(\.rational), "\(ward.name) stage \(round.number)")
      }
      let elected = ward.value["elected"]?.array ?? []
      #expect(tally.winnerIDs == elected.map { $0["candidate"]?.text ?? "" }, "\(ward.name)")
      for known in elected {
        let stage = Int(known["stage"]?.whole ?? 0)
        let place = try #require(tally.candidates.firstIndex { $0.id == known["candidate"]?.text })
        #expect(tally.rounds[stage - 1].elected.contains(place), "\(ward.name)")
        #expect(tally.candidates[place].name == known["name"]?.string, "\(ward.name)")
      }
      #expect(Set(try file.tally(.stvMeek).winnerIDs) == Set(tally.winnerIDs), "\(ward.name)")
    }
  }
}

@Suite(
  "Debian resolutions with known outcomes", .enabled(if: realData != nil, "skipped: GONGZHI_REAL_DATA names no folder"))
struct RealResolutions {
  @Test("have the official pairs, the same options left and the same winner")
  func resolutions() throws {
    let known = try json("debian/expected.json").object
    for expected in try #require(known) {
      let name = "debian/\(expected.name).json"
      let stated = try json(name)["official"]
      let official = try #require(stated)
      let file = try ballots(name)
      guard case .debian(let debian) = file.content else {
        Issue.record("\(name) is not a resolution")
        continue
      }
      #expect(debian.profile.voters == expected.value["ballots"]?.whole)
      let matrix = PairwiseMatrix(debian.profile)
      for row in official["pairwise"]?.object ?? [] {
        let one = try #require(Int(row.name)) - 1
        let found = (0..<matrix.size).filter { $0 != one }.map { Optional(matrix.preferring[one][$0]) }
        #expect(found == (row.value.array ?? []).map(\.whole), "\(name) row \(row.name)")
      }
      let decision = DebianDecision(matrix, defaultOption: debian.defaultOption, demands: debian.demands)
      func numbers(_ key: String) -> [Int] {
        (expected.value[key]?.array ?? []).compactMap { $0.whole.map { Int($0) - 1 } }
      }
      #expect(decision.alive == numbers("alive"), "\(name)")
      let dropped = decision.standings.indices.filter { decision.standings[$0] == .failedMajority }
      #expect(dropped == numbers("dropped_majority"), "\(name)")
      let short = decision.standings.indices.filter { decision.standings[$0] == .failedQuorum }
      #expect(short == numbers("dropped_quorum"), "\(name)")
      #expect(try file.tally(.schulze).winners == numbers("official_winners"), "\(name)")
    }
  }
}

@Suite(
  "Participatory budgets with known outcomes",
  .enabled(if: realData != nil, "skipped: GONGZHI_REAL_DATA names no folder"))
struct RealBudgets {
  @Test("choose the same projects in the same order, in every variant")
  func budgets() throws {
    let known = try json("budgets/expected.json")["elections"]?.object
    for election in try #require(known) {
      let file = try ballots("budgets/\(election.name).pb")
      let exact = try #require(election.value["exact"])
      let step = try #require(election.value["add_step_per_voter"]?.string.flatMap { Rational(decimal: $0) })
      func check(_ key: String, _ method: VotingMethod, _ completion: EqualSharesCompletion = .none) throws {
        let tally = try file.tally(method, TallyOptions(completion: completion, step: step))
        let known = try #require(exact[key]?.array)
        let wanted = known.compactMap(\.string)
        #expect(tally.winnerIDs == wanted, "\(election.name) \(key)")
        if let raises = exact[key + "_k"]?.whole {
          #expect(tally.facts.first { $0.key == "raises" }?.text == "\(raises)", "\(election.name) \(key)")
        }
        if let ties = exact[key + "_ties"]?.array {
          let found = tally.ties.map { tie in Set(tie.among.map { tally.candidates[$0].id }) }
          #expect(found == ties.map { Set(($0.array ?? []).compactMap(\.string)) }, "\(election.name) \(key)")
        }
      }
      try check("greedy_by_votes", .pbGreedy)
      for (method, key) in [(VotingMethod.mesCardinality, "mes_cardinality"), (.mesCost, "mes_cost")] {
        try check(key, method)
        try check(key + "_util_completion", method, .utilitarian)
        try check(key + "_add1", method, .add1)
        try check(key + "_add1_util_completion", method, .add1Utilitarian)
        try check(key + "_add1_no_exhaustive_stop", method, .add1Full)
        try check(key + "_add1_no_exhaustive_stop_util_completion", method, .add1FullUtilitarian)
      }
      let votes = try file.tally(.approval, TallyOptions(seats: 1)).rounds[0].lines
      for line in votes {
        let id = try file.tally(.approval).candidates[line.candidate].id
        #expect(line.amount.text == election.value["votes_per_project"]?[id]?.text, "\(election.name) \(id)")
      }
    }
  }
}
