import Inventory
import Testing
import Vocabulary

/// The four operations by which powers are put in order, and what comes back from below.
@Suite("A change set") struct OperationTests {
  private func versions(
    _ change: (inout Sheet) throws -> Void
  ) throws -> (old: CompiledInventory, new: CompiledInventory) {
    let old = try Sheet()
    var new = old
    try change(&new)
    return (CompiledInventory(try old.tables()), CompiledInventory(try new.tables()))
  }

  private func steps(_ change: (inout Sheet) throws -> Void) throws -> [InventoryStep] {
    let (old, new) = try versions(change)
    return old.difference(to: new).steps
  }

  static let street: EntryCode = "9901023010200100"

  @Test("names a reworded duty a survey, and no change at all nothing") func survey() throws {
    #expect(try steps { _ in }.isEmpty)
    let found = try steps { try $0.set("9901023012000400", ["责任事项": "摸底"]) }
    #expect(found == [InventoryStep(operation: .survey, entries: ["9901023012000400"])])
  }

  @Test("names a stage that two parties lead in parts a split") func split() throws {
    // The enforcement of the whole subdistrict: one community stays with it, the other goes to the department.
    let found = try steps {
      try $0.copy(
        "9901023010200100", as: "9901021030200900",
        ["实施主体": "区城市管理执法局", "主体类型": "政府部门", "管辖范围": "990102001002"])
      try $0.set("9901023010200100", ["管辖范围": "990102001001"])
    }
    #expect(found.map(\.operation) == [.split])
    #expect(Set(found.flatMap(\.entries)) == [Self.street, "9901021030200900"])
  }

  @Test("names a mandate with its term a delegation, and grants nothing outside of it") func delegate() throws {
    let (old, new) = try versions {
      try $0.set(
        "9901023010200100",
        [
          "实施主体": "区城市管理执法局", "主体类型": "政府部门", "委托主体": "和平街道办事处", "委托文书": "和平街委〔2026〕1号",
          "委托生效日期": "2026-08-01", "委托失效日期": "2027-01-01",
        ])
    }
    let difference = old.difference(to: new)
    #expect(difference.steps.map(\.operation) == [.delegate] && difference.steps.first?.entries == [Self.street])
    let gain = try #require(difference.changes.first { $0.holder == .party("区城市管理执法局") })
    #expect(gain.from == CivilDate("2026-08-01") && gain.to == CivilDate("2027-01-01"))
  }

  @Test("names what another party receives an allocation") func allocate() throws {
    let found = try steps {
      try $0.set("9901023010200100", ["实施主体": "区城市管理执法局", "主体类型": "政府部门", "行使层级": "区级"])
    }
    #expect(found == [InventoryStep(operation: .allocate, entries: [Self.street])])
  }

