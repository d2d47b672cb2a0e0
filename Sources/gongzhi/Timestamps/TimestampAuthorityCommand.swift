import ArgumentParser
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOSSL
import ServiceLifecycle
import Signatures
import UnixSignals
import Vocabulary

/// Serves timestamps, for tests and closed networks.
struct TimestampAuthorityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timestamp-authority",
    abstract: "Serve timestamps (RFC 3161 over HTTP), for tests and closed networks.",
    discussion: """
      The time is that of this machine: keep it right. The certificate must be for timestamps alone, as \
      gongzhi certificate issue --use timestamping makes it. Answers POST / with application/timestamp-query.
      """)

  @Option(help: ArgumentHelp("Where to listen.", valueName: "host:port")) var listen = "127.0.0.1:3161"
  @Option(help: ArgumentHelp("The authority's certificate, others of its chain after it.", valueName: "file"))
  var certificate: String
  @Option(help: ArgumentHelp("Its key, PKCS#8.", valueName: "file")) var key: String
  @Option(help: "The identifier of the rules by which it works.") var policy = "1.2.3.4.1"
  @Option(help: ArgumentHelp("With a TLS key: serve over TLS.", valueName: "file")) var tlsCertificate: String?
  @Option(help: ArgumentHelp("With a TLS certificate: serve over TLS.", valueName: "file")) var tlsKey: String?
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var options: SigningOptions

  func validate() throws {
    guard (tlsCertificate == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-certificate and --tls-key go together")
    }
    guard place != nil else { throw ValidationError("--listen must be HOST:PORT, for instance 127.0.0.1:3161") }
    guard ObjectIdentifier(policy) != nil else { throw ValidationError("--policy must be an object identifier") }
  }

  private var place: (host: String, port: Int)? {
    guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]),
      (0...65_535).contains(port), colon != listen.startIndex
    else { return nil }
    return (String(listen[..<colon]), port)
  }

  func run() async throws {
    try await options.run {
      let chain = try options.certificates([certificate])
      guard let place, let rules = ObjectIdentifier(policy) else { return }
      let authority = try TimestampAuthority(
        certificate: chain[0], key: try passphrase.key(key, options), chain: Array(chain.dropFirst()), policy: rules)
      let logger = logger("notice")
      let application = Application(
        router: TimestampService.router(authority, now: machineTime), server: try server(),
        configuration: ApplicationConfiguration(address: .hostname(place.host, port: place.port)),
        onServerRunning: { channel in
          tell(
            options.say(
              zh: "时间戳服务在 \(place.host) 端口 \(channel.localAddress?.port ?? place.port)",
              en: "timestamps at \(place.host) port \(channel.localAddress?.port ?? place.port)"))
        }, logger: logger)
      let services = ServiceGroup(
        configuration: ServiceGroupConfiguration(
          services: [.init(service: application)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
      try await services.run()
    }
  }

  private func server() throws -> HTTPServerBuilder {
    guard let tlsCertificate, let tlsKey else { return .http1() }
    var tls = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(tlsCertificate).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: tlsKey, format: .pem)))
    tls.minimumTLSVersion = .tlsv12
    return try .tls(.http1(), tlsConfiguration: tls)
  }
}

/// RFC 3161 over HTTP (§3.4).
enum TimestampService {
  /// No request is longer: a digest, a nonce, a policy.
  private static let mostBytes = 4096

  static func router(
    _ authority: TimestampAuthority, now: @escaping @Sendable () -> Instant
  ) -> Router<BasicRequestContext> {
    let router = Router()
    router.post("/") { request, _ -> Response in
      guard request.headers[.contentType]?.lowercased() == TimestampMedia.query else {
        return Response(status: .unsupportedMediaType)
      }
      let body = try await request.body.collect(upTo: mostBytes)
      let answer = authority.respond(to: [UInt8](body.readableBytesView), at: now())
      return Response(
        status: .ok, headers: [.contentType: TimestampMedia.reply, .cacheControl: "no-store"],
        body: .init(byteBuffer: ByteBuffer(bytes: answer)))
    }
    return router
  }
}
