import Foundation
import NIOHTTP1
import Proceedings
import Record
import Storage
import TestKit
import Testing
import Vocabulary
import Voting

/// Rolls over HTTPS: registers, corrections, mandates, papers, chambers and heads, with what is refused.
@Suite("Rolls over HTTPS") struct RollTests {
  /// A running ballot, with the person who leads it.
  struct Running {
    let shen: Person
    let path: String
    let ballot: String
    var here: String { "\(path)/ballots/\(ballot)" }

    init(_ service: Service, matter: String, area: String, filer: Person, proposer: Person) async throws {
      shen = try await service.signIn("shen")
      let id = try await filer.does(
        "cases", ["matter": .text(matter), "area": .text(area), "title": "一件事", "text": "要一起决定的一件事。"])
      path = "cases/\(id)"
      try await shen.does("\(path)/accept")
      try await shen.does("\(path)/deliberation", ["question": "怎么办？"])
      let proposal = try await proposer.does("\(path)/proposals", ["title": "办法", "text": "就这么办。"])
      ballot = try await shen.does(
        "\(path)/ballots",
        ["proposal": .text(proposal), "version": 1, "closes": .text("2027-01-31T18:00:00+08:00")])
    }

    /// Lets time pass and counts.
    func count(_ service: Service) async throws -> Sent {
      service.neighbourhood.wait(days: 80)
      // Sessions end with time; whoever counts signs in again.
      let lead = try await service.signIn("shen")
      try await lead.does("\(here)/close")
      return try await lead.get("/api/\(path)").json["ballots"][0]
    }
  }

  @Test("take a proxy, show it on the page of the ballot, count it, and let it be taken back")
  func proxies() async throws {
    try await Service.open { service in
      let lin = try await service.signIn("lin")
      let zhou = try await service.signIn("zhou", "qinghe-residents")
      let tang = try await service.signIn("tang", "qinghe-residents")
      let song = try await service.signIn("song")
      let running = try await Running(service, matter: "LJ01", area: "990301001001", filer: lin, proposer: song)
      let me = try await zhou.get("/api/session").json["person"]
      func terms(_ more: [String: Sent]) -> Sent {
        .object(
          [
            "holder": me, "mandate": "proxy", "scope": "ballot", "ballot": .text(running.ballot),
            "document": "委字第7号",
          ].merging(more) { $1 })
      }
      _ = BadInputTests.problem(try await lin.send("proxies", terms(["document": ""])), 422, "malformed")
      _ = BadInputTests.problem(try await lin.send("proxies", terms(["holder": "person-9999"])), 404, "unknown")
      try await zhou.isRefused(.proxyToOneself, "proxies", terms([:]))
      try await running.shen.isRefused(.noEntry, "proxies", terms([:]))
      let proxy = try await lin.does("proxies", terms([:]))
      let second = try await tang.does("proxies", terms([:]))
      let given = try await lin.get("/api/proxies").json["given"][0]
      #expect(given["id"].text == proxy && given["inForce"] == true, "\(given)")
      #expect(try await zhou.get("/api/proxies").json["held"].list.count == 2)
      let own = try await zhou.get("/api/\(running.here)/vote").json
      #expect(own["votesFor"].list.count == 2 && own["votedBy"] == .nothing, "\(own)")

      try await zhou.isRefused(.notTheAuthor, "proxies/\(proxy)/revocation")
      try await tang.does("proxies/\(second)/revocation")
      try await tang.isRefused(.proxyEnded, "proxies/\(second)/revocation", status: 409)
      try await zhou.does("\(running.here)/votes", ["choice": "yes"])
      let page = try await zhou.get("/\(running.here)").text
      #expect(page.contains("您投的票同时也算") && page.contains("林小满"))
      #expect(try await lin.get("/\(running.here)").text.contains("您委托了周拾穗"))

      let counted = try await running.count(service)
      #expect(counted["result"]["yes"]["heads"].number == 2 && counted["voted"].number == 1, "\(counted)")
      #expect(counted["proxies"]["carried"].list.count == 1)
      let after = try await service.signIn("lin").get("/\(running.here)").text
      #expect(after.contains("其中1人由他人代投"))
    }
  }

