import ArgumentParser
import Signatures
import Vocabulary

/// Detached signatures under plain files (签名).
struct SignatureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signature",
    abstract: "Sign a file, or check a signature, with no server.",
    subcommands: [SignatureSignCommand.self, SignatureVerifyCommand.self])
}

/// Signs a file.
struct SignatureSignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Make a detached signature (CMS with the attributes of CAdES-BES).")

  @Argument(help: "The file to sign.") var file: String
  @Option(help: ArgumentHelp("The signer's certificate, others of its chain after it.", valueName: "file"))
  var certificate: String
  @Option(help: ArgumentHelp("The signer's key, PKCS#8.", valueName: "file")) var key: String
  @Option(help: ArgumentHelp("Where the signature goes; by default the file with .p7s.", valueName: "file"))
  var to: String?
  @Flag(help: "With an RSA key: PSS instead of PKCS#1.") var pss = false
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var options: SigningOptions

  func run() async throws {
    try await options.run {
      let chain = try options.certificates([certificate])
      let content = try options.read(file)
      let opened = try passphrase.key(key, options)
      let cms = try DetachedSignature.sign(
        content, certificate: chain[0], key: opened, scheme: pss ? .rsaPSS(.sha256, salt: 32) : nil,
        chain: Array(chain.dropFirst()), at: machineTime())
      let place = to ?? file + ".p7s"
      try options.write(place, cms)
      print(place)
    }
  }
}

/// Checks a signature.
struct SignatureVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a detached signature.",
    discussion: """
      Exits with 0 when every signer's signature holds and leads to a trusted authority, 1 when not, 2 when something \
      cannot be read. Certificates must hold at --at: by default now; the signing time inside is the signer's own word.
      """)

  @Argument(help: "The file that was signed.") var file: String
  @Option(help: ArgumentHelp("The signature; by default the file with .p7s.", valueName: "file"))
  var signature: String?
  @OptionGroup var trust: TrustOptions
  @Option(help: "The instant at which certificates must hold, as 2026-07-01T18:00:00+08:00.") var at: String?
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var options: SigningOptions

  func run() async throws {
    try await options.run {
      let message = try options.read(signature ?? file + ".p7s") { bytes throws(SignatureFault) in
        try SignedData(bytes)
      }
      let store = try trust.store(options)
      let signers = try message.verify(
        content: try options.read(file), trust: store, certificates: store.intermediates, at: try options.instant(at))
      if json { return try printJSON(signers.map(Line.init)) }
      for signer in signers {
        print(
          """
          \(options.say(zh: "有效    ", en: "holds    ")) \(signer.certificate.subject)
          \(options.say(zh: "信任链  ", en: "path     ")) \(signer.path.map(\.subject.shortest).joined(separator: " ← "))
          \(options.say(zh: "自述时间", en: "says it was")) \(signer.signingTime?.rfc3339() ?? "–")
          \(options.say(zh: "算法    ", en: "algorithm")) \(signer.scheme.name)
          """)
      }
    }
  }

  private struct Line: Encodable {
    let subject, serial, algorithm: String
    let signingTime: String?
    let path: [String]
    let namesCertificate: Bool

    init(_ signer: VerifiedSigner) {
      subject = signer.certificate.subject.description
      serial = signer.certificate.serialText
      algorithm = signer.scheme.name
      signingTime = signer.signingTime?.rfc3339()
      path = signer.path.map(\.subject.description)
      namesCertificate = signer.namesCertificate
    }
  }
}
