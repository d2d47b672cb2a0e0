import ArgumentParser
import Signatures
import Vocabulary

/// Founds an authority.
struct CertificateAuthorityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authority",
    abstract: "Found a certificate authority; its key is sealed with a passphrase.",
    discussion: "Example: gongzhi certificate authority --to ca --subject 'CN=向阳街道 CA,O=向阳街道办事处,C=CN'")

  @Option(help: ArgumentHelp("A folder that does not exist yet.", valueName: "dir")) var to: String
  @Option(help: "The name: CN=…,O=…,OU=…,L=…,ST=…,C=…") var subject: String
  @Option(help: "p-256, p-384, rsa, sm2 or ed25519.") var key: KeyKind = .p256
  @Option(help: "For how many years.") var years = 10
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var options: SigningOptions

  func validate() throws {
    guard (1...40).contains(years) else { throw ValidationError("--years must be 1 to 40") }
  }

  func run() async throws {
    try await options.run {
      let words = try passphrase.passphrase(options, isNew: true)
      let now = machineTime()
      let made = try PrivateKey.generate(key)
      let authority = try CertificateAuthority.found(
        subject: try DistinguishedName(subject), key: made,
        validity: try Validity(from: now, until: now.advanced(byDays: 366 * years)))
      let folder = try AuthorityFolder.found(
        to, authority, sealedKey: try made.sealed(passphrase: words), options)
      print(
        """
        \(to)/ca.pem  \(options.say(zh: "证书：交给所有要信任本机构的人", en: "the certificate: give it to everyone who shall trust this authority"))
        \(to)/ca.key  \(options.say(zh: "私钥：由口令封存，请备份并保密", en: "the key, sealed: keep a copy, and keep it secret"))

        \(CertificatePage(folder.certificate, options).text)
        """)
    }
  }
}
