import Inventory
import Testing
import Vocabulary

@Suite("Reading lists") struct ImportTests {
  private func read(_ bytes: [UInt8]) throws(TableFaults) -> InventoryTables {
    try InventoryTables(files: InventoryFiles(entries: [InventoryFile(name: "l.csv", bytes: bytes)]))
  }

  private func faults(_ text: String) -> [TableFault] {
    do throws(TableFaults) {
      _ = try read(Array(text.utf8))
      return []
    } catch { return error.faults }
  }

  @Test(
    "finds the header among the first 30 rows by its synonyms, in Chinese and English",
    arguments: [
      "某区权责清单,,\n,,\n序号,权力事项名称,行使主体,设定依据,权力类型\n1,甲,某局,某法第一条,行政处罚\n",
      "序号,事　项,责任主体,法律依据,权力类别\n1,甲,某局,某法第一条,处罚\n",
      "code,name,holder,legal basis,power type\n1,甲,某局,某法第一条,penalty\n",
      "No,Item,Party,Basis,Type\r\n1,甲,某局,某法第一条,Penalty\r\n",
      "\u{FEFF}编号\t职权名称\t实施主体\t职权依据\t职权类别\n1\t甲\t某局\t某法第一条\t行政处罚\n",
    ]) func headers(text: String) throws
  {
    let tables = try read(Array(text.utf8))
    let entry = try #require(tables.entries.first)

    #expect(tables.entries.count == 1)
    #expect(entry.code == "1" && entry.name.zh == "甲" && entry.holder == .party("某局"))
    #expect(entry.powerType == .penalty && entry.basis.citations.first?.instrument == "某法")
    #expect(entry.stage == .any && entry.role == .lead && entry.area.prefix.isEmpty)
  }

  @Test("keeps the raw row, its line and the digest of the file") func provenance() throws {
    let tables = try read(Array("职权名称,实施主体,备注\n甲,某局,旧表第 3 页\n".utf8))

    #expect(tables.entries.first?.source == RowSource(table: 0, line: 2, cells: ["甲", "某局", "旧表第 3 页"]))
    #expect(tables.sources.first?.digest.count == 64 && tables.sources.first?.headerLine == 1)
    #expect(tables.commaSeparatedEntries() == "职权名称,实施主体,备注\n甲,某局,旧表第 3 页\n")
  }

