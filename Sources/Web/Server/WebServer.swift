import HTTPTypes
package import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import HummingbirdTLS
package import Logging
import NIOCore
import NIOSSL
package import Proceedings
package import Record
package import Vocabulary

/// Where and how the server listens.
package struct WebConfiguration: Sendable {
  /// The file of the certificate chain, PEM, the server's own first.
  package var certificateFile: String
  /// The file of the private key, PEM.
  package var keyFile: String
  /// The name or number of the network interface to listen on.
  package var host: String
  /// The port; 0 lets the system choose one.
  package var port: Int
  /// The address under which people reach the server, such as `https://localhost:8443`, without a path.
  package var publicAddress: String
  /// The folder with `static/` and `locales/`.
  package var resources: String
  /// Bytes that rendered pages may take in memory.
  package var cacheBytes: Int
  /// Seconds after which a silent connection is closed.
  package var idleSeconds: Int
  /// Whether HTTP/2 is offered; HTTP/1.1 always is.
  package var offersHTTP2: Bool

  /// A configuration.
  package init(
    certificateFile: String, keyFile: String, host: String = "127.0.0.1", port: Int = 8443, publicAddress: String,
    resources: String, cacheBytes: Int = 64 << 20, idleSeconds: Int = 60, offersHTTP2: Bool = true
  ) {
    self.certificateFile = certificateFile
    self.keyFile = keyFile
    self.host = host
    self.port = port
    self.publicAddress = publicAddress
    self.resources = resources
    self.cacheBytes = cacheBytes
    self.idleSeconds = idleSeconds
    self.offersHTTP2 = offersHTTP2
  }
}

