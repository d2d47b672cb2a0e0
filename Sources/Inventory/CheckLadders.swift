import Vocabulary

/// Ladders of escalation: the line of superiors, and the supervisors that rows name.
extension InventoryCheck {
  func ladders() -> [InventoryFinding] { lines() + circlesOfSupervisors() + endsNowhere() }

  /// Supervisors of one matter who supervise each other in a circle.
  private func circlesOfSupervisors() -> [InventoryFinding] {
    var byMatter: [MatterCode: [Int]] = [:]
    var order: [MatterCode] = []
    for position in active where face(position).grants && !entry(position).supervisors.isEmpty {
      let matter = entry(position).matter
      if byMatter[matter] == nil { order.append(matter) }
      byMatter[matter, default: []].append(position)
    }
    return order.compactMap { matter in
      let positions = byMatter[matter] ?? []
      guard positions.count > 1, let circle = circle(among: positions) else { return nil }
      let names = circle.map { holderName($0) }
      return finding(
        .escalationCycle, circle,
        zh: "\(title(matter).zh)的监督成环:\((names + names.prefix(1)).map(\.zh).joined(separator: " → "));督办没有尽头,请改正",
        en: "the supervisors of \(title(matter).en) go in a circle: "
          + "\((names + names.prefix(1)).map(\.en).joined(separator: " → ")); escalation never ends")
    }
  }

  /// The first circle from holders to their supervisors, one entry a step; who supervises itself is found elsewhere.
  private func circle(among positions: [Int]) -> [Int]? {
    var steps: [String: [(to: String, by: Int)]] = [:]
    let holders = Set(positions.map { holderName($0).zh })
    for position in positions {
      let holder = holderName(position).zh
      for supervisor in entry(position).supervisors where supervisor != holder && holders.contains(supervisor) {
        steps[holder, default: []].append((supervisor, position))
      }
    }
    guard steps.count > 1 else { return nil }
    var settled: Set<String> = []
    func search(_ name: String, _ path: [(name: String, by: Int)]) -> [Int]? {
      for step in steps[name] ?? [] where !settled.contains(step.to) {
        let longer = path + [(name, step.by)]
        if let begin = longer.firstIndex(where: { $0.name == step.to }) { return longer[begin...].map(\.by) }
        if let found = search(step.to, longer) { return found }
      }
      settled.insert(name)
      return nil
    }
    for position in positions {
      if let found = search(holderName(position).zh, []) { return found }
    }
    return nil
  }

  /// Duties with a clock whose holder has neither a supervisor nor a superior: when the time is over, nobody is told.
  private func endsNowhere() -> [InventoryFinding] {
    guard columns.contains(.supervisors) else { return [] }
    return active.compactMap { position in
      guard face(position).role == .lead, entry(position).clock != nil, entry(position).supervisors.isEmpty,
        let party = party(position), party.superior == nil, party.kind != .government
      else { return nil }
      return finding(
        .escalationNowhere, [position], zh: "\(party.name.zh)逾期时没有可以督办的上级或监督主体;请写明监督主体",
        en: "when \(party.name.en) is late, there is no supervisor or superior to turn to; name a supervisor")
    }
  }

  /// Circles in the line of superiors.
  private func lines() -> [InventoryFinding] {
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
