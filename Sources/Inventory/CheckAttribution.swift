import Vocabulary

/// Gaps and overlaps, found on boxes (a prefix of matters, a stage, an area that is a stretch of numbers, a stretch of
/// days) and never by walking over the matters, areas and days themselves.
extension InventoryCheck {
  func attribution() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    let knownAreas = KnownAreas(inventory.tables)
    let narrowerMatters = narrowerMatters()
    for (matter, group) in groups() {
      for (stage, members) in stages(of: group) {
        findings += overlaps(matter, stage, members)
        let wanting = members.own.filter { wantsLead($0) }
        guard !wanting.isEmpty else { continue }
        // What supports a whole class of matters has a lead when each matter of the class has one.
        let narrower = narrower(than: matter, at: stage, narrowerMatters)
        for (part, leads) in narrower.isEmpty ? [(matter, leads(of: group, at: stage, members))] : narrower {
          let found = gaps(part, stage, Array(wanting), leads, knownAreas)
          findings += found
          if !found.isEmpty { break }
        }
      }
      findings += dead(group.own)
    }
    if inventory.tables.given.contains(.matters) { findings += emptyStages() }
    return findings
  }

  /// The entries of one matter, and those of the shorter codes and of `*` that cover it.
  struct AttributionGroup {
    var own: [Int] = []
    var covering: [Int] = []
  }

  private func groups() -> [(MatterCode, AttributionGroup)] {
    var groups: [Int32: AttributionGroup] = [:]
    var order: [(number: Int32, code: MatterCode)] = []
    for position in active {
      let code = entry(position).matter
      let number = inventory.matters.number(of: code)
      if groups[number] == nil { order.append((number, code)) }
      groups[number, default: AttributionGroup()].own.append(position)
    }
    return order.map { number, code in
      var group = groups[number] ?? AttributionGroup()
      for cover in inventory.matters.covering(code) {
        let other = inventory.matters.cover(cover)
        if other != number { group.covering += groups[other]?.own ?? [] }
      }
      return (code, group)
    }
  }

  /// The entries of a group at one stage; `own` are those for which the pair or the gap is reported here.
  struct StageMembers {
    var own: Set<Int> = []
    var all: [Int] = []
  }

  private func stages(of group: AttributionGroup) -> [(StageCode, StageMembers)] {
    var byStage: [Int32: StageMembers] = [:]
    var order: [Int32] = []
    for position in group.own {
      let stage = face(position).stage
      if byStage[stage] == nil { order.append(stage) }
      byStage[stage, default: StageMembers()].own.insert(position)
      byStage[stage, default: StageMembers()].all.append(position)
    }
    let anyOwn = byStage[-1]?.all ?? []
    for stage in order {
      for position in group.covering where face(position).fits(stage: stage) || stage == -1 {
        byStage[stage]?.all.append(position)
      }
      if stage != -1 { byStage[stage]?.all += anyOwn }
    }
    return order.compactMap { stage in
      guard let members = byStage[stage], let first = members.own.min() else { return nil }
      return (entry(first).stage, members)
    }
  }

  // MARK: Overlaps

  private func overlaps(_ matter: MatterCode, _ stage: StageCode, _ members: StageMembers) -> [InventoryFinding] {
    let leads = members.all.filter { face($0).role == .lead }
    guard leads.count > 1 else { return [] }
    // Areas are nested or apart, so in the order of their beginnings every overlap is with one that is still open.
    let ordered = leads.sorted {
      (face($0).area.low, face($1).area.high, $0) < (face($1).area.low, face($0).area.high, $1)
    }
    var open: [Int] = []
    var clusters = Clusters()
    var first: [Int: (Int, Int)] = [:]
    for position in ordered {
      open.removeAll { face($0).area.high <= face(position).area.low }
      for other in open where members.own.contains(position) || members.own.contains(other) {
        guard inventory.compete(position, other), !isRecall(position, other), let days = commonDays(position, other),
          !days.isEmpty
        else {
          continue
        }
        clusters.join(position, other)
        let pair = (min(position, other), max(position, other))
        if first[pair.0] == nil { first[pair.0] = pair }
      }
      open.append(position)
    }
    return clusters.groups().compactMap { cluster in
      guard let pair = cluster.compactMap({ first[$0] }).first else { return nil }
      let days = commonDays(pair.0, pair.1) ?? window
      let area = face(pair.0).area.width < face(pair.1).area.width ? entry(pair.0).area : entry(pair.1).area
      let names = cluster.map { holderName($0) }
      return finding(
        .overlapMultiLead, cluster, witness: witness(matter, stage, area, days),
        zh: "\(title(matter).zh)“\(stage)”有 \(cluster.count) 个牵头:\(joined(names, .zh));请只留一个,其余改为配合或拆分环节、区域、期限",
        en:
          "\(cluster.count) leads at stage \(stage) of \(title(matter).en): \(joined(names, .en)); keep one, and make the others "
          + "support, or split stage, area or term")
    }
  }

  /// Whether a township still leads what a department took back by one of the three lists; that is found as such.
  private func isRecall(_ left: Int, _ right: Int) -> Bool {
    func tookBack(_ own: Int, _ other: Int) -> Bool {
      isTownship(own) && entry(own).list == .recalled && entry(other).list == .basic
    }
    return tookBack(left, right) || tookBack(right, left)
  }

  private func joined(_ names: [Bilingual], _ language: Language) -> String {
    var seen: Set<String> = []
    return names.map { $0[language] }.filter { seen.insert($0).inserted }
      .joined(separator: language == .zh ? "、" : ", ")
  }

  private func commonDays(_ left: Int, _ right: Int) -> DayStretch? {
    guard let days = terms[left].intersection(terms[right]), days.intersection(window) != nil else { return nil }
    return days
  }

  // MARK: Dead entries

  /// Entries that another entry of the same holder, with the same words, makes pointless.
  private func dead(_ own: [Int]) -> [InventoryFinding] {
    guard own.count > 1 else { return [] }
    var byWords: [String: [Int]] = [:]
    for position in own where face(position).grants {
      let entry = entry(position)
      byWords[entry.holder.text + "\n" + entry.name.zh + "\n" + entry.subItem, default: []].append(position)
    }
    var findings: [InventoryFinding] = []
    for position in own where face(position).grants {
      let entry = entry(position)
      let same = byWords[entry.holder.text + "\n" + entry.name.zh + "\n" + entry.subItem] ?? []
      let stronger = same.first { other in
        other != position && self.entry(other).code != entry.code && covers(other, position)
          && (!covers(position, other) || other < position)
      }
      guard let stronger else { continue }
      findings.append(
        finding(
          .deadEntry, [position, stronger], zh: "条目 \(entry.code) 已被 \(self.entry(stronger).code) 完全包含,不起作用;请删去其一",
          en: "entry \(entry.code) adds nothing to \(self.entry(stronger).code); remove one of them"))
    }
    return findings
  }

  private func covers(_ strong: Int, _ weak: Int) -> Bool {
    let (a, b) = (face(strong), face(weak))
    return (a.role == b.role || a.role == .lead) && a.acts & b.acts == b.acts && a.fits(stage: b.stage)
      && a.area.contains(b.area) && terms[strong].from <= terms[weak].from && terms[strong].until >= terms[weak].until
  }
}
