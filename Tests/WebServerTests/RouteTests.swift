import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOPosix
import Proceedings
import Testing
import Vocabulary
import Web

@Suite("Every answer") struct RouteTests {
  static let pages = [
    "/", "/cases", "/cases/2026-0001", "/cases/2026-0001/posts/post-1", "/cases/2026-0001/proposals/proposal-1",
    "/inventory", "/inventory/versions", "/inventory/who", "/inventory/entries/E1", "/parties/P1", "/people/person-2",
    "/record", "/record/events/3", "/help", "/sign-in", "/health", "/ready", "/openapi.json", "/nowhere",
    "/api/nowhere",
    "/static/nothing.css", "/api/cases", "/api/cases/2026-0001", "/api/cases/2026-0001/powers", "/api/desk",
    "/api/session", "/api/inventory", "/api/inventory/versions", "/api/inventory/who", "/api/record",
    "/api/record/events", "/api/figures", "/desk", "/seats", "/cases/new", "/acts/enrol-person",
    "/cases/2026-0001/acts/add-post", "/me/data", "/me/data.json", "/api/me/data", "/privacy",
  ]

  @Test("tells browsers what they may not do with it", arguments: pages) func headers(path: String) async throws {
    let world = try await World.make()
    try await world.ask { ask in
      for method in [HTTPRequest.Method.get, .head, .post, .options] {
        let response = try await ask(method, path)
        let policy = try #require(response.headers[.contentSecurityPolicy])
        for part in [
          "default-src 'none'", "style-src 'self'", "img-src 'self'", "script-src 'self'", "form-action 'self'",
          "frame-ancestors 'none'", "base-uri 'none'",
        ] { #expect(policy.contains(part)) }
        for (name, value) in [
          "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
          "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
          "Strict-Transport-Security": "max-age=31536000",
        ] { #expect(response.headers[try #require(HTTPField.Name(name))] == value, "\(method) \(path) \(name)") }
        #expect(response.headers[try #require(HTTPField.Name("Permissions-Policy"))] != nil)
        #expect(response.headers[.cacheControl] != nil)
        #expect(response.status.code < 500)
      }
    }
  }

  @Test(
    "to someone who is signed in is stored nowhere", arguments: ["/", "/cases", "/cases/2026-0001", "/desk", "/help"])
  func personal(path: String) async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let (cookie, _) = try await ask.signIn()
      try await #expect(ask.get(path, ["Cookie": cookie]).headers[.cacheControl] == "no-store")
    }
  }

  @Test(
    "to a method that an address does not know says which ones it does",
    arguments: [
      ("/cases", "GET, HEAD, POST"), ("/api/session", "DELETE, GET, HEAD"), ("/sign-out", "POST"),
      ("/health", "GET, HEAD"),
      ("/api/cases/2026-0001/accept", "POST"),
    ])
  func methods(path: String, allowed: String) async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let response = try await ask(.patch, path)
      #expect(response.status == .methodNotAllowed)
      #expect(response.headers[.allow] == allowed)
    }
  }

  @Test(
    "to an address that is none is 404, as JSON below /api",
    arguments: [
      "/nowhere", "/cases/2026-0001/nowhere", "/cases//accept", "/api/nowhere", "/%", "/cases/%ff", "/static/", "/api",
    ])
  func nowhere(path: String) async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let response = try await ask.get(path)
      #expect(response.status == .notFound, "\(path)")
      let isJSON = response.headers[.contentType] == "application/problem+json"
      #expect(isJSON == path.hasPrefix("/api"))
    }
  }

  @Test(
    "about a file stays in its folder",
    arguments: [
      "/static/../Package.swift", "/static/%2e%2e/locales/problems/house.zh.json",
      "/static/..%2flocales/problems/house.zh.json",
      "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/....//locales/problems/house.zh.json",
      "/static/..\\locales\\problems\\house.zh.json", "/static/.", "/static/%00", "/static/style.css/../../x",
    ])
  func traversal(path: String) async throws {
    let world = try await World.make()
    try await world.ask { ask in try await #expect(ask.get(path).status == .notFound) }
  }

  @Test("in another language is remembered by a cookie") func language() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      try await #expect(ask.get("/").text.contains("<p>zh"))
      try await #expect(ask.get("/", ["Accept-Language": "en"]).text.contains("<p>en"))
      let chosen = try await ask.get("/?lang=en")
      #expect(chosen.text.contains("<p>en"))
      #expect(chosen.headers[.setCookie]?.hasPrefix("lang=en; Path=/;") == true)
      try await #expect(ask.get("/", ["Cookie": "a=b; lang=en"]).text.contains("<p>en"))
      try await #expect(ask.get("/?lang=<b>", ["Cookie": "lang=<b>"]).text.contains("<p>zh"))
    }
  }

  @Test("about health and readiness is for machines") func machines() async throws {
    let founded = try await World.make()
    try await founded.ask { ask in
      try await #expect(ask.get("/health").text == "ok\n")
      try await #expect(ask.get("/ready").status == .ok)
    }
    let empty = try await World.make(isFounded: false)
    try await empty.ask { ask in
      try await #expect(ask.get("/health").status == .ok)
      try await #expect(ask.get("/ready").status == .serviceUnavailable)
    }
  }

  @Test("on this very machine does not make browsers insist on TLS everywhere") func loopback() async throws {
    let world = try await World.make(publicAddress: "https://localhost:8443")
    try await world.ask { ask in
      try await #expect(ask.get("/").headers[.strictTransportSecurity] == nil)
    }
  }

  @Test(
    "needs a public address that is one", arguments: ["http://a.example", "gongzhi.test", "https://", "https://a/b"])
  func addresses(address: String) async throws {
    await #expect(throws: WebServer.BadAddress.self) { try await World.make(publicAddress: address) }
  }

  @Test("over TLS is the same, and a large body is cut off with an answer") func overTLS() async throws {
    let world = try await World.make()
    try await world.application.test(.ahc(.https)) { client in
      let ask = Client(world: world, client: client)
      try await #expect(ask.get("/health").text == "ok\n")
      try await #expect(ask.get("/cases/2026-0001").status == .ok)
      let large = String(repeating: "x", count: 1 << 20)
      let response = try? await ask.form("/sign-in", ["login": large], ["Origin": World.address])
      if let response { #expect(response.status == .contentTooLarge) }
      let bearer = try await ask.bearer()
      try await #expect(ask.get("/api/session", bearer).status == .ok)
    }
  }

  @Test(
    "never comes to someone who opens a connection and says nothing, and the connection ends", .timeLimit(.minutes(1)))
  func silence() async throws {
    let world = try await World.make(idleSeconds: 1)
    try await world.application.test(.ahc(.https)) { client in
      let port = try #require(client.port)
      let silent = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .connect(host: "localhost", port: port).get()
      try await silent.closeFuture.get()
    }
  }
}
