import Foundation
import HTTPTypes
import HummingbirdTesting
import Proceedings
import Testing
import Vocabulary
import Web

@Suite("A command over HTTP") struct CommandTests {
  @Test("leads to its case, at what was made, with the receipt") func success() async throws {
    let world = try await World.make()
    world.register.answer(with: .entered(FakeRegister.receipt))
    try await world.ask { ask in
      let (cookie, csrf) = try await ask.signIn()
      let post = try await ask.form(
        "/cases/2026-0001/posts", ["csrf": csrf, "position": "for", "text": "同意"], ["Cookie": cookie])
      #expect(post.status == .seeOther)
      #expect(post.headers[.location] == "/cases/2026-0001?posts=last&receipt=41#post-41")
      let shown = try await ask.get("/cases/2026-0001?posts=last&receipt=41", ["Cookie": cookie])
      #expect(shown.text.contains("2026-0001 3 receipt 41"))

      let accept = try await ask.form("/cases/2026-0001/accept", ["csrf": csrf], ["Cookie": cookie])
      #expect(accept.headers[.location] == "/cases/2026-0001?receipt=41#post-41")
    }
    #expect(world.register.commands.map(\.name) == ["add-post", "accept-case"])
    #expect(world.register.commands.allSatisfy { $0.acting == ActingSeat(person: "person-2", seat: "seat-3") })
  }