/// The web server of the house: pages, API and files over TLS.
package enum WebServer {
  /// Builds the application; run it as a service beside the store.
  ///
  /// - Throws: when certificate, key, words or files cannot be read; `BadAddress` for a public address that is none.
  package static func build(
    _ configuration: WebConfiguration, register: any Register, room: any ReadingRoom, sessions: any SessionBook,
    faces: any Faces, studies: Studies = Studies(), passwords: Passwords, recordKey: NoteSigner,
    cosignatures: any CosignatureBook, issuingKeys: IssuingKeys = IssuingKeys(),
    authorities: SigningAuthorities = SigningAuthorities(),
    now: @escaping @Sendable () -> Instant,
    entropy: @escaping @Sendable (Int) -> [UInt8], logger: Logger,
    onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) throws -> Application<RouterResponder<WebContext>> {
    let origin = try origin(of: configuration.publicAddress)
    let house = House(
      register: register, room: room, sessions: sessions, faces: faces, passwords: passwords,
      maker: ProblemMaker(phrases: try Phrases(resources: configuration.resources)), recordKey: recordKey,
      cosignatures: cosignatures,
      staticFiles: try StaticFiles(resources: configuration.resources), origin: origin, now: now, entropy: entropy,
      logger: logger, cache: PageCache(capacity: configuration.cacheBytes), studies: studies,
      issuingKeys: issuingKeys, authorities: authorities)
    if let forgotten = house.allRoutes.first(where: { $0.path.hasPrefix("/api/") && $0.operation == nil }) {
      throw UndescribedRoute(path: forgotten.path)
    }
    return Application(
      responder: router(house).buildResponder(), server: try server(configuration),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port), backlog: 1_024),
      onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? configuration.port) },
      logger: logger)
  }

  /// An address of the API that the OpenAPI document would not describe.
  struct UndescribedRoute: Error { let path: String }

  /// A public address must be `https://` with a host, and no path.
  package struct BadAddress: Error, CustomStringConvertible {
    /// What was given.
    package let address: String
    package var description: String {
      "the public address \"\(address)\" is not of the form https://host or https://host:port"
    }
  }

  static func origin(of address: String) throws -> String {
    var origin = address.lowercased()
    while origin.hasSuffix("/") { origin.removeLast() }
    let host = origin.dropFirst("https://".count)
    guard origin.hasPrefix("https://"), !host.isEmpty,
      host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/?#@\\".utf8.contains($0) })
    else { throw BadAddress(address: address) }
    return origin.hasSuffix(":443") ? String(origin.dropLast(4)) : origin
  }

  static func isLoopback(_ origin: String) -> Bool {
    let host = origin.dropFirst("https://".count)
    return ["localhost", "127.0.0.1", "[::1]"].contains { host == $0 || host.hasPrefix($0 + ":") }
  }

  /// Every address, each with every method that it does not know.
  static func router(_ house: House) -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: Entrance(house: house, headers: SecurityHeaders(isLoopback: isLoopback(house.origin))))
    var methods: [String: Set<HTTPRequest.Method>] = [:]
    for route in house.allRoutes {
      methods[route.path, default: []].insert(route.method)
      router.on(RouterPath(route.path), method: route.method) { request, context in
        let call = try await house.call(request, context)
        var response = try await route.answer(call)
        if let chosen = call.query["lang"].flatMap(Language.init), request.method == .get {
          response.headers.append(HTTPField(name: .setCookie, value: HouseCookie.chosen(chosen)))
        }
        return response
      }
    }
    for (path, known) in methods {
      var allowed = known
      if known.contains(.get) { allowed.insert(.head) }
      let words = allowed.map(\.rawValue).sorted().joined(separator: ", ")
      for method in [HTTPRequest.Method.get, .post, .put, .delete, .patch, .options, .head]
      where !allowed.contains(method) {
        router.on(RouterPath(path), method: method) { _, _ -> Response in
          throw Trouble(.method, values: ["allowed": words], allowed: words)
        }
      }
    }
    return router
  }

  private static func server(_ configuration: WebConfiguration) throws -> HTTPServerBuilder {
    let chain = try NIOSSLCertificate.fromPEMFile(configuration.certificateFile)
    let key = try NIOSSLPrivateKey(file: configuration.keyFile, format: .pem)
    var tls = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    tls.minimumTLSVersion = .tlsv13
    let idle = TimeAmount.seconds(Int64(configuration.idleSeconds))
    let stream = HTTP1Channel.Configuration(
      idleTimeout: idle,
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
    let first = TimeAmount.seconds(Int64(min(20, configuration.idleSeconds)))
    guard configuration.offersHTTP2 else {
      tls.applicationProtocols = ["http/1.1"]
      let settings = tls
      return HTTPServerBuilder { responder in
        let plain = HTTP1Channel(responder: responder, configuration: stream)
        return FirstBytes(base: try TLSChannel(plain, tlsConfiguration: settings), deadline: first)
      }
    }
    let settings = tls
    let http2 = HTTP2ChannelConfiguration(
      idleTimeout: .seconds(configuration.idleSeconds), gracefulCloseTimeout: .seconds(5), streamConfiguration: stream)
    return HTTPServerBuilder { responder in
      let upgrading = try HTTP2UpgradeChannel(tlsConfiguration: settings, configuration: http2, responder: responder)
      return FirstBytes(base: upgrading, deadline: first)
    }
  }
}

extension House {
  /// Every address of the server.
  var allRoutes: [Route] {
    let described = apiRoutes
    let document = OpenAPI.document(described, server: origin).buffer
    return described + pageRoutes + recordFileRoutes + witnessRoutes + timestampRoutes + signatureRoutes + [
      Route(.get, "/openapi.json") { call in
        let etag = entityTag(document)
        var response =
          call.request.has(etag)
          ? Response(status: .notModified) : Response(200, "application/json", document, cache: "no-cache")
        response.headers[.eTag] = etag
        return response
      },
      Route(.get, "/static/**") { call in
        let path = call.context.parameters.getCatchAll().joined(separator: "/")
        return try staticFiles.answer(path, to: call.request, isVersioned: call.query["v"] != nil)
      },
    ]
  }
}
