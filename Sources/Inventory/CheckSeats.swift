package import Vocabulary

extension CompiledInventory {
  /// Persons who sit, on the same day, in a body that acts and in one that supervises or verifies what it does, judged
  /// over the days from one until but not including another; nil means without end.
  package func check(
    _ seats: [ListedSeat], from: CivilDate, until: CivilDate?
  ) -> [InventoryFinding] {
    InventoryCheck(self, window: DayStretch(from: from, until: until)).posts(seats)
  }

  /// The same on one day.
  package func check(_ seats: [ListedSeat], on date: CivilDate) -> [InventoryFinding] {
    InventoryCheck(self, window: DayStretch(from: date.day, until: date.day + 1)).posts(seats)
  }
}

/// Persons in mutually exclusive posts: who acts and who watches over it are not one person (职责分离).
///
/// - Source: 村民委员会组织法, art. 32; NIST RBAC (ANSI 359), static separation of duty.
extension InventoryCheck {
  func posts(_ seats: [ListedSeat]) -> [InventoryFinding] {
    var byPerson: [String: [ListedSeat]] = [:]
    var order: [String] = []
    for seat in seats {
      if byPerson[seat.person] == nil { order.append(seat.person) }
      byPerson[seat.person, default: []].append(seat)
    }
    var exclusions: [Pair: [Exclusion]] = [:]
    var findings: [InventoryFinding] = []
    for person in order {
      let own = byPerson[person] ?? []
      for acting in own {
        for watching in own where watching.party != acting.party {
          let days = DayStretch(from: acting.from, until: acting.until)
            .intersection(DayStretch(from: watching.from, until: watching.until))?.intersection(window)
          guard let days else { continue }
          let pair = Pair(acting: acting.party, watching: watching.party)
          let known = exclusions[pair] ?? self.exclusions(pair)
          exclusions[pair] = known
          guard let (exclusion, common) = Self.first(of: known, in: days) else { continue }
          findings.append(finding(person, acting, watching, exclusion, common))
        }
      }
    }
    return findings
  }

  private struct Pair: Hashable {
    let acting: PartyID
    let watching: PartyID
  }

  /// Two entries that one person may not serve, and the days on which both play a part.
  private struct Exclusion {
    let acting: Int
    let watching: Int?
    let days: DayStretch
  }

  private static func first(of exclusions: [Exclusion], in days: DayStretch) -> (Exclusion, DayStretch)? {
    for exclusion in exclusions {
      if let common = exclusion.days.intersection(days) { return (exclusion, common) }
    }
    return nil
  }

  /// Where one party watches over another: as the supervisor that a row names, or as who verifies what it executes.
  private func exclusions(_ pair: Pair) -> [Exclusion] {
    let supervisor = inventory.party(pair.watching)
    let names = Set([pair.watching.text, supervisor?.name.zh ?? "", supervisor?.name.en ?? ""])
    let acting = active.filter { face($0).grants && entry($0).holder == .party(pair.acting) }
    let watching = active.filter {
      face($0).grants && entry($0).holder == .party(pair.watching)
        && face($0).acts & (Act.verify.bit | Act.execute.bit) == Act.verify.bit
    }
    var found: [Exclusion] = []
    for position in acting {
      if entry(position).supervisors.contains(where: names.contains) {
        found.append(Exclusion(acting: position, watching: nil, days: terms[position]))
      }
      guard face(position).acts & Act.execute.bit != 0 else { continue }
      for other in watching
      where (entry(other).matter.covers(entry(position).matter) || entry(position).matter.covers(entry(other).matter))
        && face(other).area.meets(face(position).area)
      {
        guard let days = terms[other].intersection(terms[position]) else { continue }
        found.append(Exclusion(acting: position, watching: other, days: days))
      }
    }
    return found
  }

  private func finding(
    _ person: String, _ acting: ListedSeat, _ watching: ListedSeat, _ exclusion: Exclusion, _ days: DayStretch
  ) -> InventoryFinding {
    let name = { (party: PartyID) in inventory.party(party)?.name ?? Bilingual(zh: party.text) }
    let (body, watcher) = (name(acting.party), name(watching.party))
    let entry = entry(exclusion.acting)
    return finding(
      .separationOfDuties, [exclusion.acting] + (exclusion.watching.map { [$0] } ?? []),
      witness: witness(entry.matter, entry.stage, entry.area, days),
      zh: "\(person)同时在\(body.zh)(任职表第 \(acting.line) 行)和监督它的\(watcher.zh)(第 \(watching.line) 行)任职;"
        + "执行与监督要分离,请免去其中一职",
      en: "\(person) sits in \(body.en) (seats, line \(acting.line)) and in \(watcher.en) (line \(watching.line)), "
        + "which watches over it; end one of the two")
  }
}
