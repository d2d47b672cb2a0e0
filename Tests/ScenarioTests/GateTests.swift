import Cases
import Proceedings
import Storage
import TestKit
import Testing
import Verification
import Vocabulary
import Voting

/// A refusal at every gate of a case, and what each refusal says.
@Suite("A gate") struct GateTests {
  static func refusal(_ verdict: Verdict) -> Refusal? {
    if case .refused(let refusal) = verdict { return refusal }
    return nil
  }

  static let lamp = ["matter": "GJ01", "area": "990301001001", "title": "路灯坏了", "text": "三号楼前的路灯坏了。"]

  static func filed(in neighbourhood: Neighbourhood) async throws -> String {
    guard case .entered(let receipt) = try await neighbourhood.perform("file-case", as: "lin", lamp) else { return "" }
    return receipt.made ?? ""
  }

  @Test("refuses the wrong party, and names the one that holds the power")
  func wrongParty() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.filed(in: neighbourhood)

    let refusal = try #require(
      Self.refusal(try await neighbourhood.perform("accept-case", as: "song", ["case": id])))

    #expect(refusal.code == .noEntry)
    #expect(refusal.holders.first == "qinghe-committee")
    #expect(refusal.inventory == "2026.1")
  }

  @Test("refuses the right kind of party from another area")
  func wrongArea() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.filed(in: neighbourhood)
    let refusal = Self.refusal(try await neighbourhood.perform("accept-case", as: "lu", ["case": id]))
    #expect(refusal?.code == .wrongArea)
    #expect(refusal?.entry != nil)
  }

  @Test("refuses an act at the wrong stage")
  func wrongStage() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.filed(in: neighbourhood)
    let refusal = Self.refusal(
      try await neighbourhood.perform("add-post", as: "lin", ["case": id, "position": "for", "text": "支持"]))
    #expect(refusal?.code == .wrongStage)
  }

  @Test("refuses a mandate that has ended, and one that ends before its term")
  func mandate() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.filed(in: neighbourhood)
    #expect(
      Self.refusal(try await neighbourhood.perform("accept-case", as: "qiao", ["case": id]))?.code
        == .mandateNotInForce)

    let seat = try neighbourhood.seat("shen").seat.text
    guard
      case .entered = try await neighbourhood.perform(
        "end-mandate", as: "registrar", ["seat": seat, "reason": "换届"])
    else {
      Issue.record("the mandate was not ended")
      return
    }
    #expect(
      Self.refusal(try await neighbourhood.perform("accept-case", as: "shen", ["case": id]))?.code
        == .mandateNotInForce)
  }

  @Test("refuses a seat that is someone else's")
  func anotherSeat() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.filed(in: neighbourhood)
    let stolen = ActingSeat(person: try neighbourhood.seat("lin").person, seat: try neighbourhood.seat("shen").seat)
    let verdict = try await neighbourhood.register.perform(try AcceptCase(Form(["case": id])), by: stolen)
    #expect(Self.refusal(verdict)?.code == .notYourSeat)
  }

  @Test("refuses a command for a matter that must be consulted")
  func consultation() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let id = try await Self.filed(in: neighbourhood)
    _ = try await neighbourhood.perform("accept-case", as: "shen", ["case": id])
    let clauses = Form(values: ["text": ["修好"], "lead": ["urban-management"], "due": ["2026-12-01"]])
    var form = Form(["case": id, "title": "指令", "text": "立即修好"])
    form.rows["clauses"] = [clauses]
    let verdict = try await neighbourhood.register.perform(
      try IssueOrder(form), by: try neighbourhood.seat("shen"))
    let refusal = try #require(Self.refusal(verdict))
    #expect([.noEntry, .wrongStage, .consultationRequired].contains(refusal.code), "\(refusal)")
  }

  @Test("refuses whoever executed a case, or belongs to its body, when it is verified", arguments: ["gao", "xu"])
  func separation(login: String) async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    try await neighbourhood.tell(json: Self.executedBySubdistrict)
    let verdict = try await neighbourhood.perform(
      "check-task", as: login,
      [
        "case": try neighbourhood.kept("shade"), "task": try neighbourhood.kept("signed.task1"), "finding": "passed",
        "text": "看过了",
      ])
    let refusal = try #require(Self.refusal(verdict))
    // The subdistrict has an entry to verify, so history alone refuses it; the bureau has none.
    #expect(refusal.code == (login == "gao" ? .separationOfDuties : .noEntry), "\(refusal)")
  }

  /// A resolution whose clause is led by a bureau and supported by the subdistrict office.
  static let executedBySubdistrict = """
    [
      {"as": "lin", "do": "file-case", "keep": "shade", "with": {"matter": "GJ01", "area": "990301001001",
        "title": "公交站没有遮阳", "text": "夏天等车晒得厉害。"}},
      {"as": "shen", "do": "accept-case", "with": {"case": "$shade"}},
      {"as": "shen", "do": "convene-deliberation", "with": {"case": "$shade", "question": "怎么遮阳?"}},
      {"as": "song", "do": "make-proposal", "keep": "awning", "with": {"case": "$shade", "title": "装遮阳棚", "text": "两米长。"}},
      {"as": "shen", "do": "call-ballot", "keep": "vote", "with": {"case": "$shade", "proposal": "$awning", "version": "1",
        "closes": "+24h"}},
      {"as": "lin", "do": "cast-vote", "with": {"case": "$shade", "ballot": "$vote", "choice": "yes"}},
      {"as": "zhou@qinghe-residents", "do": "cast-vote", "with": {"case": "$shade", "ballot": "$vote", "choice": "yes"}},
      {"as": "tang@qinghe-residents", "do": "cast-vote", "with": {"case": "$shade", "ballot": "$vote", "choice": "yes"}},
      {"as": "wu@qinghe-residents", "do": "cast-vote", "with": {"case": "$shade", "ballot": "$vote", "choice": "yes"}},
      {"as": "fang@qinghe-residents", "do": "cast-vote", "with": {"case": "$shade", "ballot": "$vote", "choice": "yes"}},
      {"as": "shen", "do": "close-ballot", "with": {"case": "$shade", "ballot": "$vote"}},
      {"as": "shen", "do": "draft-resolution", "keep": "text", "with": {"case": "$shade", "title": "遮阳棚决议", "text": "同意。",
        "clauses": [{"text": "装棚", "lead": "urban-management", "supports": ["subdistrict"], "due": "+10d"}]}},
      {"as": "shen", "do": "sign-resolution", "with": {"case": "$shade", "resolution": "$text", "digest": "$text.digest"}},
      {"as": "gao", "do": "sign-resolution", "with": {"case": "$shade", "resolution": "$text", "digest": "$text.digest"}},
      {"as": "xu", "do": "sign-resolution", "keep": "signed", "with": {"case": "$shade", "resolution": "$text",
        "digest": "$text.digest"}},
      {"as": "xu", "do": "report-progress", "with": {"case": "$shade", "task": "$signed.task1", "progress": "done",
        "text": "装好了"}}
    ]
    """

  @Test("refuses a declared interest from voting, and lets the person speak")
  func recusal() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let park = try neighbourhood.kept("park")
    let ballot = try neighbourhood.kept("pb")
    _ = try await neighbourhood.perform(
      "declare-interest", as: "wu@qinghe-owners", ["case": park, "reason": "我经营附近的停车场"])
    let vote = try await neighbourhood.perform(
      "cast-vote", as: "wu@qinghe-owners", ["case": park, "ballot": ballot, "choice": "yes"])
    #expect(Self.refusal(vote)?.code == .recused)
    #expect(try neighbourhood.verified().fault == nil)
  }

  @Test("keeps the first receiver's duty while a handover waits, and moves it when the named party accepts")
  func handover() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let gate = try neighbourhood.kept("gate")
    #expect(
      Self.refusal(try await neighbourhood.perform("accept-case", as: "shen", ["case": gate]))?.code == .handoverPending
    )
    #expect(try await neighbourhood.room.standing(CaseID(gate))?.receiver == "qinghe-committee")
    guard case .entered = try await neighbourhood.perform("accept-handover", as: "pan", ["case": gate]) else {
      Issue.record("the handover was not accepted")
      return
    }
    #expect(try await neighbourhood.room.standing(CaseID(gate))?.receiver == "housing")
    #expect(try neighbourhood.verified().fault == nil)
  }

  @Test("refuses to count a ballot before its time, and takes no vote after it")
  func ballotTime() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let park = try neighbourhood.kept("park")
    let ballot = try neighbourhood.kept("pb")
    let close = ["case": park, "ballot": ballot]
    #expect(
      Self.refusal(try await neighbourhood.perform("close-ballot", as: "shen", close))?.code == .ballotStillOpen)
    neighbourhood.wait(days: 8)
    #expect(
      Self.refusal(
        try await neighbourhood.perform("cast-vote", as: "tang@qinghe-owners", close.merging(["choice": "yes"]) { $1 })
      )?.code == .ballotClosed)
    guard case .entered = try await neighbourhood.perform("close-ballot", as: "shen", close) else {
      Issue.record("the ballot was not counted")
      return
    }
    // Two of four heads took part, and ten of twenty-two flats: no quorum under article 278.
    let dossier = try #require(try await neighbourhood.room.dossier(CaseID(park), postPage: 1))
    #expect(dossier.ballots.first?.result?.outcome == .noQuorum)
    #expect(dossier.standing.state == .deliberating)
    #expect(try neighbourhood.verified().fault == nil)
  }

  @Test("refuses to close a case before its filer has answered, and after a week of silence does not")
  func silence() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let lane = try neighbourhood.kept("lane")
    _ = try await neighbourhood.perform("review-command", as: "du", ["case": lane, "text": "合法、必要、适当。"])
    let early = try await neighbourhood.perform("close-case", as: "du", ["case": lane, "ground": "no-answer"])
    #expect(Self.refusal(early)?.code == .feedbackMissing)
    neighbourhood.wait(days: 7)
    guard
      case .entered = try await neighbourhood.perform("close-case", as: "du", ["case": lane, "ground": "no-answer"])
    else {
      Issue.record("the case was not closed")
      return
    }
    guard
      case .entered = try await neighbourhood.perform(
        "reopen-case", as: "wu@qinghe-residents", ["case": lane, "reason": "第二天又停满了"])
    else {
      Issue.record("the filer could not reopen the case")
      return
    }
    #expect(try await neighbourhood.room.standing(CaseID(lane))?.round == 2)
  }
}
