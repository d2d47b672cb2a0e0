import NIOHTTP1
import TestKit
import Testing
import Vocabulary

/// Ballots of several options over HTTPS: what may be cast and what not, what is seen before and after the count.
@Suite("Ballots of several options over HTTPS") struct OptionBallotTests {
  /// A case in deliberation with three proposals.
  struct Choice {
    let lin, zhou, tang, wu, fang, shen, gao: Person
    let path: String
    let proposals: [String]

    init(_ service: Service) async throws {
      lin = try await service.signIn("lin")
      zhou = try await service.signIn("zhou", "qinghe-residents")
      tang = try await service.signIn("tang", "qinghe-residents")
      wu = try await service.signIn("wu", "qinghe-residents")
      fang = try await service.signIn("fang", "qinghe-residents")
      shen = try await service.signIn("shen")
      gao = try await service.signIn("gao")
      let song = try await service.signIn("song")
      let id = try await lin.does(
        "cases",
        ["matter": "GJ01", "area": "990301001001", "title": "空地做什么用", "text": "大家想法不一样。", "contact": "000-0003"])
      path = "cases/\(id)"
      try await shen.does("\(path)/accept")
      try await shen.does("\(path)/deliberation", ["question": "做什么用？"])
      var proposals: [String] = []
      for title in ["花坛", "车棚", "沙坑"] {
        proposals.append(try await song.does("\(path)/proposals", ["title": .text(title), "text": "具体做法。"]))
      }
      self.proposals = proposals
    }

    func options(_ costs: [Int] = []) -> Sent {
      .list(
        proposals.enumerated().map { place, proposal in
          var option: [String: Sent] = ["proposal": .text(proposal), "version": 1]
          if costs.indices.contains(place) { option["cost"] = .number(costs[place]) }
          return .object(option)
        })
    }

    /// The fields that a malformed answer names.
    static func faults(_ answer: Answer, at location: SourceLocation = #_sourceLocation) -> [String] {
      let problem = BadInputTests.problem(answer, 422, "malformed", at: location)
      return problem["faults"].list.map { "\($0["field"].text ?? "") \($0["code"].text ?? "")" }
    }
  }

  @Test("take a ranking, refuse every bad one, hide it until the count, and give the ballots away afterwards")
  func ranking() async throws {
    try await Service.open { service in
      let choice = try await Choice(service)
      let path = choice.path
      let closes: Sent = .text("2099-01-01T00:00:00+08:00")
      #expect(
        Choice.faults(
          try await choice.shen.send(
            "\(path)/ballots",
            ["rule": "RANKED_SCHULZE", "options": choice.options(), "seats": 2, "closes": closes]))
          == ["seats out-of-range"])
      #expect(
        Choice.faults(
          try await choice.shen.send(
            "\(path)/ballots",
            [
              "rule": "RANKED_SCHULZE", "closes": closes,
              "options": [
                ["proposal": .text(choice.proposals[0]), "version": 1],
                ["proposal": .text(choice.proposals[0]), "version": 1],
              ],
            ])) == ["options.2.proposal twice"])
      let unlisted = try await choice.shen.send(
        "\(path)/ballots", ["rule": "QUADRATIC", "options": choice.options(), "closes": closes])
      #expect(unlisted.status == 404, "the matter does not name it: \(unlisted.text)")
      let ballot = try await choice.shen.does(
        "\(path)/ballots", ["rule": "RANKED_SCHULZE", "options": choice.options(), "closes": closes])
      let votes = "\(path)/ballots/\(ballot)/votes"

      try await choice.gao.isRefused(.noEntry, votes, ["named": ["1"]])
      for (body, faults) in [
        (["marks": [["option": "1", "mark": 1], ["option": "1", "mark": 2]]], ["marks twice"]),
        (["named": ["1", "1"]], ["marks twice"]), (["named": ["9"]], ["marks unknown"]),
        (["marks": [["option": "1", "mark": 0]]], ["marks out-of-range"]),
        (["choice": "yes"], ["choice other-ballot"]), ([:], ["choice missing"]),
        (["choice": "abstain", "named": ["1"]], ["choice other-ballot"]),
      ] as [(Sent, [String])] {
        #expect(Choice.faults(try await choice.lin.send(votes, body)) == faults, "\(body)")
      }

