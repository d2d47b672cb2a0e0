import ArgumentParser
import Signatures
import Vocabulary

/// Issues a certificate.
struct CertificateIssueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Issue a certificate for a request, or for a public key and a name.",
    discussion: "Issue only to whom you have identified: the name in a request is what the asker wrote.")

  enum Use: String, CaseIterable, ExpressibleByArgument { case signing, timestamping }

  @OptionGroup var authority: AuthorityOptions
  @Option(help: ArgumentHelp("A request, PKCS#10.", valueName: "file")) var request: String?
  @Option(help: ArgumentHelp("A public key, PEM.", valueName: "file")) var publicKey: String?
  @Option(help: "The name; by default that of the request.") var subject: String?
  @Option(help: "For how many days.") var days = 730
  @Option(help: "signing or timestamping.") var use: Use = .signing
  @Option(help: ArgumentHelp("Where the certificate goes.", valueName: "file")) var to: String
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var options: SigningOptions

  func validate() throws {
    guard (request == nil) != (publicKey == nil) else {
      throw ValidationError("give either --request or --public-key")
    }
    guard publicKey == nil || subject != nil else { throw ValidationError("--public-key needs --subject") }
    guard (1...14_640).contains(days) else { throw ValidationError("--days must be 1 to 14640") }
  }

  func run() async throws {
    try await options.run {
      let folder = try AuthorityFolder(authority.authority, options)
      let asked = try request.map {
        try options.read($0) { bytes throws(SignatureFault) in try CertificateRequest(bytes) }
      }
      let key =
        try asked?.key
        ?? options.read(publicKey ?? "") { bytes throws(SignatureFault) in
          try PublicKey(der: try PEM.der(bytes, labels: ["PUBLIC KEY"])[0])
        }
      guard let name = try subject.map({ try DistinguishedName($0) }) ?? asked?.subject else { return }
      let now = machineTime()
      let until = min(now.advanced(byDays: days), folder.certificate.validUntil)
      let issued = try folder.authority(passphrase).issue(
        to: name, key: key, validity: try Validity(from: now, until: until),
        use: use == .signing ? .signing : .timestamping)
      // First into the register: a certificate that is out but not in it could never be revoked.
      try folder.change { register in
        register.issued.append(
          .init(
            serial: issued.serialText, subject: issued.subject.description, use: use.rawValue, from: issued.validFrom,
            until: issued.validUntil))
      }
      try options.write("\(folder.path)/issued/\(issued.serialText).pem", issued.pem)
      try options.write(to, issued.pem)
      print("\(to)\n\n\(CertificatePage(issued, options).text)")
    }
  }
}
