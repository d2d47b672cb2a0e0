import Vocabulary

/// Counterparts that are not there, and support that no lead mirrors.
extension InventoryCheck {
  func references() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    let hasColumn = columns.contains(.counterparts)
    for position in active {
      let entry = entry(position)
      for code in entry.counterparts where byCode[code] == nil {
        let ended = inventory.entriesByCode[code] != nil
        findings.append(
          finding(
            .danglingReference, [position],
            zh: ended ? "对应编码 \(code) 的条目此时不在有效期内;请改为现行条目" : "清单里没有对应编码 \(code);请改正或补上该条目",
            en: ended
              ? "counterpart \(code) is not in force; point to the entry that is"
              : "the list has no counterpart \(code); correct the code or add the entry"))
      }
      guard entry.role == .support || (entry.list == .cooperating && entry.role == .lead) else { continue }
      let targets = entry.counterparts.flatMap { byCode[$0] ?? [] }
      if targets.isEmpty {
        guard entry.counterparts.isEmpty, entry.list == .cooperating, hasColumn else { continue }
        findings.append(
          finding(
            .danglingReference, [position], zh: "配合履职事项没有写明对应的牵头条目(对应编码);请补上",
            en: "a cooperating item names no lead entry as its counterpart; add its code"))
      } else if !targets.contains(where: { mirrors($0, position) }) {
        findings.append(
          finding(
            .danglingReference, [position] + targets,
            zh: "对应编码 \(joined(targets)) 不是同一事项的牵头条目;请指向牵头条目",
            en: "counterpart \(joined(targets)) is not a lead entry of the same matter; point to the lead"))
      }
    }
    return findings
  }

  private func joined(_ positions: [Int]) -> String { positions.map { entry($0).code.text }.joined(separator: " ") }

  private func mirrors(_ lead: Int, _ support: Int) -> Bool {
    let (own, other) = (entry(lead), entry(support))
    return own.role == .lead && lead != support
      && (own.matter.covers(other.matter) || other.matter.covers(own.matter))
      && face(lead).area.meets(face(support).area)
  }
}
