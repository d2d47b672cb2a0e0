import Foundation
import NIOHTTP1
import TestKit
import Testing
import Vocabulary

/// How a version of the inventory comes about, over HTTPS, by the people of four parties.
@Suite("A version of the inventory over HTTPS") struct InventoryPublishingTests {
  /// Who takes part.
  struct People: Sendable {
    let gao, registrar, zhang, double, lin: Person
    let voters: [Person]

    init(_ service: Service) async throws {
      registrar = try await service.signIn("registrar")
      gao = try await service.signIn("gao")
      zhang = try await service.signIn("zhang")
      lin = try await service.signIn("lin")
      // The reviewer of another day, who also sits for the government that drafts.
      let password = Neighbourhood.password(of: "double")
      let person = try await registrar.does(
        "people", ["name": "双面人", "login": "double", "password": .text(password)])
      for party in ["legality", "yunting-gov"] {
        try await registrar.does("seats", ["person": .text(person), "party": .text(party), "from": "2026-01-01"])
      }
      double = try await service.signIn("double", "legality")
      var voters = [registrar, gao, try await service.signIn("double", "yunting-gov")]
      for login in ["shen", "lu", "xu", "pan", "ren"] { voters.append(try await service.signIn(login)) }
      self.voters = voters
    }
  }

  @Test("goes from draft to force, is refused at every gate, and is seen as a draft until then")
  func wholeProcedure() async throws {
    try await Service.open { service in
      let people = try await People(service)
      let id = try await opened(people)
      let draft = try await drafted(people, id)
      try await seen(service, draft, of: id)
      try await reviewed(people, id, draft)
      try await resolved(people, id, draft)
      try await published(people, id, draft)
      try await inForce(people, id, draft)
    }
  }

  @Test("is refused while a finding blocks, with rule, entries and counterexample, also on the page of the draft")
  func blocking() async throws {
    try await Service.open { service in
      let registrar = try await service.signIn("registrar")
      let zhang = try await service.signIn("zhang")
      let neighbourhood = service.neighbourhood
      try await neighbourhood.openInventoryCase("zl")
      let id = try neighbourhood.kept("zl")
      let tables = try Neighbourhood.version("2027.1") { entries in
        let lead = entries.split(separator: "\n").first { $0.hasPrefix("9903011032000300,") } ?? ""
        return entries
          + lead.replacing("9903011032000300", with: "9903011172000300")
          .replacing("云汀区城市管理局", with: "云汀区住房和建设局") + "\n"
      }
      let draft = try await registrar.does("cases/\(id)/inventory-drafts", Self.fields(tables))
      try await zhang.does("cases/\(id)/inventory-drafts/\(draft)/reviews", Self.passed)
      try await neighbourhood.resolve(draft, in: "zl")
      let refusal = try await registrar.isRefused(
        .blockingFindings, "cases/\(id)/inventory-drafts/\(draft)/publication")
      #expect(refusal["findings"].list.contains { $0["rule"].text == "OVERLAP_MULTI_LEAD" }, "\(refusal)")

      let page = try await service.send(
        .GET, "/inventory/findings?version=\(draft)&from=2027-06-01", ["Accept-Language": "en"]
      ).text
      #expect(page.contains("OVERLAP_MULTI_LEAD") && page.contains("9903011172000300"))
      // Mended by another draft in the same case, with the rows written into its form.
      #expect(page.contains("/cases/\(id)/acts/draft-inventory?title=Mend"))
      #expect(try await zhang.get("/api/inventory/drafts/\(draft)").json["draft"]["stage"].text == "resolved")
    }
  }

  private static let passed: Sent = ["finding": "passed", "opinion": "依据、权限和程序合法。"]

  private static func fields(_ tables: [String: String]) -> Sent {
    let words = ["title": "清单草案", "reason": "法律修改", "path": "adjustment"]
    return .object(words.merging(tables) { $1 }.mapValues { .text($0) })
  }

  private func opened(_ people: People) async throws -> String {
    let id = try await people.gao.does(
      "cases", ["matter": "ZL01", "area": "990301001000", "title": "调整清单", "text": "申请调整清单。"])
    try await people.registrar.does("cases/\(id)/accept")
    try await people.registrar.does("cases/\(id)/deliberation", ["question": "怎样调整?"])
    return id
  }

