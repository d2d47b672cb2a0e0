import ArgumentParser

/// Certificates of people, bodies and services (证书).
struct CertificateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate",
    abstract: "Run a party's certificate authority; read certificates.",
    subcommands: [
      CertificateAuthorityCommand.self, CertificateRequestCommand.self, CertificateIssueCommand.self,
      CertificateRevokeCommand.self, CertificateListCommand.self, CertificateShowCommand.self,
    ])
}

/// The folder of an authority.
struct AuthorityOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the authority.", valueName: "dir")) var authority: String
}
