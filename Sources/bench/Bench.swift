// The room bench: measures what the program promises about speed, and keeps the figures.
//
// Decides: nothing. It is run by scripts/bench and scripts/crash, and is no part of the server.
// Owns: the figures, a town of any size to measure in, a bare SQLite to compare with, a generator of load over HTTPS.
// May import: every room; GRDBSQLite for the bare SQLite, swift-nio for the load.
import ArgumentParser

/// Measures Gongzhi. Every command prints its figures as text and adds them, one JSON object a line, to a file.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measures Gongzhi; scripts/bench runs all of it.",
    subcommands: [
      DecideCommand.self, InventoryCommand.self, PeerRulesCommand.self, VotingCommand.self, WriteCommand.self,
      RecordCommand.self, SignaturesCommand.self, VerifyMeasurement.self, TamperCommand.self, PrepareCommand.self,
      LoadCommand.self,
    ])
}

/// Where figures go and how long to measure.
struct Measuring: ParsableArguments {
  @Option(help: "The file to which each figure is added as a line of JSON.")
  var json: String?

  @Flag(help: "A short run: the figures say little, the code runs.")
  var quick = false
}