  private func drafted(_ people: People, _ id: String) async throws -> String {
    // The review is promised within five working days instead of seven.
    let tables = try Neighbourhood.version("2027.1", from: "2027-01-04") { entries in
      entries.split(separator: "\n").map { row in
        row.hasPrefix("9903011111000100,") ? String(row).replacing("7工作日", with: "5工作日") : String(row)
      }.joined(separator: "\n") + "\n"
    }
    let drafts = "cases/\(id)/inventory-drafts"
    try await people.lin.isRefused(.noEntry, drafts, Self.fields(tables))
    return try await people.registrar.does(drafts, Self.fields(tables))
  }

  /// The pages and the API show a draft under its id, and say that it is not in force.
  private func seen(_ service: Service, _ draft: String, of id: String) async throws {
    let paths = [
      "/inventory", "/inventory/entries", "/inventory/findings", "/inventory/areas", "/inventory/areas/990301001001",
      "/inventory/matters/GJ01", "/inventory/who", "/parties", "/parties/subdistrict",
      "/inventory/entries/9903011111000100",
    ]
    for language in ["zh", "en"] {
      let notice = language == "zh" ? "这是 2027.1 版的草案，没有生效" : "This is a draft of version 2027.1. It is not in force"
      for path in paths.map({ $0 + "?version=\(draft)" }) + [
        "/inventory/drafts/\(draft)", "/inventory/compare?from=2026.1&to=\(draft)", "/inventory/compare?to=\(draft)",
      ] {
        let answer = try await service.send(.GET, path, ["Accept-Language": language])
        #expect(answer.status == 200 && answer.text.contains(notice), "\(path): \(answer.status)")
      }
    }
    let comparison = try await service.send(.GET, "/api/inventory/compare?to=\(draft)").json
    #expect(comparison["old"].text == "2026.1" && comparison["new"].text == draft, "\(comparison)")
    let entry = try await service.send(.GET, "/api/inventory/entries/9903011111000100?version=\(draft)").json
    #expect(entry["promisedLimit"]["number"].number == 5, "\(entry)")
    let now = try await service.send(.GET, "/api/inventory/entries/9903011111000100").json
    #expect(now["promisedLimit"]["number"].number == 7, "\(now)")
    let kept = try await service.send(.GET, "/api/inventory/drafts/\(draft)").json
    #expect(kept["draft"]["base"].text == "2026.1" && kept["draft"]["stage"].text == "drafted", "\(kept)")
    #expect(kept["cases"].list.contains { $0["openCase"].text == id && $0["outcome"].text == "unchanged" }, "\(kept)")
    for path in ["/inventory?version=none", "/inventory/drafts/none", "/inventory/findings?version=none"] {
      #expect(try await service.send(.GET, path).status == 404, "\(path)")
    }
    for path in ["/api/inventory?version=none", "/api/inventory/drafts/none", "/api/inventory/compare?to=none"] {
      #expect(try await service.send(.GET, path).status == 404, "\(path)")
    }
  }

  private func reviewed(_ people: People, _ id: String, _ draft: String) async throws {
    let reviews = "cases/\(id)/inventory-drafts/\(draft)/reviews"
    let call: Sent = ["proposal": .text(draft), "version": 1, "closes": "2026-11-27T12:00:00+08:00"]
    let unreviewed = try await people.registrar.isRefused(.legalityReviewMissing, "cases/\(id)/ballots", call)
    #expect(unreviewed["holders"].list.contains { $0["party"].text == "legality" }, "\(unreviewed)")
    try await people.registrar.isRefused(.noEntry, reviews, Self.passed)
    try await people.double.isRefused(.separationOfDuties, reviews, Self.passed)

    func owed(_ person: Person) async throws -> Sent? {
      try await person.get("/api/desk").json["duties"].list.first { $0["command"].text == "review-legality" }
    }
    let duty = try #require(try await owed(people.zhang))
    #expect(duty["about"].text == draft && duty["case"].text == id, "\(duty)")
    // Seven working days from 24 November on.
    #expect(duty["due"].text?.hasPrefix("2026-12-04") == true, "\(duty)")
    #expect(try await owed(people.double) == nil, "a person of the drafter's body owes the review")
    let browser = Browser(people.zhang.service)
    try await browser.signIn("zhang", Neighbourhood.password(of: "zhang"))
    try await browser.open("/desk")
    #expect(browser.page.contains("/cases/\(id)#review-legality-\(draft)"))

    try await people.zhang.does(reviews, ["finding": "sent-back", "opinion": "缺一项依据。"])
    try await people.registrar.isRefused(.legalityReviewMissing, "cases/\(id)/ballots", call)
    #expect(try await owed(people.zhang) == nil)
    try await people.zhang.does(reviews, Self.passed)
    try await browser.open("/desk")
    #expect(!browser.page.contains("#review-legality"))
  }

