import Inventory
import Testing
import Vocabulary

/// Small lists written in the tests, under the standard header.
enum SampleList {
  static let header =
    "职权编码,清单类型,职权类别,职权名称,事项组,环节,管辖范围,实施主体,主体类型,承担角色,对应编码,实施依据,依据层级,"
    + "依据失效日期,责任事项,法定时限,承诺时限,监督主体,允许行为,生效日期,失效日期\n"

  /// A row of a list with sound defaults.
  static func row(
    _ code: String, list: String = "权责清单", type: String = "公共服务", name: String = "某事", matter: String = "A01某组",
    stage: String = "执法", area: String = "990102000000", holder: String = "区局", kind: String = "政府部门",
    role: String = "牵头", counterpart: String = "", basis: String = "某法第一条", rank: String = "法律", expires: String = "",
    duty: String = "办理", statutory: String = "", promised: String = "", supervisor: String = "区政府", acts: String = "",
    from: String = "2025-07-01", until: String = ""
  ) -> String {
    [
      code, list, type, name, matter, stage, area, holder, kind, role, counterpart, basis, rank, expires, duty,
      statutory,
      promised, supervisor, acts, from, until,
    ].joined(separator: ",") + "\n"
  }

  static func tables(_ rows: String..., bases: String? = nil) throws -> InventoryTables {
    try InventoryTables(
      files: InventoryFiles(
        entries: [InventoryFile(name: "list.csv", bytes: Array((header + rows.joined()).utf8))],
        bases: bases.map { InventoryFile(name: "bases.csv", bytes: Array($0.utf8)) }), version: "v1")
  }

  static func day(_ text: String) throws -> Instant {
    CivilClock.china.start(of: try #require(CivilDate(text)))
  }

  static func request(
    _ party: PartyID, _ act: Act, matter: MatterCode = "A01", stage: StageCode = "执法", area: String = "990102001001",
    at: String = "2026-07-01", person: PersonID = "p", facts: DecisionFacts = DecisionFacts()
  ) throws -> DecisionRequest {
    DecisionRequest(
      actor: Actor(person: person, seat: "s", party: party, mandate: Term(from: Instant(milliseconds: 0))), act: act,
      matter: matter, stage: stage, area: try #require(AreaCode(area)), at: try day(at), facts: facts)
  }
}
