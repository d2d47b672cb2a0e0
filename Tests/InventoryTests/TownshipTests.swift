import Inventory
import Testing
import Vocabulary

/// The three lists of a township (乡镇(街道)履行职责事项清单): read, judged, asked and written back with no other file.
@Suite("The three lists of a township") struct TownshipTests {
  static let day = CivilDate(day: 20_635)
  static let header = "类别,事项类型,序号,事项名称,关联单位,来源镇街,上级部门职责,镇街配合职责,工作方式\n"
  /// Both views of two townships and a department, sound.
  static let template =
    header + """
      street,basic,1,做好独居老人走访,,石榴镇,,,
      street,cooperative,1,河道巡查,区水务局,石榴镇,制定方案,日常巡查,
      street,recall,1,对违法搭建的处罚,区城市管理局,石榴镇,,,直接立案查处
      street,basic,1,做好独居老人走访,,云汀街道,,,
      street,cooperative,1,河道巡查,区水务局,云汀街道,制定方案,日常巡查,
      dept,cooperative,1,河道巡查,区水务局,石榴镇,制定方案,日常巡查,
      dept,cooperative,2,河道巡查,区水务局,云汀街道,制定方案,日常巡查,

      """

  static func read(
    _ text: String, township: String? = nil, name: String = "list.csv"
  ) throws(TableFaults) -> InventoryTables {
    try InventoryTables(
      files: InventoryFiles(entries: [InventoryFile(name: name, bytes: Array(text.utf8))], township: township))
  }

  static func faults(_ text: String, name: String = "list.csv") -> [TableFault] {
    do throws(TableFaults) {
      _ = try read(text, name: name)
      return []
    } catch { return error.faults }
  }

  static func sample(_ name: String = "three-lists.csv") throws -> InventoryTables {
    try InventoryTables(
      files: InventoryFiles(
        entries: [InventoryFile(name: name, bytes: try ExampleList.bytes("sample/" + name))]))
  }

  static func findings(_ text: String, township: String? = nil) throws -> [InventoryFinding] {
    CompiledInventory(try read(text, township: township)).check(on: day)
  }

  @Test("become ordinary entries: led, supported with a mirror, and taken back") func entries() throws {
    let tables = try Self.sample()
    let inventory = CompiledInventory(tables)

    #expect(tables.entries.count(where: { $0.list == .basic && $0.role == .lead }) == 9)
    #expect(tables.entries.count(where: { $0.list == .cooperating && $0.role == .support }) == 5)
    #expect(tables.entries.count(where: { $0.role == .recalled }) == 3)
    let first = try #require(inventory.entry("青桐镇-基本-1"))
    #expect(first.holder == .party("青桐镇") && first.domain == "党的建设" && first.holderKind == .subdistrict)
    #expect(first.name.zh == "落实全面从严治党责任,加强基层党组织建设" && first.source.line == 5)
    #expect(first.source.cells.first == "1" && tables.sources.first?.digest.count == 64)
    let support = try #require(inventory.entry("青桐镇-配合-1"))
    let lead = try #require(inventory.entry("青桐镇-配合-1-区水务局"))
    #expect(support.counterparts == [lead.code] && lead.counterparts == [support.code])
    #expect(support.duty.zh.hasPrefix("按方案开展日常巡查") && lead.duty.zh.hasPrefix("制定巡查方案"))
    #expect(lead.role == .lead && lead.holder == .party("区水务局") && lead.source == support.source)
    // A cell that names its lead is followed; without one, each of several leads its own share.
    #expect(inventory.entry("青桐镇-配合-2-区生态环境分局")?.role == .lead)
    #expect(inventory.entry("青桐镇-配合-2-区农业农村局")?.role == .support)
    #expect(inventory.entry("青桐镇-配合-4-区水务局")?.subItem == "区水务局")
    #expect(inventory.entry("青桐镇-收回-1-区消防救援大队")?.role == .lead)
    #expect(inventory.check(on: Self.day).isEmpty)
    #expect(inventory.check(from: Self.day, until: nil).isEmpty)
  }

