import Inventory
import Testing
import Vocabulary

@Suite("Persons in mutually exclusive posts") struct SeatCheckTests {
  private func findings(_ rows: String, on day: String = "2026-07-01") throws -> [InventoryFinding] {
    let tables = try SampleList.tables(
      SampleList.row("1", stage: "执法", holder: "区局", supervisor: "区督查室"),
      SampleList.row("2", stage: "核查", holder: "区核查中心", supervisor: "区政府", acts: "核查"),
      SampleList.row("3", name: "督查", matter: "B01", holder: "区督查室", supervisor: "区政府"))
    let file = InventoryFile(name: "seats.csv", bytes: Array(("人员,主体,任职日期,离任日期\n" + rows).utf8))
    let seats = try ListedSeat.all(in: file, of: tables)
    return CompiledInventory(tables).check(seats, on: try #require(CivilDate(day)))
  }

  @Test("are found where one body supervises the other, with entry, place and days") func supervisor() throws {
    let found = try findings("张三,区局,2026-01-01,\n张三,区督查室,2026-06-01,2026-08-01\n李四,区局,,\n")
    #expect(found.count == 1 && found.first?.rule == .separationOfDuties && found.first?.severity == .blocking)
    #expect(found.first?.codes == ["1"] && found.first?.witness?.matter == "A01" && found.first?.witness?.stage == "执法")
    #expect(found.first?.message.zh.contains("张三") == true && found.first?.message.en.contains("line 3") == true)
  }

  @Test("are found where one body verifies what the other executes") func verifier() throws {
    let found = try findings("张三,区局,,\n张三,区核查中心,,\n")
    #expect(found.map(\.codes) == [["1", "2"]])
  }

  @Test("are not found on days on which the posts do not meet, nor in two unrelated bodies") func apart() throws {
    #expect(try findings("张三,区局,2026-01-01,2026-06-01\n张三,区督查室,2026-06-01,\n").isEmpty)
    #expect(try findings("张三,区核查中心,,\n张三,区督查室,,\n").isEmpty)
    #expect(try findings("张三,区局,,\n李四,区督查室,,\n").isEmpty)
    #expect(try findings("张三,区局,,\n张三,区督查室,2026-07-02,\n").isEmpty)
  }

  @Test("are read whole or not at all") func faults() throws {
    #expect(throws: TableFaults.self) { try findings("张三,没有的单位,,\n") }
    #expect(throws: TableFaults.self) { try findings("张三,区局,2026-06-01,2026-01-01\n") }
  }
}
