import Vocabulary

/// The areas, matters and parties that a bare list speaks of.
struct InventoryInference {
  let areas: [Area]
  let matters: [Matter]
  let parties: [Party]

  init(
    entries: [InventoryEntry], matterNames: [MatterCode: String], areaNames: [AreaCode: String] = [:]
  ) {
    areas = Self.areas(entries, names: areaNames)
    matters = Self.matters(entries, names: matterNames)
    parties = Self.parties(entries)
  }

  private static func areas(_ entries: [InventoryEntry], names: [AreaCode: String]) -> [Area] {
    var areas: Set<AreaCode> = []
    for position in entries.indices { areas.insert(entries[position].area) }
    return areas.filter { !$0.prefix.isEmpty }.sorted()
      .map { Area(code: $0, name: Bilingual(zh: names[$0] ?? $0.text)) }
  }

  private static func matters(_ entries: [InventoryEntry], names: [MatterCode: String]) -> [Matter] {
    var order: [MatterCode] = []
    var rows: [CellKey: [Int]] = [:]
    // By position, because an entry is large, and to hand around ten thousand of them costs more than to look at one
    // of their fields.
    for position in entries.indices where entries[position].matter != .any {
      let matter = entries[position].matter
      let key = CellKey(matter.text)
      if rows[key] == nil { order.append(matter) }
      rows[key, default: []].append(position)
    }
    return order.map { code in
      let own = (rows[CellKey(code.text)] ?? []).map { entries[$0] }
      var stages: [StageCode] = []
      for entry in own where entry.stage != .any && !stages.contains(entry.stage) { stages.append(entry.stage) }
      return Matter(
        code: code, name: Bilingual(zh: names[code] ?? own.first?.name.zh ?? code.text),
        track: consulting(own) ? .consult : .command, matterClass: matterClass(of: own), stages: stages,
        votingRule: own.compactMap(\.votingRule).first)
    }
  }

  private static func consulting(_ entries: [InventoryEntry]) -> Bool {
    entries.contains {
      $0.votingRule != nil || $0.powerType == .autonomy || $0.stage == .deliberation || $0.stage == .ballot
    }
  }

  private static func matterClass(of entries: [InventoryEntry]) -> MatterClass {
    if entries.contains(where: { $0.list == .emergency }) { return .emergency }
    if consulting(entries) { return .coordinate }
    let regulating: Set<PowerType> = [.licence, .penalty, .coercion, .levy, .inspection, .adjudication, .otherPower]
    return entries.contains { regulating.contains($0.powerType) } ? .regulate : .service
  }

  private static func parties(_ entries: [InventoryEntry]) -> [Party] {
    var order: [PartyID] = []
    var found: [CellKey: (kind: PartyKind?, area: AreaCode)] = [:]
    for position in entries.indices {
      guard case .party(let id) = entries[position].holder else { continue }
      let (key, kind, area) = (CellKey(id.text), entries[position].holderKind, entries[position].area)
      if let known = found[key] {
        let isSame = known.area == area && (known.kind != nil || kind == nil)
        if !isSame { found[key] = (known.kind ?? kind, common(known.area, area)) }
      } else {
        order.append(id)
        found[key] = (kind, area)
      }
    }
    return order.compactMap { id in
      found[CellKey(id.text)].map {
        Party(id: id, name: Bilingual(zh: id.text), kind: $0.kind ?? kind(ofName: id.text), area: $0.area)
      }
    }
  }

  /// The smallest area of a level that holds both.
  private static func common(_ left: AreaCode, _ right: AreaCode) -> AreaCode {
    if left.contains(right) { return left }
    if right.contains(left) { return right }
    let shared = zip(left.prefix, right.prefix).prefix { $0.0 == $0.1 }.count
    let level = AreaCode.levels.last { $0 <= shared } ?? 0
    return AreaCode(level == 0 ? "00" : String(left.prefix.prefix(level))) ?? left
  }

  /// A guess for lists that do not say what their parties are.
  static func kind(ofName name: String) -> PartyKind {
    let endings: [(String, PartyKind)] = [
      ("居民委员会", .residentsCommittee), ("村民委员会", .residentsCommittee), ("居委会", .residentsCommittee),
      ("村委会", .residentsCommittee), ("调解委员会", .residentsCommittee), ("监督委员会", .residentsCommittee),
      ("业主大会", .owners), ("业主委员会", .owners), ("业委会", .owners), ("街道办事处", .subdistrict), ("街道办", .subdistrict),
      ("镇人民政府", .subdistrict), ("乡人民政府", .subdistrict), ("镇政府", .subdistrict), ("乡政府", .subdistrict),
      ("人民政府", .government), ("区政府", .government), ("县政府", .government), ("市政府", .government),
      ("派出所", .agency), ("大队", .agency), ("支队", .agency), ("委员会", .department), ("局", .department),
      ("厅", .department), ("部门", .department), ("办公室", .department), ("公司", .company), ("协会", .socialOrganisation),
      ("志愿队", .socialOrganisation), ("商会", .socialOrganisation),
    ]
    // A name that says nothing is taken for a body to which no rule about kinds applies.
    return endings.first { name.hasSuffix($0.0) }?.1 ?? .publicInstitution
  }
}