  private func resolved(_ people: People, _ id: String, _ draft: String) async throws {
    let ballot = try await people.registrar.does(
      "cases/\(id)/ballots", ["proposal": .text(draft), "version": 1, "closes": "2026-11-27T12:00:00+08:00"])
    for voter in people.voters { try await voter.does("cases/\(id)/ballots/\(ballot)/votes", ["choice": "yes"]) }
    try await people.registrar.does("cases/\(id)/ballots/\(ballot)/close")
    let publication = "cases/\(id)/inventory-drafts/\(draft)/publication"
    let early = try await people.registrar.isRefused(.draftNotResolved, publication)
    #expect(early["holders"].list.contains { $0["party"].text == "yunting-gov" }, "\(early)")
    let resolution = try await people.registrar.does(
      "cases/\(id)/resolutions",
      [
        "title": "清单决议", "text": "同意草案。",
        "clauses": [["text": "发布", "lead": "yunting-gov", "due": "2027-01-03"]],
      ])
    try await people.registrar.isRefused(.draftNotResolved, publication)
    let kept = try await people.lin.get("/api/cases/\(id)").json
    #expect(kept["inventoryDrafts"][0]["stage"].text == "resolving", "\(kept["inventoryDrafts"])")
    let digest = kept["resolutions"][0]["digest"]
    try await people.registrar.does("cases/\(id)/resolutions/\(resolution)/signatures", ["digest": digest])
  }

  private func published(_ people: People, _ id: String, _ draft: String) async throws {
    let publication = "cases/\(id)/inventory-drafts/\(draft)/publication"
    try await people.gao.isRefused(.noEntry, publication)
    try await people.registrar.does(publication)
    try await people.registrar.isRefused(.taken, publication, status: 409)

    let version = try await people.lin.get("/api/inventory/versions").json["items"][0]
    #expect(version["version"].text == "2027.1" && version["draft"].text == draft, "\(version)")
    let number = try #require(version["sequence"].number)
    let event = try await people.lin.get("/api/record/events?from=\(number)&limit=1").json["items"][0]
    #expect("\(event)".contains("2027.1") && "\(event)".contains(draft), "\(event)")

    let history = try await people.lin.service.send(.GET, "/inventory/versions", ["Accept-Language": "en"]).text
    for link in [
      "/cases/\(id)\"", "/cases/\(id)/resolutions/", "/inventory/drafts/\(draft)", "/parties/legality",
      "/inventory/compare?from=2026.1&amp;to=2027.1", "The founding version",
    ] { #expect(history.contains(link), "\(link)") }
  }

  /// Before its day the old version decides; from its day on the new one does, and both are shown.
  private func inForce(_ people: People, _ id: String, _ draft: String) async throws {
    let service = people.lin.service
    #expect(try await people.lin.get("/api/inventory").json["version"].text == "2026.1")
    service.neighbourhood.wait(days: 45)
    let later = try await service.signIn("lin")
    #expect(try await later.get("/api/inventory").json["version"].text == "2027.1")
    for version in ["2026.1", "2027.1"] {
      let answer = try await service.send(.GET, "/inventory?version=\(version)")
      #expect(answer.status == 200 && !answer.text.contains("draft-notice"), "\(version)")
    }
    // The id of the draft now names the version that it became, and its own page stays.
    #expect(try await later.get("/api/inventory?version=\(draft)").json["version"].text == "2027.1")
    #expect(try await later.get("/api/inventory/drafts/\(draft)").json["draft"]["stage"].text == "published")
    #expect(try await service.send(.GET, "/inventory/drafts/\(draft)").status == 200)
    #expect(try await service.send(.GET, "/cases/\(id)").text.contains("/inventory/drafts/\(draft)"))
    let filed = try await later.does(
      "cases", ["matter": "GJ01", "area": "990301001001", "title": "路灯不亮", "text": "三天了。"])
    let events = try await later.get("/api/record/events?from=0&limit=1000").json["items"].list
    let last = try #require(events.last)
    #expect("\(last)".contains("2027.1") && "\(last)".contains(filed), "\(last)")
  }
}
