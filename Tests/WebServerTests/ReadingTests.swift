import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Proceedings
import Record
import Testing
import Vocabulary
import Voting
import Web

@Suite("A page of a case") struct CasePageTests {
  @Test("is drawn once for all anonymous readers, until something changes") func caching() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let first = try await ask.get("/cases/2026-0001")
      let again = try await ask.get("/cases/2026-0001")
      #expect(first.text == again.text)
      #expect(world.faces.drawn == 1)
      #expect(first.headers[.cacheControl] == "no-cache")
      #expect(first.headers[.vary] == "Accept-Language, Cookie")
      let etag = try #require(first.headers[.eTag])
      let known = try await ask.get("/cases/2026-0001", ["If-None-Match": "W/\"x\", \(etag)"])
      #expect(known.status == .notModified)
      #expect(known.text.isEmpty)
      #expect(known.headers[.eTag] == etag)

      _ = try await ask.get("/cases/2026-0001", ["Accept-Language": "en"])
      _ = try await ask.get("/cases/2026-0001?posts=2")
      #expect(world.faces.drawn == 3)

      world.room.change { $0.mark = CaseMark(sequence: 9, epoch: 0) }
      _ = try await ask.get("/cases/2026-0001")
      #expect(world.faces.drawn == 4)
      world.clock.advance(seconds: 61)
      _ = try await ask.get("/cases/2026-0001")
      #expect(world.faces.drawn == 5)
    }
  }

  @Test("of a signed-in reader never reaches anyone else") func personal() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let (cookie, _) = try await ask.signIn()
      let mine = try await ask.get("/cases/2026-0001", ["Cookie": cookie])
      #expect(mine.text.contains("李强"))
      #expect(mine.headers[.eTag] == nil)
      let other = try await ask.get("/cases/2026-0001")
      #expect(!other.text.contains("李强"))
      #expect(other.text.contains("nobody"))
    }
  }

  @Test("that has just been acted on is not kept, and its receipt is said once") func receipts() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let acted = try await ask.get("/cases/2026-0001?receipt=41")
      #expect(acted.text.contains("receipt 41"))
      let later = try await ask.get("/cases/2026-0001")
      #expect(later.text.contains("receipt none"))
    }
  }
}

@Suite("A cache of pages") struct PageCacheTests {
  @Test("stays within its bytes and keeps what was asked for lately") func bounds() {
    let cache = PageCache(capacity: 100_000)
    let mark = CaseMark(sequence: 1, epoch: 1)
    let now = Instant(milliseconds: 0)
    let often = PageCache.Key(subject: "often", postPage: 1, language: .zh)
    func entry(_ size: Int) -> PageCache.Entry {
      PageCache.Entry(bytes: ByteBuffer(repeating: 1, count: size), etag: "\"\(size)\"", mark: mark, drawnAt: now)
    }
    cache.keep(entry(1_000), as: often)
    for number in 0..<1_000 {
      cache.keep(entry(1_000), as: PageCache.Key(subject: CaseID("\(number)"), postPage: 1, language: .zh))
      #expect(cache.page(often, mark: mark, at: now) != nil)
      #expect(cache.bytes <= 110_000)
    }
    cache.keep(entry(50_000), as: PageCache.Key(subject: "huge", postPage: 1, language: .zh))
    #expect(cache.bytes <= 110_000)
    #expect(cache.page(often, mark: CaseMark(sequence: 2, epoch: 1), at: now) == nil)
  }
}

