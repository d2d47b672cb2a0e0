import ArgumentParser
import Inventory
import Vocabulary

/// `gongzhi inventory who`: who leads here, under which article, and who supports?
struct InventoryWhoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who",
    abstract: "Who leads a matter at a stage in an area, under which article, and who supports?",
    discussion: "Exit code 0: one lead. 1: none, or several. 2: the list cannot be read.")

  @Argument(help: "The list.") var file: String
  @Option(help: "The code or the name of the matter.") var matter: String
  @Option(help: "The stage, as the list spells it.") var stage: String
  @Option(help: "The code or the name of the area.") var area: String
  @Option(help: ArgumentHelp("The day; today by default.", valueName: "date")) var date: String?
  @OptionGroup var list: ListOptions

  func run() throws {
    try Answer.run {
      let inventory = CompiledInventory(try list.tables([file]))
      let day = try list.date(date)
      let place = try list.area(area, in: inventory)
      let code = list.matter(matter, in: inventory)
      let answer = inventory.who(matter: code, stage: StageCode(stage), area: place, on: day)
      if list.json {
        try printJSON(
          Report(
            date: day, matter: code, stage: StageCode(stage), area: place, version: inventory.version, answer: answer))
      } else {
        print(text(answer, inventory))
      }
      return answer.lead == nil ? 1 : 0
    }
  }

  private func text(_ answer: Attribution, _ inventory: CompiledInventory) -> String {
    let isChinese = list.language == .zh
    var table =
      isChinese ? TextTable("角色", "主体", "条目", "依据", "时限") : TextTable("Role", "Party", "Entry", "Basis", "Time")
    func add(_ lines: [Attribution.Line], zh: String, en: String) {
      for line in lines {
        let entry = inventory.entry(line.entry)
        table.add(
          isChinese ? zh : en, inventory.party(line.party)?.name[list.language] ?? line.party.text, line.entry.text,
          entry?.basis.text[list.language] ?? line.basis, line.clock?.words(list.language) ?? "")
      }
    }
    add(answer.leads, zh: "牵头", en: "lead")
    add(answer.supports, zh: "配合", en: "support")
    add(answer.prohibitions, zh: "禁止/收回", en: "not allowed")
    if answer.leads.isEmpty {
      return table.text + "\n\n" + (isChinese ? "没有牵头主体。" : "Nobody leads.")
    }
    if answer.lead == nil,
      Set(answer.leads.map { inventory.entry($0.entry)?.subItem ?? "" }).count == answer.leads.count
    {
      return table.text + "\n\n" + (isChinese ? "由几个主体各牵头一部分(子项)。" : "Several parties each lead a part (sub-item).")
    }
    if answer.lead == nil {
      return table.text + "\n\n"
        + (isChinese ? "有多个牵头主体(OVERLAP_MULTI_LEAD)。" : "Several parties lead (OVERLAP_MULTI_LEAD).")
    }
    let duty = answer.lead.flatMap { inventory.entry($0.entry)?.duty[list.language] } ?? ""
    return table.text + (duty.isEmpty ? "" : "\n\n" + (isChinese ? "责任:" : "Duty: ") + duty)
  }

  private struct Report: Encodable {
    let date: CivilDate
    let matter: MatterCode
    let stage: StageCode
    let area: AreaCode
    let version: String
    let answer: Attribution
  }
}