  @Test("make and withdraw a proxy with pages alone")
  func pages() async throws {
    try await Service.open { service in
      let browser = Browser(service)
      try await browser.signIn("lin", Neighbourhood.password(of: "lin"))
      try await browser.open("/proxies")
      #expect(browser.page.contains("您没有委托别人") && browser.page.contains("周拾穗"))
      let holder = try await service.signIn("zhou", "qinghe-residents").get("/api/session").json["person"].text ?? ""
      let fields = ["holder": holder, "mandate": "proxy", "scope": "area", "area": "990301001001"]
      let wrong = try await browser.send("/proxies", fields)
      #expect(wrong.status == 422 && wrong.text.contains("fault-summary"))
      try await browser.open("/proxies")
      try await browser.submit("/proxies", fields.merging(["document": "委字第7号"]) { $1 })
      #expect(browser.page.contains("委字第7号") && browser.page.contains("青禾社区的全部表决"))
      let proxy = try #require(browser.value(after: "action=\"/proxies/"))
      #expect(proxy.hasPrefix("proxy-"))
    }
  }

  @Test("print papers, take two entries of each, hide them until the count, and list what is not complete")
  func papers() async throws {
    try await Service.open { service in
      let lin = try await service.signIn("lin")
      let song = try await service.signIn("song")
      let gao = try await service.signIn("gao")
      let running = try await Running(service, matter: "LJ01", area: "990301001001", filer: lin, proposer: song)
      try await lin.isRefused(.noEntry, "\(running.here)/batches", ["spare": 1])
      let batch = try await running.shen.does("\(running.here)/batches", ["spare": 1])
      #expect(batch == "1")
      let sheet = try await running.shen.get("/\(running.here)/batches/1")
      #expect(sheet.status == 200 && sheet.text.contains("林小满") && sheet.text.contains("表决票 / Ballot paper"))
      #expect(try await !running.shen.get("/\(running.here)/batches/1?text=zh").text.contains("Ballot paper"))
      #expect(try await lin.get("/\(running.here)/batches/1").status == 403, "names are not for everyone")

      func paper(_ number: Int, _ choice: String, _ more: [String: Sent] = [:]) -> Sent {
        .object(
          [
            "batch": "1", "number": .number(number), "source": "paper", "choice": .text(choice),
            "code": .text(PaperCode.code(ballot: BallotID(running.ballot), batch: "1", number: number)),
          ].merging(more) { $1 })
      }
      let papers = "\(running.here)/papers"
      try await lin.isRefused(.noEntry, papers, paper(1, "yes"))
      try await running.shen.isRefused(.notInBatch, papers, paper(99, "yes"))
      #expect(
        OptionBallotTests.Choice.faults(try await running.shen.send(papers, paper(1, "yes", ["code": "AAAA-AAAA"])))
          == ["code unknown"])
      #expect(
        OptionBallotTests.Choice.faults(try await running.shen.send(papers, paper(1, "yes", ["named": ["1"]])))
          == ["choice missing"])
      try await running.shen.does(papers, paper(1, "yes"))
      try await running.shen.isRefused(.sameEntrant, papers, paper(1, "yes"))
      try await gao.does(papers, paper(1, "yes"))
      try await song.isRefused(.alreadySettled, papers, paper(1, "no"), status: 409)
      try await running.shen.does(papers, paper(2, "yes"))
      try await gao.does(papers, paper(2, "no"))
      try await song.isRefused(.heldBack, papers, paper(2, "no"), status: 409)
      try await song.does("\(papers)/settled", paper(2, "no"))
      try await song.isRefused(.notHeldBack, "\(papers)/settled", paper(3, "no"), status: 409)
      try await gao.does(papers, paper(3, "yes"))
      let events = try await gao.get("/api/record/events?limit=1000").text
      #expect(events.contains("paper.entered") && !events.contains("\\\"choice\\\":\\\"yes\\\""))
      #expect(try await gao.get("/\(running.here)").text.contains("2张两人一致，1张等第二人录入，0张不一致"))

