import ArgumentParser
import Foundation
import Vocabulary
import Voting

/// How long counting takes, each method on one core.
struct VotingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "voting", abstract: "Counts of up to a million ballots, on files that others can count as well.")

  @OptionGroup var measuring: Measuring

  @Option(help: "The folder for the files of ballots and for what was found, results.json.")
  var folder: String

  /// An election as a file, and the methods by which it is counted.
  private struct Contest {
    let file: String
    let size: String
    let methods: [(method: VotingMethod, seats: Int, completion: EqualSharesCompletion)]
    /// Whether the figure is one that was promised.
    let isPromised: Bool
    let text: () -> String
  }

  /// By how much add1 raises every voter's money.
  private static let step = Rational(50)

  private var contests: [Contest] {
    let share = measuring.quick ? 100 : 1
    let ranked: [(VotingMethod, Int, EqualSharesCompletion)] = [
      (.irv, 1, .none), (.stvWIG, 5, .none), (.stvMeek, 5, .none),
    ]
    return [
      Contest(
        file: "million.soc", size: "1,000,000 ballots, 20 candidates", methods: ranked, isPromised: true,
        text: { BallotFiles.orders(ballots: 1_000_000 / share, candidates: 20, seed: 1) }),
      Contest(
        file: "pairs.soc", size: "100,000 ballots, 100 candidates", methods: [(.schulze, 1, .none)], isPromised: true,
        text: { BallotFiles.orders(ballots: 100_000 / share, candidates: 100, seed: 2) }),
      Contest(
        file: "budget.pb", size: "100,000 voters, 100 projects",
        methods: [(.mesCardinality, 1, .none), (.mesCost, 1, .none), (.mesCost, 1, .utilitarian)], isPromised: true,
        text: { BallotFiles.budget(voters: 100_000 / share, projects: 100, seed: 3) }),
      // What others count in reasonable time.
      Contest(
        file: "small.soc", size: "20,000 ballots, 20 candidates", methods: ranked + [(.schulze, 1, .none)],
        isPromised: false, text: { BallotFiles.orders(ballots: 20_000 / share, candidates: 20, seed: 4) }),
      Contest(
        file: "small.pb", size: "5,000 voters, 100 projects",
        methods: [(.mesCardinality, 1, .none), (.mesCost, 1, .none), (.mesCost, 1, .add1)], isPromised: false,
        text: { BallotFiles.budget(voters: 5_000 / share, projects: 100, seed: 5) }),
    ]
  }

  /// What was found, for comparing with others.
  private struct Result: Encodable {
    let file: String
    let method: String
    let seats: Int
    let completion: String
    let winners: [String]
    let seconds: Double
  }

  func run() throws {
    let ledger = Ledger(measuring)
    ledger.title("Counting, processor time on one core, best of 3 (load \(loadOfMachine()))")
    var results: [Result] = []
    for contest in contests {
      let path = folder + "/" + contest.file
      try contest.text().write(toFile: path, atomically: true, encoding: .utf8)
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      let size = measuring.quick ? contest.size + " ÷ 100" : contest.size
      let start = processorSeconds()
      let file = try BallotFile(reading: bytes, name: contest.file)
      let reading = processorSeconds() - start
      for (method, seats, completion) in contest.methods {
        var best = Double.infinity
        var winners: [String] = []
        for _ in 0..<3 {
          var tally: Tally?
          let start = processorSeconds()
          tally = try file.tally(method, TallyOptions(seats: seats, completion: completion, step: Self.step))
          best = min(best, processorSeconds() - start)
          winners = tally.map { tally in tally.winners.map { tally.candidates[$0].id } } ?? []
        }
        results.append(
          Result(
            file: contest.file, method: method.rawValue, seats: seats, completion: completion.rawValue,
            winners: winners, seconds: best))
        let added = completion == .none ? "" : " \(completion.rawValue)"
        let name = "\(method.rawValue)\(added), \(size)"
        try ledger.enter(
          contest.isPromised && !measuring.quick
            ? .below(1, name, best, "s") : Figure(name: name, value: best, unit: "s"))
      }
      let mebibytes = bytes.count / 1_048_576
      try ledger.enter(Figure(name: "reading \(contest.file), \(mebibytes) MiB", value: reading, unit: "s"))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(results).write(to: URL(fileURLWithPath: folder + "/results.json"))
    try DelegationFigures.enter(ledger, quick: measuring.quick)
  }
}
