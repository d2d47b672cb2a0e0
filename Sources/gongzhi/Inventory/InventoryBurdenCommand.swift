import ArgumentParser
import Inventory
import Vocabulary

/// `gongzhi inventory burden`: what does each party carry?
struct InventoryBurdenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "burden", abstract: "What each party carries: duties, clocks and areas, against its means.")

  @Argument(help: "The list; several files are read as one list.") var files: [String]
  @Option(help: ArgumentHelp("The day; today by default.", valueName: "date")) var asOf: String?
  @OptionGroup var list: ListOptions

  func run() throws {
    try Answer.run {
      let inventory = CompiledInventory(try list.tables(files))
      let burdens = inventory.burdens(on: try list.date(asOf)).sorted { ($1.leads, $0.party) < ($0.leads, $1.party) }
      if list.json {
        try printJSON(burdens)
        return 0
      }
      var table =
        list.language == .zh
        ? TextTable("主体", "牵头", "配合", "事项", "区域", "有时限", "交办", "有保障", "行政职权")
        : TextTable("Party", "Leads", "Supports", "Matters", "Areas", "Clocks", "Handed down", "With means", "Powers")
      for burden in burdens {
        table.add(
          inventory.party(burden.party)?.name[list.language] ?? burden.party.text, "\(burden.leads)",
          "\(burden.supports)",
          "\(burden.matters)", "\(burden.areas)", "\(burden.clocks)", "\(burden.handedDown)", "\(burden.withMeans)",
          "\(burden.powers)")
      }
      print(table.text)
      return 0
    }
  }
}
