import ArgumentParser
import Foundation
import Glibc
import Signatures
import Vocabulary

/// What every command about signatures has: its language, and how it fails.
struct SigningOptions: ParsableArguments {
  @Option(
    name: [.customLong("lang")], help: ArgumentHelp("zh or en; by default the language of LANG.", valueName: "language")
  )
  var languageCode: String?

  /// The language of the answer.
  var language: Language {
    let environment = ProcessInfo.processInfo.environment
    let code = languageCode ?? environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
    return code.lowercased().hasPrefix("zh") ? .zh : .en
  }

  /// One of two texts.
  func say(zh: String, en: String) -> String { language == .zh ? zh : en }

  /// The bytes of a file.
  func read(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UnreadableArgument(zh: "打不开文件 \(path)", en: "cannot open \(path)", language)
    }
    return [UInt8](data)
  }

  /// Reads a file as something; a fault is told with the file's name.
  func read<Value>(_ path: String, as make: ([UInt8]) throws(SignatureFault) -> Value) throws -> Value {
    let bytes = try read(path)
    do {
      return try make(bytes)
    } catch {
      throw UnreadableArgument(
        zh: "\(path):\(error.words.zh)", en: "\(path): \(error.words.en)", language)
    }
  }

  /// The certificates of files.
  func certificates(_ paths: [String]) throws -> [Certificate] {
    try paths.flatMap { try read($0) { bytes throws(SignatureFault) in try Certificate.all(in: bytes) } }
  }

  /// Writes a file that does not exist yet; a key is for its owner alone.
  func write(_ path: String, _ bytes: [UInt8], isSecret: Bool = false) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, isSecret ? 0o600 : 0o644)
    guard file >= 0 else {
      let why = String(cString: strerror(errno))
      throw UnreadableArgument(
        zh: "写不了文件 \(path)：\(why)；不会覆盖已有的文件",
        en: "cannot write \(path): \(why); a file that exists is not written over",
        language)
    }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    try handle.write(contentsOf: Data(bytes))
    try handle.synchronize()
  }

  func write(_ path: String, _ text: String, isSecret: Bool = false) throws {
    try write(path, Array(text.utf8), isSecret: isSecret)
  }

  /// An instant from an option, or now.
  func instant(_ text: String?) throws -> Instant {
    guard let text else { return machineTime() }
    guard let instant = Instant(rfc3339: text) else {
      throw UnreadableArgument(
        zh: "“\(text)”不是时间，请写成 2026-07-01T18:00:00+08:00",
        en: "\"\(text)\" is not a time; write 2026-07-01T18:00:00+08:00", language)
    }
    return instant
  }

  /// Runs a command: what cannot be read ends it with code 2, what does not hold with code 1.
  func run(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let argument as UnreadableArgument {
      Answer.complain(argument.description)
      throw ExitCode(2)
    } catch let fault as SignatureFault {
      Answer.complain(fault.words[language])
      if case .malformed = fault { throw ExitCode(2) }
      throw ExitCode(1)
    }
  }
}

/// Where a passphrase comes from.
struct PassphraseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file whose first line is the passphrase; else GONGZHI_PASSPHRASE, else it is asked for.", valueName: "file"))
  var passphraseFile: String?

  /// The passphrase of a key.
  func passphrase(_ options: SigningOptions, isNew: Bool = false) throws -> String {
    let found: String
    if let passphraseFile {
      let text = String(decoding: try options.read(passphraseFile), as: UTF8.self)
      found = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    } else if let known = ProcessInfo.processInfo.environment["GONGZHI_PASSPHRASE"] {
      found = known
    } else {
      found = try ask(options, options.say(zh: "私钥的口令（不显示）：", en: "passphrase of the key (not shown): "))
      if isNew, try ask(options, options.say(zh: "再输一次：", en: "once more: ")) != found {
        throw UnreadableArgument(zh: "两次输入的口令不同", en: "the two passphrases differ", options.language)
      }
    }
    guard !isNew || found.count >= 8 else {
      throw UnreadableArgument(zh: "口令至少 8 个字", en: "the passphrase must have at least 8 characters", options.language)
    }
    return found
  }

  private func ask(_ options: SigningOptions, _ prompt: String) throws -> String {
    guard isatty(FileHandle.standardInput.fileDescriptor) == 1, let typed = getpass(prompt) else {
      throw UnreadableArgument(
        zh: "没有口令：请用 --passphrase-file 或 GONGZHI_PASSPHRASE",
        en: "no passphrase: give --passphrase-file or GONGZHI_PASSPHRASE", options.language)
    }
    return String(cString: typed)
  }

  /// The private key of a PEM file, sealed or not; or one on a token, by its name or a file that holds its name.
  func key(_ path: String, _ options: SigningOptions) throws -> PrivateKey {
    if let token = try TokenKeyName(path) { return try key(on: token, options) }
    let text = String(decoding: try options.read(path).prefix(4096), as: UTF8.self)
    if let line = text.split(whereSeparator: \.isNewline).first, let token = try TokenKeyName(String(line)) {
      return try key(on: token, options)
    }
    let blocks = try options.read(path) { bytes throws(SignatureFault) in try PEM.blocks(bytes) }
    if let sealed = blocks.first(where: { $0.label == "ENCRYPTED PRIVATE KEY" }) {
      return try PrivateKey(sealed: sealed.der, passphrase: try passphrase(options))
    }
    guard let open = blocks.first(where: { $0.label == "PRIVATE KEY" }) else {
      throw UnreadableArgument(
        zh: "\(path) 里没有 PKCS#8 私钥；可用 openssl pkcs8 -topk8 转换",
        en: "\(path) holds no private key in PKCS#8; convert it with openssl pkcs8 -topk8", options.language)
    }
    return try PrivateKey(pkcs8: open.der)
  }

  private func key(on token: TokenKeyName, _ options: SigningOptions) throws -> PrivateKey {
    let pin = try passphrase(options)
    do {
      return try PrivateKey(on: token, pin: pin)
    } catch {
      guard case .wrongPassphrase = error else { throw error }
      throw UnreadableArgument(
        zh: "令牌不接受这个 PIN，或者上面没有这把密钥", en: "the token does not take this PIN, or has no such key",
        options.language)
    }
  }
}

/// Whom to trust.
struct TrustOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Certificates of authorities that are trusted, PEM.", valueName: "file"))
  var trust: [String]
  @Option(help: ArgumentHelp("Certificates between, or of signers, that did not come along.", valueName: "file"))
  var certificate: [String] = []
  @Option(help: ArgumentHelp("Revocation lists, PEM or DER.", valueName: "file")) var crl: [String] = []
  @Flag(help: "Refuse a certificate when no revocation list speaks of its issuer.") var requireCrl = false

  func store(_ options: SigningOptions) throws -> TrustStore {
    TrustStore(
      anchors: try options.certificates(trust), intermediates: try options.certificates(certificate),
      revocationLists: try crl.flatMap {
        try options.read($0) { bytes throws(SignatureFault) in try RevocationList.all(in: bytes) }
      }, revocation: requireCrl ? .always : .whenListed)
  }
}

extension KeyKind: ExpressibleByArgument {}

extension RevocationReason: ExpressibleByArgument {
  /// Reads a reason as `name` spells it.
  public init?(argument: String) {
    guard let known = Self.allCases.first(where: { $0.name == argument }) else { return nil }
    self = known
  }
  /// Every spelling.
  public static var allValueStrings: [String] { allCases.map(\.name) }
}
