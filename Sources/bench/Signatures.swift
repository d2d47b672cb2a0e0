import ArgumentParser
import Foundation
import Glibc
import Signatures
import Vocabulary

/// How many signatures are checked a second, beside `openssl speed` of the same algorithm.
struct SignaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signatures", abstract: "Detached signatures verified a second, against openssl speed.")

  @OptionGroup var measuring: Measuring

  func run() throws {
    let ledger = Ledger(measuring)
    ledger.title("Detached signatures read and verified on one thread, chain and all (load \(loadOfMachine()))")
    for (kind, algorithm) in [(KeyKind.p256, "ecdsap256"), (.p384, "ecdsap384"), (.rsa, "rsa3072"), (.sm2, "sm2")] {
      let desk = try SigningDesk(kind)
      var rates: [Double] = []
      var shares: [Double] = []
      for _ in 0..<(measuring.quick ? 1 : 5) {
        let ours = try desk.messagesPerSecond(milliseconds: measuring.quick ? 200 : 1000)
        let theirs = try OpenSSLSpeed.verifications(algorithm, seconds: 1)
        rates.append(ours)
        // A message has two signatures to check: the signer's, and the authority's under the certificate.
        shares.append(2 * ours / theirs)
      }
      let share = shares.sorted()[shares.count / 2]
      try ledger.enter(
        Figure(
          name: "\(kind.rawValue), messages verified", value: rates.max() ?? 0, unit: "/s",
          note: "two signatures a message"),
        .atLeast(0.5, "\(kind.rawValue), share of openssl speed \(algorithm)", share, "", note: "median of the rounds"))
    }
  }
}

/// A signed resolution of some size, an authority, and someone who checks.
private struct SigningDesk {
  private let content = [UInt8](repeating: UInt8(ascii: "x"), count: 4096)
  private let message: [UInt8]
  private let trust: TrustStore
  private let now = Instant(milliseconds: 1_800_000_000_000)

  init(_ kind: KeyKind) throws {
    let validity = try Validity(from: now.advanced(byDays: -10), until: now.advanced(byDays: 300))
    let authority = try CertificateAuthority.found(
      subject: try DistinguishedName("CN=authority"), key: try PrivateKey.generate(kind), validity: validity)
    let key = try PrivateKey.generate(kind)
    let certificate = try authority.issue(
      to: try DistinguishedName("CN=signer"), key: key.publicKey, validity: validity)
    message = try DetachedSignature.sign(content, certificate: certificate, key: key, at: now)
    trust = TrustStore(anchors: [authority.certificate])
  }

  /// Messages a second of processor time, since that is what `openssl speed` counts by: on a busy machine the two would
  /// not compare otherwise.
  func messagesPerSecond(milliseconds: Int64) throws -> Double {
    let start = processorSeconds()
    var count = 0
    repeat {
      for _ in 0..<20 { _ = try SignedData(message).verify(content: content, trust: trust, at: now) }
      count += 20
    } while processorSeconds() - start < Double(milliseconds) / 1_000
    return Double(count) / (processorSeconds() - start)
  }
}

/// The figures of the program openssl.
private enum OpenSSLSpeed {
  /// Verifications a second of an algorithm, on one thread.
  static func verifications(_ algorithm: String, seconds: Int) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = ["speed", "-mr", "-seconds", String(seconds), algorithm]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    // Threads of a pool block every signal, and a child inherits that; openssl would wait for its alarm for ever.
    var alarm = sigset_t()
    sigemptyset(&alarm)
    sigaddset(&alarm, SIGALRM)
    pthread_sigmask(SIG_UNBLOCK, &alarm, nil)
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // A line such as +F4:3:256:49863.2:16289.5 ends with signatures and verifications a second.
    let line = text.split(separator: "\n").last { $0.hasPrefix("+F") }
    guard let last = line?.split(separator: ":").last, let rate = Double(last), rate > 0 else {
      throw SpeedUnreadable(text: text)
    }
    return rate
  }

  struct SpeedUnreadable: Error { let text: String }
}
