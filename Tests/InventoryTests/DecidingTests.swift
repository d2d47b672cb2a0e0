import Inventory
import Testing
import Vocabulary

@Suite("Deciding") struct DecidingTests {
  private func code(_ decision: Decision) -> String {
    switch decision {
    case .permit(let permit): "permit " + permit.entry.text
    case .refuse(let refusal): refusal.code.rawValue
    }
  }

  private func compiled(_ rows: String...) throws -> CompiledInventory {
    CompiledInventory(try SampleList.tables(rows.joined()))
  }

  @Test("permits what an entry grants and refuses everything else") func defaultDeny() throws {
    let inventory = try compiled(
      SampleList.row("1"), SampleList.row("2", holder: "街道办", kind: "街道", role: "配合"))

    let permitted = inventory.decide(try SampleList.request("区局", .execute))
    guard case .permit(let permit) = permitted else {
      Issue.record("refused")
      return
    }
    #expect(permit.entry == "1" && permit.basis == "某法第一条" && permit.version == "v1" && permit.duty?.zh == "办理")
    #expect(code(inventory.decide(try SampleList.request("街道办", .report))) == "permit 2")
    #expect(code(inventory.decide(try SampleList.request("街道办", .dispatch))) == "no-entry")
    #expect(code(inventory.decide(try SampleList.request("区局", .verify))) == "no-entry")
    #expect(code(inventory.decide(try SampleList.request("别局", .execute))) == "no-entry")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, stage: "审批"))) == "wrong-stage")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, area: "990103001001"))) == "wrong-area")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, matter: "A02"))) == "no-entry")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, matter: "A0101"))) == "permit 1")
  }

  @Test("ends on the day an entry, its basis or a mandate ends, not after it") func terms() throws {
    let inventory = try compiled(
      SampleList.row("1", until: "2026-07-01"), SampleList.row("2", stage: "检查", expires: "2026-07-01"),
      SampleList.row("3", stage: "备案", basis: ""))

    #expect(code(inventory.decide(try SampleList.request("区局", .execute, at: "2026-06-30"))) == "permit 1")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, at: "2026-07-01"))) == "no-entry")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, at: "2025-06-30"))) == "no-entry")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, stage: "检查", at: "2026-06-30"))) == "permit 2")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, stage: "检查", at: "2026-07-01"))) == "no-entry")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, stage: "备案"))) == "no-entry")
    var late = try SampleList.request("区局", .execute, at: "2026-01-01")
    late.actor = Actor(
      person: "p", seat: "s", party: "区局",
      mandate: Term(from: Instant(milliseconds: 0), until: try SampleList.day("2026-01-01")))
    #expect(code(inventory.decide(late)) == "mandate-not-in-force")
  }

  @Test("lets a prohibition beat a permission, and takes from below what a superior took back")
  func prohibitions() throws {
    let inventory = try compiled(
      SampleList.row("1", area: "990102001000", holder: "居委会", kind: "居委会"),
      SampleList.row("2", list: "社区工作负面清单", area: "990102001001", holder: "居委会", kind: "居委会", role: "禁止"),
      SampleList.row("3", stage: "检查", holder: "街道办", kind: "街道"),
      SampleList.row("4", list: "上级部门收回事项清单", stage: "检查", area: "990102001000", role: "收回"),
      SampleList.row("5", stage: "检查"))

    guard case .refuse(let refusal) = inventory.decide(try SampleList.request("居委会", .execute)) else {
      Issue.record("permitted")
      return
    }
    #expect(refusal.code == .prohibited && refusal.entry == "2")
    #expect(code(inventory.decide(try SampleList.request("居委会", .execute, area: "990102001002"))) == "permit 1")
    #expect(code(inventory.decide(try SampleList.request("街道办", .execute, stage: "检查"))) == "prohibited")
    #expect(
      code(inventory.decide(try SampleList.request("街道办", .execute, stage: "检查", area: "990102002001"))) == "permit 3")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, stage: "检查"))) == "permit 5")
    let holders = inventory.holders(
      of: .execute, matter: "A01", stage: "检查", area: try #require(AreaCode("990102001001")),
      at: try SampleList.day("2026-07-01"))
    #expect(holders.map(\.party) == ["区局"])
  }

  @Test("keeps those who executed a case, their bodies and their persons from checking it") func separation() throws {
    var tables = try SampleList.tables(
      SampleList.row("1", acts: "核查;结案;执行"), SampleList.row("2", holder: "科室", acts: "核查"),
      SampleList.row("3", holder: "区政府", acts: "核查"))
    tables.parties = try tables.parties.map { party in
      let superior: [PartyID: PartyID] = ["科室": "区局", "区局": "区政府"]
      return Party(
        id: party.id, name: party.name, kind: party.kind, area: try #require(AreaCode("990102")),
        superior: superior[party.id])
    }
    let inventory = CompiledInventory(tables)
    let facts = DecisionFacts(executors: [Executor(party: "区局", persons: ["x"])])

    #expect(inventory.line(of: "科室") == ["区局", "区政府"])
    #expect(code(inventory.decide(try SampleList.request("区局", .verify))) == "permit 1")
    #expect(code(inventory.decide(try SampleList.request("区局", .verify, facts: facts))) == "separation-of-duties")
    #expect(code(inventory.decide(try SampleList.request("区局", .close, facts: facts))) == "separation-of-duties")
    #expect(code(inventory.decide(try SampleList.request("区局", .execute, facts: facts))) == "permit 1")
    #expect(code(inventory.decide(try SampleList.request("科室", .verify, facts: facts))) == "separation-of-duties")
    #expect(code(inventory.decide(try SampleList.request("区政府", .verify, facts: facts))) == "permit 3")
    #expect(
      code(inventory.decide(try SampleList.request("区政府", .verify, person: "x", facts: facts)))
        == "separation-of-duties")
    let recused = DecisionFacts(recused: ["p"])
    #expect(code(inventory.decide(try SampleList.request("区局", .verify, facts: recused))) == "recused")
  }
}
