import ArgumentParser
import Configuration
import Foundation
import Logging
import Storage
import SystemPackage

/// Serves a data directory over TLS.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve a data directory over TLS.",
    discussion: """
      The configuration is a JSON file: {"host": "0.0.0.0", "port": 8443, "publicAddress": "https://example.org", \
      "tls": {"certificate": "cert.pem", "key": "key.pem"}, "duties": {"seat": "clock"}, "log": "notice"}. \
      duties.seat names the seat from which overdue duties are escalated: a seat, a login, or login@party; its \
      party needs an entry for the act. "timestamps": {"authority": "https://…", "trust": "ca.pem"} names who gives \
      timestamps over resolutions and the checkpoint of each day. --issuing-key lets this process sign the credentials of a secret ballot for \
      the party whose key it is; what that means stands in docs/voting.md. --signing-authority PARTY=DIR opens the \
      certificate authority of a party, so that its seats get their certificates here; "signing": {"authorities": \
      ["PARTY=DIR"], "passphrases": ["PARTY=FILE"]} does the same. Environment variables win over the file: \
      GONGZHI_HOST, GONGZHI_PORT, GONGZHI_PUBLIC_ADDRESS, GONGZHI_TLS_CERTIFICATE, GONGZHI_TLS_KEY, \
      GONGZHI_DUTIES_SEAT, GONGZHI_TIMESTAMPS_AUTHORITY, GONGZHI_TIMESTAMPS_TRUST, GONGZHI_LOG. Ends in good order on SIGTERM.
      """)

  @OptionGroup var data: DataOptions
  @Option(help: "The configuration file, JSON.") var config: String?
  @Option(help: "The folder with templates, locales and static files.") var resources: String?
  @Option(
    help: ArgumentHelp("A key to sign the credentials of a secret ballot with; may be repeated.", valueName: "file"))
  var issuingKey: [String] = []
  @OptionGroup var served: ServedAuthorityOptions
  @OptionGroup var signing: SigningOptions

  func run() async throws {
    var providers: [any ConfigProvider] = [EnvironmentVariablesProvider().prefixKeys(with: "gongzhi")]
    if let config { providers.append(try await FileProvider<JSONSnapshot>(filePath: .init(config))) }
    let reader = ConfigReader(providers: providers)
    let port = reader.int(forKey: "port", default: 8443)
    guard (0...65_535).contains(port) else { throw ValidationError("port \(port) is not a port: 0 to 65535") }
    guard let certificate = reader.string(forKey: "tls.certificate"), let key = reader.string(forKey: "tls.key") else {
      throw ValidationError("the configuration names no certificate: set tls.certificate and tls.key to PEM files")
    }
    let authorities = try served.open(
      reader.stringArray(forKey: "signing.authorities", default: []),
      passphrases: reader.stringArray(forKey: "signing.passphrases", default: []), signing)
    let house = try House(existing: data.data)
    let listening = Listening(
      certificate: certificate, key: key, host: reader.string(forKey: "host", default: "127.0.0.1"), port: port,
      publicAddress: reader.string(forKey: "publicAddress", default: "https://localhost:\(port)"),
      resources: try Resources.find(flag: resources))
    let log = logger(reader.string(forKey: "log", default: "notice"))
    try await house.serve(
      listening, duties: reader.string(forKey: "duties.seat"), issuing: try IssuingKeyFile.read(issuingKey),
      authorities: authorities,
      timestamps: try ConfiguredAuthority(reader), logger: log
    ) { port in
      tell("serving \(listening.publicAddress) (port \(port)), data in \(data.data)")
    }
  }
}

/// A logger to standard error at a level.
func logger(_ level: String) -> Logger {
  var logger = Logger(label: "gongzhi") { StreamLogHandler.standardError(label: $0) }
  logger.logLevel = Logger.Level(rawValue: level) ?? .notice
  return logger
}