      let counted = try await running.count(service)
      #expect(counted["result"]["yes"]["heads"].number == 1 && counted["result"]["no"]["heads"].number == 1)
      #expect(counted["papers"]["counted"].list.count == 2, "\(counted)")
      #expect(counted["papers"]["unsettled"][0]["number"].number == 3)
      let page = try await service.signIn("lin").get("/\(running.here)").text
      #expect(page.contains("其中2票来自纸票") && page.contains("第1批第3号"))
    }
  }

  @Test("keep the register of 300 units and give 277 heads with their conditions")
  func register() async throws {
    try await Service.open { service in
      let registrar = try await service.signIn("registrar")
      let vector = Owners()
      let wrong = try await registrar.send(
        "registers", ["area": "99030100100101", "units": .text("房号,专有部分面积,业主\n1,甲,a\n1,10.00,\n")])
      let problem = BadInputTests.problem(wrong, 422, "malformed")
      #expect(problem["faults"].list.count >= 2, "every fault is told: \(problem)")
      try await registrar.does("registers", ["area": "99030100100101", "units": .text(vector.register)])
      let tang = try await service.signIn("tang", "qinghe-residents")
      let fang = try await service.signIn("fang", "owners-committee")
      let gao = try await service.signIn("gao")
      let running = try await Running(service, matter: "TC01", area: "99030100100101", filer: tang, proposer: fang)
      #expect(try await gao.get("/api/\(running.path)").json["ballots"][0]["rollSize"].number == 277)
      try await running.shen.does("\(running.here)/batches")
      let ballot = BallotID(running.ballot)
      let printed = try #require(try await service.neighbourhood.room.papers(of: "1", in: ballot)).printed
      for (place, voter) in printed.voters.enumerated() {
        guard let choice = vector.choice(of: voter) else { continue }
        let paper: Sent = [
          "batch": "1", "number": .number(place + 1), "source": "paper", "choice": .text(choice),
          "code": .text(PaperCode.code(ballot: ballot, batch: "1", number: place + 1)),
        ]
        for person in [running.shen, gao] { try await person.does("\(running.here)/papers", paper) }
      }
      let counted = try await running.count(service)
      let result = counted["result"]
      #expect(result["outcome"].text == "adopted" && result["all"]["heads"].number == 277, "\(result)")
      #expect(result["participating"]["area"].number == 2_000_000 && result["yes"]["area"].number == 1_000_001)
      #expect(result["participating"]["heads"].number == 185 && result["yes"]["heads"].number == 93)
      let page = try await service.signIn("gao").get("/\(running.here)?lang=zh").text
      #expect(page.contains("93 × 2 = 186 &gt; 185 = 185 × 1") && page.contains("民法典第二百七十八条"))
    }
  }

  /// 93 owners with 10000.01 m² in favour, 92 with 9999.99 m² against, 90 who stay away, one with five units, and the
  /// developer's twenty.
  struct Owners {
    let register: String

    init() {
      var lines = ["房号,专有部分面积,业主,销售状态"]
      func owners(_ from: Int, _ count: Int, _ area: Int, of total: Int) {
        for index in 0..<count {
          let own = index < count - 1 ? area : total - area * (count - 1)
          let cents = String(100 + own % 100).dropFirst()
          lines.append("\(from + index),\(own / 100).\(cents),owner-\(String(1_000 + from + index).dropFirst()),已售")
        }
      }
      owners(0, 93, 10_752, of: 1_000_001)
      owners(93, 92, 10_869, of: 999_999)
      owners(185, 90, 8_333, of: 750_000)
      lines += (1...5).map { "A-\($0),100.00,mr-a,已售" }
      lines += (1...20).map { "K-\($0),100.00,developer,未售" }
      register = lines.joined(separator: "\n") + "\n"
    }

    func choice(of voter: PersonID) -> String? {
      guard let owner = Int(voter.text.replacing("owner-", with: "")), owner < 185 else { return nil }
      return owner < 93 ? "yes" : "no"
    }
  }

  static let announced = """
    程序编码,程序名称,程序依据,表决规则,公告日数
    OWNERS15,业主共同决定（先公告）,物业管理条例第十四条,OWNERS_278_GENERAL,15

    """

  @Test("are corrected with a reason before the ballot opens, and not after")
  func corrections() async throws {
    try await Service.open(founded: {
      try await Neighbourhood.founded(Self.announced, for: "TC01", rule: "OWNERS15", craft: $0)
    }) { service in
      let tang = try await service.signIn("tang", "qinghe-residents")
      let fang = try await service.signIn("fang", "owners-committee")
      let running = try await Running(service, matter: "TC01", area: "99030100100101", filer: tang, proposer: fang)
      let roll = "\(running.here)/roll"
      let before = try await tang.get("/api/\(running.path)").json["ballots"][0]
      try await running.shen.isRefused(.nothingChanged, roll, ["reason": "再读一次"], status: 409)
      _ = BadInputTests.problem(try await running.shen.send(roll, ["reason": ""]), 422, "malformed")
      let registrar = try await service.signIn("registrar")
      try await registrar.does(
        "registers",
        [
          "area": "99030100100101",
          "units": .text("房号,专有部分面积,业主,监护人\n1-101,91.37,minor,guardian\n1-102,80.00,one、two,\n"),
        ])
      try await tang.isRefused(.noEntry, roll, ["reason": "再读一次"])
      try await running.shen.does(roll, ["reason": "1-101由监护人投票"])
      let after = try await tang.get("/api/\(running.path)").json["ballots"][0]
      #expect(after["corrections"][0]["before"] == before["rollDigest"])
      #expect(after["corrections"][0]["after"] == after["rollDigest"] && after["rollSize"].number == 2)
      #expect(try await tang.get("/\(running.here)").text.contains("1-101由监护人投票"))
      service.neighbourhood.wait(days: 16)
      let lead = try await service.signIn("shen")
      try await lead.isRefused(.rollFrozen, roll, ["reason": "再读一次"], status: 409)
    }
  }

  static let chambers = """
    程序编码,程序名称,程序依据,表决规则,须通过组数,组别,组名,组内主体,必须通过
    CHAMBERS,分组表决,协商规则第十一条,SIMPLE_MAJORITY,2,residents,居民,居民,是
    CHAMBERS,分组表决,协商规则第十一条,UNANIMITY,,organisations,社会组织,orange-heart;firefly,

    """

  @Test("in chambers are counted apart, and a vote event has the results of groups")
  func chambers() async throws {
    try await Service.open(founded: {
      try await Neighbourhood.founded(
        Self.chambers, for: "LJ01", rule: "CHAMBERS",
        entries: [("9903017014000500", [("9903017014000500", "9903016004000500"), ("*,居民,", "*,社会组织,")])], craft: $0)
    }) { service in
      let lin = try await service.signIn("lin")
      let (song, yan) = (try await service.signIn("song"), try await service.signIn("yan"))
      let running = try await Running(service, matter: "LJ01", area: "990301001001", filer: lin, proposer: song)
      #expect(try await lin.get("/\(running.here)").text.contains("分2组计票，须有2组通过"))
      for (person, choice) in [(lin, "yes"), (song, "yes"), (yan, "no")] {
        try await person.does("\(running.here)/votes", ["choice": .text(choice)])
      }
      let counted = try await running.count(service)
      #expect(counted["chambers"]["adopting"].number == 1 && counted["result"]["outcome"].text == "rejected")
      let event = try await service.signIn("lin").get("/api/\(running.here)/export?format=popolo").json
      #expect(event["group_results"].list.map { $0["group"]["id"].text } == ["residents", "organisations"], "\(event)")
      #expect(event["group_results"][1]["counts"].list.map { $0["value"].number } == [1, 1, 0, 0])
    }
  }

  static let head = """
    程序编码,程序名称,程序依据,表决规则
    HEAD,集体讨论后首长决定,重大行政决策程序暂行条例第三十条,HEAD_DECIDES

    """

  @Test("of a body whose head decides wait for the head, with a reason against the majority")
  func head() async throws {
    try await Service.open(founded: {
      try await Neighbourhood.founded(
        Self.head, for: "LJ01", rule: "HEAD",
        entries: [
          (
            "9903013012002300",
            [("9903013012002300", "9903013012009900"), (",决议,街道级", ",表决,街道级"), ("draft;sign", "decide")]
          )
        ], craft: $0)
    }) { service in
      let lin = try await service.signIn("lin")
      let people = [
        lin, try await service.signIn("zhou", "qinghe-residents"), try await service.signIn("tang", "qinghe-residents"),
      ]
      let running = try await Running(
        service, matter: "LJ01", area: "990301001001", filer: lin, proposer: try await service.signIn("song"))
      for person in people { try await person.does("\(running.here)/votes", ["choice": "no"]) }
      let counted = try await running.count(service)
      #expect(counted["result"]["outcome"].text == "awaitsHead")
      let gao = try await service.signIn("gao")
      let shen = try await service.signIn("shen")
      try await shen.isRefused(.noEntry, "\(running.here)/decision", ["decision": "yes", "reason": "可行"])
      try await gao.isRefused(.reasonMissing, "\(running.here)/decision", ["decision": "yes"])
      _ = BadInputTests.problem(
        try await gao.send("\(running.here)/decision", ["decision": "abstain"]), 422, "malformed")
      try await gao.does("\(running.here)/decision", ["decision": "yes", "reason": "先在一处试行"])
      let decided = try await gao.get("/api/\(running.path)").json["ballots"][0]["result"]
      #expect(decided["outcome"].text == "adopted" && decided["head"]["reason"].text == "先在一处试行")
    }
  }
}