      try await choice.lin.does(votes, ["named": ["2", "1"]])
      try await choice.lin.does(votes, ["marks": [["option": "1", "mark": 1], ["option": "3", "mark": 2]]])
      try await choice.zhou.does(votes, ["named": ["1", "2", "4"]])
      try await choice.tang.does(votes, ["marks": [["option": "2", "mark": 1], ["option": "1", "mark": 1]]])
      try await choice.wu.does(votes, ["choice": "abstain"])

      let own = try await choice.lin.get("/api/\(path)/ballots/\(ballot)/vote").json
      #expect(own["marking"]["ranking"] == [["1"], ["3"]], "the last vote counts: \(own)")
      for reader in [choice.zhou, choice.gao] {
        #expect(try await reader.get("/api/\(path)").json["ballots"][0]["votes"].list.isEmpty)
      }
      let early = try await choice.gao.get("/api/\(path)/ballots/\(ballot)/export?format=json")
      _ = BadInputTests.problem(early, 409, "ballot-still-open")
      let events = try await choice.gao.get("/api/record/events?limit=1000").text
      #expect(!events.contains("\"ranking\":[") && !events.contains("\\\"ranking\\\":["))
      #expect(try await !choice.gao.get("/\(path)/ballots/\(ballot)").text.contains("tally-title"))

      try await choice.fang.does(votes, ["named": ["3"]])
      try await choice.shen.does("\(path)/ballots/\(ballot)/close")
      _ = BadInputTests.problem(try await choice.lin.send(votes, ["named": ["1"]]), 403, "wrong-stage")