  @Test("answers a program with the receipt") func receipt() async throws {
    let world = try await World.make()
    world.register.answer(with: .entered(FakeRegister.receipt))
    try await world.ask { ask in
      let bearer = try await ask.bearer()
      let response = try await ask.json(
        "/api/cases/2026-0001/posts", #"{"position":"for","text":"同意"}"#, bearer)
      #expect(response.status == .created)
      #expect(response.object["sequence"] as? Int == 41)
      #expect(response.object["at"] as? String == "2026-07-01T18:00:00+08:00")
      #expect(response.object["case"] as? String == "2026-0001")
      #expect(response.object["made"] as? String == "post-41")
      #expect((response.object["leaf"] as? String)?.count == 64)
    }
  }

  @Test("comes back as its form with every fault and what was written") func malformed() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let (cookie, csrf) = try await ask.signIn()
      let page = try await ask.form(
        "/cases/2026-0001/orders",
        [
          "csrf": csrf, "title": "x", "text": "限期整改", "clauses.1.text": "清理楼道", "clauses.1.due": "soon",
          "clauses.7.lead": "街道",
        ], ["Cookie": cookie])
      #expect(page.status == .unprocessableContent)
      for words in ["issue-order", "title", "clauses.1.due", "clauses.1.lead", "clauses.2.text", "限期整改", "清理楼道"] {
        #expect(page.text.contains(words), "\(words)")
      }

      let program = try await ask.json(
        "/api/cases/2026-0001/orders", #"{"title":"x","clauses":[{"text":"清理楼道","due":"soon"}]}"#,
        try await ask.bearer())
      #expect(program.status == .unprocessableContent)
      #expect(program.headers[.contentType] == "application/problem+json")
      let faults = try #require(program.object["faults"] as? [[String: Any]])
      let found = faults.map { "\($0["field"] ?? "") \($0["code"] ?? "")" }
      #expect(
        found == ["title too-short", "text missing", "clauses.1.lead missing", "clauses.1.due not-a-date"])
      #expect(faults.allSatisfy { ($0["detail"] as? String)?.isEmpty == false })
    }
    #expect(world.register.commands.isEmpty)
  }

  @Test("refuses members it does not know, by name") func unknownMembers() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let response = try await ask.json(
        "/api/cases/2026-0001/posts", #"{"position":"for","text":"同意","isBanner":true,"author":"person-5"}"#,
        try await ask.bearer())
      #expect(response.status == .unprocessableContent)
      let faults = try #require(response.object["faults"] as? [[String: Any]])
      #expect(faults.map { $0["field"] as? String } == ["author", "isBanner"])
    }
    #expect(world.register.commands.isEmpty)
  }

  @Test("cannot be turned to another case by its body") func otherCase() async throws {
    let world = try await World.make()
    world.register.answer(with: .entered(FakeRegister.receipt))
    try await world.ask { ask in
      let bearer = try await ask.bearer()
      let other = try await ask.json(
        "/api/cases/2026-0001/posts", #"{"case":"2026-0002","position":"for","text":"同意"}"#, bearer)
      #expect(other.status == .unprocessableContent)
      let same = try await ask.json(
        "/api/cases/2026-0001/posts", #"{"case":"2026-0001","position":"for","text":"同意"}"#, bearer)
      #expect(same.status == .created)
    }
  }

  @Test(
    "that is no JSON object is not readable",
    arguments: [
      "", "{", "[]", "null", "\"text\"", "{\"text\":}", "{\"text\":\"\u{1}\"", String(repeating: "[", count: 10_000),
    ])
  func notJSON(body: String) async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let response = try await ask.json("/api/cases/2026-0001/posts", body, try await ask.bearer())
      #expect(response.status == (body.isEmpty ? .unprocessableContent : .badRequest))
      #expect(response.headers[.contentType] == "application/problem+json")
    }
    #expect(world.register.commands.isEmpty)
  }

  @Test("of another kind is not read") func mediaType() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let (cookie, csrf) = try await ask.signIn()
      let bearer = try await ask.bearer()
      let text = ["Content-Type": "text/plain"]
      let program = try await ask.json("/api/cases/2026-0001/posts", "{}", bearer.merging(text) { $1 })
      #expect(program.status == .unsupportedMediaType)
      let page = try await ask.form("/cases/2026-0001/posts", ["csrf": csrf], text.merging(["Cookie": cookie]) { $1 })
      #expect(page.status == .unsupportedMediaType)
    }
  }

  @Test("that is too large is refused, whether it says so or not") func tooLarge() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let (cookie, csrf) = try await ask.signIn()
      let bearer = try await ask.bearer()
      let large = String(repeating: "x", count: 257 << 10)
      let page = try await ask.form(
        "/cases/2026-0001/posts", ["csrf": csrf, "position": "for", "text": large], ["Cookie": cookie])
      #expect(page.status == .contentTooLarge)
      let program = try await ask.json(
        "/api/cases/2026-0001/posts", #"{"position":"for","text":"\#(large)"}"#, bearer)
      #expect(program.status == .contentTooLarge)
      #expect(program.object["code"] as? String == "too-large")
      let anonymous = try await ask.form("/sign-in", ["login": "li", "password": String(large.prefix(20 << 10))])
      #expect(anonymous.status == .contentTooLarge)
      // A command with files takes more; what is wrong with this one is its content.
      let files = try await ask.json(
        "/api/cases/2026-0001/inventory-drafts",
        #"{"version":"v2","effective-from":"2027-01-01","entries":"\#(large)"}"#, bearer)
      #expect(files.status == .unprocessableContent)
    }
    #expect(world.register.commands.isEmpty)
  }

  @Test("with a form that asks for one more row comes back as a form, and is not performed") func moreRows()
    async throws
  {
    let world = try await World.make()
    try await world.ask { ask in
      let (cookie, csrf) = try await ask.signIn()
      let page = try await ask.form(
        "/cases/2026-0001/orders", ["csrf": csrf, "more": "clauses", "clauses.1.text": "清理楼道"], ["Cookie": cookie])
      #expect(page.status == .ok)
      #expect(page.text.contains("more clauses"))
      #expect(page.text.contains("清理楼道"))
    }
    #expect(world.register.commands.isEmpty)
  }

  @Test("with a file is read from its parts") func multipart() async throws {
    let world = try await World.make()
    world.register.answer(with: .entered(FakeRegister.receipt))
    try await world.ask { ask in
      let (cookie, csrf) = try await ask.signIn()
      func send(_ units: String) async throws -> HTTPResponse.Status {
        let body =
          "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(csrf)\r\n"
          + "--b\r\nContent-Disposition: form-data; name=\"area\"\r\n\r\n990102001002\r\n"
          + "--b\r\nContent-Disposition: form-data; name=\"units\"; filename=\"<b>.csv\"\r\n"
          + "Content-Type: text/csv\r\n\r\n\(units)\r\n--b--\r\n"
        return try await ask(
          .post, "/registers",
          [
            "Cookie": cookie, "Content-Type": "multipart/form-data; boundary=b", "Origin": World.address,
          ], body: body
        ).status
      }
      try await #expect(send("no,register\r\nat,all\r\n") == .unprocessableContent)
      try await #expect(send("") == .unprocessableContent)
    }
    #expect(world.register.commands.isEmpty)
  }

  @Test("never shows a password again, whatever is wrong") func secrets() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let (cookie, csrf) = try await ask.signIn()
      for password in ["hunter2", "hunter2 hunter2 hunter2"] {
        let page = try await ask.form(
          "/people", ["csrf": csrf, "name": "", "login": "new", "password": password], ["Cookie": cookie])
        #expect(page.status == .unprocessableContent)
        #expect(!page.text.contains("hunter2"))
        let program = try await ask.json(
          "/api/people", #"{"login":"new","password":"\#(password)"}"#, try await ask.bearer())
        #expect(program.status == .unprocessableContent)
        #expect(!program.text.contains("hunter2"))
      }
    }
  }

  @Test("without a chosen seat is refused until one is chosen") func noSeat() async throws {
    let world = try await World.make()
    world.register.answer(with: .entered(FakeRegister.receipt))
    try await world.ask { ask in
      let bearer = try await ask.bearer("wang")
      let body = #"{"position":"for","text":"同意"}"#
      let refused = try await ask.json("/api/cases/2026-0001/posts", body, bearer)
      #expect(refused.status == .forbidden)
      #expect(refused.object["code"] as? String == "no-seat")
      try await #expect(ask.json(.put, "/api/session/seat", #"{"seat":"seat-7"}"#, bearer).status == .ok)
      try await #expect(ask.json("/api/cases/2026-0001/posts", body, bearer).status == .created)
      try await #expect(ask.json(.put, "/api/session/seat", #"{"seat":"seat-3"}"#, bearer).status == .forbidden)
    }
    #expect(world.register.commands.map(\.acting) == [ActingSeat(person: "person-5", seat: "seat-7")])
  }
}
