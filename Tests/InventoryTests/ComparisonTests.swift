import Inventory
import Testing
import Vocabulary

@Suite("Two versions") struct ComparisonTests {
  private func difference(_ change: (inout Sheet) throws -> Void) throws -> InventoryDifference {
    let old = try Sheet()
    var new = old
    try change(&new)
    return CompiledInventory(try old.tables()).difference(to: CompiledInventory(try new.tables()))
  }

  @Test("that say the same in another order or spelling do not differ") func same() throws {
    #expect(try difference { _ in }.isEmpty)
    #expect(try difference { $0.rows.reverse() }.isEmpty)
    #expect(try difference { try $0.set("9901023012000700", ["生效日期": "2025/7/1"]) }.isEmpty)
  }

  @Test("say who gains and who loses a stage, and from which day") func handover() throws {
    let difference = try difference {
      try $0.set("9901023010200100", ["失效日期": "2026-09-01"])
      try $0.copy(
        "9901023010200100", as: "9901021030200900",
        ["实施主体": "区城市管理执法局", "主体类型": "政府部门", "生效日期": "2026-09-01", "失效日期": ""])
    }

    #expect(difference.changes.count == 2)
    let loss = try #require(difference.changes.first { $0.holder == .party("和平街道办事处") })
    #expect(
      loss.lostRoles == [.lead] && loss.gainedActs.isEmpty && loss.from == CivilDate("2026-09-01") && loss.to == nil)
    #expect(loss.area == AreaCode("990102001000") && loss.stage == "执法" && loss.oldEntries == ["9901023010200100"])
    let gain = try #require(difference.changes.first { $0.holder == .party("区城市管理执法局") })
    #expect(
      gain.gainedRoles == [.lead] && gain.gainedActs.contains(.execute) && gain.newEntries == ["9901021030200900"])
    #expect(difference.amendments.isEmpty)
  }

  @Test("tell a change of role, of duty and of a limit apart") func amendments() throws {
    let difference = try difference {
      try $0.set("9901023012000400", ["责任事项": "摸底", "承诺时限": "5工作日"])
      try $0.set("9901026015000100", ["承担角色": "牵头"])
    }

    #expect(difference.amendments.map(\.entry) == ["9901023012000400"])
    #expect(difference.amendments.first?.fields.map(\.column) == ["责任事项", "承诺时限"])
    #expect(difference.changes.map(\.gainedRoles) == [[.lead]] && difference.changes.map(\.lostRoles) == [[.support]])
  }

  @Test("say what becomes of open cases, and what moves between levels") func effects() throws {
    let old = CompiledInventory(try ExampleList.tables())
    var sheet = try Sheet()
    try sheet.set("9901023010200100", ["实施主体": "区城市管理执法局", "行使层级": "区级"])
    try sheet.delete("9901023012000800")
    let new = CompiledInventory(try sheet.tables())
    let date = try #require(CivilDate("2026-07-01"))
    let area = try #require(AreaCode("990102001001"))
    func outcome(_ matter: MatterCode, _ stage: StageCode) -> CaseEffect.Outcome {
      old.effect(of: new, on: OpenCase(id: "c", matter: matter, stage: stage, area: area), date: date).outcome
    }

    #expect(outcome("SR01", "执法") == .newLead)
    #expect(outcome("YQ01", "处置") == .leftWithoutLead)
    #expect(outcome("WJ02", "执法") == .unchanged)
    let street = try #require(old.difference(to: new).transfers.first { $0.level == .subdistrict })
    #expect(street.net == -2)
    let burden = try #require(old.burdens(on: date).first { $0.party == "和平街道办事处" })
    #expect(burden.leads == 14 && burden.supports == 2 && burden.handedDown == 3)
  }

  @Test("drift when a case is handled by someone else") func drift() throws {
    let inventory = CompiledInventory(try ExampleList.tables())
    let area = try #require(AreaCode("990102001001"))
    let handled = ["1", "2", "3"].map {
      HandledCase(
        id: CaseID($0), matter: "SR01", stage: "执法", area: area, party: $0 == "3" ? "和平街道办事处" : "区城市管理执法局",
        at: Instant(milliseconds: 1_782_000_000_000))
    }

    let findings = inventory.drift(of: handled)
    #expect(findings.map(\.subject) == ["1", "2"] && findings.allSatisfy { $0.party == "区城市管理执法局" })
    #expect(findings.allSatisfy { $0.finding.rule == .drift && $0.finding.codes == ["9901023010200100"] })
    #expect(findings.map(\.finding.message.zh).map { $0.prefix(1) } == ["1", "2"])
  }
}