      let counted = try await choice.gao.get("/api/\(path)").json["ballots"][0]
      #expect(counted["tally"]["winners"] == ["1"], "\(counted)")
      #expect(counted["result"]["outcome"].text == "adopted" && counted["votes"].list.count == 5)
      let page = try await choice.gao.get("/\(path)/ballots/\(ballot)").text
      #expect(page.contains("tally-title") && page.contains("gongzhi tally \(ballot).json --method schulze"))
      let export = try await choice.gao.get("/api/\(path)/ballots/\(ballot)/export?format=json")
      #expect(export["content-disposition"] == "attachment; filename=\"\(ballot).json\"")
      #expect(export.text.contains("\"kind\": \"ranked\"") && export.text.contains("\"default\": \"4\""))
      #expect(!export.text.contains("person-"), "files have no names")
      #expect(
        Choice.faults(try await choice.gao.get("/api/\(path)/ballots/\(ballot)/export?format=pabulib"))
          == ["format not-a-choice"])
      let event = try await choice.gao.get("/api/\(path)/ballots/\(ballot)/export?format=popolo")
      #expect(event.json["result"].text == "pass" && !event.text.contains("person-"))
      let named = try await choice.gao.get("/api/\(path)/ballots/\(ballot)/export?format=popolo&names=yes")
      #expect(named.json["votes"].list.count == 5)
    }
  }

  @Test("share a budget, keep out whom a negative list names, and refuse what the budget cannot pay")
  func budget() async throws {
    try await Service.open { service in
      let choice = try await Choice(service)
      let path = choice.path
      let closes: Sent = .text("2099-01-01T00:00:00+08:00")
      func call(_ more: [String: Sent]) async throws -> Answer {
        try await choice.shen.send(
          "\(path)/ballots", .object(["rule": "BUDGET_MES", "closes": closes].merging(more) { $1 }))
      }
      #expect(Choice.faults(try await call(["options": choice.options([1, 2, 3])])) == ["budget missing"])
      #expect(
        Choice.faults(try await call(["options": choice.options([100, 200]), "budget": 500])) == ["options missing"])
      #expect(
        Choice.faults(try await call(["options": choice.options([100, 200, 501]), "budget": 500]))
          == ["options over-budget"])
      #expect(
        Choice.faults(try await call(["options": choice.options([1, 2, 3]), "budget": 5, "tie": "seed:by lot"]))
          == ["tie not-a-choice"])
      let wu = try await choice.wu.get("/api/session").json["person"].text ?? ""
      let ballot = try await choice.shen.does(
        "\(path)/ballots",
        [
          "rule": "BUDGET_MES", "options": choice.options([30_000, 50_000, 60_050]), "budget": 100_000,
          "closes": closes, "excluded": [["person": .text(wu), "reason": "承接了其中一个项目"]],
        ])
      let votes = "\(path)/ballots/\(ballot)/votes"
      try await choice.wu.isRefused(.notOnRoll, votes, ["named": ["1"]])
      #expect(Choice.faults(try await choice.lin.send(votes, ["named": ["1", "4"]])) == ["marks unknown"])
      for person in [choice.lin, choice.zhou, choice.tang] { try await person.does(votes, ["named": ["1", "2"]]) }
      try await choice.fang.does(votes, ["named": ["3"]])
      try await choice.shen.does("\(path)/ballots/\(ballot)/close")

      let counted = try await choice.gao.get("/api/\(path)").json["ballots"][0]
      #expect(counted["tally"]["winners"] == ["1", "2"] && counted["rollSize"].number == 4, "\(counted)")
      #expect(counted["excluded"][0]["reason"].text == "承接了其中一个项目")
      let file = try await choice.gao.get("/api/\(path)/ballots/\(ballot)/export?format=pabulib").text
      #expect(file.contains("budget;1000\n") && file.contains("3;600.5;沙坑"), "\(file)")
    }
  }

  @Test("are cast by pages without JavaScript: the paper, what it says in words, the vote, and the change of it")
  func pages() async throws {
    try await Service.open { service in
      let choice = try await Choice(service)
      let ballot = try await choice.shen.does(
        "\(choice.path)/ballots",
        ["rule": "RANKED_SCHULZE", "options": choice.options(), "closes": .text("2099-01-01T00:00:00+08:00")])
      let browser = Browser(service)
      try await browser.signIn("lin", Neighbourhood.password(of: "lin"))
      let page = "/\(choice.path)/ballots/\(ballot)"
      try await browser.open(page)
      #expect(browser.page.contains("name=\"marks.4.mark\"") && browser.page.contains("维持现状"))
      let wrong = try await browser.send(page + "/check", ["marks.1.option": "1", "marks.1.mark": ""])
      #expect(wrong.status == 422 && wrong.text.contains("paper-faults"))
      let said = try await browser.send(
        page + "/check",
        ["marks.1.option": "1", "marks.1.mark": "2", "marks.2.option": "2", "marks.2.mark": "1", "marks.3.option": "3"])
      #expect(said.status == 200 && said.text.contains("第1：车棚") && said.text.contains("第2：花坛"), "\(said.text)")
      #expect(said.text.contains("没有排的：沙坑"))
      #expect(try await choice.lin.get("/api/\(choice.path)").json["ballots"][0]["voted"].number == 0)
      try await browser.open(page)
      try await browser.submit(
        page + "/votes",
        [
          "page": "ballot", "marks.1.option": "1", "marks.1.mark": "2", "marks.2.option": "2", "marks.2.mark": "1",
        ])
      #expect(browser.page.contains("您已投：第1：车棚"), "\(browser.page)")
      // Who acts from a seat that has no vote here is told so, and given no paper.
      let owner = Browser(service)
      try await owner.signIn("wu", Neighbourhood.password(of: "wu"))
      let seats = try await choice.wu.get("/api/session").json["seats"].list
      let seat = try #require(seats.first { $0["party"].text == "qinghe-owners" }?["id"].text)
      try await owner.submit("/session/seat", ["seat": seat])
      try await owner.open(page)
      #expect(owner.page.contains("您现在的席位不能在这里投票") && !owner.page.contains("paper-title"))
      let forged = try await browser.send(page + "/check", ["named": "1"], token: "forged")
      #expect(forged.status == 403)
    }
  }
}
