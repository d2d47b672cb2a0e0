import HTTPTypes
import HummingbirdTesting
import Proceedings
import Testing
import Vocabulary
import Web

@Suite("A forged request") struct ForgeryTests {
  /// A path of a command with something in each of its gaps.
  static func path(of kind: CommandKind) -> String {
    kind.path.split(separator: "/").map { $0 == "{case}" ? "2026-0001" : $0.hasPrefix("{") ? "x-1" : String($0) }
      .joined(separator: "/")
  }

  @Test("is refused by every command, from pages and to the API", arguments: Commands.all.map(\.name))
  func everyCommand(name: String) async throws {
    let kind = try #require(Commands.named(name))
    let world = try await World.make()
    let path = "/" + Self.path(of: kind)
    try await world.ask { ask in
      let (cookie, csrf) = try await ask.signIn()

      try await #expect(ask.form(path, [:], ["Cookie": cookie]).status == .forbidden)
      try await #expect(ask.form(path, ["csrf": csrf + "x"], ["Cookie": cookie]).status == .forbidden)
      try await #expect(
        ask.form(path, ["csrf": csrf], ["Cookie": cookie, "Origin": "https://evil.example"]).status
          == .forbidden)
      try await #expect(ask.json("/api" + path, "{}", ["Cookie": cookie]).status == .forbidden)
      try await #expect(
        ask.json("/api" + path, "{}", ["Cookie": cookie, "X-CSRF-Token": "x"]).status == .forbidden)
      try await #expect(
        ask.json(
          "/api" + path, "{}", ["Cookie": cookie, "X-CSRF-Token": csrf, "Origin": "https://evil.example"]
        ).status == .forbidden)
      try await #expect(ask.form(path, [:]).status == .unauthorized)
      // A secret vote comes without a session, or not at all.
      let unnamed: HTTPResponse.Status =
        name == CastSecretVote.kind.name ? .unprocessableContent : .unauthorized
      try await #expect(ask.json("/api" + path, "{}").status == unnamed)
    }
    #expect(world.register.commands.isEmpty)
  }

  @Test(
    "is told from a page of this site by where it comes from",
    arguments: [
      (["Origin": "https://gongzhi.test"], true),
      (["Origin": "https://gongzhi.test", "Sec-Fetch-Site": "same-origin"], true),
      (["Origin": "https://localhost"], true),
      ([:], true),
      (["Origin": "https://gongzhi.test.evil.example"], false),
      (["Origin": "https://evilgongzhi.test"], false),
      (["Origin": "http://gongzhi.test"], false),
      (["Origin": "https://gongzhi.test:8443"], false),
      (["Origin": "null"], false),
      (["Origin": ""], false),
      (["Origin": "https://gongzhi.test", "Sec-Fetch-Site": "cross-site"], false),
      (["Sec-Fetch-Site": "same-site"], false),
    ] as [([String: String], Bool)])
  func origins(headers: [String: String], isOwn: Bool) async throws {
    let world = try await World.make()
    world.register.answer(with: .entered(FakeRegister.receipt))
    try await world.ask { ask in
      let (cookie, csrf) = try await ask.signIn()
      let body = "csrf=\(csrf)&position=for&text=yes"
      let own = ["Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"]
      let page = try await ask(
        .post, "/cases/2026-0001/posts", own.merging(headers) { _, new in new }, body: body)
      #expect(page.status == (isOwn ? .seeOther : .forbidden))

      let program = try await ask.json(
        "/api/cases/2026-0001/posts", #"{"position":"for","text":"yes"}"#,
        ["Cookie": cookie, "X-CSRF-Token": csrf].merging(headers) { _, new in new })
      #expect(program.status == (isOwn ? .created : .forbidden))

      let signIn = try await ask(
        .post, "/sign-in", ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { _, new in new },
        body: "login=li&password=" + Client.encoded(World.password))
      #expect(signIn.status == (isOwn ? .seeOther : .forbidden))
    }
    #expect(world.register.commands.count == (isOwn ? 2 : 0))
  }

  @Test("cannot use the token of another session") func foreignToken() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let mine = try await ask.signIn("li")
      let other = try await ask.signIn("wang")
      let response = try await ask.form(
        "/cases/2026-0001/posts", ["csrf": other.csrf, "position": "for", "text": "yes"], ["Cookie": mine.cookie])
      #expect(response.status == .forbidden)
    }
    #expect(world.register.commands.isEmpty)
  }

  @Test("needs no token where a program names its own") func bearer() async throws {
    let world = try await World.make()
    world.register.answer(with: .entered(FakeRegister.receipt))
    try await world.ask { ask in
      let bearer = try await ask.bearer()
      let response = try await ask.json(
        "/api/cases/2026-0001/posts", #"{"position":"for","text":"yes"}"#,
        bearer.merging(["Origin": "https://elsewhere.example"]) { _, new in new })
      #expect(response.status == .created)
    }
  }

  @Test("changes nothing by reading", arguments: ["/session/seat", "/cases/2026-0001/accept", "/sign-out"])
  func reading(path: String) async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let (cookie, _) = try await ask.signIn()
      try await #expect(ask.get(path, ["Cookie": cookie]).status == .methodNotAllowed)
      try await #expect(ask.get("/desk", ["Cookie": cookie]).status == .ok)
    }
    #expect(world.register.commands.isEmpty)
  }
}