  @Test("say the same as sheets of a workbook") func workbook() throws {
    let (text, book) = (try Self.sample(), try Self.sample("three-lists.xlsx"))

    #expect(book.sources.map(\.sheet) == ["基本履职", "配合履职", "上级收回"])
    #expect(text.entries.count == book.entries.count)
    for (left, right) in zip(text.entries, book.entries) {
      var right = right
      right.source = left.source
      #expect(left == right)
    }
    #expect(CompiledInventory(text).difference(to: CompiledInventory(book)).isEmpty)
    #expect(CompiledInventory(book).check(on: Self.day).isEmpty)
  }

  @Test("answer who may do what, and why") func deciding() throws {
    let inventory = CompiledInventory(try Self.sample())
    func decide(_ party: PartyID, _ matter: MatterCode) throws -> Decision {
      inventory.decide(try SampleList.request(party, .execute, matter: matter, stage: "办理", area: "990302001001"))
    }

    guard case .permit(let led) = try decide("青桐镇", "做好独居老人定期走访") else {
      Issue.record("the township may not do what it must do")
      return
    }
    #expect(led.entry == "青桐镇-基本-5" && led.role == .lead && led.basis == "《青桐镇履行职责事项清单》")
    guard case .permit(let helped) = try decide("青桐镇", "河道岸线日常巡查") else {
      Issue.record("the township may not support")
      return
    }
    #expect(helped.role == .support)
    guard case .refuse(let refusal) = try decide("青桐镇", "特种设备日常安全检查") else {
      Issue.record("the township may still do what was taken back")
      return
    }
    #expect(refusal.entry == "青桐镇-收回-3" && refusal.holders == ["区市场监督管理局"], "\(refusal)")
    let who = inventory.who(
      matter: "特种设备日常安全检查", stage: "检查", area: try #require(AreaCode("990302001001")), on: Self.day)
    #expect(who.lead?.party == "区市场监督管理局" && who.prohibitions.map(\.party) == ["区市场监督管理局"])
    let burden = try #require(inventory.burdens(on: Self.day).first { $0.party == "青桐镇" })
    #expect(burden.leads == 9 && burden.supports == 5)
  }

  @Test("come back as they were, from one table, from sheets and after a change") func identity() throws {
    let bytes = try ExampleList.bytes("sample/three-lists.csv")
    #expect(Array(try Self.sample().commaSeparatedEntries().utf8) == bytes)
    let template = try Self.read(Self.template)
    #expect(template.commaSeparatedEntries() == Self.template)

    // A header that comes again goes on with the list; other columns begin another one.
    let pages = "石榴镇基本履职事项清单,,\n序号,事项名称,领域\n1,甲事,党建\n序号,事项名称,领域\n2,乙事,民生\n序号,事项名称,承接部门\n1,丙事,区局\n"
    #expect(try Self.read(pages).commaSeparatedEntries() == pages)
    #expect(try Self.read(pages).entries.map(\.code) == ["石榴镇-基本-1", "石榴镇-基本-2", "石榴镇-收回-1", "石榴镇-收回-1-区局"])

    let book = try Self.sample("three-lists.xlsx")
    let written = book.commaSeparatedEntries()
    #expect(written.hasPrefix(Self.header.dropLast() + ",领域\n"))
    let again = try Self.read(written)
    #expect(again.commaSeparatedEntries() == written)
    #expect(CompiledInventory(book).difference(to: CompiledInventory(again)).isEmpty)
    #expect(again.entries.map(\.code) == book.entries.map(\.code))

    // What a list no longer says is written as an ordinary list, and reads back as the same entries.
    var changed = try Self.sample()
    changed.entries[0].until = CivilDate("2027-01-01")
    let ordinary = try Self.read(changed.commaSeparatedEntries())
    #expect(ordinary.entries.count == changed.entries.count)
    for (left, right) in zip(changed.entries, ordinary.entries) {
      var right = right
      right.source = left.source
      right.holderKind = left.holderKind
      #expect(left == right)
    }
  }

  @Test("hold both views against each other") func mirrors() throws {
    #expect(try Self.findings(Self.template).isEmpty)
    func rules(_ old: String, _ new: String) throws -> [String] {
      try Self.findings(Self.template.replacing(old, with: new)).map { "\($0.rule.rawValue) \($0.rows)" }
    }
    #expect(
      try rules("dept,cooperative,1,河道巡查,区水务局,石榴镇,制定方案,日常巡查,", "dept,cooperative,1,河道巡查,区水务局,石榴镇,制定方案,日常巡查并处置,")
        == ["DANGLING_REF [3, 7]"])
    #expect(try rules("dept,cooperative,2,河道巡查,区水务局,云汀街道,制定方案,日常巡查,\n", "") == ["DANGLING_REF [6]"])
    #expect(try rules("street,cooperative,1,河道巡查,区水务局,云汀街道,制定方案,日常巡查,\n", "") == ["DANGLING_REF [7]"])
  }

