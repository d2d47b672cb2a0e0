import Cases
import Foundation
import Inventory
import Proceedings
import Storage
import TestKit
import Testing
import Verification
import Vocabulary
import Voting

/// How ballots are held through the door: notice, rolls that freeze, chambers, heads, further rounds, recusal.
@Suite("A ballot, as it is held") struct ConductTests {
  static func refusal(_ verdict: Verdict) -> Refusal? {
    if case .refused(let refusal) = verdict { return refusal }
    return nil
  }

  static let owners = """
    程序编码,程序名称,程序依据,表决规则,公告日数,委托
    OWNERS15,业主共同决定（先公告）,物业管理条例第十四条,OWNERS_278_SPECIAL,15,允许

    """

  private func ballot(_ neighbourhood: Neighbourhood, _ name: String) async throws -> BallotView {
    let dossier = try await neighbourhood.room.dossier(CaseID(try neighbourhood.kept(name)), postPage: 1)
    return try #require(dossier?.ballots.last)
  }

  private func call(
    _ neighbourhood: Neighbourhood, _ name: String, days: Int = 40, opens: String? = nil
  ) async throws -> Verdict {
    var fields = [
      "case": try neighbourhood.kept(name), "proposal": try neighbourhood.kept(name + ".proposal"), "version": "1",
      "closes": neighbourhood.now.advanced(byDays: days).rfc3339(clock: .china),
    ]
    fields["opens"] = opens
    return try await neighbourhood.perform("call-ballot", as: "shen", fields)
  }

  /// A ballot of owners that was announced and waits for its fifteen days.
  private func announced() async throws -> (Neighbourhood, [String: String]) {
    let neighbourhood = try await Neighbourhood.founded(Self.owners, for: "DT01", rule: "OWNERS15")
    try await neighbourhood.deliberate(
      matter: "DT01", as: "lift", by: "tang@qinghe-residents", proposer: "fang@owners-committee")
    guard case .entered(let receipt) = try await call(neighbourhood, "lift") else {
      throw NoBallot()
    }
    return (neighbourhood, ["case": try neighbourhood.kept("lift"), "ballot": receipt.made ?? ""])
  }

  struct NoBallot: Error {}

