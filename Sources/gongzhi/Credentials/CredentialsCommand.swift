import ArgumentParser

/// What the party that signs the credentials of a secret ballot needs.
struct CredentialsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credentials",
    abstract: "For the party that signs the credentials of a secret ballot.",
    subcommands: [CredentialKeyCommand.self])
}

/// Makes the key of one secret ballot.
struct CredentialKeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make the key under which the credentials of one secret ballot are signed.",
    discussion: """
      The private key goes into FILE, readable by its owner only; the public key is printed and goes into FILE.pub. \
      Publish the public key on the page of the case (“Publish the key of the credentials”), and let \
      gongzhi serve --issuing-key FILE sign under it. A key is for one ballot; destroy FILE when the ballot is counted.
      """)

  @Option(help: ArgumentHelp("A file that does not exist yet.", valueName: "file")) var to: String

  func run() async throws {
    print(try IssuingKeyFile.make(at: to))
  }
}