  @Test("are judged by what they say and by nothing that they lack") func findings() throws {
    func rules(_ row: String) throws -> [String] {
      try Self.findings(Self.template + row + "\n").map(\.rule.rawValue)
    }
    // Taken back, and still among what the township must do, or supports.
    #expect(try rules("street,basic,2,对违法搭建的处罚,,石榴镇,,,") == ["RECALLED_STILL_ACTIVE"])
    #expect(try rules("street,basic,2,对违法搭建的处罚,,云汀街道,,,") == [])
    // Led by the township in one list and by a department in another, where the township's support adds nothing to it.
    #expect(try rules("street,basic,2,河道巡查,,石榴镇,,,") == ["OVERLAP_MULTI_LEAD", "DEAD_ENTRY"])
    // One number twice in a list, and one item twice.
    #expect(try rules("street,basic,1,开展垃圾分类宣传,,石榴镇,,,") == ["CODE_DUPLICATE"])
    #expect(try rules("street,basic,2,做好独居老人走访,,石榴镇,,,") == ["DEAD_ENTRY"])
    // A split of duties that says nothing for one side.
    #expect(try rules("street,cooperative,2,秸秆禁烧,区农业农村局,石榴镇,制定方案,,") == ["POWER_WITHOUT_DUTY"])
    // Names are no codes: one does not cover another that begins with it.
    #expect(try rules("street,basic,2,Patrol 1,,石榴镇,,,\nstreet,cooperative,2,Patrol 12,区局,石榴镇,制定,巡查,") == [])
    // Two departments in a cell share the item.
    #expect(try rules("street,cooperative,2,防汛,区应急管理局、区气象局,石榴镇,制定方案,值守,") == [])
  }

