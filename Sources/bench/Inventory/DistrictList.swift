import Inventory
import Vocabulary

/// A sound list of the size of a large district's, with its areas, matters, parties and bases, drawn by a seed; and the
/// same list with a known number of defects, or as a later version of itself.
///
/// Every matter has five stages and twenty entries: receiving by the ten subdistricts, each in its own area; three
/// stages led by a department with two communities in support; verification by a body of its own.
struct DistrictList {
  private(set) var tables: InventoryTables
  /// How many defects were planted.
  private(set) var defects = 0

  static let stages: [StageCode] = ["受理", "执法", "检查", "处置", "核查"]
  /// 2025-07-01.
  private static let firstDay = CivilDate(day: 20_270)
  private static let subdistricts = 10

  /// - Parameters:
  ///   - matters: how many matters; the list has twenty entries for each.
  ///   - cells: how many areas the table has, about: at least twenty communities a subdistrict, each with up to 999 cells.
  init(matters: Int, cells: Int, seed: UInt64, version: String = "sound") throws {
    var random = Seeded(seed)
    let streets = try (1...Self.subdistricts).map { try Self.code("990302" + padded($0, 3) + "000") }
    let communities = try (1...Self.subdistricts).flatMap { street in
      try (1...max(20, cells / 999 / Self.subdistricts)).map {
        try Self.code("990302" + padded(street, 3) + padded($0, 3))
      }
    }
    let district = try Self.code("990302000000")
    var areas = [Area(code: district, name: Bilingual(zh: "滨河区"))]
    areas += (streets + communities).map { Area(code: $0, name: Bilingual(zh: "区域" + $0.text)) }
    let perCommunity = max(0, cells - areas.count) / communities.count
    for community in communities {
      for cell in 0..<min(999, perCommunity) {
        let code = try Self.code(community.text + padded(cell + 1, 3))
        areas.append(Area(code: code, name: Bilingual(zh: "网格" + code.text)))
      }
    }

    let departments = (0..<100).map { Self.party("区第\($0)局", .department, district) }
    let offices = streets.map { Self.party("街道办\($0.text)", .subdistrict, $0) }
    let committees = communities.map { Self.party("居委会\($0.text)", .residentsCommittee, $0) }
    let centre = Self.party("区监督中心", .supervision, district)
    let bases = (0..<200).map {
      LegalBasis(instrument: "法规\($0)", rank: .law, from: CivilDate(year: 2010, month: 1, dayOfMonth: 1))
    }
    let limits = [TimeLimit("5工作日"), TimeLimit("24小时"), nil]

    var entries: [InventoryEntry] = []
    entries.reserveCapacity(matters * 20)
    var matterTable: [Matter] = []
    func add(
      _ matter: MatterCode, _ stage: StageCode, _ area: AreaCode, _ holder: Party, _ role: EntryRole, name: String
    ) {
      let basis = "法规\(Int.random(in: 0..<bases.count, using: &random))第\(Int.random(in: 1...90, using: &random))条"
      entries.append(
        InventoryEntry(
          code: EntryCode("990302" + padded(entries.count, 10)), powerType: .publicService, name: Bilingual(zh: name),
          matter: matter, stage: stage, area: area, holder: .party(holder.id), holderKind: holder.kind, role: role,
          basis: EntryBasis(text: Bilingual(zh: basis), citations: Citation.all(in: basis), rank: .law),
          duty: Bilingual(zh: "及时受理;到场处置并拍照;反馈办理结果"), promisedLimit: limits[entries.count % 3],
          supervisors: ["区人民政府督查机构"], from: Self.firstDay))
    }
    for number in 0..<matters {
      let code = MatterCode("M" + padded(number, 5))
      matterTable.append(
        Matter(
          code: code, name: Bilingual(zh: "事项\(number)"), track: .command, matterClass: .service, stages: Self.stages))
      for (street, office) in zip(streets, offices) { add(code, "受理", street, office, .lead, name: "受理事项\(number)") }
      for stage in Self.stages[1...3] {
        add(code, stage, district, departments[number % departments.count], .lead, name: "\(stage)事项\(number)")
        for _ in 0..<2 {
          let place = Int.random(in: 0..<communities.count / 2, using: &random) * 2 + (entries.count % 2)
          add(code, stage, communities[place], committees[place], .support, name: "协助\(stage)事项\(number)")
        }
      }
      add(code, "核查", district, centre, .lead, name: "核查事项\(number)")
    }
    tables = InventoryTables(
      version: version, effectiveFrom: Self.firstDay, areas: areas,
      matters: matterTable, parties: departments + offices + committees + [centre], entries: entries, bases: bases,
      given: GivenTable.allCases)
  }

