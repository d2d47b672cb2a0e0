import Inventory
import Testing
import Vocabulary

/// Gaps and overlaps by walking over every matter, stage, area and day of a small world.
@Suite("Gaps and overlaps against brute force") struct AttributionTwinTests {
  private static let areas = [
    "990102000000", "990102001000", "990102001001", "990102001002", "990102002000", "990102002001",
  ]
  .compactMap { AreaCode($0) }
  private static let leaves = ["990102001001", "990102001002", "990102002001"].compactMap { AreaCode($0) }
  private static let matters: [MatterCode] = ["A", "A01", "A02", "B"]
  private static let stages: [StageCode] = ["受理", "执行"]
  private static let days = (0..<6).map { CivilDate(day: 20_000 + $0) }

  private func tables(_ random: inout SeededGenerator) -> InventoryTables {
    let parties = (0..<4).map {
      Party(id: PartyID("p\($0)"), name: Bilingual(zh: "主体\($0)"), kind: .department, area: Self.areas[0])
    }
    let entries = (0..<Int(2 + random.next() % 9)).map { number in
      let begin = Int(random.next() % 5)
      return InventoryEntry(
        code: EntryCode("e\(number)"), name: Bilingual(zh: "事\(number)"), matter: random.pick(Self.matters),
        stage: random.pick(Self.stages), area: random.pick(Self.areas),
        holder: .party(PartyID("p\(random.next() % 4)")),
        role: random.pick([.lead, .lead, .support]), basis: EntryBasis(text: Bilingual(zh: "某法"), citations: []),
        duty: Bilingual(zh: "办理"), from: random.chance(1, in: 3) ? nil : Self.days[begin],
        until: random.chance(1, in: 3) ? nil : Self.days[begin].advanced(byDays: 1 + Int(random.next() % 3)))
    }
    return InventoryTables(
      version: "v", effectiveFrom: Self.days[0],
      areas: Self.areas.map { Area(code: $0, name: Bilingual(zh: $0.text)) },
      matters: Self.matters.map {
        Matter(
          code: $0, name: Bilingual(zh: $0.text), track: .command, matterClass: .service,
          stages: $0 == "A" ? [] : Self.stages)
      }, parties: parties, entries: entries, given: [.areas])
  }

  private func isInTerm(_ entry: InventoryEntry, _ day: CivilDate) -> Bool {
    (entry.from.map { $0 <= day } ?? true) && (entry.until.map { day < $0 } ?? true)
  }

  private func covers(
    _ entry: InventoryEntry, _ matter: MatterCode, _ stage: StageCode, _ area: AreaCode, _ day: CivilDate
  )
    -> Bool
  {
    entry.matter.covers(matter) && entry.stage == stage && entry.area.contains(area) && isInTerm(entry, day)
  }

  @Test("agree on random lists, on a day and over all days", arguments: 1...400) func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let tables = tables(&random)
    let inventory = CompiledInventory(tables)
    for window in [[Self.days[2]], Self.days] {
      let findings =
        window.count == 1
        ? inventory.check(on: window[0]) : inventory.check(from: window[0], until: Self.days[5].advanced(byDays: 1))
      var clashing: Set<EntryCode> = []
      var lacking: Set<EntryCode> = []
      for day in window {
        for stage in Self.stages {
          for matter in Self.matters {
            for area in Self.areas {
              let leads = tables.entries.filter { $0.role == .lead && covers($0, matter, stage, area, day) }
              if Set(leads.map(\.holder)).count > 1 {
                for lead in leads where leads.contains(where: { $0.holder != lead.holder }) {
                  clashing.insert(lead.code)
                }
              }
            }
          }
          for support in tables.entries
          where support.role == .support && support.stage == stage && isInTerm(support, day) {
            let parts = support.matter == "A" ? ["A01", "A02"] : [support.matter]
            for area in Self.leaves where support.area.contains(area) {
              for matter in parts
              where !tables.entries.contains(where: { $0.role == .lead && covers($0, matter, stage, area, day) }) {
                lacking.insert(support.code)
              }
            }
          }
        }
      }
      let overlaps = findings.filter { $0.rule == .overlapMultiLead }
      let gaps = findings.filter { $0.rule == .gapNoLead }
      #expect(Set(overlaps.flatMap(\.codes)) == clashing, "seed \(seed)")
      // Each gap is real, and no place, group by group, is passed over in silence.
      #expect(Set(gaps.flatMap(\.codes)).isSubset(of: lacking), "seed \(seed)")
      let groups = { (codes: Set<EntryCode>) in
        Set(tables.entries.filter { codes.contains($0.code) }.map { "\($0.matter) \($0.stage)" })
      }
      #expect(groups(Set(gaps.flatMap(\.codes))) == groups(lacking), "seed \(seed)")
      for finding in overlaps + gaps {
        let witness = try #require(finding.witness)
        let day = max(witness.from ?? window[0], window[0])
        #expect(witness.to.map { day < $0 } ?? true, "seed \(seed)")
        let leads = tables.entries.filter {
          $0.role == .lead && covers($0, witness.matter, witness.stage, witness.area, day)
        }
        let count = Set(leads.map(\.holder)).count
        #expect(finding.rule == .gapNoLead ? count == 0 : count > 1, "seed \(seed), \(finding)")
      }
    }
  }
}
