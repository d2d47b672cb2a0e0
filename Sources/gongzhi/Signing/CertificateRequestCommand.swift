import ArgumentParser
import Signatures

/// Makes a key, and a request for a certificate.
struct CertificateRequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Make a key and a request for a certificate (PKCS#10).",
    discussion: "With the name of a key on a token (pkcs11:…, RFC 7512) as --key, no key is made, and the token signs.")

  @Option(help: "The name: CN=…,O=…,C=…") var subject: String
  @Option(help: "p-256, p-384, rsa, sm2 or ed25519.") var kind: KeyKind = .p256
  @Option(help: ArgumentHelp("Where the sealed key goes; or a key on a token.", valueName: "file")) var key: String
  @Option(help: ArgumentHelp("Where the request goes.", valueName: "file")) var to: String
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var options: SigningOptions

  func run() async throws {
    try await options.run {
      guard try TokenKeyName(key) == nil else {
        let request = try CertificateRequest(
          subject: try DistinguishedName(subject), key: try passphrase.key(key, options))
        try options.write(to, request.pem)
        return print(to)
      }
      let words = try passphrase.passphrase(options, isNew: true)
      let made = try PrivateKey.generate(kind)
      let request = try CertificateRequest(subject: try DistinguishedName(subject), key: made)
      try options.write(key, PEM.text("ENCRYPTED PRIVATE KEY", try made.sealed(passphrase: words)), isSecret: true)
      try options.write(to, request.pem)
      print("\(key)\n\(to)")
    }
  }
}
