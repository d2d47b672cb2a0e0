import Testing
import Vocabulary

@testable import Inventory

@Suite("The standard of a matter") struct StandardTests {
  /// Every set of powers that a matter may have: what is missing is exactly what was left out.
  @Test("lacks exactly what was left out, in every combination", arguments: 0..<64)
  func combinations(mask: Int) throws {
    func has(_ item: StandardItem) throws -> Bool {
      let place = try #require(StandardItem.allCases.firstIndex(of: item))
      return mask & (1 << place) == 0
    }
    let area = try #require(AreaCode("990301"))
    func entry(
      _ code: EntryCode, _ stage: StageCode, _ act: Act, role: EntryRole = .lead, limit: TimeLimit? = nil,
      duty: String = "做"
    ) -> InventoryEntry {
      InventoryEntry(
        code: code, name: Bilingual(zh: "n"), matter: "M", stage: stage, area: area, holder: .party("a"), role: role,
        listedActs: [act], basis: EntryBasis(text: Bilingual(zh: "法"), citations: []), duty: Bilingual(zh: duty),
        promisedLimit: limit)
    }
    var entries: [InventoryEntry] = []
    let isTimed = try has(.timeLimit)
    let limit = isTimed ? TimeLimit(number: 2, unit: .workingDay) : nil
    entries.append(entry("1", .intake, .accept, role: try has(.acceptLead) ? .lead : .support, limit: limit))
    if try has(.executeLead) { entries.append(entry("2", .execution, .execute)) }
    if try has(.verifyLead) { entries.append(entry("3", .verification, .verify)) }
    entries.append(entry("4", .evaluation, .close, duty: try has(.closingCondition) ? "评价后结案" : ""))
    let inventory = CompiledInventory(
      InventoryTables(
        version: "1", effectiveFrom: CivilDate(day: 0),
        matters: [
          Matter(
            code: "M", name: Bilingual(zh: "事"), track: .consult, matterClass: .service,
            // The table of matters may set the limit where the entry does not.
            limits: isTimed ? [StageLimit(stage: .intake, limit: TimeLimit(number: 5, unit: .workingDay))] : [])
        ],
        parties: [Party(id: "a", name: Bilingual(zh: "甲"), kind: .department, area: area)], entries: entries))
    let missing = inventory.missingOfStandard(of: "M", in: area, at: Instant(milliseconds: 1_795_482_000_000))
    #expect(missing == (try StandardItem.allCases.filter { try $0 != .basis && !has($0) }))
    // An entry without a basis grants nothing, so whoever holds it is missing.
    #expect(inventory.missingOfStandard(of: "N", in: area, at: Instant(milliseconds: 0)) == StandardItem.allCases)
  }
}
