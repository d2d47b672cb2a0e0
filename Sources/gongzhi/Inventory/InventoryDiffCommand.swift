import ArgumentParser
import Inventory
import Vocabulary

/// `gongzhi inventory diff`: who gains or loses what between two lists?
struct InventoryDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Who gains or loses which power or duty, where and when, between two versions?",
    discussion: "Exit code 0: they say the same. 1: they differ. 2: a list cannot be read.")

  @Argument(help: "The old list.") var old: String
  @Argument(help: "The new list.") var new: String
  @OptionGroup var list: ListOptions

  func run() throws {
    try Answer.run {
      let before = CompiledInventory(try list.tables([old]))
      let after = CompiledInventory(try list.tables([new]))
      let difference = before.difference(to: after)
      if list.json { try printJSON(difference) } else { print(text(difference, before, after)) }
      return difference.isEmpty ? 0 : 1
    }
  }

  private var isChinese: Bool { list.language == .zh }

  private func text(_ difference: InventoryDifference, _ before: CompiledInventory, _ after: CompiledInventory)
    -> String
  {
    if difference.isEmpty { return isChinese ? "两版清单没有实质差别。" : "The two lists say the same." }
    var parts: [String] = []
    if !difference.changes.isEmpty {
      var table =
        isChinese
        ? TextTable("主体", "事项", "环节", "区域", "起止", "变化")
        : TextTable("Party", "Matter", "Stage", "Area", "Days", "Change")
      let open = isChinese ? "长期" : "open"
      for change in difference.changes {
        let days = "\(change.from?.description ?? open) → \(change.to?.description ?? open)"
        table.add(
          name(change.holder, before, after), change.matter.text, change.stage.text, change.area.text, days,
          words(change))
      }
      parts.append(table.text)
    }
    if !difference.amendments.isEmpty {
      var table = isChinese ? TextTable("条目", "栏目", "原", "现") : TextTable("Entry", "Column", "Before", "After")
      for amendment in difference.amendments {
        for field in amendment.fields { table.add(amendment.entry.text, field.column, field.old, field.new) }
      }
      parts.append(table.text)
    }
    var operations = isChinese ? TextTable("操作", "条目") : TextTable("Operation", "Entries")
    for step in difference.steps {
      operations.add(name(step.operation), step.entries.map(\.text).joined(separator: " "))
    }
    parts.append(operations.text)
    var table =
      isChinese
      ? TextTable("层级", "牵头 原→现", "配合 原→现", "增加", "减少", "收回", "净增")
      : TextTable("Level", "Leads", "Supports", "In", "Out", "Recalled", "Net")
    for transfer in difference.transfers {
      table.add(
        name(transfer.level), "\(transfer.leadsBefore)→\(transfer.leadsAfter)",
        "\(transfer.supportsBefore)→\(transfer.supportsAfter)", "\(transfer.gained)", "\(transfer.lost)",
        "\(transfer.recalled)",
        transfer.net > 0 ? "+\(transfer.net)" : "\(transfer.net)")
    }
    parts.append(table.text)
    return parts.joined(separator: "\n\n")
  }

  private func name(_ holder: EntryHolder, _ before: CompiledInventory, _ after: CompiledInventory) -> String {
    guard case .party(let party) = holder else { return holder.text }
    return (after.party(party) ?? before.party(party))?.name[list.language] ?? party.text
  }

  private func words(_ change: InventoryDifference.Change) -> String {
    let roles: [EntryRole: Bilingual] = [
      .lead: Bilingual(zh: "牵头", en: "lead"), .support: Bilingual(zh: "配合", en: "support"),
      .prohibited: Bilingual(zh: "禁止", en: "prohibition"), .recalled: Bilingual(zh: "收回", en: "recall"),
    ]
    let separator = isChinese ? "、" : ", "
    // A role brings the acts of its stage with it; they are listed only where acts alone change.
    func part(_ sign: String, _ held: [EntryRole], _ acts: [Act]) -> String? {
      let names =
        held.isEmpty
        ? acts.map { ActTable.name(of: $0)[list.language] } : held.compactMap { roles[$0]?[list.language] }
      return names.isEmpty ? nil : sign + names.joined(separator: separator)
    }
    let isRole = !(change.gainedRoles.isEmpty && change.lostRoles.isEmpty)
    return [
      part("+", change.gainedRoles, isRole ? [] : change.gainedActs),
      part("−", change.lostRoles, isRole ? [] : change.lostActs),
    ].compactMap(\.self).joined(separator: isChinese ? ";" : "; ")
  }

  private func name(_ operation: InventoryOperation) -> String {
    let words: (zh: String, en: String) =
      switch operation {
      case .survey: ("梳理", "survey")
      case .split: ("划分", "split")
      case .delegate: ("授权", "delegate")
      case .allocate: ("配置", "allocate")
      }
    return isChinese ? words.zh : words.en
  }

  private func name(_ level: ExerciseLevel) -> String {
    let words: (zh: String, en: String) =
      switch level {
      case .nation: ("国家", "nation")
      case .province: ("省", "province")
      case .city: ("市", "city")
      case .district: ("区县", "district")
      case .subdistrict: ("街道乡镇", "subdistrict")
      case .community: ("社区村", "community")
      case .compound: ("小区", "compound")
      case .other: ("其他", "other")
      }
    return isChinese ? words.zh : words.en
  }
}
