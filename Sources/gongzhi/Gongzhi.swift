import ArgumentParser

/// The one program: serve, keep, check, and read lists without a server.
@main
struct Gongzhi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gongzhi",
    abstract: "共治: cases, ballots and resolutions under one inventory of powers and duties, in one record.",
    version: "0.1.0",
    subcommands: [
      InitCommand.self, ServeCommand.self, DemoCommand.self, RebuildCommand.self, VerifyCommand.self,
      WitnessCommand.self, ProofCommand.self,
      ExportCommand.self, BackupCommand.self, RestoreCommand.self, DrillCommand.self, UpgradeCommand.self,
      PersonCommand.self, InventoryCommand.self, RegisterCommand.self, TallyCommand.self, CredentialsCommand.self,
      CertificateCommand.self, SignatureCommand.self, TimestampCommand.self, TimestampAuthorityCommand.self,
      ResolutionCommand.self,
    ])
}

/// The options of commands that work on a data directory.
struct DataOptions: ParsableArguments {
  @Option(name: .long, help: "The data directory.")
  var data: String
}