  @Test("of owners opens when fifteen days of notice are over, and takes no vote before")
  func notice() async throws {
    let (neighbourhood, about) = try await announced()
    let vote = about.merging(["choice": "yes"]) { $1 }
    #expect(try await ballot(neighbourhood, "lift").manner.opens == neighbourhood.now.advanced(byDays: 15))

    #expect(
      Self.refusal(try await neighbourhood.perform("cast-vote", as: "zhou@qinghe-owners", vote))?.code == .ballotNotOpen
    )
    neighbourhood.wait(milliseconds: 15 * 86_400_000 - 1)
    #expect(
      Self.refusal(try await neighbourhood.perform("cast-vote", as: "zhou@qinghe-owners", vote))?.code == .ballotNotOpen
    )
    neighbourhood.wait(milliseconds: 1)
    guard case .entered = try await neighbourhood.perform("cast-vote", as: "zhou@qinghe-owners", vote) else {
      Issue.record("no vote was taken on the sixteenth day")
      return
    }
    try await agrees(neighbourhood)
  }

  @Test("cannot open before its notice is over, and names the article and the earliest time")
  func shortNotice() async throws {
    let neighbourhood = try await Neighbourhood.founded(Self.owners, for: "DT01", rule: "OWNERS15")
    try await neighbourhood.deliberate(
      matter: "DT01", as: "lift", by: "tang@qinghe-residents", proposer: "fang@owners-committee")
    let early = neighbourhood.now.advanced(byDays: 14).rfc3339(clock: .china)
    let refusal = try #require(Self.refusal(try await call(neighbourhood, "lift", opens: early)))
    #expect(refusal.code == .noticeTooShort)
    #expect(refusal.basis == "物业管理条例第十四条")
    #expect(refusal.details["until"] == String(neighbourhood.now.advanced(byDays: 15).milliseconds))
    let verdict = try await call(neighbourhood, "lift", days: 10)
    guard case .malformed(let malformed) = verdict else {
      Issue.record("a ballot closes before it opens: \(verdict)")
      return
    }
    #expect(malformed.faults.map(\.field) == ["closes"])
  }

  @Test("is about the text that was disclosed: the proposal cannot be revised once notice is given")
  func undisclosed() async throws {
    let (neighbourhood, about) = try await announced()
    let verdict = try await neighbourhood.perform(
      "revise-proposal", as: "fang@owners-committee",
      [
        "case": about["case"] ?? "", "proposal": try neighbourhood.kept("lift.proposal"), "base": "1", "title": "另一个办法",
        "text": "换一个。", "note": "改主意了",
      ])
    #expect([.wrongStage, .wrongState].contains(Self.refusal(verdict)?.code))
  }

  @Test("has a roll that is corrected with a reason until it opens, and never after")
  func corrections() async throws {
    let (neighbourhood, about) = try await announced()
    let correct = about.merging(["reason": "1-101已过户给林小满"]) { $1 }
    let before = try await ballot(neighbourhood, "lift")
    #expect(
      Self.refusal(try await neighbourhood.perform("correct-roll", as: "shen", correct))?.code == .nothingChanged)

    var units = try Neighbourhood.sampleFile("units.csv")
    for login in ["zhou", "tang", "wu", "fang"] {
      units = units.replacing("{\(login)}", with: try neighbourhood.seat(login).person.text)
    }
    let line = try #require(units.split(separator: "\n").first { $0.hasPrefix("1-101,") })
    let lin = try neighbourhood.seat("lin").person
    units = units.replacing(line, with: line.replacing(try neighbourhood.seat("zhou").person.text, with: lin.text))
    guard
      case .entered = try await neighbourhood.perform(
        "keep-register", as: "registrar", ["area": "99030100100101", "units": units])
    else {
      Issue.record("the register was not kept")
      return
    }
    // The roll stays as it was frozen until it is corrected.
    #expect(try await ballot(neighbourhood, "lift").rollDigest == before.rollDigest)
    #expect(try await neighbourhood.room.rollEntry(of: lin, in: before.id) == nil)
    guard case .entered = try await neighbourhood.perform("correct-roll", as: "shen", correct) else {
      Issue.record("the roll was not corrected")
      return
    }
    let after = try await ballot(neighbourhood, "lift")
    #expect(after.rollSize == before.rollSize + 1)
    #expect(after.manner.corrections.map(\.before) == [before.rollDigest])
    #expect(after.manner.corrections.map(\.after) == [after.rollDigest])
    #expect(
      try await neighbourhood.room.rollEntry(of: lin, in: before.id)
        == RollEntry(voter: lin, units: ["1-101"], heads: 1, area: 9_137))

    #expect(
      Self.refusal(try await neighbourhood.perform("correct-roll", as: "gao", correct))?.code == .notTheReceiver)
    neighbourhood.wait(days: 15)
    #expect(Self.refusal(try await neighbourhood.perform("correct-roll", as: "shen", correct))?.code == .rollFrozen)
    try await agrees(neighbourhood)
  }

  @Test("leaves out whoever declared an interest, before the notice or after voting, and the quorum is of the others")
  func recusal() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await neighbourhood.tell(sample: "story.json")
    let about = ["case": try neighbourhood.kept("park"), "ballot": try neighbourhood.kept("pb")]
    // Zhou and Fang voted yes in the story; Zhou finds out about an interest afterwards.
    let entry = try #require(
      try await neighbourhood.room.rollEntry(
        of: try neighbourhood.seat("zhou").person, in: BallotID(about["ballot"] ?? "")))
    _ = try await neighbourhood.perform(
      "declare-interest", as: "zhou@qinghe-owners", ["case": about["case"] ?? "", "reason": "我有两个车位"])
    neighbourhood.wait(days: 8)
    guard case .entered = try await neighbourhood.perform("close-ballot", as: "shen", about) else {
      Issue.record("the ballot was not counted")
      return
    }
    let counted = try await ballot(neighbourhood, "park")
    #expect(counted.manner.recused.count == 1)
    #expect(counted.result?.all.heads == 3)
    #expect(counted.result?.participating.heads == 1)
    let register = try #require(try await neighbourhood.rollArea())
    #expect(counted.result?.all.area == register - entry.area)
    try await agrees(neighbourhood)
  }

  static let chambers = """
    程序编码,程序名称,程序依据,表决规则,须通过组数,组别,组名,组内主体,必须通过
    CHAMBERS,分组表决,协商规则第十一条,SIMPLE_MAJORITY,2,residents,居民,居民,是
    CHAMBERS,分组表决,协商规则第十一条,UNANIMITY,,organisations,社会组织,orange-heart;firefly,

    """

  /// Organisations vote like residents do.
  static let organisationsVote: [(code: String, replacing: [(String, String)])] = [
    ("9903017014000500", [("9903017014000500", "9903016004000500"), ("*,居民,", "*,社会组织,")])
  ]

  @Test("counts chambers apart: each must adopt by its own rule", arguments: ["yes", "no"])
  func chambers(firefly: String) async throws {
    let neighbourhood = try await Neighbourhood.founded(
      Self.chambers, for: "LJ01", rule: "CHAMBERS", entries: Self.organisationsVote)
    try await neighbourhood.deliberate(matter: "LJ01", as: "waste2")
    guard case .entered(let receipt) = try await call(neighbourhood, "waste2") else { throw NoBallot() }
    let about = ["case": try neighbourhood.kept("waste2"), "ballot": receipt.made ?? ""]
    for (login, choice) in [
      ("lin", "yes"), ("zhou@qinghe-residents", "yes"), ("tang@qinghe-residents", "no"), ("song", "yes"),
      ("yan", firefly),
    ] {
      guard
        case .entered = try await neighbourhood.perform(
          "cast-vote", as: login, about.merging(["choice": choice]) { $1 })
      else {
        Issue.record("\(login) could not vote")
        return
      }
    }
    neighbourhood.wait(days: 41)
    guard case .entered = try await neighbourhood.perform("close-ballot", as: "shen", about) else {
      Issue.record("the ballot was not counted")
      return
    }
    let counted = try await ballot(neighbourhood, "waste2")
    let chambers = try #require(counted.manner.chambers)
    #expect(chambers.chambers.map(\.chamber) == ["residents", "organisations"])
    #expect(chambers.chambers.map { $0.result.yes.heads } == [2, firefly == "yes" ? 2 : 1])
    #expect(chambers.chambers.map { $0.result.isAdopted } == [true, firefly == "yes"])
    #expect(chambers.adopting == (firefly == "yes" ? 2 : 1) && chambers.needed == 2)
    #expect(counted.result?.isAdopted == (firefly == "yes"))
    #expect(
      try await neighbourhood.room.standing(CaseID(about["case"] ?? ""))?.state
        == (firefly == "yes" ? .resolving : .deliberating))
    try await agrees(neighbourhood)
  }

  static let head = """
    程序编码,程序名称,程序依据,表决规则
    HEAD,集体讨论后首长决定,重大行政决策程序暂行条例第三十条,HEAD_DECIDES

    """

  /// The residents discuss; the subdistrict's office has a head's last word.
  static let headDecides: [(code: String, replacing: [(String, String)])] = [
    (
      "9903013012002300",
      [("9903013012002300", "9903013012009900"), (",决议,街道级", ",表决,街道级"), ("draft;sign", "decide")]
    )
  ]

  @Test("waits for the head, who needs a reason against the majority")
  func headDecides() async throws {
    let neighbourhood = try await Neighbourhood.founded(Self.head, for: "LJ01", rule: "HEAD", entries: Self.headDecides)
    try await neighbourhood.deliberate(matter: "LJ01", as: "waste2")
    guard case .entered(let receipt) = try await call(neighbourhood, "waste2") else { throw NoBallot() }
    let about = ["case": try neighbourhood.kept("waste2"), "ballot": receipt.made ?? ""]
    let adopt = about.merging(["decision": "yes"]) { $1 }
    #expect(Self.refusal(try await neighbourhood.perform("decide-as-head", as: "gao", adopt))?.code == .ballotStillOpen)
    for login in ["lin", "zhou@qinghe-residents", "tang@qinghe-residents"] {
      _ = try await neighbourhood.perform("cast-vote", as: login, about.merging(["choice": "no"]) { $1 })
    }
    neighbourhood.wait(days: 41)
    guard case .entered = try await neighbourhood.perform("close-ballot", as: "shen", about) else {
      Issue.record("the ballot was not counted")
      return
    }
    #expect(try await ballot(neighbourhood, "waste2").result?.outcome == .awaitsHead)
    let id = CaseID(about["case"] ?? "")
    #expect(try await neighbourhood.room.standing(id)?.state == .balloting)
    let gao = try await neighbourhood.room.seat(try neighbourhood.seat("gao").seat)
    #expect(
      try await neighbourhood.room.duties(of: try #require(gao), at: neighbourhood.now).map(\.command).contains(
        "decide-as-head"))

    #expect(Self.refusal(try await neighbourhood.perform("decide-as-head", as: "shen", adopt))?.code == .noEntry)
    #expect(Self.refusal(try await neighbourhood.perform("decide-as-head", as: "gao", adopt))?.code == .reasonMissing)
    guard
      case .entered = try await neighbourhood.perform(
        "decide-as-head", as: "gao", adopt.merging(["reason": "先在一处试行，半年后再表决"]) { $1 })
    else {
      Issue.record("the head could not decide")
      return
    }
    let decided = try #require(try await ballot(neighbourhood, "waste2").result)
    #expect(decided.isAdopted && !decided.majorityAgrees)
    #expect(decided.head?.reason == "先在一处试行，半年后再表决")
    #expect(try await neighbourhood.room.standing(id)?.state == .resolving)
    #expect(Self.refusal(try await neighbourhood.perform("decide-as-head", as: "gao", adopt))?.code != nil)
    try await agrees(neighbourhood)
  }

  static let rounds = """
    程序编码,程序名称,程序依据,表决规则,再次表决规则
    TWICE,两次召集,议事规则第六条,ABSOLUTE_MAJORITY,RECONVENED_QUARTER

    """

  @Test("that found too few is called again with the lower quorum that the procedure names, for the same text only")
  func rounds() async throws {
    let neighbourhood = try await Neighbourhood.founded(Self.rounds, for: "LJ01", rule: "TWICE")
    try await neighbourhood.deliberate(matter: "LJ01", as: "waste2")
    for round in 1...2 {
      guard case .entered(let receipt) = try await call(neighbourhood, "waste2") else { throw NoBallot() }
      let about = ["case": try neighbourhood.kept("waste2"), "ballot": receipt.made ?? ""]
      #expect(
        try await ballot(neighbourhood, "waste2").rule.id == (round == 1 ? "ABSOLUTE_MAJORITY" : "RECONVENED_QUARTER"))
      for login in ["lin", "zhou@qinghe-residents"] {
        _ = try await neighbourhood.perform("cast-vote", as: login, about.merging(["choice": "yes"]) { $1 })
      }
      neighbourhood.wait(days: 41)
      guard case .entered = try await neighbourhood.perform("close-ballot", as: "shen", about) else { throw NoBallot() }
      #expect(try await ballot(neighbourhood, "waste2").result?.isAdopted == (round == 2))
    }
  }

  @Test("names no procedure that nobody knows")
  func unknownRule() async throws {
    for (procedures, words) in [
      ("程序编码,表决规则\nX,NO_SUCH_RULE\n", "NO_SUCH_RULE"),
      ("程序编码,表决规则,组别,组内主体\nX,HEAD_DECIDES,a,居民\n", "HEAD_DECIDES"),
    ] {
      let fault = await #expect(throws: StoryFault.self) {
        try await Neighbourhood.founded(procedures, for: "LJ01", rule: "X")
      }
      #expect(fault?.answer.contains(words) == true && fault?.answer.contains("procedures") == true, "\(procedures)")
    }
  }

  /// The record gives the same views, and every count and roll comes out the same.
  private func agrees(_ neighbourhood: Neighbourhood) async throws {
    let verification = try neighbourhood.verified()
    #expect(verification.fault == nil)
    #expect(verification.viewsAgree == true)
  }
}

extension Neighbourhood {
  /// The floor area of the sample's register, in 0.01 m².
  fileprivate func rollArea() async throws -> Int64? {
    try Self.sampleFile("units.csv").split(separator: "\n").dropFirst().reduce(Int64(0)) { sum, line in
      let cells = line.split(separator: ",")
      return sum + (Int64(cells[1].replacing(".", with: "")) ?? 0)
    }
  }
}
