import Vocabulary

/// Support without a lead, and stages that nobody can perform.
extension InventoryCheck {
  /// The leads of a group at a stage; support at every stage is led by whoever leads at any.
  func leads(of group: AttributionGroup, at stage: StageCode, _ members: StageMembers) -> [Int] {
    let all = stage == .any ? group.own + group.covering : members.all
    return all.filter { face($0).role == .lead }
  }

  /// For the number of each matter of an entry, the known matters inside it.
  func narrowerMatters() -> [Int32: [Matter]] {
    var narrower: [Int32: [Matter]] = [:]
    for known in inventory.tables.matters {
      let own = inventory.matters.number(of: known.code)
      for cover in inventory.matters.covering(known.code) where inventory.matters.cover(cover) != own {
        narrower[inventory.matters.cover(cover), default: []].append(known)
      }
    }
    return narrower
  }

  /// The known matters inside a shorter code or `*` that go through a stage, each with the leads of that stage.
  func narrower(
    than matter: MatterCode, at stage: StageCode, _ narrower: [Int32: [Matter]]
  ) -> [(MatterCode, [Int])] {
    let number = inventory.stages.number(of: stage.text)
    let inside = narrower[inventory.matters.number(of: matter)] ?? []
    return inside.filter { $0.stages.contains(stage) }.map { known in
      var leads: [Int] = []
      for cover in inventory.matters.covering(known.code) {
        for position in inventory.entriesOfMatter[Int(inventory.matters.cover(cover))] {
          let own = Int(position)
          if face(own).role == .lead, face(own).fits(stage: number), terms[own].intersection(window) != nil {
            leads.append(own)
          }
        }
      }
      return (known.code, leads)
    }
  }

  func gaps(
    _ matter: MatterCode, _ stage: StageCode, _ rows: [Int], _ leads: [Int], _ known: KnownAreas
  ) -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    var reported: [AreaSpan] = []
    let wanting = rows.sorted { (face($1).area.width, $0) < (face($0).area.width, $1) }
    for position in wanting where !reported.contains(where: { $0.contains(face(position).area) }) {
      guard let gap = gap(position, leads, known) else { continue }
      reported.append(face(position).area)
      let same = wanting.filter { other in
        face(position).area.contains(face(other).area) && (other == position || self.gap(other, leads, known) != nil)
      }
      findings.append(
        finding(
          .gapNoLead, same, witness: witness(matter, stage, gap.area, gap.days),
          zh: "\(title(matter).zh)“\(stage)”在 \(gap.area) 只有\(roleNames(same, .zh)),没有牵头;请写明牵头主体",
          en:
            "stage \(stage) of \(title(matter).en) has \(roleNames(same, .en)) in \(gap.area) and no lead; name the lead"
        ))
    }
    return findings
  }

  private func gap(_ position: Int, _ leads: [Int], _ known: KnownAreas) -> (area: AreaCode, days: DayStretch)? {
    firstGap(position, leads.filter { face($0).area.meets(face(position).area) && sameSubItem($0, position) }, known)
  }

  private func roleNames(_ positions: [Int], _ language: Language) -> String {
    let words: [EntryRole: Bilingual] = [
      .support: Bilingual(zh: "配合", en: "support"), .prohibited: Bilingual(zh: "禁止", en: "a prohibition"),
      .recalled: Bilingual(zh: "收回", en: "a recall"),
    ]
    let roles = EntryRole.allCases.filter { role in positions.contains { face($0).role == role } }
    return roles.compactMap { words[$0]?[language] }.joined(separator: language == .zh ? "、" : " and ")
  }

  /// Support needs a lead; what forbids or takes back needs one when it points at an entry.
  func wantsLead(_ position: Int) -> Bool {
    switch face(position).role {
    case .lead: false
    case .support: true
    case .prohibited, .recalled: !entry(position).counterparts.isEmpty
    }
  }

  private func sameSubItem(_ lead: Int, _ other: Int) -> Bool {
    let (own, wanted) = (entry(lead).subItem, entry(other).subItem)
    return own == wanted || own.isEmpty || wanted.isEmpty
  }

  private func firstGap(_ position: Int, _ leads: [Int], _ known: KnownAreas) -> (area: AreaCode, days: DayStretch)? {
    guard let span = terms[position].intersection(window) else { return nil }
    var cuts: Set<Int> = [span.from]
    for lead in leads {
      for cut in [terms[lead].from, terms[lead].until] where span.contains(cut) { cuts.insert(cut) }
    }
    for cut in cuts.sorted() {
      let present = leads.filter { terms[$0].contains(cut) }
      guard let area = known.uncovered(entry(position).area, by: present.map { face($0).area }) else { continue }
      return (area, gapDays(position, leads, around: cut, area: AreaSpan(area)))
    }
    return nil
  }

  /// The longest stretch around a day in which no lead is present in an area.
  private func gapDays(_ position: Int, _ leads: [Int], around day: Int, area: AreaSpan) -> DayStretch {
    var (from, until) = (terms[position].from, terms[position].until)
    for lead in leads where face(lead).area.contains(area) {
      if terms[lead].until <= day { from = max(from, terms[lead].until) }
      if terms[lead].from > day { until = min(until, terms[lead].from) }
    }
    return DayStretch(from: from, until: until)
  }

  /// Stages of the table of matters that nobody can perform.
  func emptyStages() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    for matter in inventory.tables.matters {
      var held: Set<Int32> = []
      for cover in inventory.matters.covering(matter.code) {
        for position in inventory.entriesOfMatter[Int(inventory.matters.cover(cover))] {
          let own = Int(position)
          if face(own).grants, terms[own].intersection(window) != nil { held.insert(face(own).stage) }
        }
      }
      for stage in matter.stages where !held.contains(-1) {
        let number = inventory.stages.number(of: stage.text)
        guard number < 0 || !held.contains(number) else { continue }
        let place = inventory.tables.areas.first?.code ?? AreaCode("00")
        findings.append(
          InventoryFinding(
            rule: .gapNoLead, codes: [], rows: [],
            witness: place.map { witness(matter.code, stage, $0, window) },
            message: Bilingual(
              zh: "\(matter.code)\(matter.name.zh)的环节“\(stage)”没有任何主体可以办理;请为它写明牵头主体",
              en: "nobody can perform stage \(stage) of \(matter.code) \(matter.name.en); name its lead")))
      }
    }
    return findings
  }
}
