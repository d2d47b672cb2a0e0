import Testing
import Vocabulary

@testable import Inventory

@Suite("The bodies above a party") struct ChainTests {
  static func inventory(
    parties: [(String, String?)], supervisors: [String]
  ) throws -> CompiledInventory {
    let area = try #require(AreaCode("990301"))
    return CompiledInventory(
      InventoryTables(
        version: "1", effectiveFrom: CivilDate(day: 0),
        parties: parties.map {
          Party(
            id: PartyID($0.0), name: Bilingual(zh: $0.0 + "局"), kind: .department, area: area,
            superior: $0.1.map { PartyID($0) })
        },
        entries: [
          InventoryEntry(
            code: "e", name: Bilingual(zh: "e"), matter: "M", stage: "受理", area: area, holder: .party("holder"),
            basis: EntryBasis(text: Bilingual(zh: "法"), citations: []), supervisors: supervisors)
        ]))
  }

  @Test(
    "are the supervisors of the entry, those above them, and its own superiors, each once",
    arguments: [
      ([("holder", nil)], [], []),
      ([("holder", "top"), ("top", nil)], [], ["top"]),
      ([("holder", "mid"), ("mid", "top"), ("top", nil)], [], ["mid", "top"]),
      ([("holder", "top"), ("watch", "top"), ("top", nil)], ["watch局"], ["watch", "top"]),
      // Nobody supervises themselves, nor is supervised by those under them; an unknown name is no body.
      ([("holder", "top"), ("under", "holder"), ("top", nil)], ["holder", "under", "无此单位"], ["top"]),
      // In a circle everyone stands under everyone; nobody is above.
      ([("holder", "a"), ("a", "holder")], [], []),
    ] as [([(String, String?)], [String], [String])])
  func chains(parties: [(String, String?)], supervisors: [String], expected: [String]) throws {
    let inventory = try Self.inventory(parties: parties, supervisors: supervisors)
    #expect(inventory.chain(above: "holder", by: "e").map(\.text) == expected)
  }
}
