import Inventory
import Testing
import Vocabulary

@Suite("The engine and the plain loop over rows") struct DecisionTwinTests {
  /// What both must agree on: the entry of a permit; of a refusal the kind, and the entry where history or a prohibition
  /// decides. A missing grant is refused with whichever of its four codes explains it best.
  private func answer(_ decision: Decision) -> SlowModel.Answer {
    switch decision {
    case .permit(let permit): return .permit(permit.entry, permit.grant?.id)
    case .refuse(let refusal):
      switch refusal.code {
      case .noEntry, .wrongStage, .wrongArea, .admissionMissing: return .refuse(.noEntry, nil)
      default: return .refuse(refusal.code, refusal.entry)
      }
    }
  }

  @Test("agree on random inventories and requests", arguments: 1...300) func random(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let tables = SmallWorld.tables(&random)
    let engine = CompiledInventory(tables)
    let model = SlowModel(tables: tables)
    for _ in 0..<100 {
      let request = SmallWorld.request(&random)
      #expect(answer(engine.decide(request)) == model.decide(request), "seed \(seed), \(request)")
    }
    for _ in 0..<5 {
      let request = SmallWorld.request(&random)
      let holders = engine.holders(
        of: request.act, matter: request.matter, stage: request.stage, area: request.area, at: request.at)
      #expect(Set(holders.map(\.party)) == model.holders(request), "seed \(seed), \(request)")
      #expect(holders.count == Set(holders.map(\.party)).count, "seed \(seed)")
    }
  }

  @Test("agree on emergency grants, at the second at which they begin and end", arguments: 1...300)
  func grants(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let tables = SmallWorld.tables(&random)
    let engine = CompiledInventory(tables)
    let model = SlowModel(tables: tables)
    for _ in 0..<100 {
      let request = SmallWorld.requestUnderGrants(&random)
      let decision = engine.decide(request)
      #expect(answer(decision) == model.decide(request), "seed \(seed), \(request)")
      var shuffled = request
      shuffled.facts.grants.shuffle(using: &random)
      #expect(engine.decide(shuffled) == decision, "seed \(seed), \(request)")
    }
  }

  @Test("agree on every world of two rows") func exhaustive() throws {
    let parties = try [
      Party(id: "p", name: Bilingual(zh: "甲"), kind: .subdistrict, area: #require(AreaCode("990102001"))),
      Party(id: "q", name: Bilingual(zh: "乙"), kind: .department, area: #require(AreaCode("990102"))),
    ]
    var rows: [InventoryEntry] = []
    let basis = EntryBasis(text: Bilingual(zh: "某法"), citations: [])
    for role in EntryRole.allCases {
      for matter: MatterCode in ["A", "A01"] {
        for stage: StageCode in ["*", "执行"] {
          for area in try ["990102000000", "990102001001"].map({ try #require(AreaCode($0)) }) {
            for holder in [EntryHolder.party("p"), .anyOf(.department)] {
              rows.append(
                InventoryEntry(
                  code: EntryCode("\(rows.count)"), name: Bilingual(zh: "事"), matter: matter, stage: stage, area: area,
                  holder: holder, role: role, basis: basis))
            }
          }
        }
      }
    }
    var requests: [DecisionRequest] = []
    for party: PartyID in ["p", "q"] {
      for matter: MatterCode in ["A01", "A02"] {
        for stage: StageCode in ["执行", "受理"] {
          for area in try ["990102001001", "990102002001"].map({ try #require(AreaCode($0)) }) {
            requests.append(
              DecisionRequest(
                actor: Actor(person: "x", seat: "s", party: party, mandate: Term(from: Instant(milliseconds: 0))),
                act: .report, matter: matter, stage: stage, area: area, at: Instant(milliseconds: 1)))
          }
        }
      }
    }
    var different = 0
    for first in rows {
      for second in rows {
        let tables = InventoryTables(
          version: "v", effectiveFrom: CivilDate(day: 0), parties: parties, entries: [first, second])
        let engine = CompiledInventory(tables)
        let model = SlowModel(tables: tables)
        different += requests.count { answer(engine.decide($0)) != model.decide($0) }
      }
    }
    #expect(different == 0)
  }

  @Test("answer the same question with the same bytes") func deterministic() {
    var random = SeededGenerator(seed: 7)
    let tables = SmallWorld.tables(&random)
    let (one, two) = (CompiledInventory(tables), CompiledInventory(tables))
    for _ in 0..<500 {
      let request = SmallWorld.request(&random)
      let (left, right) = (one.decide(request), two.decide(request))
      #expect(left == right)
      for language in Language.allCases {
        #expect(one.explain(left, language: language) == two.explain(right, language: language))
      }
    }
  }

  @Test("give every act a bit of its own") func bits() {
    // Two acts with one bit would let an entry for the one grant the other.
    for act in Act.allCases {
      let entry = InventoryEntry(
        code: "1", name: Bilingual(zh: "事"), matter: "A", stage: "执行", area: SmallWorld.areas[0], holder: .party("p"),
        listedActs: [act], basis: EntryBasis(text: Bilingual(zh: "某法"), citations: []))
      let party = Party(id: "p", name: Bilingual(zh: "甲"), kind: .department, area: SmallWorld.areas[0])
      let engine = CompiledInventory(
        InventoryTables(version: "v", effectiveFrom: CivilDate(day: 0), parties: [party], entries: [entry]))
      for asked in Act.allCases {
        let decision = engine.decide(
          DecisionRequest(
            actor: Actor(person: "x", seat: "s", party: "p", mandate: Term(from: Instant(milliseconds: 0))), act: asked,
            matter: "A", stage: "执行", area: SmallWorld.areas[0], at: Instant(milliseconds: 1)))
        if case .permit = decision { #expect(asked == act) } else { #expect(asked != act) }
      }
    }
  }
}
