import Tables
import Vocabulary

/// Reads the tables of areas, matters, parties and legal bases.
enum RegisterReading {
  static func areas(_ sheet: inout SheetReader<AreaColumn>) -> [Area] {
    var areas: [Area] = []
    var known: Set<String> = []
    for row in sheet.rows {
      sheet.checkShape(of: row)
      guard !sheet.cell(.code, row).isEmpty, let code = sheet.area(.code, row) else { continue }
      if !known.insert(code.prefix).inserted { sheet.duplicate(.code, row) }
      let households = sheet.cell(.households, row)
      if !households.isEmpty, Int(households) == nil {
        sheet.fault(.households, row, .badNumber, zh: "不是整数", en: "not a whole number")
      }
      let limit = sheet.cell(.administrativeLimit, row)
      let percent = Int(limit.hasSuffix("%") || limit.hasSuffix("％") ? String(limit.dropLast()) : limit)
      if !limit.isEmpty, !(percent.map { (0...100).contains($0) } ?? false) {
        sheet.fault(
          .administrativeLimit, row, .badNumber, zh: "不是百分比;请写成 60%", en: "not a percentage; write 60%")
      }
      let steward = sheet.cell(.steward, row)
      areas.append(
        Area(
          code: code, name: Bilingual(zh: sheet.text(.name, row), en: sheet.text(.nameEnglish, row)),
          households: Int(households), steward: steward.isEmpty ? nil : PartyID(steward),
          administrativeLimit: percent))
    }
    return areas
  }

  static func matters(_ sheet: inout SheetReader<MatterColumn>) -> [Matter] {
    var matters: [Matter] = []
    var known: Set<String> = []
    for row in sheet.rows {
      sheet.checkShape(of: row)
      let code = sheet.cell(.code, row)
      if !code.isEmpty, !known.insert(code).inserted { sheet.duplicate(.code, row) }
      let rule = sheet.cell(.votingRule, row)
      matters.append(
        Matter(
          code: MatterCode(code), name: Bilingual(zh: sheet.text(.name, row), en: sheet.text(.nameEnglish, row)),
          track: sheet.word(.track, row, among: ListWords.tracks, examples: "指令、协商") ?? .command,
          matterClass: sheet.word(.matterClass, row, among: ListWords.classes, examples: "管制、应急、动员、服务、协调")
            ?? .service,
          stages: Words.list(sheet.cell(.stages, row)).map { StageCode($0) }, votingRule: rule.isEmpty ? nil : rule,
          description: Bilingual(zh: sheet.text(.description, row), en: sheet.text(.descriptionEnglish, row)),
          limits: limits(&sheet, row), initiative: initiative(&sheet, row), purposes: purposes(&sheet, row)))
    }
    return matters
  }

  /// Private fields with their purposes, such as `contact=核实办理结果|to check the outcome;phone=…`.
  private static func purposes(_ sheet: inout SheetReader<MatterColumn>, _ row: Table.Row) -> [PrivatePurpose]? {
    let parts = Words.list(sheet.cell(.purposes, row), separators: ";\n")
    var purposes: [PrivatePurpose] = []
    for part in parts {
      if let purpose = PrivatePurpose(part: part), !purposes.contains(where: { $0.field == purpose.field }) {
        purposes.append(purpose)
      } else {
        sheet.fault(
          .purposes, row, .badLimit, zh: "“\(part)”不是个人信息的用途;请写成 contact=核实办理结果，每个字段一次",
          en: "“\(part)” is no purpose of a private field; write contact=to check the outcome, each field once")
      }
    }
    return purposes.isEmpty ? nil : purposes
  }

  /// The part of the households that puts a topic on the agenda, and the time for convening: `1/5=10工作日`.
  private static func initiative(_ sheet: inout SheetReader<MatterColumn>, _ row: Table.Row) -> Initiative? {
    let cell = sheet.cell(.initiative, row)
    guard !cell.isEmpty else { return nil }
    if let initiative = Initiative(cell: cell) { return initiative }
    sheet.fault(
      .initiative, row, .badLimit, zh: "“\(cell)”不是附议门槛;请写成 1/5=10工作日(户数的几分之几=召集时限)",
      en: "“\(cell)” is no right of initiative; write 1/5=10工作日 (part of the households=time for convening)")
    return nil
  }