  /// The same list with one defect in every so many matters: in turn a lead gone, a second lead, a basis gone, a holder
  /// who watches itself.
  func withDefects(every: Int) -> DistrictList {
    var copy = self
    for matter in stride(from: 0, to: tables.matters.count, by: every) {
      let lead = matter * 20 + 10
      switch matter / every % 4 {
      case 0: copy.tables.entries[lead].role = .support
      case 1: copy.tables.entries[lead + 1].role = .lead
      case 2:
        copy.tables.entries[lead].basis = EntryBasis(text: Bilingual(zh: ""), citations: [])
      default: copy.tables.entries[lead].supervisors = [copy.tables.entries[lead].holder.text]
      }
      copy.defects += 1
    }
    return copy
  }

  /// The same list, in which every so many communities may not do what they support.
  func withProhibitions(every: Int) -> DistrictList {
    var copy = self
    for matter in stride(from: 0, to: tables.matters.count, by: every) {
      var entry = tables.entries[matter * 20 + 11]
      entry.code = EntryCode(entry.code.text + "N")
      entry.list = .negative
      entry.role = .prohibited
      copy.tables.entries.append(entry)
    }
    return copy
  }

  /// A later version in which every so many matters were given to another department, one stage of them.
  func laterVersion(every: Int) -> DistrictList {
    var copy = self
    for matter in stride(from: 0, to: tables.matters.count, by: every) {
      let lead = matter * 20 + 10
      copy.tables.entries[lead].holder = .party(PartyID("区第\((matter + 1) % 100)局"))
      copy.defects += 1
    }
    copy.tables.version = "later"
    return copy
  }

  /// Questions about cells: a lead or a support asks at its own stage in its own area.
  func requests(_ count: Int, seed: UInt64) -> [DecisionRequest] {
    var random = Seeded(seed)
    let cells = tables.areas.filter { $0.code.text.utf8.count == 15 }.map(\.code)
    return (0..<count).compactMap { _ in
      guard let entry = tables.entries.randomElement(using: &random), let any = cells.randomElement(using: &random),
        case .party(let party) = entry.holder
      else { return nil }
      // The cell is moved into the area of the entry, at the same place below it.
      let head = entry.area.prefix
      let cell = AreaCode(head + any.text.dropFirst(head.count))
      return DecisionRequest(
        actor: Actor(person: "person-1", seat: "seat-1", party: party, mandate: Term(from: Instant(milliseconds: 0))),
        act: entry.acts.contains(.execute) ? .execute : .report, matter: entry.matter, stage: entry.stage,
        area: cell ?? entry.area, at: Instant(milliseconds: 20_635 * 86_400_000))
    }
  }

  private static func code(_ digits: String) throws -> AreaCode {
    guard let code = AreaCode(digits) else { throw NoArea(digits: digits) }
    return code
  }

  private static func party(_ name: String, _ kind: PartyKind, _ area: AreaCode) -> Party {
    Party(id: PartyID(name), name: Bilingual(zh: name), kind: kind, area: area)
  }
}

/// Digits that are no area.
private struct NoArea: Error { let digits: String }

/// A number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