  @Test("reports every bad cell, with line, column and value, and takes nothing") func everyFault() {
    let faults = faults(
      """
      职权名称,实施主体,管辖范围,生效日期,失效日期,承诺时限,承担角色,依据层级,允许行为
      甲,某局,99010,2026-02-30,,5个周期,主角,标准,飞行
      ,某局,990102,2026-01-01,2026-01-01,5工作日,牵头,法律,受理,多余
      """)

    #expect(
      Set(faults.map { "\($0.line ?? 0) \($0.column) \($0.value) \($0.reason.rawValue)" }) == [
        "2 管辖范围 99010 bad-area", "2 生效日期 2026-02-30 bad-date", "2 承诺时限 5个周期 bad-limit", "2 承担角色 主角 unknown-word",
        "2 依据层级 标准 unknown-word", "2 允许行为 飞行 unknown-word", "3 10 多余 too-many-cells", "3 职权名称  cell-missing",
        "3 失效日期 2026-01-01 bad-term",
      ])
    #expect(faults.allSatisfy { !$0.message.zh.isEmpty && !$0.message.en.isEmpty && $0.file == "l.csv" })
  }

  @Test("says what a file lacks") func shape() {
    #expect(faults("甲,乙\n1,2\n").map(\.reason) == [.headerNotFound])
    #expect(faults("职权名称,生效日期\n甲,2026-01-01\n").map(\.reason).contains(.columnMissing))
    #expect(faults("职权名称,实施主体\n").map(\.reason) == [.noRows])
    #expect(faults("职权名称,实施主体,备注,备注\n甲,乙,1,2\n").map(\.reason) == [.columnTwice])
    #expect(faults("").map(\.reason) == [.unreadable])
  }

  @Test(
    "reads limits as numbers and units",
    arguments: [
      ("1工作日", 1, TimeLimit.Unit.workingDay), ("24小时", 24, .hour), ("90日", 90, .calendarDay), ("30分钟", 30, .minute),
      ("365日", 365, .calendarDay), ("20个工作日内", 20, .workingDay), ("二十日", 20, .calendarDay), ("4工作时", 4, .workingHour),
      ("3个月", 3, .month), ("５工作日", 5, .workingDay), ("10 working days", 10, .workingDay), ("即办", 0, .minute),
      ("自受理之日起15个工作日内", 15, .workingDay), ("收到申请后30日内", 30, .calendarDay), ("法定20工作日", 20, .workingDay),
    ]) func limits(text: String, number: Int, unit: TimeLimit.Unit)
  {
    #expect(TimeLimit(text) == TimeLimit(number: number, unit: unit))
  }

  @Test("reads citations with their versions and articles") func citations() {
    let all = Citation.all(in: "《消防法》第二十八条、第六十条;《城市居民委员会组织法》(2025年修订)第五章，民法典第九百四十二条、物业管理条例第四十五条")

    #expect(all.map(\.instrument) == ["消防法", "城市居民委员会组织法", "民法典", "物业管理条例"])
    #expect(all.map(\.articles) == ["第二十八条、第六十条", "第五章", "第九百四十二条", "第四十五条"])
    #expect(all[1].version == "2025年修订")
    #expect(Citation.all(in: "关于加强城乡社区协商的意见(中办发〔2015〕41号)").first?.version == "中办发〔2015〕41号")
  }

  @Test("reads tables beside the list, and their references") func registers() throws {
    func file(_ text: String) -> InventoryFile { InventoryFile(name: "t.csv", bytes: Array(text.utf8)) }
    let tables = try InventoryTables(
      files: InventoryFiles(
        entries: [file("职权名称,实施主体,主体类型,管辖范围,事项组,环节,允许行为\n甲,街道办,街道,石榴街道,A01,受理,受理;派单\n乙,*,居民,,*,受理,提出\n")],
        areas: file("code,name\n990301001000,石榴街道\n"),
        matters: file("事项编码,名称,轨道,性质,环节,时限\nA01,停车,协商,协调,受理;协商,受理=5工作日;协商=30日\n"),
        parties: file("编码,名称,主体类型,区域,上级\nst,街道办,街道,石榴街道,区政府\ngov,区政府,政府,9903,\n"),
        bases: file("名称,层级,生效日期,失效日期,被替代\n《甲法》(2020年),法律,2020-01-01,2026-01-01,乙法\n")))

    #expect(tables.entries[0].holder == .party("st") && tables.entries[0].area.prefix == "990301001")
    #expect(tables.entries[0].listedActs == [.accept, .dispatch] && tables.entries[1].holder == .anyOf(.people))
    #expect(tables.matters[0].limit(of: "协商") == TimeLimit(number: 30, unit: .calendarDay))
    #expect(tables.matters[0].track == .consult && tables.parties[0].superior == "gov")
    #expect(tables.bases[0].version == "2020年" && tables.bases[0].supersededBy == "乙法")
  }

  @Test("neither crashes on damaged files nor takes half of one", arguments: 1...60) func damaged(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(try ExampleList.bytes().prefix(9_000))
    for _ in 0...(random.next() % 12) {
      let place = Int(random.next() % UInt64(bytes.count))
      switch random.next() % 5 {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(random.pick([0x22, 0x2C, 0x0A, 0x0D, 0x00, 0xFF]), at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 200)))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 300)], at: place)
      }
      if bytes.isEmpty { bytes = [0] }
    }
    if random.chance(1, in: 6) { bytes = (0..<4_000).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
    do throws(TableFaults) {
      let tables = try read(bytes)
      let again = try read(Array(tables.commaSeparatedEntries().utf8))
      #expect(again.commaSeparatedEntries() == tables.commaSeparatedEntries(), "seed \(seed)")
      _ = CompiledInventory(tables).check(on: CivilDate(day: 20_600))
    } catch { #expect(!error.faults.isEmpty, "seed \(seed)") }
  }
}
