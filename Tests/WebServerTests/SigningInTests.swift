import HTTPTypes
import HummingbirdTesting
import Proceedings
import Testing
import Vocabulary
import Web

@Suite("Signing in") struct SigningInTests {
  @Test("gives a cookie that only this host gets, over TLS, and no script reads") func cookie() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let response = try await ask.form("/sign-in", ["login": "li", "password": World.password])

      #expect(response.status == .seeOther)
      #expect(response.headers[.location] == "/desk")
      let cookie = try #require(response.headers[.setCookie])
      let parts = cookie.split(separator: ";").map { $0.drop { $0 == " " } }
      #expect(parts[0].hasPrefix("__Host-session="))
      #expect(parts[0].count == "__Host-session=".count + 43)
      for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=43200"] {
        #expect(parts.contains { $0 == attribute }, "\(attribute)")
      }
      #expect(!cookie.contains("Domain"))
    }
    let kept = try #require(world.sessions.all.first)
    #expect(kept.digest.count == 32)
    #expect(kept.seat == "seat-3")
  }

  @Test("gives a new token each time, and ends the session of before") func fixation() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let first = try await ask.signIn()
      let again = try await ask.form(
        "/sign-in", ["login": "wang", "password": World.password], ["Cookie": first.cookie])

      let cookie = try #require(again.headers[.setCookie]?.split(separator: ";").first.map(String.init))
      #expect(cookie != first.cookie)
      try await #expect(ask.get("/desk", ["Cookie": first.cookie]).status == .seeOther)
      try await #expect(ask.get("/desk", ["Cookie": cookie]).text.contains("王芳"))
    }
    #expect(world.sessions.all.count == 1)
  }

  @Test("never takes a token that the house did not give") func planted() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let planted = "__Host-session=" + String(repeating: "A", count: 43)
      let response = try await ask.form("/sign-in", ["login": "li", "password": World.password], ["Cookie": planted])

      #expect(response.headers[.setCookie]?.hasPrefix(planted) == false)
      try await #expect(ask.get("/desk", ["Cookie": planted]).status == .seeOther)
    }
  }

  @Test("says the same of a wrong password and of an unknown login") func failing() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let wrong = try await ask.form("/sign-in", ["login": "li", "password": "not my password"])
      let unknown = try await ask.form("/sign-in", ["login": "nobody", "password": "not my password"])

      #expect(wrong.status == .unauthorized)
      #expect(unknown.status == .unauthorized)
      #expect(wrong.text.replacing("login li", with: "") == unknown.text.replacing("login nobody", with: ""))
      #expect(!wrong.text.contains("not my password"))
      #expect(wrong.headers[.setCookie] == nil)
    }
    #expect(world.sessions.all.isEmpty)
  }

  @Test("lets someone with several seats choose one first") func seats() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let response = try await ask.form(
        "/sign-in", ["login": "wang", "password": World.password, "next": "/cases/2026-0001"])
      #expect(response.headers[.location] == "/seats?next=%2Fcases%2F2026-0001")

      let (cookie, csrf) = try await ask.signIn("wang")
      let chosen = try await ask.form(
        "/session/seat", ["seat": "seat-7", "csrf": csrf, "next": "/cases/2026-0001"], ["Cookie": cookie])
      #expect(chosen.status == .seeOther)
      #expect(chosen.headers[.location] == "/cases/2026-0001")
      try await #expect(ask.get("/desk", ["Cookie": cookie]).text.contains("seat seat-7"))

      for seat in ["seat-3", "seat-8", "seat-99"] {
        let refused = try await ask.form("/session/seat", ["seat": seat, "csrf": csrf], ["Cookie": cookie])
        #expect(refused.status == .forbidden, "\(seat)")
      }
      try await #expect(ask.get("/desk", ["Cookie": cookie]).text.contains("seat seat-7"))
    }
  }

  @Test("ends after twelve hours, and at once by signing out") func ending() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let (cookie, csrf) = try await ask.signIn()
      world.clock.advance(seconds: 12 * 3_600 - 1)
      try await #expect(ask.get("/desk", ["Cookie": cookie]).status == .ok)
      world.clock.advance(seconds: 1)
      try await #expect(ask.get("/desk", ["Cookie": cookie]).headers[.location] == "/sign-in?next=%2Fdesk")

      let second = try await ask.signIn()
      #expect(second.csrf != csrf)
      try await #expect(ask.get("/sign-out", ["Cookie": second.cookie]).status == .methodNotAllowed)
      try await #expect(ask.form("/sign-out", [:], ["Cookie": second.cookie]).status == .forbidden)
      let out = try await ask.form("/sign-out", ["csrf": second.csrf], ["Cookie": second.cookie])
      #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
      try await #expect(ask.get("/desk", ["Cookie": second.cookie]).status == .seeOther)
    }
  }

  @Test("is slowed down after failures, with the time to wait") func throttling() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      for _ in 0..<5 {
        let response = try await ask.form("/sign-in", ["login": "li", "password": "guess"])
        #expect(response.status == .unauthorized)
      }
      let waits = try await ask.form("/sign-in", ["login": "li", "password": World.password])
      #expect(waits.status == .tooManyRequests)
      #expect(Int(waits.headers[.retryAfter] ?? "").map { $0 >= 1 } == true)
      let program = try await ask.json(
        .post, "/api/sessions", #"{"login":"li","password":"\#(World.password)"}"#)
      #expect(program.status == .tooManyRequests)
      #expect(program.headers[.retryAfter] != nil)
      #expect(program.object["code"] as? String == "too-many")

      world.clock.advance(seconds: 61)
      try await #expect(ask.form("/sign-in", ["login": "li", "password": World.password]).status == .seeOther)
    }
  }

  @Test("through the API gives a token that needs no cookie") func api() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let response = try await ask.json(
        .post, "/api/sessions", #"{"login":"li","password":"\#(World.password)"}"#)
      #expect(response.status == .created)
      #expect(response.headers[.setCookie] == nil)

      let bearer = try await ask.bearer()
      try await #expect(ask.get("/api/session", bearer).object["name"] as? String == "李强")
      try await #expect(ask(.delete, "/api/session", bearer).status == .noContent)
      let after = try await ask.get("/api/session", bearer)
      #expect(after.status == .unauthorized)
      #expect(after.headers[.wwwAuthenticate] == "Bearer")
      try await #expect(ask.get("/api/session", ["Authorization": "Basic bGk6bGk="]).status == .unauthorized)
    }
  }

  @Test(
    "goes on to a path of this site only",
    arguments: [
      "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "desk",
      "",
      "/\tevil", "/\n/evil", " /desk", "/%0d%0aSet-Cookie\r\n", "/中文",
    ])
  func openRedirect(next: String) async throws {
    #expect(NextPath.checked(next) == nil)
    let world = try await World.make()
    try await world.ask { ask in
      let response = try await ask.form("/sign-in", ["login": "li", "password": World.password, "next": next])
      #expect(response.headers[.location] == "/desk")
      let page = try await ask.get("/sign-in?next=" + Client.encoded(next))
      #expect(page.text.contains("next none"))
    }
  }

  @Test("keeps a path of this site", arguments: ["/", "/cases/2026-0001?posts=2", "/%E6%B8%85%E5%8D%95"])
  func ownPath(next: String) {
    #expect(NextPath.checked(next) == next)
  }
}