  @Test("tell every row that cannot be taken, and take nothing") func faulty() {
    let faults = Self.faults(
      Self.header + """
        street,basic,1,,,石榴镇,,,
        street,互助,2,甲,,石榴镇,,,
        both,basic,3,乙,,石榴镇,,,
        street,cooperative,1,丙,,石榴镇,制定,巡查,
        street,recall,1,丁,区局,,,,直接办理
        street,basic,4,戊,,石榴镇,,,,多余
        """)
    #expect(
      faults.map { "\($0.line ?? 0) \($0.column) \($0.value) \($0.reason.rawValue)" } == [
        "2 事项名称  cell-missing", "3 事项类型 互助 unknown-word", "4 类别 both unknown-word", "5 关联单位  cell-missing",
        "6 来源镇街  township-missing", "7 10 多余 too-many-cells",
      ])
    #expect(faults.allSatisfy { !$0.message.zh.isEmpty && !$0.message.en.isEmpty })
    #expect(Self.faults("序号,事项名称,对应上级部门,上级部门职责\n1,甲,,制定\n", name: "石榴镇.csv").map(\.reason) == [.cellMissing])
  }

  @Test(
    "name their township in the title, the sheet, the file, a column, or by the caller",
    arguments: [
      ("某县石榴镇配合履职事项清单,,\n序号,事项名称,对应上级部门\n1,甲,县水务局\n", nil, "l.csv", "石榴镇"),
      ("云汀区和平街道履行职责事项清单\n二、配合履职事项清单\n序号,事项名称,对应上级部门\n1,甲,县水务局\n", "别的镇", "l.csv", "和平街道"),
      ("乡镇（街道）配合履职事项清单\n序号,事项名称,对应上级部门\n1,甲,县水务局\n", "石榴乡", "l.csv", "石榴乡"),
      ("序号,事项名称,对应上级部门\n1,甲,县水务局\n", nil, "石榴镇-配合履职.csv", "石榴镇"),
      (
        "No,Item,Receiving department,Working method,Township\n1,A,Water bureau,itself,Liushu\n", nil, "l.csv", "Liushu"
      ),
    ] as [(String, String?, String, String)])
  func township(text: String, given: String?, file: String, name: String) throws {
    let tables = try Self.read(text, township: given, name: file)
    #expect(
      tables.parties.contains { $0.id.text == name && $0.kind == .subdistrict }
        || tables.entries[0].code.text.hasPrefix(name))
    #expect(try Self.read(tables.commaSeparatedEntries(), township: given, name: file).entries == tables.entries)
  }

  @Test("say what is missing when nothing names the township or the list") func unnamed() throws {
    let faults = Self.faults("乡镇（街道）配合履职事项清单\n序号,事项名称,对应上级部门\n1,甲,县水务局\n2,乙,县水务局\n")
    #expect(faults.map(\.reason) == [.townshipMissing] && faults[0].message.en.contains("--township"))
    #expect(
      Self.faults("石榴镇履行职责事项清单\n序号,事项名称\n1,甲\n").map { "\($0.line ?? 0) \($0.column) \($0.reason.rawValue)" }
        == ["2 事项类型 cell-missing"])
  }

  @Test("keep townships apart, by the table of areas or by codes of their own") func areas() throws {
    let tables = try Self.read(Self.template)
    let own = Dictionary(
      tables.entries.filter { $0.list == .basic }.map { ($0.holder.text, $0.area) },
      uniquingKeysWith: { first, _ in first })
    #expect(Set(own.values).count == 2 && Set(tables.areas.map(\.name.zh)) == ["石榴镇", "云汀街道"])
    let placed = try InventoryTables(
      files: InventoryFiles(
        entries: [InventoryFile(name: "l.csv", bytes: Array(Self.template.utf8))],
        areas: InventoryFile(name: "a.csv", bytes: Array("code,name\n990301001000,石榴镇\n990301002000,云汀街道\n".utf8))))
    #expect(Set(placed.entries.map(\.area.text)) == ["990301001000", "990301002000"])
    #expect(CompiledInventory(placed).check(on: Self.day).isEmpty)
  }

  @Test("show in a comparison who gains what a township loses") func comparing() throws {
    let before = CompiledInventory(try Self.read(Self.header + "street,basic,1,对违法搭建的处罚,,石榴镇,,,\n"))
    let after = CompiledInventory(
      try Self.read(Self.header + "street,recall,1,对违法搭建的处罚,区城市管理局,石榴镇,,,直接查处\n"))
    let difference = before.difference(to: after)

    #expect(difference.changes.first { $0.holder == .party("石榴镇") }?.lostRoles == [.lead])
    #expect(difference.changes.first { $0.holder == .party("区城市管理局") }?.gainedRoles.contains(.lead) == true)
    #expect(difference.transfers.first { $0.level == .subdistrict }?.net == -1)
  }

  @Test("neither crash when damaged nor are half taken", arguments: 1...60) func damaged(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = seed % 2 == 0 ? try ExampleList.bytes("sample/three-lists.csv") : Array(Self.template.utf8)
    for _ in 0...(random.next() % 8) {
      let place = Int(random.next() % UInt64(bytes.count))
      switch random.next() % 4 {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(random.pick([0x22, 0x2C, 0x0A, 0x0D, 0x2A]), at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 90)))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 120)], at: place)
      }
      if bytes.isEmpty { bytes = [0x2C] }
    }
    do throws(TableFaults) {
      let files = InventoryFiles(entries: [InventoryFile(name: "l.csv", bytes: bytes)], township: "石榴镇")
      let tables = try InventoryTables(files: files)
      let text = tables.commaSeparatedEntries()
      #expect(try Self.read(text, township: "石榴镇", name: "l.csv").commaSeparatedEntries() == text, "seed \(seed)")
      _ = CompiledInventory(tables).check(on: Self.day)
    } catch { #expect(!error.faults.isEmpty, "seed \(seed)") }
  }
}
