import ArgumentParser
import Foundation
import Signatures
import Vocabulary

/// Timestamps of RFC 3161 over plain files (时间戳).
struct TimestampCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timestamp",
    abstract: "Have a file timestamped, or check a timestamp.",
    subcommands: [TimestampRequestCommand.self, TimestampVerifyCommand.self])
}

/// Asks an authority for a timestamp.
struct TimestampRequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Ask a timestamping authority for a timestamp over a file, or write the request.",
    discussion: "Only the digest of the file leaves this machine.")

  enum Digest: String, CaseIterable, ExpressibleByArgument { case sha256, sha384, sha512, sm3 }

  @Argument(help: "The file.") var file: String
  @Option(help: ArgumentHelp("The authority; without it the request is written and not sent.", valueName: "address"))
  var from: String?
  @Option(help: ArgumentHelp("Trusted authorities: the answer is checked before it is kept.", valueName: "file"))
  var trust: [String] = []
  @Option(help: "sha256, sha384, sha512 or sm3.") var digest: Digest = .sha256
  @Option(help: ArgumentHelp("By default the file with .tsr, or with .tsq for a request.", valueName: "file"))
  var to: String?
  @OptionGroup var options: SigningOptions

  func run() async throws {
    try await options.run {
      let content = try options.read(file)
      let request = try TimestampRequest(
        content: content, digest: DigestAlgorithm(rawValue: digest.rawValue) ?? .sha256)
      guard let from else {
        let place = to ?? file + ".tsq"
        try options.write(place, request.der)
        return print(place)
      }
      let answer: [UInt8]
      do { answer = try await TimestampReach(address: from).ask(request) } catch let silent as NoAnswer {
        throw UnreadableArgument(zh: silent.words.zh, en: silent.words.en, options.language)
      }
      let token = try TimestampResponse.token(in: answer)
      try token.check(answers: request)
      if !trust.isEmpty {
        _ = try token.verify(content: content, trust: TrustStore(anchors: try options.certificates(trust)))
      }
      let place = to ?? file + ".tsr"
      try options.write(place, answer)
      print("\(place)  \(token.time.rfc3339())")
    }
  }
}

/// Checks a timestamp.
struct TimestampVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a timestamp over a file.",
    discussion: "Exits with 0 when it holds, 1 when not, 2 when something cannot be read.")

  @Argument(help: "The file.") var file: String
  @Option(help: ArgumentHelp("The answer or the token; by default the file with .tsr.", valueName: "file"))
  var timestamp: String?
  @OptionGroup var trust: TrustOptions
  @OptionGroup var options: SigningOptions

  func run() async throws {
    try await options.run {
      let token = try options.read(timestamp ?? file + ".tsr") { bytes throws(SignatureFault) in
        // A token lies bare in some tools' files, without the status that an answer begins with.
        if let bare = try? TimestampToken(der: bytes) { return bare }
        return try TimestampResponse.token(in: bytes)
      }
      let store = try trust.store(options)
      let path = try token.verify(
        content: try options.read(file), trust: store, certificates: store.intermediates)
      print(
        """
        \(options.say(zh: "有效    ", en: "holds    ")) \(token.time.rfc3339())
        \(options.say(zh: "机构    ", en: "authority")) \(path.map(\.subject.shortest).joined(separator: " ← "))
        \(options.say(zh: "规则    ", en: "policy   ")) \(token.policy)
        \(options.say(zh: "序列号  ", en: "serial   ")) \(token.serial.hexadecimal)
        """)
    }
  }
}
