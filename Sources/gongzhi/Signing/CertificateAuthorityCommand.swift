import ArgumentParser
import Signatures
import Vocabulary

/// Founds an authority.
struct CertificateAuthorityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authority",
    abstract: "Found a certificate authority; its key is sealed with a passphrase, or lies on a token.",
    discussion: """
      Example: gongzhi certificate authority --to ca --subject 'CN=向阳街道 CA,O=向阳街道办事处,C=CN'. With --token the key \
      is one that lies on a PKCS#11 token and never leaves it; the PIN is given like a passphrase.
      """)

  @Option(help: ArgumentHelp("A folder that does not exist yet.", valueName: "dir")) var to: String
  @Option(help: "The name: CN=…,O=…,OU=…,L=…,ST=…,C=…") var subject: String
  @Option(help: "p-256, p-384, rsa, sm2 or ed25519.") var key: KeyKind = .p256
  @Option(
    help: ArgumentHelp(
      "A key on a token: pkcs11:token=…;object=…?module-path=/usr/lib/….so (RFC 7512), instead of a new one.",
      valueName: "uri")) var token: String?
  @Option(help: "For how many years.") var years = 10
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var options: SigningOptions

  func validate() throws {
    guard (1...40).contains(years) else { throw ValidationError("--years must be 1 to 40") }
    if let token, !token.hasPrefix("pkcs11:") {
      throw ValidationError("--token must be a name that begins with pkcs11:")
    }
  }

  func run() async throws {
    try await options.run {
      let now = machineTime()
      let (made, kept) = try keyOfTheAuthority()
      let authority = try CertificateAuthority.found(
        subject: try DistinguishedName(subject), key: made,
        validity: try Validity(from: now, until: now.advanced(byDays: 366 * years)))
      let folder = try AuthorityFolder.found(to, authority, key: kept, options)
      print(
        """
        \(to)/ca.pem  \(options.say(zh: "证书：交给所有要信任本机构的人", en: "the certificate: give it to everyone who shall trust this authority"))
        \(to)/ca.key  \(aboutTheKey)

        \(CertificatePage(folder.certificate, options).text)
        """)
    }
  }

  /// The key, and what the folder keeps of it: the sealed key, or the name of one on a token.
  private func keyOfTheAuthority() throws -> (key: PrivateKey, kept: String) {
    if let token { return (try passphrase.key(token, options), token + "\n") }
    let words = try passphrase.passphrase(options, isNew: true)
    let made = try PrivateKey.generate(key)
    return (made, PEM.text("ENCRYPTED PRIVATE KEY", try made.sealed(passphrase: words)))
  }

  private var aboutTheKey: String {
    token == nil
      ? options.say(zh: "私钥：由口令封存，请备份并保密", en: "the key, sealed: keep a copy, and keep it secret")
      : options.say(zh: "私钥在令牌上；这里只记它的名字", en: "the key is on the token; this only names it")
  }
}
