import Inventory
import Testing
import Vocabulary

@Suite("Checking") struct CheckingTests {
  @Test("finds nothing in the example list") func clean() throws {
    let inventory = CompiledInventory(try ExampleList.tables())
    let findings = inventory.check(on: try #require(CivilDate("2026-07-01")))
    #expect(findings.isEmpty, "\(findings.map { "\($0.rule.rawValue) \($0.rows) \($0.message.zh)" })")
  }
}

@Suite("Gaps of wide entries") struct WideGapTests {
  private func gaps(_ rows: String...) throws -> [InventoryFinding] {
    CompiledInventory(try SampleList.tables(rows.joined())).check(on: try #require(CivilDate("2026-07-01")))
      .filter { $0.rule == .gapNoLead }
  }

  @Test("support of a class of matters is led when each matter of the class has a lead at the stage") func classes()
    throws
  {
    let support = SampleList.row("1", matter: "*", holder: "协会", kind: "社会组织", role: "配合")
    let first = SampleList.row("2", matter: "A01")
    let second = SampleList.row("3", matter: "B01")
    let other = SampleList.row("4", matter: "C01", stage: "检查")

    #expect(try gaps(support, first, second, other).isEmpty)
    let found = try gaps(support, first, SampleList.row("3", matter: "B01", holder: "街道", role: "配合"))
    #expect(found.map { $0.witness?.matter } == ["B01", "B01"])
    #expect(try gaps(SampleList.row("1", stage: "*", holder: "协会", role: "配合"), first).isEmpty)
  }
}
