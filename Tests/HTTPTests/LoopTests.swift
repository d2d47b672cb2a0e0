import Crypto
import Foundation
import FoundationXML
import NIOHTTP1
import Proceedings
import Storage
import TestKit
import Testing
import Vocabulary

/// The whole loop over HTTPS by people of eight parties, with a refusal at every gate.
@Suite("A case over HTTPS") struct LoopTests {
  @Test("goes all the way round, and every gate refuses whoever may not pass, with the entry, article and holder")
  func wholeLoop() async throws {
    try await Service.open { service in
      let people = try await People(service)
      let id = try await intake(people)
      let proposal = try await deliberation(people, id)
      try await ballot(people, id, proposal)
      let resolution = try await resolution(people, id)
      try await execution(people, id, resolution)
      try await ending(people, id)
      try await nothingIsLost(service, id)
    }
  }

  /// Who takes part.
  struct People: Sendable {
    let lin, zhou, tang, wu, fang, he, shen, lu, qiao, song, gao, xu, du, registrar: Person

    init(_ service: Service) async throws {
      lin = try await service.signIn("lin")
      zhou = try await service.signIn("zhou", "qinghe-residents")
      tang = try await service.signIn("tang", "qinghe-residents")
      wu = try await service.signIn("wu", "qinghe-residents")
      fang = try await service.signIn("fang", "qinghe-residents")
      he = try await service.signIn("he")
      shen = try await service.signIn("shen")
      lu = try await service.signIn("lu")
      qiao = try await service.signIn("qiao")
      song = try await service.signIn("song")
      gao = try await service.signIn("gao")
      xu = try await service.signIn("xu")
      du = try await service.signIn("du")
      registrar = try await service.signIn("registrar")
    }
  }

  private func intake(_ people: People) async throws -> String {
    let id = try await people.lin.does(
      "cases",
      [
        "matter": "GJ01", "area": "990301001001", "title": "公交站没有地方坐", "text": "等车的老人只能站着。",
        "contact": "000-0002",
      ])
    let accept = "cases/\(id)/accept"

    let wrongParty = try await people.song.isRefused(.noEntry, accept)
    #expect(wrongParty["entry"] == .nothing)
    #expect(wrongParty["holders"].list.contains { $0["party"].text == "qinghe-committee" }, "\(wrongParty)")
    #expect(wrongParty["detail"].text?.contains("Qinghe Residents' Committee") == true, "\(wrongParty)")

    let wrongArea = try await people.lu.isRefused(.wrongArea, accept)
    #expect(wrongArea["entry"].text == "9903014024001100", "\(wrongArea)")
    #expect(wrongArea["article"].text?.isEmpty == false, "\(wrongArea)")
    #expect(wrongArea["holders"].list.contains { $0["party"].text == "qinghe-committee" }, "\(wrongArea)")

    let expired = try await people.qiao.isRefused(.mandateNotInForce, accept)
    #expect(expired["detail"].text?.contains("2026-07-01") == true, "\(expired)")

    let wrongStage = try await people.lin.isRefused(
      .wrongStage, "cases/\(id)/posts", ["position": "for", "text": "支持"])
    #expect(wrongStage["entry"].text == "9903017014000300", "\(wrongStage)")
    #expect(wrongStage["article"].text?.isEmpty == false, "\(wrongStage)")

    try await people.shen.does(accept)
    try await people.shen.isRefused(.wrongStage, accept)
    return id
  }

  private func deliberation(_ people: People, _ id: String) async throws -> String {
    let order: Sent = [
      "title": "指令", "text": "立即装好", "clauses": [["text": "装好", "lead": "urban-management", "due": "2026-12-01"]],
    ]
    // The matter is for consultation: whoever holds the power to order elsewhere cannot command it.
    try await people.gao.isRefused(.noEntry, "cases/\(id)/orders", order)
    try await people.lin.isRefused(.noEntry, "cases/\(id)/deliberation", ["question": "怎么办?"])
    try await people.shen.does("cases/\(id)/deliberation", ["question": "凳子放在哪里?"])

    let post = try await people.lin.does("cases/\(id)/posts", ["position": "for", "text": "放在站牌北侧。"])
    try await people.zhou.does(
      "cases/\(id)/posts", ["position": "question", "text": "下雨天呢?", "parent": .text(post)])
    try await people.zhou.isRefused(.notTheAuthor, "cases/\(id)/posts/\(post)/edit", ["text": "别人的话"])
    try await people.lin.does("cases/\(id)/posts/\(post)/edit", ["text": "放在站牌北侧,背对马路。"])

    let words: Sent = ["title": "三条长凳", "text": "一、三条带扶手的长凳。\n二、加雨棚。"]
    let resident = try await people.lin.isRefused(.noEntry, "cases/\(id)/proposals", words)
    #expect(!resident["holders"].list.isEmpty, "\(resident)")
    let proposal = try await people.song.does("cases/\(id)/proposals", words)
    let versions = "cases/\(id)/proposals/\(proposal)/versions"
    let second: Sent = ["base": 1, "title": "三条长凳", "text": "一、两条带扶手的长凳。", "note": "地方不够。"]
    try await people.song.does(versions, second)
    try await people.song.isRefused(.conflict, versions, second, status: 409)
    return proposal
  }