  @Test("that delegates coercion is blocked, and the mandate grants nothing") func coercion() throws {
    let (_, new) = try versions {
      try $0.set(
        "9901023010200100",
        [
          "职权类别": "行政强制", "实施主体": "区城市管理执法局", "主体类型": "政府部门", "委托主体": "和平街道办事处",
          "委托文书": "和平街委〔2026〕1号", "委托生效日期": "2026-01-01", "委托失效日期": "2027-01-01",
        ])
    }
    let findings = new.check(on: try #require(CivilDate("2026-09-01")))
    let chain = findings.filter { $0.rule == .delegationChain }
    #expect(chain.contains { $0.codes.contains(Self.street) && $0.severity == .blocking }, "\(findings.map(\.rule))")
    let decision = new.decide(
      try SampleList.request("区城市管理执法局", .execute, matter: "SR01", stage: "执法", at: "2026-09-01"))
    if case .permit(let permit) = decision { #expect(permit.entry != Self.street) }
  }

  @Test("of several operations names each entry once, under the weightiest") func several() throws {
    let found = try steps {
      try $0.set("9901023012000400", ["责任事项": "摸底"])
      try $0.set("9901026015000100", ["承担角色": "牵头"])
    }
    #expect(found.map(\.operation) == [.survey, .allocate])
    let entries = found.flatMap(\.entries)
    #expect(Set(entries).count == entries.count)
  }
}

/// The gate against responsibilities that sink without end: what comes back goes from the day on which it does.
@Suite("A recall") struct RecallTests {
  static let recalledFrom = "2026-09-01"

  /// The subdistrict inspects special equipment itself, until the district takes that back.
  private func versions() throws -> (old: CompiledInventory, new: CompiledInventory) {
    let inspection = SampleList.row(
      "1", list: "基本履职事项清单", type: "行政检查", name: "特种设备日常安全检查", matter: "TZ01", stage: "检查",
      area: "990102001000", holder: "和平街道办事处", kind: "街道")
    let district = SampleList.row(
      "2", type: "行政检查", name: "特种设备使用单位监督检查", matter: "TZ01", stage: "检查", holder: "区市场监督管理局",
      from: Self.recalledFrom)
    let recall = SampleList.row(
      "3", list: "上级部门收回事项清单", type: "行政检查", name: "特种设备日常安全检查", matter: "TZ01", stage: "检查",
      area: "990102001000", holder: "区市场监督管理局", role: "收回", counterpart: "2", from: Self.recalledFrom)
    func version(_ rows: String..., from: String) throws -> CompiledInventory {
      // The level stands in a column of its own.
      let lines = ([SampleList.header] + rows).enumerated().map { number, row in
        row.dropLast() + [",行使层级\n", ",街道级\n", ",区级\n", ",区级\n"][number]
      }
      let files = InventoryFiles(
        entries: [InventoryFile(name: "list.csv", bytes: Array(lines.joined().utf8))])
      return CompiledInventory(
        try InventoryTables(files: files, version: from, effectiveFrom: CivilDate(from)))
    }
    return (
      try version(inspection, from: "2026-01-01"), try version(inspection, district, recall, from: Self.recalledFrom)
    )
  }

  @Test("takes the permission of the subdistrict away from its day on, and not before") func permission() throws {
    let (_, new) = try versions()
    func decide(_ day: String) throws -> Decision {
      new.decide(
        try SampleList.request(
          "和平街道办事处", .execute, matter: "TZ01", stage: "检查", area: "990102001001", at: day))
    }
    guard case .permit = try decide("2026-08-31") else {
      Issue.record("refused before the recall")
      return
    }
    guard case .refuse(let refusal) = try decide(Self.recalledFrom) else {
      Issue.record("permitted after the recall")
      return
    }
    #expect(refusal.code == .prohibited && refusal.details["prohibition"] == "recalled" && refusal.entry == "3")
    #expect(refusal.holders == ["区市场监督管理局"])
  }

  @Test("flags the old row that still stands, and only once the recall binds") func flagged() throws {
    let (old, new) = try versions()
    func rules(_ inventory: CompiledInventory, _ day: String) throws -> [InventoryFinding] {
      inventory.check(on: try #require(CivilDate(day))).filter { $0.rule == .recalledStillActive }
    }
    #expect(try rules(old, "2026-09-01").isEmpty && rules(new, "2026-08-31").isEmpty)
    let found = try rules(new, Self.recalledFrom)
    #expect(found.count == 1 && found.first?.severity == .blocking)
    #expect(found.first.map { Set($0.codes) } == ["1", "3"])
  }

  @Test("shows in the ledger of what moved between levels: in, out and recalled") func ledger() throws {
    let (old, new) = try versions()
    let difference = old.difference(to: new)
    let street = try #require(difference.transfers.first { $0.level == .subdistrict }, "\(difference.transfers)")
    #expect(street.leadsBefore == 1 && street.leadsAfter == 0 && street.net == -1)
    #expect(street.gained == 0 && street.lost == 1 && street.recalled == 1)
    let district = try #require(difference.transfers.first { $0.level == .district })
    #expect(district.gained == 1 && district.lost == 0 && district.recalled == 0 && district.net == 1)
  }
}
