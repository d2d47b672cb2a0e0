import Foundation
import HTTPTypes
import HummingbirdTesting
import Inventory
import Proceedings
import Testing
import Vocabulary
import Web

@Suite("A problem") struct ProblemTests {
  private func maker() throws -> ProblemMaker { ProblemMaker(phrases: try Phrases(resources: World.resources)) }

  /// Values as rules and the inventory give them, each of which may be missing.
  private static let details = [
    "act": "verify", "matter": "TZ02", "stage": "协商", "stages": "执行", "area": "990102001002", "areas": "990102001000",
    "party": "街道", "executor": "街道", "state": "filed", "needed": "assigned underway", "until": "1782900000000",
    "from": "2026-01-01", "closes": "1782900000000", "seat": "seat-3", "version": "4", "login": "li", "clause": "2",
    "rule": "OWNERS_278_GENERAL", "digest": "abcdef", "ballot": "ballot-9", "relation": "subordinate",
    "notInForce": "basis-expired",
  ]

  @Test(
    "has words for every refusal in both languages, without gaps and without the words of the machine",
    arguments: Refusal.Code.allCases)
  func refusals(code: Refusal.Code) throws {
    let maker = try maker()
    let inventory = try World.inventory()
    let variants = [
      Refusal(code), Refusal(code, details: Self.details),
      Refusal(
        code, entry: inventory.allEntries.first?.code, basis: "消防法第五十三条", inventory: "v1",
        holders: ["街道", "区消防救援大队"], details: Self.details),
      Refusal(code, entry: "none", holders: ["街道"], details: ["prohibition": "recalled"]),
    ]
    for refusal in variants {
      for language in Language.allCases {
        for known in [inventory, nil] {
          let problem = maker.problem(refusal, inventory: known, in: language)

          #expect(problem.code == code.rawValue)
          #expect([403, 409].contains(problem.status))
          for text in [problem.title, problem.detail] {
            #expect(!text.isEmpty)
            #expect(!text.contains("{") && !text.contains("}"), "\(text)")
            #expect(!text.contains("assigned underway"), "\(text)")
            #expect(!text.contains("1782900000000"), "\(text)")
          }
          if language == .en {
            #expect(!problem.title.unicodeScalars.contains { $0.value > 0x2FFF }, "\(problem.title)")
          }
          if refusal.holders.count == 2 { #expect(problem.holders.map(\.party) == refusal.holders) }
        }
      }
    }
  }

  @Test("has words for every trouble and every fault in both languages") func others() throws {
    let maker = try maker()
    for language in Language.allCases {
      for code in ProblemCode.allCases {
        let problem = maker.problem(code, in: language)
        #expect(!problem.title.isEmpty && !problem.detail.isEmpty, "\(code)")
        #expect(!problem.detail.contains("{"))
      }
      for code in FieldFault.Code.allCases {
        for fault in [
          FieldFault(field: "title", code: code),
          FieldFault(
            field: "entries", code: code, value: "坏<值>", limit: "1–5", line: 7, column: "时限",
            words: Bilingual(zh: "时限写成 5工作日", en: "write the limit as 5 working days")),
        ] {
          let detail = maker.detail(of: fault, in: language)
          #expect(!detail.isEmpty && !detail.contains("{"), "\(code)")
          if fault.line != nil { #expect(detail.contains("7") && detail.contains("时限")) }
        }
      }
    }
  }

  @Test("has the same words and gaps in both languages") func files() throws {
    let phrases = try Phrases(resources: World.resources)
    #expect(phrases.keys.count > 150)
  }

  @Test(
    "of a command has its status, its code, the entry, the article and who may",
    arguments: [
      (Refusal.Code.noEntry, HTTPResponse.Status.forbidden), (.separationOfDuties, .forbidden),
      (.wrongState, .conflict), (.conflict, .conflict), (.taken, .conflict), (.alreadySigned, .conflict),
      (.ballotClosed, .conflict), (.handoverPending, .conflict), (.notOnRoll, .forbidden),
    ])
  func overHTTP(code: Refusal.Code, status: HTTPResponse.Status) async throws {
    let world = try await World.make()
    let entry = try #require(try World.inventory().allEntries.first)
    world.register.answer(
      with: .refused(
        Refusal(
          code, entry: entry.code, basis: entry.basis.text.zh, inventory: "v1", holders: ["和平街道办事处"],
          details: ["state": "filed"])))
    try await world.ask { ask in
      let bearer = try await ask.bearer()
      let response = try await ask.json(
        "/api/cases/2026-0001/accept", "{}", bearer.merging(["Accept-Language": "en-GB,en;q=0.8"]) { $1 })
      #expect(response.status == status)
      #expect(response.headers[.contentType] == "application/problem+json")
      #expect(response.headers[.contentLanguage] == "en")
      #expect(response.object["type"] as? String == "urn:gongzhi:problem:\(code.rawValue)")
      #expect(response.object["code"] as? String == code.rawValue)
      #expect(response.object["status"] as? Int == Int(status.code))
      #expect(response.object["entry"] as? String == entry.code.text)
      #expect(response.object["article"] as? String == entry.basis.text.en)
      #expect(response.object["inventory"] as? String == "v1")
      let holders = try #require(response.object["holders"] as? [[String: String]])
      #expect(holders == [["party": "和平街道办事处", "name": "和平街道办事处"]])

      let (cookie, csrf) = try await ask.signIn()
      let page = try await ask.form("/cases/2026-0001/accept?lang=zh", ["csrf": csrf], ["Cookie": cookie])
      #expect(page.status == status)
      #expect(page.text.contains(code.rawValue))
    }
  }

  @Test("of something unknown is 404 with its name") func unknown() async throws {
    let world = try await World.make()
    world.register.answer(with: .unknown(Unknown("task", "task-<b>9")))
    try await world.ask { ask in
      let response = try await ask.json("/api/cases/2026-0001/accept", "{}", try await ask.bearer())
      #expect(response.status == .notFound)
      #expect((response.object["detail"] as? String)?.contains("task-<b>9") == true)
      #expect(!response.text.contains("<b>"))
      try await #expect(ask.get("/api/cases/2026-0099").status == .notFound)
      try await #expect(ask.get("/cases/2026-0099").status == .notFound)
    }
  }

  @Test("of the machine shows a number and nothing else") func failure() async throws {
    let world = try await World.make()
    try await world.ask { ask in
      let bearer = try await ask.bearer()
      let response = try await ask.json("/api/cases/2026-0001/accept", "{}", bearer)
      #expect(response.status == .internalServerError)
      #expect((response.object["reference"] as? String)?.count == 12)
      #expect(!response.text.contains("SELECT") && !response.text.contains("Failure"))

      let (cookie, csrf) = try await ask.signIn()
      let page = try await ask.form("/cases/2026-0001/accept", ["csrf": csrf], ["Cookie": cookie])
      #expect(page.status == .internalServerError)
      #expect(!page.text.contains("SELECT") && !page.text.contains("Failure"))
      #expect(page.text.contains("failure"))
    }
  }

  @Test(
    "of storage is 503 in both languages, with a number and a time, and says whether anything was entered",
    arguments: [
      (StorageMeaning.full, "storage-full", "没有提交任何内容", "nothing was entered"),
      (.failing, "storage-failing", "没有提交任何内容", "nothing was entered"),
      (.unconfirmed, "unconfirmed", "不能确定", "not certain"),
    ])
  func storage(meaning: StorageMeaning, code: String, zh: String, en: String) async throws {
    let world = try await World.make()
    world.register.fail(with: meaning)
    try await world.ask { ask in
      let bearer = try await ask.bearer()
      for (language, words) in [("zh", zh), ("en", en)] {
        var fields = bearer
        fields["Accept-Language"] = language
        let response = try await ask.json("/api/cases/2026-0001/accept", "{}", fields)
        #expect(response.status.code == 503 && response.object["code"] as? String == code)
        #expect((response.object["detail"] as? String)?.contains(words) == true, "\(response.text)")
        #expect((response.object["reference"] as? String)?.count == 12)
        #expect(response.headers[.retryAfter] == "60")
      }
      let (cookie, csrf) = try await ask.signIn()
      let page = try await ask.form("/cases/2026-0001/accept", ["csrf": csrf], ["Cookie": cookie])
      #expect(page.status.code == 503 && page.text.contains(code))
    }
  }

  @Test(
    "is in the language that the browser prefers",
    arguments: [
      ("en", Language.en), ("zh-CN,zh;q=0.9,en;q=0.8", .zh), ("en;q=0.4, zh;q=0.5", .zh), ("fr, en;q=0.2", .en),
    ])
  func language(field: String, language: Language) {
    #expect(LanguageChoice.preferred(field) == language)
  }

  @Test(
    "falls back to Chinese where the browser knows neither language", arguments: ["fr", "", "zh;q=0", ";;;,,,", "q=1"])
  func noLanguage(field: String) {
    #expect(LanguageChoice.preferred(field) == nil)
  }
}
