import Vocabulary

/// The lists against each other: negative list, recalled matters, admissions, emergency powers.
extension InventoryCheck {
  func lists() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    let prohibitions = active.filter { face($0).role == .prohibited }
    let recalls = active.filter { face($0).role == .recalled }
    for prohibition in prohibitions {
      for position in candidates(for: prohibition) where hits(prohibition, position) {
        findings.append(
          finding(
            .negativeListHit, [position, prohibition],
            zh: "\(holderName(position).zh)的“\(entry(position).name.zh)”在负面清单上(\(entry(prohibition).code));请删去",
            en: "“\(entry(position).name.en)” of \(holderName(position).en) is on the negative list "
              + "(\(entry(prohibition).code)); remove it"))
      }
    }
    for recall in recalls {
      for position in candidates(for: recall) where isBelow(position) && sameItem(recall, position) {
        findings.append(
          finding(
            .recalledStillActive, [position, recall],
            zh: "“\(entry(position).name.zh)”已由上级收回(\(entry(recall).code)),\(holderName(position).zh)仍在承担;请删去",
            en:
              "“\(entry(position).name.en)” was taken back (\(entry(recall).code)) and \(holderName(position).en) still "
              + "holds it; remove it"))
      }
    }
    findings += admissions()
    for position in active where entry(position).list == .emergency && entry(position).until == nil {
      findings.append(
        finding(
          .emergencyWithoutEnd, [position], zh: "应急授权没有失效日期;请写明到期日",
          en: "an emergency power without an end; set its last day"))
    }
    return findings
  }

  /// The active grants of the matters that a row covers or that cover it, meeting its area and term.
  private func candidates(for row: Int) -> [Int] {
    active.filter { position in
      guard face(position).grants, face(position).area.meets(face(row).area) else { return false }
      let (own, other) = (entry(row).matter, entry(position).matter)
      return (own.covers(other) || other.covers(own))
        && terms[position].intersection(terms[row])?.intersection(window) != nil
    }
  }

  /// Whether a grant does at the same stage, or under the same name, what a row speaks of.
  private func sameItem(_ row: Int, _ position: Int) -> Bool {
    let (own, other) = (face(row), face(position))
    return own.stage == other.stage || own.stage == -1 || other.stage == -1
      || (entry(row).name.zh == entry(position).name.zh && !entry(row).name.zh.isEmpty)
  }

  private func hits(_ prohibition: Int, _ position: Int) -> Bool {
    guard sameItem(prohibition, position), face(prohibition).acts & face(position).acts != 0 else { return false }
    switch (face(prohibition).holder, face(position).holder) {
    case (.anyone, _): return true
    case (.anyOf(let kind), .party(let party)): return inventory.nodes[Int(party)].kind == kind
    case (let own, let other): return own == other && own != .unknown
    }
  }

  private func isBelow(_ position: Int) -> Bool {
    switch face(position).holder {
    case .party(let party): ActTable.kindsBelow.contains(inventory.nodes[Int(party)].kind)
    case .anyOf(let kind): ActTable.kindsBelow.contains(kind)
    case .anyone, .unknown: false
    }
  }

  /// Rows that need a decision on admission: those of the list of admitted items, those whose decision is not an
  /// approval in force, and those of lists in which most rows have a decision.
  private func admissions() -> [InventoryFinding] {
    var decided: [ListKind: (with: Int, all: Int)] = [:]
    for position in active where face(position).grants {
      let entry = entry(position)
      decided[entry.list, default: (0, 0)].all += 1
      if entry.admission != nil { decided[entry.list, default: (0, 0)].with += 1 }
    }
    return active.compactMap { position in
      let entry = entry(position)
      guard face(position).grants else { return nil }
      guard let admission = entry.admission else {
        let counts = decided[entry.list] ?? (0, 0)
        guard entry.list == .admitted || counts.with * 2 > counts.all else { return nil }
        return finding(
          .admissionMissing, [position], zh: "没有准入决定;请先办理准入,或从清单删去",
          en: "no decision on admission; obtain one or remove the entry")
      }
      let days = DayStretch(from: admission.from, until: admission.until)
      let gap = terms[position].intersection(window).flatMap { Self.remainder(of: $0, without: [days]) }
      guard admission.status != .approved || admission.decision.isEmpty || gap != nil else { return nil }
      return finding(
        .admissionMissing, [position], zh: "准入决定“\(admission.decision)”未批准或不在有效期内;请先取得批准",
        en: "decision “\(admission.decision)” is not an approval in force; obtain one")
    }
  }
}
