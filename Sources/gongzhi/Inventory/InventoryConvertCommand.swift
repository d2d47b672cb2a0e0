import ArgumentParser
import Inventory

/// `gongzhi inventory convert`: the list in another format.
struct InventoryConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write a list as CSV (UTF-8) or as JSON with every table.")

  /// The formats to which a list is converted.
  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json }

  @Argument(help: "The list; several files are read as one list.") var files: [String]
  @Option(help: "csv or json.") var to: Format
  @OptionGroup var list: ListOptions

  func run() throws {
    try Answer.run {
      let tables = try list.tables(files)
      switch to {
      case .csv: print(tables.commaSeparatedEntries(), terminator: "")
      case .json: try printJSON(tables)
      }
      return 0
    }
  }
}