  /// Limits such as `受理=5工作日;协商=30日`.
  private static func limits(_ sheet: inout SheetReader<MatterColumn>, _ row: Table.Row) -> [StageLimit] {
    var limits: [StageLimit] = []
    for part in Words.list(sheet.cell(.limits, row), separators: ";\n") {
      let halves = part.split(maxSplits: 1, whereSeparator: { "=::".contains($0) }).map { Words.trimmed($0) }
      if halves.count == 2, let limit = TimeLimit(halves[1]) {
        limits.append(StageLimit(stage: StageCode(halves[0]), limit: limit))
      } else {
        sheet.fault(
          .limits, row, .badLimit, zh: "“\(part)”不是环节时限;请写成 受理=5工作日;执行=30日",
          en: "“\(part)” is not a limit of a stage; write 受理=5工作日;执行=30日")
      }
    }
    return limits
  }

  static func parties(_ sheet: inout SheetReader<PartyColumn>, areas: [String: AreaCode]) -> [Party] {
    var rows: [(row: Table.Row, id: PartyID, name: String)] = []
    var byText: [String: PartyID] = [:]
    for row in sheet.rows {
      sheet.checkShape(of: row)
      let name = sheet.cell(.name, row)
      let id = PartyID(sheet.cell(.id, row).isEmpty ? name : sheet.cell(.id, row))
      if byText.updateValue(id, forKey: id.text) != nil { sheet.duplicate(.id, row) }
      if name != id.text, byText.updateValue(id, forKey: name) != nil { sheet.duplicate(.name, row) }
      rows.append((row, id, name))
    }
    var parties: [Party] = []
    for (row, id, name) in rows {
      let superior = sheet.cell(.superior, row)
      if !superior.isEmpty, byText[superior] == nil {
        sheet.fault(
          .superior, row, .unknownReference, zh: "表里没有这个上级;请先登记", en: "the table has no such party; add it")
      }
      guard let area = sheet.area(.area, row, named: areas),
        let kind = sheet.word(
          .kind, row, among: ListWords.kinds, within: ListWords.partsOfKinds, examples: "政府部门、街道、企业、居民")
      else { continue }
      parties.append(
        Party(
          id: id, name: Bilingual(zh: name, en: sheet.text(.nameEnglish, row)), kind: kind, area: area,
          superior: byText[superior]))
    }
    return parties
  }

  static func bases(_ sheet: inout SheetReader<BasisColumn>) -> [LegalBasis] {
    var bases: [LegalBasis] = []
    for row in sheet.rows {
      sheet.checkShape(of: row)
      // The name may carry its version in brackets, and its article.
      let named = Citation.all(in: sheet.cell(.instrument, row)).first
      let (version, article) = (sheet.cell(.version, row), sheet.cell(.article, row))
      let from = sheet.date(.from, row)
      let until = sheet.date(.until, row)
      if let from, let until, until <= from {
        sheet.fault(
          .until, row, .badTerm, zh: "失效日期不晚于生效日期;请改正", en: "ends on or before the day it begins; correct one of them")
      }
      bases.append(
        LegalBasis(
          instrument: named?.instrument ?? "", version: version.isEmpty ? named?.version ?? "" : version,
          article: article.isEmpty ? named?.articles ?? "" : article,
          rank: sheet.word(
            .rank, row, among: ListWords.ranks, within: ListWords.partsOfRanks, examples: "法律、行政法规、部门规章、规范性文件"),
          from: from,
          until: until, supersededBy: sheet.cell(.supersededBy, row).filter { !"《》".contains($0) },
          issuer: sheet.text(.issuer, row)))
    }
    return bases
  }
}

extension SheetReader {
  /// Reports a key that an earlier row has.
  mutating func duplicate(_ field: Field, _ row: Table.Row) {
    fault(field, row, .duplicate, zh: "前面的行已有同样的值;请改正", en: "an earlier row has the same value; correct one")
  }
}