  private func ballot(_ people: People, _ id: String, _ proposal: String) async throws {
    let call: Sent = ["proposal": .text(proposal), "version": 2, "closes": "2026-11-27T12:00:00+08:00"]
    try await people.lin.isRefused(.noEntry, "cases/\(id)/ballots", call)
    try await people.shen.isRefused(
      .conflict, "cases/\(id)/ballots",
      ["proposal": .text(proposal), "version": 1, "closes": "2026-11-27T12:00:00+08:00"], status: 409)
    let ballot = try await people.shen.does("cases/\(id)/ballots", call)
    let (votes, close) = ("cases/\(id)/ballots/\(ballot)/votes", "cases/\(id)/ballots/\(ballot)/close")

    // A resident of another community may vote there, and not here.
    let neighbour = try await people.he.isRefused(.noEntry, votes, ["choice": "yes"])
    #expect(neighbour["holders"].list.contains { $0["party"].text == "qinghe-residents" }, "\(neighbour)")
    try await newcomer(people, votes)
    let bureau = try await people.xu.isRefused(.noEntry, votes, ["choice": "yes"])
    #expect(!bureau["holders"].list.isEmpty, "\(bureau)")
    for voter in [people.lin, people.zhou, people.tang] { try await voter.does(votes, ["choice": "yes"]) }
    try await people.shen.isRefused(.ballotStillOpen, close, status: 409)
    try await people.wu.does(votes, ["choice": "yes"])
    try await people.wu.does(votes, ["choice": "no", "statement": "雨棚挡路。"])
    try await people.fang.does(votes, ["choice": "abstain"])
    try await people.lin.isRefused(.noEntry, close)
    try await people.shen.does(close)
    try await people.zhou.isRefused(.wrongStage, votes, ["choice": "no"])

    let result = try await people.lin.get("/api/cases/\(id)").json["ballots"][0]
    #expect(result["result"]["outcome"].text == "adopted", "\(result)")
    #expect(result["votes"].list.contains { $0["choice"].text == "no" && $0["statement"].text == "雨棚挡路。" })
  }

  /// Who moves in after the ballot was called has the power to vote, and is not on its frozen roll.
  private func newcomer(_ people: People, _ votes: String) async throws {
    let service = people.lin.service
    try await people.registrar.does(
      "seats",
      [
        "person": .text(try service.neighbourhood.kept("he")), "party": "qinghe-residents", "from": "2026-11-01",
      ])
    let refusal = try await service.signIn("he", "qinghe-residents").isRefused(.notOnRoll, votes, ["choice": "yes"])
    #expect(refusal["entry"].text == "9903017014000500", "\(refusal)")
    #expect(refusal["article"].text?.isEmpty == false, "\(refusal)")
  }

  private func resolution(_ people: People, _ id: String) async throws -> String {
    let draft: Sent = [
      "title": "关于公交站长凳的决议", "text": "同意《三条长凳》第2版。",
      "clauses": [
        ["text": "装两条长凳。", "lead": "urban-management", "supports": ["subdistrict"], "due": "2026-12-15"],
        [
          "text": "装雨棚。", "lead": "urban-management", "due": "2026-12-20", "evidence": "完工照片",
          "verifier": "supervision",
        ],
      ],
    ]
    try await refusedVerifiers(people, id)
    try await people.song.isRefused(.noEntry, "cases/\(id)/resolutions", draft)
    let resolution = try await people.shen.does("cases/\(id)/resolutions", draft)
    let shown = try await people.lin.get("/api/cases/\(id)").json["resolutions"][0]
    let digest = try #require(shown["digest"].text)
    #expect(shown["frozen"]["dissent"].list.count == 1, "\(shown)")
    let (sign, right) = ("cases/\(id)/resolutions/\(resolution)/signatures", Sent.object(["digest": .text(digest)]))

    try await people.gao.isRefused(
      .textMismatch, sign, ["digest": .text(String(repeating: "0", count: digest.count))], status: 409)
    let stranger = try await people.song.isRefused(.noEntry, sign, right)
    #expect(stranger["holders"].list.contains { $0["party"].text == "urban-management" }, "\(stranger)")
    try await people.shen.does(sign, right)
    try await people.shen.isRefused(.alreadySigned, sign, right, status: 409)
    try await people.gao.does(sign, right)
    let half = try await people.lin.get("/api/cases/\(id)").json
    #expect(half["state"].text == "resolving" && half["tasks"].list.isEmpty)
    try await people.xu.does(sign, right)
    #expect(try await people.lin.get("/api/cases/\(id)").json["state"].text == "executing")
    try await document(people, id, resolution, digest: digest)
    return resolution
  }

