import Inventory
import Testing
import Vocabulary

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The example list of the repository.
enum ExampleList {
  /// The bytes of a file of the resources; of the example itself by default.
  static func bytes(_ name: String = "inventory/example.csv") throws -> [UInt8] {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let handle = try #require(fopen("/" + root + "/Resources/" + name, "rb"))
    defer { fclose(handle) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return Array(bytes[..<fread(&bytes, 1, bytes.count, handle)])
  }

  /// Its tables.
  static func tables() throws -> InventoryTables {
    try InventoryTables(files: InventoryFiles(entries: [InventoryFile(name: "example.csv", bytes: try bytes())]))
  }
}

@Suite("The example list") struct ExampleListTests {
  @Test("is read whole, with its areas, matters and parties") func reading() throws {
    let tables = try ExampleList.tables()

    #expect(tables.entries.count == 61)
    #expect(tables.parties.count == 24)
    #expect(tables.effectiveFrom == CivilDate("2025-07-01"))
    #expect(tables.sources.first?.headers.count == 31)
    #expect(tables.entries.allSatisfy { $0.list != .other && $0.powerType != .other && $0.level != .other })
    #expect(tables.entries.last?.source.line == 63)
    let deliberation = try #require(tables.entries.first { $0.code == "9901024013000300" })
    #expect(deliberation.duty.zh.contains("\n"))
    #expect(deliberation.promisedLimit == TimeLimit(number: 30, unit: .calendarDay, from: "议题立项"))
    #expect(deliberation.basis.citations.first?.version == "中办发〔2015〕41号")
  }

  @Test("says who leads, under which article, and who supports") func who() throws {
    let inventory = CompiledInventory(try ExampleList.tables())

    let answer = inventory.who(
      matter: "SR01", stage: "执法", area: try #require(AreaCode("990102001001")),
      on: try #require(CivilDate("2026-07-01")))
    #expect(answer.lead?.party == "和平街道办事处")
    #expect(answer.lead?.basis.contains("第三十六条") == true)
    let road = inventory.who(
      matter: "DL01", stage: "审批", area: try #require(AreaCode("990102001")), on: try #require(CivilDate("2026-07-01")))
    #expect(road.lead?.party == "区城市管理执法局" && road.supports.map(\.party) == ["区公安分局交通警察大队"])
  }
}
