import Inventory
import Testing
import Vocabulary

@Suite("An emergency grant") struct EmergencyGrantTests {
  static let area: AreaCode = SmallWorld.areas[1]
  static let noon = Instant(milliseconds: 20_000 * 86_400_000 + 43_200_000)

  static func grant(_ acts: [Act] = [.accept, .execute]) -> EmergencyGrant {
    EmergencyGrant(
      id: "grant-1", grantor: "gov", entry: "Z1", holder: "helper", matters: ["YJ"], stages: ["受理", "执行"], acts: acts,
      areas: [area], from: noon, to: noon.advanced(byMilliseconds: 3_600_000), basis: "突发事件应对法第七十三条", reason: "暴雨",
      review: TimeLimit(number: 10, unit: .workingDay))
  }

  static func engine(_ entries: [InventoryEntry] = []) -> CompiledInventory {
    let gov = Party(id: "gov", name: Bilingual(zh: "区政府"), kind: .government, area: area)
    let helper = Party(id: "helper", name: Bilingual(zh: "救援队"), kind: .department, area: area, superior: "gov")
    return CompiledInventory(
      InventoryTables(version: "v", effectiveFrom: CivilDate(day: 0), parties: [gov, helper], entries: entries))
  }

  static func entry(
    _ code: EntryCode, _ role: EntryRole, holder: EntryHolder = .party("helper"), type: PowerType = .publicService
  ) -> InventoryEntry {
    InventoryEntry(
      code: code, powerType: type, name: Bilingual(zh: "事"), matter: "YJ01", stage: "执行", area: area, holder: holder,
      role: role, basis: EntryBasis(text: Bilingual(zh: "某法"), citations: []))
  }

  static func request(
    _ act: Act = .execute, at: Instant = noon, matter: MatterCode = "YJ01", stage: StageCode = "执行",
    grants: [EmergencyGrant] = [grant()]
  ) -> DecisionRequest {
    DecisionRequest(
      actor: Actor(person: "x", seat: "s", party: "helper", mandate: Term(from: Instant(milliseconds: 0))), act: act,
      matter: matter, stage: stage, area: area, at: at, facts: DecisionFacts(grants: grants))
  }

  static func refusal(_ decision: Decision) -> Refusal? {
    if case .refuse(let refusal) = decision { refusal } else { nil }
  }

  @Test("permits until its last second, with its basis, the entry behind it and the review as its duty")
  func permits() throws {
    let engine = Self.engine()
    let last = Self.grant().to
    for at in [Self.noon, last, last.advanced(byMilliseconds: 999)] {
      guard case .permit(let permit) = engine.decide(Self.request(at: at)) else {
        Issue.record("refused at \(at)")
        return
      }
      #expect(permit.grant?.id == "grant-1" && permit.entry == "Z1" && permit.basis == "突发事件应对法第七十三条")
      #expect(permit.duty?.zh.contains("复核") == true && permit.clock == TimeLimit(number: 10, unit: .workingDay))
      #expect(permit.reviewAfter == last.advanced(byMilliseconds: 1_000))
      let words = engine.explain(.permit(permit), language: .en)
      #expect(words.contains("grant-1") && words.contains("突发事件应对法第七十三条") && words.contains("Z1"))
    }
  }

  @Test("is refused one second later with a code of its own that names it, and before it begins as if it were not")
  func ends() {
    let engine = Self.engine()
    let after = Self.refusal(engine.decide(Self.request(at: Self.grant().to.advanced(byMilliseconds: 1_000))))
    #expect(after?.code == .emergencyEnded && after?.details["grant"] == "grant-1" && after?.entry == "Z1")
    #expect(after.map { engine.explain($0, language: .zh) }?.contains("grant-1") == true)
    let before = Self.refusal(engine.decide(Self.request(at: Self.noon.advanced(byMilliseconds: -1))))
    #expect(before?.code == .noEntry)
    var revoked = Self.grant()
    revoked.revokedAt = Self.noon.advanced(byMilliseconds: 5)
    let at = Self.noon.advanced(byMilliseconds: 5)
    #expect(Self.refusal(engine.decide(Self.request(at: at, grants: [revoked])))?.code == .emergencyEnded)
  }

  @Test("reaches what it names and nothing else")
  func reaches() {
    let engine = Self.engine()
    #expect(Self.refusal(engine.decide(Self.request(.order)))?.code == .noEntry)
    #expect(Self.refusal(engine.decide(Self.request(matter: "XF01")))?.code == .noEntry)
    #expect(Self.refusal(engine.decide(Self.request(stage: "决议")))?.code == .noEntry)
  }

  @Test("lifts no prohibition, no coercion, no recusal")
  func lifts() {
    let forbidden = Self.engine([Self.entry("N1", .prohibited)])
    #expect(Self.refusal(forbidden.decide(Self.request()))?.code == .prohibited)
    let coercive = Self.engine([Self.entry("C1", .lead, holder: .party("gov"), type: .coercion)])
    let refused = Self.refusal(coercive.decide(Self.request()))
    #expect(refused?.code == .coercionNotGranted && refused?.entry == "C1" && refused?.holders == ["gov"])
    #expect(coercive.coercion(in: Self.grant())?.code == "C1")
    var request = Self.request(.accept, stage: "受理")
    request.facts.recused = ["x"]
    #expect(Self.refusal(Self.engine().decide(request))?.code == .recused)
  }

  @Test("never lends what is kept apart from execution, or what keeps the institution")
  func grantable() {
    #expect(ActTable.grantable.isDisjoint(with: ActTable.supervising))
    let kept: Set<Act> = [
      .vote, .decide, .enrol, .appoint, .keepRegister, .publishInventory, .draftInventory, .grantEmergency,
      .reviewEmergency,
    ]
    #expect(ActTable.grantable.isDisjoint(with: kept))
    let verify = Self.refusal(Self.engine().decide(Self.request(.verify, grants: [Self.grant([.verify])])))
    #expect(verify?.code == .noEntry)
  }

  @Test("does not stand in the way of what the list itself gives")
  func list() {
    let engine = Self.engine([Self.entry("E1", .support)])
    guard case .permit(let permit) = engine.decide(Self.request()) else {
      Issue.record("refused")
      return
    }
    #expect(permit.entry == "E1" && permit.grant == nil)
  }
}
