import ArgumentParser
import Inventory
import Vocabulary

/// `gongzhi inventory check`: is the list sound?
struct InventoryCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a list for gaps, overlaps, stale bases and everything else that is wrong with it.",
    discussion: "Exit code 0: nothing found. 1: findings. 2: the list cannot be read.")

  @Argument(help: "The list; several files are read as one list.") var files: [String]
  @Option(help: ArgumentHelp("The day on which the list is judged; today by default.", valueName: "date")) var asOf:
    String?
  @Option(help: ArgumentHelp("Judge all days from this one on, instead of one day.", valueName: "date")) var from:
    String?
  @Option(help: ArgumentHelp("With --from: until, but not including, this day.", valueName: "date")) var until: String?
  @Option(
    help: ArgumentHelp(
      "A table of who sits for which body (person, party, from, to): persons in mutually exclusive posts are found.",
      valueName: "file")) var seats: String?
  @OptionGroup var list: ListOptions

  func run() throws {
    try Answer.run {
      let tables = try list.tables(files)
      let inventory = CompiledInventory(tables)
      let begin = try list.date(from ?? asOf)
      let end = try until.map { try list.date($0) }
      var findings = from == nil ? inventory.check(on: begin) : inventory.check(from: begin, until: end)
      if let seats = try seats.map({ try list.seats($0, in: tables) }) {
        findings += from == nil ? inventory.check(seats, on: begin) : inventory.check(seats, from: begin, until: end)
        findings = findings.filter { $0.severity == .blocking } + findings.filter { $0.severity != .blocking }
      }
      if list.json {
        try printJSON(CheckReport(asOf: begin, until: end, findings: findings, tables: tables))
      } else {
        print(text(findings, tables, begin))
      }
      return findings.isEmpty ? 0 : 1
    }
  }

  private func text(_ findings: [InventoryFinding], _ tables: InventoryTables, _ date: CivilDate) -> String {
    let isChinese = list.language == .zh
    let blocking = findings.count { $0.severity == .blocking }
    let count = tables.entries.count
    if findings.isEmpty {
      return isChinese ? "\(date):\(count) 个条目,没有发现问题。" : "\(date): \(count) entries, nothing found."
    }
    var table =
      isChinese
      ? TextTable("级别", "规则", "行", "职权编码", "事项 环节 区域 起止")
      : TextTable("Level", "Rule", "Rows", "Codes", "Matter, stage, area, days")
    for finding in findings {
      let level =
        finding.severity == .blocking ? (isChinese ? "阻断" : "blocks") : (isChinese ? "提醒" : "warns")
      table.add(
        level, finding.rule.rawValue, places(finding, tables), finding.codes.map(\.text).joined(separator: " "),
        finding.witness.map { words($0) } ?? "")
    }
    // Each line of the table is followed by what is wrong and what to do.
    var lines = table.text.split(separator: "\n").map(String.init)
    for (index, finding) in findings.enumerated().reversed() {
      lines.insert("      " + finding.message[list.language], at: index + 3)
    }
    let summary =
      isChinese
      ? "\(date):\(count) 个条目,\(findings.count) 项发现,其中 \(blocking) 项阻断发布。"
      : "\(date): \(count) entries, \(counted(findings.count, "finding")), \(blocking) of them \(blocking == 1 ? "blocks" : "block") publishing."
    return lines.joined(separator: "\n") + "\n\n" + summary
  }

  private func places(_ finding: InventoryFinding, _ tables: InventoryTables) -> String {
    guard tables.sources.count > 1 else { return finding.rows.map(String.init).joined(separator: ",") }
    return zip(finding.rows, finding.tables).map { row, table in
      let source = tables.sources[table]
      return "\(source.sheet ?? source.file):\(row)"
    }.joined(separator: ",")
  }

  private func words(_ witness: InventoryFinding.Witness) -> String {
    let open = list.language == .zh ? "长期" : "open"
    let days = "\(witness.from?.description ?? open) → \(witness.to?.description ?? open)"
    return "\(witness.matter) \(witness.stage) \(witness.area) \(days)"
  }
}