@Suite("A throttle") struct ThrottleTests {
  private let start = Instant(milliseconds: 1_000_000)

  @Test("counts attempts that are under way, so that many at once gain nothing") func parallel() {
    let throttle = Throttle()
    let admitted = (0..<100).filter { _ in throttle.admit(login: "li", address: "a", at: start) == nil }
    #expect(admitted.count == 5)
  }

  @Test("slows an address down that tries many logins") func address() {
    let throttle = Throttle()
    let admitted = (0..<500).filter { throttle.admit(login: "login\($0)", address: "a", at: start) == nil }
    #expect(admitted.count == 50)
    #expect(throttle.admit(login: "li", address: "b", at: start) == nil)
  }

  @Test("lets the owner of a login in again after a minute at most, whatever strangers do") func lockout() {
    let throttle = Throttle()
    var now = start
    for round in 0..<200 {
      _ = throttle.admit(login: "li", address: "a\(round)", at: now)
      now = now.advanced(byMilliseconds: 100)
    }
    #expect(throttle.admit(login: "li", address: "mine", at: now.advanced(byMilliseconds: 60_000)) == nil)
  }

  @Test("forgets after a success") func success() {
    let throttle = Throttle()
    for _ in 0..<100 {
      #expect(throttle.admit(login: "li", address: "a", at: start) == nil)
      throttle.succeeded(login: "li", address: "a")
    }
  }
}

@Suite("A password") struct PasswordTests {
  @Test("is known again by its hash, and no other is") func checking() async throws {
    let entropy = FakeEntropy()
    let passwords = Passwords(entropy: { entropy.bytes($0) }, log2N: 8)
    let hash = try await passwords.hash("一个足够长的密码")

    #expect(hash.hasPrefix("scrypt$8$8$1$"))
    try await #expect(passwords.check("一个足够长的密码", against: hash))
    try await #expect(!passwords.check("一个足够长的密码 ", against: hash))
    try await #expect(!passwords.check("", against: hash))
    try await #expect(!passwords.check("一个足够长的密码", against: nil))
    let again = try await passwords.hash("一个足够长的密码")
    #expect(again != hash)
  }

  @Test("that is kept as anything else is a failure, not a match", arguments: ["", "plain", "scrypt$99$8$1$aa$bb"])
  func unreadable(kept: String) async throws {
    let passwords = Passwords(entropy: { Array(repeating: 1, count: $0) }, log2N: 8)
    await #expect(throws: (any Error).self) { try await passwords.check("x", against: kept) }
  }
}
