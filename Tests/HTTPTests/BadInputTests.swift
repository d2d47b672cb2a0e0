import NIOHTTP1
import TestKit
import Testing

/// Bad input over HTTPS: each answer names what is wrong, in both languages, and nothing is entered.
@Suite("Bad input over HTTPS") struct BadInputTests {
  static let json = ["Content-Type": "application/json"]

  /// The problem document of an answer, checked for its shape.
  static func problem(
    _ answer: Answer, _ status: Int, _ code: String, at location: SourceLocation = #_sourceLocation
  ) -> Sent {
    let problem = answer.json
    #expect(answer.status == status, "\(answer.text)", sourceLocation: location)
    #expect(answer["content-type"] == "application/problem+json", "\(answer.text)", sourceLocation: location)
    #expect(problem["code"].text == code, "\(answer.text)", sourceLocation: location)
    #expect(problem["status"].number == status, "\(answer.text)", sourceLocation: location)
    #expect(problem["detail"].text?.isEmpty == false, "\(answer.text)", sourceLocation: location)
    return problem
  }

  @Test("names every faulty field, in Chinese and in English")
  func fields() async throws {
    try await Service.open { service in
      let lin = try await service.signIn("lin")
      let before = try await service.record()
      let body: Sent = ["matter": "GJ01", "area": "99x", "title": "", "surprise": "?"]
      let english = Self.problem(
        try await lin.send("cases", body, ["Accept-Language": "en"]), 422, "malformed")
      #expect(english["faults"].list.compactMap { $0["field"].text } == ["surprise"], "\(english)")
      let known: Sent = ["matter": "GJ01", "area": "99x", "title": ""]
      for (language, isRight) in [
        ("en", { (text: String) in !text.contains(where: \.isHan) }), ("zh", { $0.contains(where: \.isHan) }),
      ] {
        let problem = Self.problem(
          try await lin.send("cases", known, ["Accept-Language": language]), 422, "malformed")
        let faults = problem["faults"].list
        #expect(faults.compactMap { $0["field"].text }.sorted() == ["area", "text", "title"], "\(problem)")
        for fault in faults {
          let detail = fault["detail"].text ?? ""
          #expect(!detail.isEmpty && isRight(detail), "\(language): \(fault)")
        }
      }
      let unknownMatter = try await lin.send(
        "cases", ["matter": "XX99", "area": "990301001001", "title": "没有的事项", "text": "没有这个事项。"])
      #expect([403, 404, 422].contains(unknownMatter.status), "\(unknownMatter.text)")
      #expect(unknownMatter.text.contains("XX99"), "\(unknownMatter.text)")
      #expect(try await service.record() == before)
    }
  }

  @Test("names the row and the field of a clause that is wrong")
  func rows() async throws {
    try await Service.open { service in
      let shen = try await service.signIn("shen")
      let body: Sent = [
        "title": "决议", "text": "同意。",
        "clauses": [
          ["text": "装", "lead": "property", "due": "2026-12-01"], ["text": "", "lead": "property", "due": "soon"],
        ],
      ]
      let problem = Self.problem(try await shen.send("cases/2026-9/resolutions", body), 422, "malformed")
      #expect(
        problem["faults"].list.compactMap { $0["field"].text }.sorted() == ["clauses.2.due", "clauses.2.text"],
        "\(problem)")
    }
  }

  @Test("refuses what is no JSON with 400, another kind of body with 415, a large one with 413")
  func bodies() async throws {
    try await Service.open { service in
      let lin = try await service.signIn("lin")
      let before = try await service.record()
      for body in ["{", "[]", "\"text\"", "\u{0}", "{\"title\":}"] {
        let answer = try await service.send(
          .POST, "/api/cases", Self.json.merging(lin.headers) { $1 }, body: Array(body.utf8))
        _ = Self.problem(answer, 400, "unreadable")
      }
      let other = try await service.send(
        .POST, "/api/cases", ["Content-Type": "text/plain"].merging(lin.headers) { $1 }, body: Array("{}".utf8))
      _ = Self.problem(other, 415, "media-type")
      let large = Array("{\"text\":\"".utf8) + [UInt8](repeating: 0x61, count: 300 << 10) + Array("\"}".utf8)
      let answer = try await service.send(.POST, "/api/cases", Self.json.merging(lin.headers) { $1 }, body: large)
      let problem = Self.problem(answer, 413, "too-large")
      #expect(problem["detail"].text?.contains("256 KiB") == true, "\(problem)")
      // The house goes on after it.
      #expect(try await service.record() == before)
    }
  }

  @Test("answers 404 for what does not exist, as a document and as a page")
  func unknown() async throws {
    try await Service.open { service in
      let lin = try await service.signIn("lin")
      for path in [
        "/api/cases/2026-9999", "/api/nowhere", "/api/inventory/entries/none", "/api/parties/none",
        "/api/people/person-99999", "/api/cases/2026-9999/powers",
      ] {
        let answer = try await service.send(.GET, path)
        #expect(answer.status == 404, "\(path): \(answer.text)")
        #expect(answer["content-type"] == "application/problem+json", "\(path)")
      }
      let accept = try await lin.send("cases/2026-9999/accept")
      #expect(accept.status == 404, "\(accept.text)")
      for (language, tag) in [("zh", "zh-Hans"), ("en", "en")] {
        for path in [
          "/cases/2026-9999", "/nowhere", "/static/../Package.swift", "/static/%2e%2e/locales/pages/house.zh.json",
        ] {
          let answer = try await service.send(.GET, path, ["Accept-Language": language])
          #expect(answer.status == 404, "\(path)")
          #expect(answer["content-type"] == "text/html; charset=utf-8", "\(path)")
          #expect(answer["content-language"] == tag, "\(path)")
          #expect(answer.text.contains("<h1>"), "\(path)")
        }
      }
    }
  }

  @Test("answers 405 with the methods that an address knows")
  func methods() async throws {
    try await Service.open { service in
      for (method, path, allowed) in [
        (HTTPMethod.DELETE, "/api/cases", "GET, HEAD, POST"), (.PUT, "/cases", "GET, HEAD, POST"),
        (.POST, "/api/record", "GET, HEAD"), (.GET, "/sign-out", "POST"), (.PATCH, "/", "GET, HEAD"),
      ] {
        let answer = try await service.send(method, path)
        #expect(answer.status == 405, "\(method) \(path): \(answer.status)")
        #expect(answer["allow"] == allowed, "\(method) \(path): \(answer["allow"] ?? "")")
      }
    }
  }

  @Test("answers 401 to whoever is not signed in, and sends a browser to the sign-in page")
  func anonymous() async throws {
    try await Service.open { service in
      let body = try Sent.object(["title": "匿名"]).bytes
      let answer = try await service.send(.POST, "/api/cases", Self.json, body: body)
      _ = Self.problem(answer, 401, "not-signed-in")
      #expect(answer["www-authenticate"] == "Bearer")
      let forged = try await service.send(
        .POST, "/api/cases", Self.json.merging(["Authorization": "Bearer \(String(repeating: "A", count: 43))"]) { $1 },
        body: body)
      _ = Self.problem(forged, 401, "not-signed-in")
      let wrong = try await service.send(
        .POST, "/api/sessions", Self.json, body: try Sent.object(["login": "lin", "password": "wrong"]).bytes)
      _ = Self.problem(wrong, 401, "wrong-password")
      let page = try await service.send(.GET, "/desk")
      #expect(page.status == 303)
      #expect(page["location"] == "/sign-in?next=/desk" || page["location"] == "/sign-in?next=%2Fdesk")
    }
  }
}
