import Inventory
import Tables
import Testing
import Vocabulary

/// A copy of the example list whose cells a test changes.
struct Sheet {
  var headers: [String]
  var rows: [[String]]

  init() throws {
    let table = try Table.commaSeparated(try ExampleList.bytes(), file: "example.csv")
    headers = table.rows[0].cells
    rows = table.rows.dropFirst().map(\.cells)
  }

  private func column(_ header: String) throws -> Int { try #require(headers.firstIndex(of: header), "\(header)") }
  private func row(_ code: String) throws -> Int { try #require(rows.firstIndex { $0[0] == code }, "\(code)") }

  mutating func set(_ code: String, _ changes: KeyValuePairs<String, String>) throws {
    let row = try row(code)
    for (header, value) in changes {
      if !headers.contains(header) { add(header) }
      rows[row][try column(header)] = value
    }
  }

  mutating func add(_ header: String) {
    headers.append(header)
    for index in rows.indices { rows[index].append("") }
  }

  mutating func delete(_ code: String) throws { rows.remove(at: try row(code)) }

  /// Adds a copy of a row with changes; the copy has a new code unless one is given.
  mutating func copy(_ code: String, as new: String, _ changes: KeyValuePairs<String, String> = [:]) throws {
    rows.append(rows[try row(code)])
    rows[rows.count - 1][0] = new
    let last = rows.count - 1
    for (header, value) in changes {
      if !headers.contains(header) { add(header) }
      rows[last][try column(header)] = value
    }
  }

  func value(_ code: String, _ header: String) throws -> String { rows[try row(code)][try column(header)] }

  var bytes: [UInt8] { Array(Table.commaSeparatedText([headers] + rows).utf8) }

  func tables(bases: String? = nil) throws -> InventoryTables {
    try InventoryTables(
      files: InventoryFiles(
        entries: [InventoryFile(name: "list.csv", bytes: bytes)],
        bases: bases.map { InventoryFile(name: "bases.csv", bytes: Array($0.utf8)) }))
  }

  /// The findings as `RULE code code`, sorted.
  func findings(on date: String = "2026-07-01", bases: String? = nil) throws -> [String] {
    CompiledInventory(try tables(bases: bases)).check(on: try #require(CivilDate(date)))
      .map { ([$0.rule.rawValue] + $0.codes.map(\.text)).joined(separator: " ") }.sorted()
  }
}

@Suite("One defect in the example list") struct MutationTests {
  private func expect(
    _ expected: String..., on date: String = "2026-07-01", bases: String? = nil,
    source: SourceLocation = #_sourceLocation, _ change: (inout Sheet) throws -> Void
  ) throws {
    var sheet = try Sheet()
    try change(&sheet)
    let found = try sheet.findings(on: date, bases: bases)
    #expect(found == expected.sorted(), "found \(found)", sourceLocation: source)
  }

  @Test("a lead that is gone leaves a gap, and what points at it dangles") func deletedLead() throws {
    try expect("GAP_NO_LEAD 9901026015000100") { try $0.delete("9901023012000400") }
    try expect(
      "GAP_NO_LEAD 9901023013100100", "DANGLING_REF 9901023013100100"
    ) { try $0.delete("9901021010600100") }
    try expect(
      "GAP_NO_LEAD 9901021120100100", "DANGLING_REF 9901021120100100"
    ) { try $0.delete("9901021030100100") }
    try expect("GAP_NO_LEAD 9901025114200200") { try $0.delete("9901024013000100") }
    // A lone row leaves nothing behind that speaks of its stage.
    try expect { try $0.delete("9901021020100100") }
    try expect("DANGLING_REF 9901025114200100") { try $0.delete("9901021010200100") }
  }

  @Test("a lead that covers less, or ended, leaves a gap") func narrowedLead() throws {
    try expect("GAP_NO_LEAD 9901026015000100") { try $0.set("9901023012000400", ["管辖范围": "990102001001"]) }
    try expect("GAP_NO_LEAD 9901026015000100") { try $0.set("9901023012000400", ["失效日期": "2026-07-01"]) }
    try expect { try $0.set("9901023012000400", ["失效日期": "2026-07-02"]) }
    try expect("GAP_NO_LEAD 9901026015000100") {
      try $0.set("9901023012000400", ["承担角色": "配合"]); try $0.set("9901026015000100", ["管辖范围": "990102001000"]);
      try $0.delete("9901023012000400")
    }
  }

  @Test("a second lead overlaps only at the same stage, place, time and sub-item") func secondLead() throws {
    let new = "9901021030200900"
    func second(_ sheet: inout Sheet, _ changes: KeyValuePairs<String, String>) throws {
      try sheet.copy(
        "9901023010200100", as: new, ["实施主体": "区城市管理执法局", "主体类型": "政府部门", "管辖范围": "990102000000"])
      try sheet.set(new, changes)
    }
    try expect("OVERLAP_MULTI_LEAD 9901023010200100 \(new)") { try second(&$0, [:]) }
    try expect("OVERLAP_MULTI_LEAD 9901023010200100 \(new)") { try second(&$0, ["管辖范围": "990102001001"]) }
    try expect { try second(&$0, ["管辖范围": "990102002000"]) }
    try expect { try second(&$0, ["环节": "检查"]) }
    // The steps of a power are shared by those who lead it together, until one is left.
    try expect("OVERLAP_MULTI_LEAD 9901021030100100 9901021120100100") {
      try $0.set("9901021120100100", ["承担角色": "牵头"])
    }
    try expect { try second(&$0, ["承担角色": "配合", "管辖范围": "990102001000"]) }
    try expect { try second(&$0, ["失效日期": "2026-07-01"]) }
    try expect { try second(&$0, ["生效日期": "2026-07-02"]) }
    try expect {
      try second(&$0, ["子项": "店外经营"])
      try $0.set("9901023010200100", ["子项": "堆放物料"])
    }
  }

  @Test("a counterpart must be there, and a lead of the matter") func references() throws {
    try expect("DANGLING_REF 9901023013100100") { try $0.set("9901023013100100", ["对应编码": "9901021010600199"]) }
    try expect("DANGLING_REF 9901023013100100") { try $0.set("9901023013100100", ["对应编码": ""]) }
    try expect("DANGLING_REF 9901023013100100 9901021020100100") {
      try $0.set("9901023013100100", ["对应编码": "9901021020100100"])
    }
  }

  @Test("a basis must be there, in force, and high enough") func bases() throws {
    try expect("BASIS_MISSING 9901021010600100") { try $0.set("9901021010600100", ["实施依据": ""]) }
    try expect("BASIS_EXPIRED 9901021010600100") { try $0.set("9901021010600100", ["依据失效日期": "2026-07-01"]) }
    try expect { try $0.set("9901021010600100", ["依据失效日期": "2026-07-02"]) }
    try expect("BASIS_EXPIRED 9901025114200300") { try $0.set("9901025114200300", ["实施依据": "侵权责任法第八十七条"]) }
    try expect("BASIS_SUPERSEDED 9901025024200100") { try $0.set("9901025024200100", ["实施依据": "物业管理条例第十二条"]) }
    try expect("BASIS_TOO_LOW 9901021030200100") { try $0.set("9901021030200100", ["依据层级": "规范性文件"]) }
    try expect("BASIS_TOO_LOW 9901021000300100") { try $0.set("9901021000300100", ["依据层级": "行政法规"]) }
    try expect("BASIS_TOO_LOW 9901021020100100") { try $0.set("9901021020100100", ["依据层级": "部门规章"]) }
    try expect { try $0.set("9901021030200100", ["依据层级": "地方政府规章"]) }
    try expect("BASIS_EXPIRED 9901024215100100") {
      try $0.set("9901024215100100", ["实施依据": "城市居民委员会组织法(2018年修正)第十五条"])
    }
    try expect { try $0.set("9901024215100100", ["实施依据": "城市居民委员会组织法第五章"]) }
    try expect("BASIS_SUPERSEDED 9901025024200100") { try $0.set("9901025024200100", ["实施依据": "《物业管理条例》第12条"]) }
    for version in ["1989年", "2018修正", "2018年修正文本"] {
      try expect("BASIS_EXPIRED 9901024215100100") {
        try $0.set("9901024215100100", ["实施依据": "城市居民委员会组织法(\(version))第十五条"])
      }
    }
    // What the revised law says of itself is for a table of bases; the list is sound on the day before.
    try expect(on: "2025-12-31") { _ in }
    let header = "instrument,version,article,rank,valid_from,valid_to,superseded_by,issuing_body\n"
    for article in ["第六十四条", "第64条", "64", "第六十条至第六十六条"] {
      try expect(
        "BASIS_EXPIRED 9901021030200100",
        bases: header + "城乡规划法,,\(article == "64" ? article : "第六十四条"),法律,2008-01-01,2026-07-01,,\n"
      ) { try $0.set("9901021030200100", ["实施依据": "城乡规划法\(article == "64" ? "第64条" : article)"]) }
    }
    try expect(bases: header + "城乡规划法,,第六条,法律,2008-01-01,2026-07-01,,\n") { _ in }
    // A successor takes the place when the record ends, and not before it is itself in force.
    let volunteers = "志愿服务条例,,,行政法规,2017-12-01,2026-08-01,志愿服务法,国务院\n"
    try expect(bases: header + volunteers) { _ in }
    try expect("BASIS_EXPIRED 9901026025000100", on: "2026-08-01", bases: header + volunteers) { _ in }
    let open = "志愿服务条例,,,行政法规,2017-12-01,,志愿服务法,国务院\n"
    try expect(bases: header + open + "志愿服务法,,,法律,2026-09-01,,,\n") { _ in }
    try expect("BASIS_SUPERSEDED 9901026025000100", bases: header + open + "志愿服务法,,,法律,2026-05-01,,,\n") { _ in }
    try expect(
      "BASIS_EXPIRED 9901023012000900", bases: header + "政府信息公开条例,,,行政法规,2008-05-01,2026-06-30,,国务院\n"
    ) { _ in }
    try expect(
      "BASIS_SUPERSEDED 9901023012000900", bases: header + "政府信息公开条例,,,行政法规,2008-05-01,,政务公开法,国务院\n"
    ) { _ in }
    try expect(bases: header + "中华人民共和国政府信息公开条例,,,行政法规,2008-05-01,,,国务院\n") { _ in }
    try expect(
      "BASIS_TOO_LOW 9901021010200200", bases: header + "高层民用建筑消防安全管理规定,,,规范性文件,,,,\n"
    ) { _ in }
  }

  @Test("a committee holds no penalty, the state no self-government") func subjects() throws {
    try expect("SUBJECT_INELIGIBLE 9901021030200200") {
      try $0.set(
        "9901021030200200", ["实施主体": "和平街道幸福社区居民委员会", "主体类型": "基层群众性自治组织", "管辖范围": "990102001001"])
    }
    // The steps of a penalty are not asked of a body that cannot hold one.
    try expect("SUBJECT_INELIGIBLE 9901025014000100") { try $0.set("9901025014000100", ["职权类别": "行政处罚"]) }
    try expect("SUBJECT_INELIGIBLE 9901024013000300") {
      try $0.set("9901024013000300", ["实施主体": "和平街道办事处", "主体类型": "街道"])
    }
  }

  @Test("coercion is not delegated, and a mandate has writing and a term") func delegation() throws {
    try expect("DELEGATION_CHAIN 9901021000300100") {
      try $0.set("9901021000300100", ["委托主体": "市人民政府", "委托文书": "委托书1号", "委托失效日期": "2027-01-01"])
    }
    try expect("DELEGATION_CHAIN 9901021000300100") { try $0.set("9901021000300100", ["承办机构": "委托和平街道办事处实施"]) }
    try expect("DELEGATION_CHAIN 9901023010200100") { try $0.set("9901023010200100", ["职权名称": "受委托对擅自堆放物料的处罚"]) }
    try expect("DELEGATION_CHAIN 9901023010200100") { try $0.set("9901023010200100", ["委托主体": "区城市管理执法局"]) }
    try expect {
      try $0.set("9901023010200100", ["委托主体": "区城市管理执法局", "委托文书": "委托书1号", "委托失效日期": "2027-01-01"])
    }
    for term in ["2025年1月1日至2026年7月1日", "2025-01-01 至 2026-07-01", "2年"] {
      try expect {
        try $0.set("9901023010200100", ["委托机关": "区城市管理执法局", "委托书编号": "委〔2025〕1号", "委托期限": term])
      }
    }
    for term in ["2025年1月1日至2026年6月30日", "1年", "6个月"] {
      try expect("DELEGATION_CHAIN 9901023010200100") {
        try $0.set("9901023010200100", ["委托机关": "区城市管理执法局", "委托书编号": "委〔2025〕1号", "委托期限": term])
      }
    }
  }

  @Test("powers, duties and means belong together") func balance() throws {
    try expect("POWER_WITHOUT_DUTY 9901021030200100") { try $0.set("9901021030200100", ["责任事项": ""]) }
    try expect("DUTY_WITHOUT_POWER 9901023012000100") {
      try $0.set("9901023012000100", ["责任事项": "组织宣传;对不分类的依法处罚", "对应编码": ""])
    }
    try expect("DUTY_WITHOUT_POWER 9901025114200100") {
      try $0.set("9901025114200100", ["责任事项": "每日巡查;查封违规设施", "对应编码": ""])
    }
    try expect("DUTY_WITHOUT_POWER 9901023012000800") {
      try $0.set("9901023012000800", ["责任事项": "组织捕捉收容;对违规养犬的依法查处"])
    }
    try expect { try $0.set("9901023012000800", ["责任事项": "组织捕捉收容;发现违法行为移送执法部门查处"]) }
    // What the shared chain lacks is told once, where the duty is missing.
    try expect("POWER_WITHOUT_DUTY 9901023010500100") { try $0.set("9901023010500100", ["责任事项": ""]) }
    // A type that the rules do not know says nothing about what a duty needs.
    try expect { try $0.set("9901021030200100", ["职权类别": "某种职权"]) }
    for header in ["人员保障", "工作经费", "保障条件"] {
      try expect { try $0.set("9901024013100100", ["准入批文": "准〔2026〕1号", header: "每年 2 万元"]) }
    }
    try expect("DUTY_WITHOUT_RESOURCE 9901024013100100") {
      try $0.set("9901024013100100", ["准入决定": "准〔2026〕1号", "准入状态": "批准", "保障措施": ""])
    }
    try expect {
      try $0.set("9901024013100100", ["准入决定": "准〔2026〕1号", "准入状态": "批准", "保障措施": "每年 2 万元"])
    }
  }

  @Test("a promise is no longer than the law allows") func limits() throws {
    try expect("TIME_LIMIT_EXCEEDS_STATUTE 9901021020100100") { try $0.set("9901021020100100", ["承诺时限": "30工作日"]) }
    try expect { try $0.set("9901021020100100", ["承诺时限": "20工作日"]) }
    try expect("TIME_LIMIT_EXCEEDS_STATUTE 9901021060700100") { try $0.set("9901021060700100", ["承诺时限": "3个月"]) }
    try expect("TIME_LIMIT_EXCEEDS_STATUTE 9901021060700100") {
      try $0.set("9901021060700100", ["法定时限": "1年", "承诺时限": "13个月"])
    }
    try expect { try $0.set("9901021060700100", ["法定时限": "1年", "承诺时限": "12个月"]) }
    try expect("TIME_LIMIT_EXCEEDS_STATUTE 9901023012000900") { try $0.set("9901023012000900", ["承诺时限": "2个月"]) }
    try expect("TIME_LIMIT_EXCEEDS_STATUTE 9901021060700100") { try $0.set("9901021060700100", ["承诺时限": "60工作日"]) }
  }

  @Test("nobody supervises itself") func supervision() throws {
    try expect("SELF_SUPERVISION 9901021030200100") { try $0.set("9901021030200100", ["监督主体": "区城市管理执法局"]) }
    try expect("SELF_SUPERVISION 9901021030200100") {
      try $0.set("9901021030200100", ["监督主体": "区司法局;区城市管理执法局"])
    }
    for inside in ["本局", "规划执法中队", "区城市管理执法局法制科", "区城市管理执法局(督察)"] {
      try expect("SELF_SUPERVISION 9901021030200100") { try $0.set("9901021030200100", ["监督主体": inside]) }
    }
    // What was taken back has a holder too, and so has a prohibition.
    try expect("SELF_SUPERVISION 9901021050600200") { try $0.set("9901021050600200", ["监督主体": "区市场监督管理局"]) }
  }

  @Test("supervision stands apart from execution, and ladders lead somewhere") func separation() throws {
    try expect("SOD 9901021030200100") { try $0.set("9901021030200100", ["监督主体": "区城市管理执法局执法大队"]) }
    // 村民委员会组织法 32: who keeps house does not watch over the house.
    try expect("SOD 9901024215100100") { try $0.set("9901024215100100", ["实施主体": "和平街道幸福社区居民委员会"]) }
    let verifying: KeyValuePairs = [
      "职权类别": "公共服务", "职权名称": "整改情况核查", "环节": "核查", "责任事项": "到场核对;记录结果", "监督主体": "区人民政府",
    ]
    try expect("SOD 9901021030200100 9901021030200900") {
      try $0.copy("9901021030200100", as: "9901021030200900", verifying)
    }
    try expect {
      try $0.copy("9901021030200100", as: "9901021030200900", verifying)
      try $0.set("9901021030200900", ["实施主体": "区监督指挥中心", "主体类型": "公共机构"])
    }
    try expect("ESCALATION_CYCLE 9901021010600100 9901023013100100") {
      try $0.set("9901021010600100", ["监督主体": "和平街道办事处"])
    }
    try expect { try $0.set("9901021010600100", ["监督主体": "区应急管理局"]) }
    try expect("ESCALATION_NOWHERE 9901021060700100") { try $0.set("9901021060700100", ["监督主体": ""]) }
    try expect { try $0.set("9901021061000100", ["监督主体": "", "承诺时限": ""]) }
  }

  @Test("the negative list, recalled matters and admissions hold") func lists() throws {
    try expect("NEGATIVE_LIST_HIT 9901024013100200 9901024013100900") {
      try $0.copy(
        "9901024013100200", as: "9901024013100900", ["承担角色": "配合", "清单类型": "社区依法协助事项清单"])
    }
    try expect("RECALLED_STILL_ACTIVE 9901021050600200 9901023013100900") {
      try $0.copy(
        "9901023013100300", as: "9901023013100900",
        ["事项组": "TZ01电梯", "职权名称": "特种设备日常安全检查", "对应编码": "9901021050600100"])
    }
    try expect("ADMISSION_MISSING 9901024013100100") {
      try $0.set("9901024013100100", ["准入决定": "准〔2026〕1号", "准入状态": "待审", "保障措施": "有"])
    }
    try expect("ADMISSION_MISSING 9901024013100100") { try $0.set("9901024013100100", ["清单类型": "社区准入事项清单"]) }
    try expect("EMERGENCY_WITHOUT_END 9901023012000700") { try $0.set("9901023012000700", ["清单类型": "应急授权"]) }
  }

  @Test("codes are unique and in the scheme of the list") func codes() throws {
    try expect("CODE_DUPLICATE 9901021060700100 9901021060700100") {
      try $0.copy("9901021060700100", as: "9901021060700100")
    }
    try expect("CODE_FORMAT 99010210607001") { try $0.set("9901021060700100", ["职权编码": "99010210607001"]) }
    try expect("CODE_FORMAT 9901X21060700100") { try $0.set("9901021060700100", ["职权编码": "9901X21060700100"]) }
    try expect("CODE_FORMAT 行45") { try $0.set("9901021060700100", ["职权编码": ""]) }
  }

  @Test("the steps of a power are all there") func chains() throws {
    func without(_ sheet: inout Sheet, _ code: String, _ step: String) throws {
      let duty = try sheet.value(code, "责任事项").split(separator: ";").filter { !$0.contains(step) }
      try sheet.set(code, ["责任事项": duty.joined(separator: ";")])
    }
    for step in ["立案:", "调查取证", "审理", "告知", "决定", "送达", "执行"] where step != "决定" {
      try expect("DUTY_CHAIN_INCOMPLETE 9901021030200100") { try without(&$0, "9901021030200100", step) }
    }
    for (code, step) in [
      ("9901021030100100", "受理"), ("9901021030100100", "审查"), ("9901021030100100", "送达"),
      ("9901021030100100", "事后监管"), ("9901021000300100", "催告"), ("9901021000300100", "公告"),
      ("9901021000300100", "陈述"), ("9901021090600100", "计划"), ("9901021090600100", "公开"),
      ("9901023010500200", "公示"), ("9901021060700100", "审查"), ("9901021070200100", "告知"),
    ] {
      try expect("DUTY_CHAIN_INCOMPLETE \(code)") { try without(&$0, code, step) }
    }
  }
}