@Suite("A reading of the API") struct ReadingTests {
  @Test("of a case gives private words to its filer and its receiver, and to nobody else") func privacy() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let anonymous = try await ask.get("/api/cases/2026-0001")
      #expect(anonymous.status == .ok)
      #expect(!anonymous.text.contains("13800000000"))
      let receiver = try await ask.get("/api/cases/2026-0001", try await ask.bearer("li"))
      #expect(receiver.text.contains("13800000000"))
      let filer = try await ask.get("/api/cases/2026-0001", try await ask.bearer("wang"))
      #expect(filer.text.contains("13800000000"))
      #expect(filer.object["state"] as? String == "deliberating")
      #expect(filer.object["filedAt"] as? String == "2026-06-30T14:13:20+08:00")
    }
  }

  @Test("of the record gives each event with the bytes that were hashed") func events() async throws {
    let world = try await World.make()
    let author = Author(person: "person-5", seat: "seat-6", party: "居民")
    let post = RecordedEvent(
      sequence: 5, at: Instant(milliseconds: 1_782_800_000_000), author: author, authority: nil, subject: "2026-0001",
      part: 0, event: .interestDeclared(InterestDeclared(text: "邻居 </script>")))
    let bytes = try CanonicalJSON.encode(post)
    world.room.change { $0.lines = [RecordLine(event: post, bytes: bytes, leaf: "cd")] }
    try await world.ask { ask in
      let shown = try await ask.get("/api/record/events?from=5")
      let item = try #require((shown.object["items"] as? [[String: Any]])?.first)
      #expect(item["bytes"] as? String == String(decoding: bytes, as: UTF8.self))
      #expect(item["leaf"] as? String == "cd")
    }
  }

  @Test("filters by names on a list, and names what it cannot read") func filters() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      try await #expect(ask.get("/api/cases?state=deliberating&area=990102&limit=5&unknown=1").status == .ok)
      let faulty = try await ask.get("/api/cases?state='%20OR%201=1--&limit=0&before=x&area=1x")
      #expect(faulty.status == .unprocessableContent)
      let faults = try #require(faulty.object["faults"] as? [[String: Any]])
      #expect(Set(faults.compactMap { $0["field"] as? String }) == ["state", "limit", "before", "area"])
      // A page leaves out what it cannot read, and says so.
      let page = try await ask.get("/cases?state=x")
      #expect(page.status == .ok)
    }
  }

  @Test("of powers says who may, and to a caller whether they may and why not") func powers() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let anonymous = try await ask.get("/api/cases/2026-0001/powers")
      #expect(anonymous.status == .ok)
      let powers = try #require(anonymous.object["powers"] as? [[String: Any]])
      #expect(powers.contains { $0["command"] as? String == "add-post" && $0["decision"] is NSNull })
      let mine = try await ask.get("/api/cases/2026-0001/powers?lang=en", try await ask.bearer())
      let decision = try #require((mine.object["powers"] as? [[String: Any]])?.first?["decision"] as? [String: Any])
      #expect(decision["permitted"] as? Bool == false)
      #expect((decision["problem"] as? [String: Any])?["code"] as? String == "no-entry")
    }
  }

  @Test("of the inventory is filtered and paged") func inventory() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let first = try await ask.get("/api/inventory?limit=2")
      #expect((first.object["entries"] as? [Any])?.count == 2)
      #expect(first.object["next"] as? Int == 2)
      let matter = try await ask.get("/api/inventory?matter=TZ02")
      let found = try #require(matter.object["entries"] as? [[String: Any]])
      #expect(!found.isEmpty && found.allSatisfy { $0["matter"] as? String == "TZ02" })
      let who = try await ask.get("/api/inventory/who?matter=TZ02&stage=%E5%8D%8F%E5%95%86&area=990102001001")
      #expect((who.object["leads"] as? [[String: Any]])?.first?["party"] != nil)
      try await #expect(ask.get("/api/inventory/who").status == .unprocessableContent)
      try await #expect(ask.get("/api/inventory/entries/nothing").status == .notFound)
      try await #expect(ask.get("/api/inventory?version=v9").status == .notFound)
    }
  }
}

@Suite("The OpenAPI document") struct OpenAPITests {
  // The other way round is seen to by the server itself, which does not start with an address of the API that has no
  // description.
  @Test("has the addresses of the server, and no others") func parity() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let document = try await ask.get("/openapi.json").object
      let paths = try #require(document["paths"] as? [String: [String: Any]])
      for kind in Commands.all {
        #expect(paths["/api/" + kind.path]?["post"] != nil, "\(kind.name)")
      }
      for (path, methods) in paths {
        let filled = path.replacing(#/\{[a-z]+\}/#, with: "x-1")
        for method in ["get", "post", "put", "delete", "patch"] {
          let response = try await ask(try #require(HTTPRequest.Method(method.uppercased())), filled)
          let isThere = response.status != .methodNotAllowed && response.object["code"] as? String != "no-such-page"
          #expect(isThere == (methods[method] != nil), "\(method) \(path) \(response.status)")
        }
      }
    }
  }

  @Test("describes every field of every command with its limits") func fields() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let document = try await ask.get("/openapi.json").object
      let post = try #require(
        ((document["paths"] as? [String: [String: [String: Any]]])?["/api/cases/{case}/posts"])?["post"])
      let body = try #require(post["requestBody"] as? [String: Any])
      let content = try #require((body["content"] as? [String: [String: Any]])?["application/json"])
      let schema = try #require(content["schema"] as? [String: Any])
      let properties = try #require(schema["properties"] as? [String: [String: Any]])
      #expect(Set(properties.keys) == ["position", "text", "parent"])
      #expect(properties["text"]?["maxLength"] as? Int == 10_000)
      #expect(Set(schema["required"] as? [String] ?? []) == ["position", "text"])
      #expect(schema["additionalProperties"] as? Bool == false)
    }
  }
}
