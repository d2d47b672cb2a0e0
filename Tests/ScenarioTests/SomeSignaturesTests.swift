import Cases
import Foundation
import Inventory
import Proceedings
import Resolutions
import Storage
import TestKit
import Testing
import Verification
import Vocabulary

/// Two of three seats sign a resolution of owners: the committee of residents, the subdistrict, the committee of owners.
@Suite("A resolution that some of its seats must sign") struct SomeSignaturesTests {
  private static func procedure(_ signatures: String) -> String {
    """
    程序编码,程序名称,程序依据,表决规则,公告日数,委托,须签署数
    TWO,两方签署,协商规则第十三条,OWNERS_278_GENERAL,0,允许,\(signatures)

    """
  }

  private static let committee = "shen@qinghe-committee"
  private static let owners = "fang@owners-committee"

  /// A town in which a case of owners was adopted.
  private func adopted(_ signatures: String) async throws -> Neighbourhood {
    let town = try await Neighbourhood.founded(Self.procedure(signatures), for: "TC01", rule: "TWO")
    try await town.deliberate(
      matter: "TC01", as: "gate", by: "tang@qinghe-residents", proposer: "fang@owners-committee")
    let votes = ["zhou", "tang", "wu", "fang"].map { login in
      """
      {"as": "\(login)@qinghe-owners", "do": "cast-vote",
       "with": {"case": "$gate", "ballot": "$ballot", "choice": "yes"}}
      """
    }
    try await town.tell(
      json: """
        [{"as": "\(Self.committee)", "do": "call-ballot", "keep": "ballot",
          "with": {"case": "$gate", "proposal": "$gate.proposal", "version": "1", "closes": "+72h"}},
         \(votes.joined(separator: ","))]
        """)
    town.wait(days: 4)
    try await town.tell(
      json: """
        [{"as": "\(Self.committee)", "do": "close-ballot", "with": {"case": "$gate", "ballot": "$ballot"}}]
        """)
    return town
  }

  private func drafted() async throws -> (Neighbourhood, ResolutionID) {
    let town = try await adopted("2")
    try await town.tell(
      json: """
        [{"as": "\(Self.committee)", "do": "draft-resolution", "keep": "text", "with": {"case": "$gate",
          "title": "修东门道闸", "text": "按表决结果修好道闸。",
          "clauses": [{"text": "修好道闸", "lead": "property", "due": "2027-01-29"}]}}]
        """)
    return (town, ResolutionID(try town.kept("text")))
  }

  private func sign(_ town: Neighbourhood, as seat: String) async throws -> Verdict {
    try await town.perform(
      "sign-resolution", as: seat,
      ["case": try town.kept("gate"), "resolution": try town.kept("text"), "digest": try town.kept("text.digest")])
  }

  private func decline(_ town: Neighbourhood, as seat: String) async throws -> Verdict {
    try await town.perform(
      "decline-signature", as: seat,
      ["case": try town.kept("gate"), "resolution": try town.kept("text"), "reason": "费用还没有落实。"])
  }

  private func refusal(_ verdict: Verdict) -> Refusal.Code? {
    if case .refused(let refusal) = verdict { refusal.code } else { nil }
  }

  private func isEntered(_ verdict: Verdict) -> Bool {
    if case .entered = verdict { true } else { false }
  }

  private func view(_ town: Neighbourhood) async throws -> ResolutionView {
    try #require(try await town.room.dossier(CaseID(try town.kept("gate")), postPage: 1)?.resolutions.last)
  }

  private func owes(_ seat: String, in town: Neighbourhood) async throws -> Bool {
    let seat = try #require(try await town.room.seat(try town.seat(seat).seat))
    return try await town.room.duties(of: seat, at: town.now).contains { $0.command == "sign-resolution" }
  }

