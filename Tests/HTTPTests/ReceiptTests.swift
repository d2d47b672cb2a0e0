import Foundation
import NIOHTTP1
import TestKit
import Testing

/// A receipt and an event, fetched as a reader fetches them and checked by the program without a server.
@Suite("A receipt") struct ReceiptTests {
  @Test("proves the event offline, and no other event, record or key")
  func receipt() async throws {
    try await Service.open { service in
      let folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-receipt-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      func path(_ name: String) -> String { folder.appending(path: name).path() }
      func keep(_ address: String, as name: String) async throws {
        let answer = try await service.send(.GET, address)
        #expect(answer.status == 200, "\(address)")
        try Data(answer.bytes).write(to: folder.appending(path: name))
      }
      func check(_ receipt: String, _ entry: String, _ more: [String]) async throws -> (status: Int32, output: String) {
        try await ProcessTests.finish(
          ["proof", "receipt", path(receipt), "--entry", path(entry), "--lang", "en"] + more, in: folder)
      }
      let page = try await service.send(.GET, "/record/events/7").text
      #expect(page.contains("/record/receipts/7") && page.contains("/record/entries/7"))
      try await keep("/record/receipts/7", as: "7.tlog-proof")
      try await keep("/record/entries/7", as: "7.json")
      try await keep("/record/entries/8", as: "8.json")
      try await keep("/record/key", as: "key")
      #expect(try await service.send(.GET, "/record/entries/999999").status == 404)
      #expect(try await service.send(.GET, "/record/entries/x").status == 404)

      let good = try await check("7.tlog-proof", "7.json", ["--key", path("key")])
      #expect(good.status == 0 && good.output.contains("event 7 of"), "\(good.output)")
      #expect(try await check("7.tlog-proof", "8.json", ["--key", path("key")]).status == 1)
      let other = "other.example/record+57037595+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
      #expect(try await check("7.tlog-proof", "7.json", ["--key", other]).status != 0)
      #expect(try await check("7.json", "7.json", ["--key", path("key")]).status == 2)
      #expect(try await check("7.tlog-proof", "7.json", ["--key", "no key"]).status == 2)

      // A policy that asks for a witness: the event is proven, and said not to be witnessed yet.
      let witness = "witness.example/w1+04d2d833+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM"
      let record = try await service.send(.GET, "/record/key").text.filter { !$0.isNewline }
      try Data("log \(record)\nwitness w1 \(witness)\nquorum w1\n".utf8).write(to: folder.appending(path: "policy"))
      let alone = try await check("7.tlog-proof", "7.json", ["--policy", path("policy"), "--json"])
      #expect(alone.status == 0 && alone.output.contains("\"isWitnessed\" : false"), "\(alone.output)")
    }
  }
}