  /// A clause may name who checks it: a party that may verify there and has no part in the clause.
  private func refusedVerifiers(_ people: People, _ id: String) async throws {
    func draft(_ verifier: String) -> Sent {
      [
        "title": "决议", "text": "同意。",
        "clauses": [
          [
            "text": "装雨棚。", "lead": "urban-management", "supports": ["subdistrict"], "due": "2026-12-20",
            "verifier": .text(verifier),
          ]
        ],
      ]
    }
    try await people.shen.isRefused(.separationOfDuties, "cases/\(id)/resolutions", draft("urban-management"))
    try await people.shen.isRefused(.separationOfDuties, "cases/\(id)/resolutions", draft("subdistrict"))
    try await people.shen.isRefused(.unknownHolder, "cases/\(id)/resolutions", draft("firefly"))
  }

  /// The document shows what was signed, to the byte.
  private func document(_ people: People, _ id: String, _ resolution: String, digest: String) async throws {
    let place = "/cases/\(id)/resolutions/\(resolution)"
    let page = try await people.lin.get(place)
    #expect(page.status == 200)
    for word in ["关于公交站长凳的决议", "装雨棚。", "完工照片", digest] { #expect(page.text.contains(word), "\(word)") }
    let signed = try await people.lin.get(place + "/signed.json")
    #expect(hexadecimal(SHA256.hash(data: signed.bytes)) == digest)
    let machine = try await people.lin.get(place + "/akoma-ntoso.xml")
    #expect(machine["content-type"]?.hasPrefix("application/xml") == true)
    #expect(XMLParser(data: Data(machine.bytes)).parse())
    #expect(machine.text.contains("<docTitle>关于公交站长凳的决议</docTitle>"))
    #expect(try await people.lin.get("/cases/\(id)/resolutions/resolution-1").status == 404)
  }

  private func execution(_ people: People, _ id: String, _ resolution: String) async throws {
    let tasks = try await people.lin.get("/api/cases/\(id)").json["tasks"].list.compactMap { $0["id"].text }
    #expect(tasks.count == 2)
    let done: Sent = ["progress": "done", "text": "装好了。"]
    let passed: Sent = ["finding": "passed", "text": "看过了。"]
    try await people.lin.isRefused(.noEntry, "cases/\(id)/tasks/\(tasks[0])/reports", done)
    try await people.du.isRefused(.wrongStage, "cases/\(id)/tasks/\(tasks[0])/checks", passed)
    try await people.gao.does(
      "cases/\(id)/tasks/\(tasks[0])/reports", ["progress": "underway", "text": "街道协调了占道手续。"])
    for task in tasks { try await people.xu.does("cases/\(id)/tasks/\(task)/reports", done) }

    // The subdistrict office may verify, and took part in executing: history refuses it. The bureau has no entry at all.
    let supporter = try await people.gao.isRefused(
      .separationOfDuties, "cases/\(id)/tasks/\(tasks[0])/checks", passed)
    #expect(supporter["entry"].text == "9903013012001900", "\(supporter)")
    #expect(supporter["article"].text?.isEmpty == false, "\(supporter)")
    let executor = try await people.xu.isRefused(.noEntry, "cases/\(id)/tasks/\(tasks[0])/checks", passed)
    #expect(executor["holders"].list.contains { $0["party"].text == "supervision" }, "\(executor)")

    try await people.du.does("cases/\(id)/tasks/\(tasks[0])/checks", passed)
    try await people.du.does(
      "cases/\(id)/tasks/\(tasks[1])/checks", ["finding": "sent-back", "text": "雨棚太短。"])
    try await people.xu.does("cases/\(id)/tasks/\(tasks[1])/reports", done)
    try await people.du.does("cases/\(id)/tasks/\(tasks[1])/checks", passed)
  }

  private func ending(_ people: People, _ id: String) async throws {
    #expect(try await people.lin.get("/api/cases/\(id)").json["state"].text == "evaluating")
    let close = "cases/\(id)/close"
    try await people.du.isRefused(.feedbackMissing, close, ["ground": "evaluated"])
    try await people.du.isRefused(.feedbackMissing, close, ["ground": "no-answer"])
    let evaluation: Sent = ["outcome": "solved", "satisfaction": 5, "text": "坐得很舒服。"]
    try await people.zhou.isRefused(.notTheFiler, "cases/\(id)/evaluation", evaluation)
    try await people.lin.does("cases/\(id)/evaluation", evaluation)
    try await people.xu.isRefused(.noEntry, close, ["ground": "evaluated"])
    try await people.du.does(close, ["ground": "evaluated"])
    try await people.shen.isRefused(.notTheFiler, "cases/\(id)/reopen", ["reason": "再来"])
    try await people.lin.does("cases/\(id)/reopen", ["reason": "第二天坏了。"])
    #expect(try await people.lin.get("/api/cases/\(id)").json["round"].number == 2)
  }

  /// The record that the API shows is the record on the disk, and replays to the same views.
  private func nothingIsLost(_ service: Service, _ id: String) async throws {
    let record = try await service.record()
    let size = try #require(record["size"].number)
    let last = try await service.send(.GET, "/api/record/events?from=\(size - 1)").json["items"]
    #expect(last.list.count == 1 && last[0]["sequence"].number == size - 1, "\(last)")
    let contact = try await service.send(.GET, "/api/cases/\(id)")
    #expect(!contact.text.contains("000-0002"), "the private words of a filer are public")
    let before = try service.neighbourhood.store.viewsDigest()
    #expect(try service.neighbourhood.store.rebuild() == size)
    #expect(try service.neighbourhood.store.viewsDigest() == before)
  }

  @Test("refuses a seat whose mandate ended while its holder was signed in")
  func endedMandate() async throws {
    try await Service.open { service in
      let (lin, shen) = (try await service.signIn("lin"), try await service.signIn("shen"))
      let registrar = try await service.signIn("registrar")
      let id = try await lin.does(
        "cases", ["matter": "GJ01", "area": "990301001001", "title": "灯坏了", "text": "路灯坏了。"])
      let seat = try service.neighbourhood.seat("shen").seat.text
      try await registrar.does("seats/\(seat)/end", ["reason": "换届"])
      try await shen.isRefused(.mandateNotInForce, "cases/\(id)/accept")
    }
  }

  @Test("refuses to close a matter for consultation by command alone, and reviews a command afterwards")
  func command() async throws {
    try await Service.open { service in
      let (wu, gao) = (try await service.signIn("wu", "qinghe-residents"), try await service.signIn("gao"))
      let (ren, du) = (try await service.signIn("ren"), try await service.signIn("du"))
      let id = try await wu.does(
        "cases", ["matter": "XF01", "area": "99030100100101", "title": "消防通道堵了", "text": "停了三辆车。"])
      try await gao.does("cases/\(id)/accept")
      try await gao.isRefused(
        .noEntry, "cases/\(id)/ballots", ["proposal": "x", "version": 1, "closes": "2027-01-01T00:00:00Z"])
      try await gao.does(
        "cases/\(id)/orders",
        [
          "title": "清理指令", "text": "立即清理。",
          "clauses": [["text": "清走车辆", "lead": "emergency", "supports": ["property"], "due": "2026-11-26"]],
        ])
      let task = try #require(try await gao.get("/api/cases/\(id)").json["tasks"][0]["id"].text)
      try await ren.does("cases/\(id)/tasks/\(task)/reports", ["progress": "done", "text": "清走了。"])
      try await du.does("cases/\(id)/tasks/\(task)/checks", ["finding": "passed", "text": "到场看过。"])
      try await gao.isRefused(.noEntry, "cases/\(id)/review", ["text": "合法。"])
      try await du.does("cases/\(id)/review", ["text": "合法、必要、适当。"])
      try await wu.does("cases/\(id)/evaluation", ["outcome": "solved", "satisfaction": 4])
      try await du.does("cases/\(id)/close", ["ground": "evaluated"])
      #expect(try await wu.get("/api/cases/\(id)").json["outcome"].text == "solved")
    }
  }
}
