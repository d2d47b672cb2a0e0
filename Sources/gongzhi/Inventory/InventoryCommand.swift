import ArgumentParser

/// `gongzhi inventory …`: the inventory on plain files, with no server.
struct InventoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inventory",
    abstract: "Check, ask and compare lists of powers and duties (权责清单).",
    discussion: """
      Lists are CSV (UTF-8 or GB18030), XLSX, or the JSON that convert writes.
      """,
    subcommands: [
      InventoryCheckCommand.self, InventoryWhoCommand.self, InventoryDecideCommand.self, InventoryDiffCommand.self,
      InventoryBurdenCommand.self, InventoryConvertCommand.self, InventoryDriftCommand.self,
    ])
}