  /// Twin, rebuild and verifier all say the same.
  private func holds(_ town: Neighbourhood) throws {
    let digest = try town.store.viewsDigest()
    _ = try town.store.rebuild()
    #expect(try town.store.viewsDigest() == digest)
    let found = try RecordCheck.verify(directory: town.directory.path)
    #expect(found.fault == nil && found.viewsAgree == true, "\(found)")
  }

  @Test(
    "is in force with the second signature, and takes no third",
    arguments: [
      ["shen@qinghe-committee", "gao"], ["gao", "fang@owners-committee"],
      ["fang@owners-committee", "shen@qinghe-committee"],
    ])
  func inForce(order: [String]) async throws {
    let (town, _) = try await drafted()
    let frozen = try await view(town).frozen
    #expect(frozen.signaturesNeeded == 2 && frozen.signatories.count == 3)
    #expect(isEntered(try await sign(town, as: order[0])))
    #expect(try await view(town).inForceAt == nil)
    let last = [Self.committee, "gao", Self.owners].filter { !order.contains($0) }[0]
    #expect(try await owes(last, in: town))
    #expect(isEntered(try await sign(town, as: order[1])))
    #expect(try await view(town).inForceAt == town.now)
    #expect(try await town.room.standing(CaseID(try town.kept("gate")))?.state == .executing)
    #expect(try await !owes(last, in: town), "nobody asks for what nobody needs")
    // The case is carried out by now: signing has no place at that stage, and would have none among the signatures.
    let late: Set<Refusal.Code?> = [.signaturesComplete, .wrongStage, .wrongState, .noEntry]
    let (signed, declined) = (refusal(try await sign(town, as: last)), refusal(try await decline(town, as: last)))
    #expect(late.contains(signed) && late.contains(declined), "\(String(describing: signed))")
    try holds(town)
  }

  @Test("outlives one seat that declines, whose reasons stay, and goes back when a second one does")
  func declined() async throws {
    let (town, _) = try await drafted()
    #expect(isEntered(try await decline(town, as: "gao")))
    var now = try await view(town)
    #expect(now.declined == nil && now.declines.map(\.reason) == ["费用还没有落实。"])
    #expect(try await town.room.standing(CaseID(try town.kept("gate")))?.state == .resolving)
    #expect(try await !owes("gao", in: town))
    #expect(refusal(try await sign(town, as: "gao")) == .alreadyDeclined)
    #expect(refusal(try await decline(town, as: "gao")) == .alreadyDeclined)
    try holds(town)
    #expect(isEntered(try await decline(town, as: Self.owners)))
    now = try await view(town)
    #expect(now.declined != nil && now.declines.count == 2)
    #expect(try await town.room.standing(CaseID(try town.kept("gate")))?.state == .deliberating)
    try holds(town)
  }

  @Test("enters into force with the two that are left after one declined")
  func rest() async throws {
    let (town, _) = try await drafted()
    _ = try await decline(town, as: Self.owners)
    #expect(isEntered(try await sign(town, as: Self.committee)))
    #expect(isEntered(try await sign(town, as: "gao")))
    #expect(try await view(town).inForceAt != nil)
    try holds(town)
  }

  @Test("needs all where the column is empty, with the same bytes as before the column was")
  func all() async throws {
    let town = try await adopted("")
    try await town.tell(
      json: """
        [{"as": "\(Self.committee)", "do": "draft-resolution", "keep": "text", "with": {"case": "$gate",
          "title": "修东门道闸", "text": "按表决结果修好道闸。",
          "clauses": [{"text": "修好道闸", "lead": "property", "due": "2027-01-29"}]}}]
        """)
    #expect(try await view(town).frozen.signaturesNeeded == nil)
    #expect(isEntered(try await decline(town, as: "gao")))
    #expect(try await view(town).declined != nil)
    try holds(town)
  }

  @Test("is found unreachable by the check of the list, so that nothing is founded or published on it")
  func unreachable() async throws {
    let fault = await #expect(throws: StoryFault.self) { try await adopted("4") }
    #expect(fault.map { "\($0)".contains("SIGNATURES_UNREACHABLE") } == true)
  }
}
