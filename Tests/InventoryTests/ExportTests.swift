import Inventory
import Testing
import Vocabulary

@Suite("An exported list") struct ExportTests {
  private func read(_ text: String) throws -> InventoryTables {
    try InventoryTables(files: InventoryFiles(entries: [InventoryFile(name: "e.csv", bytes: Array(text.utf8))]))
  }

  @Test("is the list that was read, byte for byte") func identity() throws {
    let tables = try ExampleList.tables()
    let first = tables.commaSeparatedEntries()

    #expect(Array(first.utf8) == (try ExampleList.bytes()))
    #expect(try read(first).commaSeparatedEntries() == first)
  }

  @Test("says with new cells what was changed, and reads back as the same entries") func changed() throws {
    var tables = try ExampleList.tables()
    tables.entries[0].until = CivilDate("2027-01-01")
    tables.entries[1].listedActs = [.execute, .handOver]
    tables.entries[2].delegation = Delegation(from: "市局", instrument: "委托书", ends: CivilDate("2027-01-01"))
    tables.entries[3].admission = Admission(decision: "准1号", status: .pending)
    tables.entries[3].role = .recalled
    tables.entries[4].promisedLimit = TimeLimit(number: 3, unit: .month, from: "责令改正期满")
    let text = tables.commaSeparatedEntries()
    let again = try read(text)

    #expect(again.commaSeparatedEntries() == text)
    for (left, right) in zip(tables.entries, again.entries) {
      var right = right
      right.source = left.source
      #expect(left == right)
    }
  }

  @Test("is whole when the entries came from no file") func made() throws {
    var tables = try ExampleList.tables()
    tables.sources = []
    for index in tables.entries.indices {
      tables.entries[index].source = RowSource(table: 0, line: 0, cells: [])
    }
    let again = try read(tables.commaSeparatedEntries())

    #expect(again.entries.count == 61)
    for (left, right) in zip(tables.entries, again.entries) {
      var right = right
      right.source = left.source
      #expect(left == right)
    }
  }
}
