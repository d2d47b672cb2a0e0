import Vocabulary

/// Who supervises whom, and the line of superiors.
extension InventoryCheck {
  func supervision() -> [InventoryFinding] {
    var byName: [String: PartyID] = [:]
    for party in inventory.tables.parties {
      byName[party.name.zh] = party.id
      byName[party.id.text] = party.id
    }
    var findings: [InventoryFinding] = []
    for position in active where face(position).grants {
      guard case .party(let id) = entry(position).holder else { continue }
      let name = inventory.party(id)?.name.zh ?? id.text
      for supervisor in entry(position).supervisors {
        if supervisor == name || supervisor == id.text {
          findings.append(
            finding(
              .selfSupervision, [position], zh: "\(name)既是实施主体又是监督主体;请换一个监督主体",
              en: "\(holderName(position).en) supervises itself; name another supervisor"))
        } else if let body = byName[supervisor], inventory.isSubordinate(body, to: id) {
          findings.append(
            finding(
              .separationOfDuties, [position], zh: "监督主体\(supervisor)是\(name)的下级;请换上级或同级之外的监督主体",
              en:
                "\(inventory.party(body)?.name.en ?? supervisor) supervises \(holderName(position).en), under which it "
                + "stands; name a supervisor who does not"))
        }
      }
    }
    return findings
  }

  /// Circles in the line of superiors.
  func lines() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    var settled: Set<Int32> = []
    for start in inventory.nodes.indices {
      var path: [Int32] = []
      var number = Int32(start)
      while number >= 0, !settled.contains(number), !path.contains(number) {
        path.append(number)
        number = inventory.nodes[Int(number)].superior
      }
      if number >= 0, let begin = path.firstIndex(of: number) {
        let names = path[begin...].map { inventory.tables.parties[Int($0)].name }
        findings.append(
          InventoryFinding(
            rule: .escalationCycle, codes: [], rows: [], witness: nil,
            message: Bilingual(
              zh: "上级关系成环:\(names.map(\.zh).joined(separator: " → "));督办没有尽头,请改正",
              en: "superiors go in a circle: \(names.map(\.en).joined(separator: " → ")); escalation never ends")))
      }
      settled.formUnion(path)
    }
    return findings
  }
}
