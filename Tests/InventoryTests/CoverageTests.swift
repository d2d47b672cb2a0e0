import Inventory
import Testing
import Vocabulary

@Suite("Coverage of areas") struct CoverageTests {
  private static let areas = [
    "990102000000", "990102001000", "990102001001", "990102001002", "99010200100101", "99010200100102",
    "990102002000", "990102002001",
  ].compactMap { AreaCode($0) }
  /// Areas without known parts.
  private static let places = ["99010200100101", "99010200100102", "990102001002", "990102002001"]
    .compactMap { AreaCode($0) }
  private static let matters: [MatterCode] = ["A", "A01", "B"]
  private static let stages: [StageCode] = ["受理", "执行"]
  private static let day = CivilDate(day: 20_000)

  private func tables(_ random: inout SeededGenerator) -> InventoryTables {
    let kinds: [PartyKind] = [.department, .residentsCommittee]
    let parties = (0..<4).map {
      Party(
        id: PartyID("p\($0)"), name: Bilingual(zh: "主体\($0)"), kind: kinds[$0 % 2], area: random.pick(Self.areas))
    }
    let entries = (0..<Int(1 + random.next() % 8)).map { number in
      InventoryEntry(
        code: EntryCode("e\(number)"), name: Bilingual(zh: "事\(number)"),
        matter: random.pick(Self.matters + ["*"]), stage: random.pick(Self.stages + ["*"]),
        area: random.pick(Self.areas),
        holder: random.chance(1, in: 5) ? .anyOf(random.pick(kinds)) : .party(PartyID("p\(random.next() % 4)")),
        role: random.pick([.lead, .lead, .support]), listedActs: random.chance(1, in: 3) ? [.speak] : [.execute],
        basis: EntryBasis(text: Bilingual(zh: "某法"), citations: []), duty: Bilingual(zh: "办理"),
        from: random.chance(1, in: 4) ? Self.day.advanced(byDays: Int(random.next() % 3) - 1) : nil)
    }
    return InventoryTables(
      version: "v", effectiveFrom: Self.day, areas: Self.areas.map { Area(code: $0, name: Bilingual(zh: $0.text)) },
      matters: Self.matters.map {
        Matter(
          code: $0, name: Bilingual(zh: $0.text), track: .command, matterClass: .service, stages: Self.stages)
      }, parties: parties, entries: entries, given: [.areas])
  }

  /// The leads of a place, one by one, as `who` tells them.
  private func leads(
    _ inventory: CompiledInventory, _ matter: MatterCode, _ stage: StageCode, _ place: AreaCode
  ) -> [Attribution.Line] {
    inventory.who(matter: matter, stage: stage, area: place, on: Self.day).leads
  }

  /// What a walk over every place of an area says of a stage.
  private func slow(
    _ inventory: CompiledInventory, _ matter: MatterCode, _ stage: StageCode, _ area: AreaCode
  ) -> Coverage.Status {
    // A lead that is meant for a part of a place only still reaches the place: there are no parts below it to tell.
    let inside = Self.places.filter { area.contains($0) }
    let whole = leads(inventory, matter, stage, area)
    let exclusive = { (lines: [Attribution.Line]) in
      lines.filter { inventory.entry($0.entry)?.acts.contains(.execute) == true }
    }
    let clash = (inside + [area] + Self.areas.filter { area.contains($0) }).contains { place in
      let lines = exclusive(leads(inventory, matter, stage, place))
      return lines.contains { left in
        lines.contains { right in
          guard let a = inventory.entry(left.entry), let b = inventory.entry(right.entry), a.holder != b.holder else {
            return false
          }
          switch (a.holder, b.holder) {
          case (.party(let party), .anyOf(let kind)), (.anyOf(let kind), .party(let party)):
            return inventory.party(party)?.kind != kind
          default: return true
          }
        }
      }
    }
    if clash { return .overlap }
    if !whole.isEmpty { return .one }
    return inside.allSatisfy { !leads(inventory, matter, stage, $0).isEmpty } && !inside.isEmpty ? .divided : .gap
  }

  @Test("agrees with a walk over every place", arguments: 1...400) func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let inventory = CompiledInventory(tables(&random))
    let coverage = Coverage(inventory, on: Self.day)
    for area in Self.areas {
      var expected = Coverage.Tally()
      for matter in Self.matters {
        for stage in Self.stages {
          let slow = slow(inventory, matter, stage, area)
          let cell = try #require(coverage.cell(matter, stage, in: area))
          #expect(cell.status == slow, "\(matter) \(stage) \(area) \(cell)")
          switch slow {
          case .one, .divided: expected.led += 1
          case .gap: expected.gaps += 1
          case .overlap: expected.overlaps += 1
          }
          if slow == .gap, let place = cell.place {
            #expect(area.contains(place) && leads(inventory, matter, stage, place).isEmpty)
          }
        }
      }
      #expect(coverage.tally(in: area) == expected)
    }
  }

  @Test("says where two lead and where nobody does") func example() throws {
    let list = SampleList.row("1", area: "990102001000") + SampleList.row("2", area: "990102001001", holder: "另一局")
    let tables = try SampleList.tables(list + SampleList.row("3", stage: "受理", area: "990102001001"))
    let coverage = Coverage(CompiledInventory(tables), on: try #require(CivilDate("2026-07-01")))
    let (wide, narrow) = (try #require(AreaCode("990102001000")), try #require(AreaCode("990102001001")))

    let clash = try #require(coverage.cell("A01", "执法", in: wide))
    #expect(clash.status == .overlap && clash.place == narrow && clash.leads == ["1", "2"])
    #expect(coverage.cell("A01", "受理", in: narrow)?.status == .one)
    #expect(coverage.cell("Z99", "受理", in: narrow) == nil)
  }
}

@Suite("A search of the list") struct InventorySearchTests {
  private func search() throws -> InventorySearch {
    InventorySearch(
      CompiledInventory(
        try SampleList.tables(
          SampleList.row("9901", name: "占道巡查", matter: "SR01占道堆物", basis: "某市容条例第三十六条", duty: "每日巡查"),
          SampleList.row("9902", name: "停车", matter: "TC01停车", holder: "巡查大队", duty: "管 ABC"),
          SampleList.row("9903", name: "绿化", matter: "LH01绿化", duty: "修剪、然后巡查"))))
  }

  @Test("finds words of name, holder, duty, basis, article and code, the closest first") func places() throws {
    let search = try search()

    #expect(search.positions("巡查") == [0, 1, 2])
    #expect(search.positions("第三十六条") == [0])
    #expect(search.positions("9902") == [1])
    #expect(search.positions("占道 条例") == [0])
    #expect(search.positions("占道 停车").isEmpty)
    #expect(search.positions("") == [0, 1, 2])
    #expect(search.positions("停车") == [1])
  }

  @Test("makes no difference of case and width") func folded() throws {
    let search = try search()

    #expect(search.positions("abc") == [1] && search.positions("ＡＢＣ") == [1])
    #expect(search.parties("巡查").map(\.name.zh) == ["巡查大队"])
    #expect(search.matters("tc01").map(\.code) == ["TC01"])
  }

  @Test("does not find across the end of one text and the beginning of the next") func bounds() throws {
    #expect(try search().positions("查9902").isEmpty)
    #expect(try search().positions("条99").isEmpty)
  }
}
