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

@Suite("The sample list") struct SampleSoundnessTests {
  @Test("finds nothing in the sample neighbourhood's own list") func sample() throws {
    func file(_ name: String) throws -> InventoryFile {
      InventoryFile(name: name, bytes: try ExampleList.bytes("sample/" + name))
    }
    let tables = try InventoryTables(
      files: InventoryFiles(
        entries: [file("entries.csv")], areas: file("areas.csv"), matters: file("matters.csv"),
        parties: file("parties.csv"), bases: file("bases.csv")))
    let findings = CompiledInventory(tables).check(on: try #require(CivilDate("2026-07-01")))
    #expect(findings.isEmpty, "\(findings.map { "\($0.rule.rawValue) \($0.rows) \($0.message.zh)" })")
  }
}

@Suite("Names for codes") struct NamedMatterTests {
  @Test("a matter that is only a name covers itself, a code what begins with it") func covering() {
    #expect(!MatterCode("占用道路审批").covers("占用道路审批(交通影响)"))
    #expect(!MatterCode("垃圾").covers("垃圾分类"))
    #expect(MatterCode("XF").covers("XF01") && MatterCode("XF01").covers("XF01-2") && !MatterCode("XF").covers("XFJ1"))
  }

  @Test("a bare list without roles and stages is judged by its items") func bareList() throws {
    let rows = """
      职权名称,实施主体,实施依据,责任事项
      占用道路审批,区城管局,道路条例第三十条,受理;审批
      占用道路审批(交通影响),区交警大队,道路条例第三十一条,出具意见
      民间纠纷调解,幸福社区人民调解委员会,人民调解法第八条,登记;调解
      """
    let tables = try InventoryTables(
      files: InventoryFiles(entries: [InventoryFile(name: "list.csv", bytes: Array(rows.utf8))]))
    let findings = CompiledInventory(tables).check(on: try #require(CivilDate("2026-07-01")))
    #expect(findings.isEmpty, "\(findings.map(\.message.zh))")
    #expect(tables.parties.map(\.kind) == [.department, .agency, .residentsCommittee])
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
