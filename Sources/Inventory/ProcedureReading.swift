import Tables
import Vocabulary

/// The columns of the table of procedures: one row a procedure, or one row a chamber of it.
enum ProcedureColumn: Int, CaseIterable, Column {
  case code, name, nameEnglish, basis, basisEnglish, rule, notice, proxies, proxyLimit, papers, secrecy, fallback,
    needed, signatures
  case chamber, chamberName, chamberEnglish, parties, required

  var headers: [String] {
    switch self {
    case .code: ["程序编码", "编码", "code", "procedure"]
    case .name: ["程序名称", "名称", "name"]
    case .nameEnglish: ["程序名称(英)", "名称(英)", "name (en)"]
    case .basis: ["程序依据", "依据", "basis"]
    case .basisEnglish: ["程序依据(英)", "依据(英)", "basis (en)"]
    case .rule: ["表决规则", "规则", "rule", "voting rule"]
    case .notice: ["公告日数", "公示日数", "notice", "notice days"]
    case .proxies: ["委托", "委托投票", "proxies"]
    case .proxyLimit: ["代理上限", "受托上限", "proxy limit"]
    case .papers: ["纸质与线上", "纸票与线上", "papers"]
    case .secrecy: ["表决方式", "投票方式", "secrecy"]
    case .fallback: ["再次表决规则", "fallback"]
    case .needed: ["须通过组数", "needed"]
    case .signatures: ["须签署数", "签署数", "signatures", "signatures needed"]
    case .chamber: ["组别", "分组", "chamber"]
    case .chamberName: ["组名", "分组名称", "chamber name"]
    case .chamberEnglish: ["组名(英)", "分组名称(英)", "chamber name (en)"]
    case .parties: ["组内主体", "分组主体", "parties"]
    case .required: ["必须通过", "required"]
    }
  }

  var isRequired: Bool { self == .code || self == .rule }
}

/// Reads the table of procedures.
struct ProcedureReading {
  var sheet: SheetReader<ProcedureColumn>
  private var order: [String] = []
  private var heads: [String: VotingProcedure] = [:]
  private var chambers: [String: [ProcedureChamber]] = [:]

  init(_ sheet: SheetReader<ProcedureColumn>) { self.sheet = sheet }

  /// The procedures in the order in which each is first named.
  mutating func procedures() -> [VotingProcedure] {
    for row in sheet.rows {
      sheet.checkShape(of: row)
      let code = sheet.cell(.code, row)
      guard !code.isEmpty else { continue }
      let chamber = chamber(row)
      if heads[code] == nil {
        order.append(code)
        heads[code] = head(code, row)
      } else if chamber == nil || chambers[code] == nil {
        // A second row of a procedure adds a chamber, so the first must have been one too.
        sheet.duplicate(.code, row)
      }
      if let chamber {
        if chambers[code]?.contains(where: { $0.id == chamber.id }) ?? false { sheet.duplicate(.chamber, row) }
        chambers[code, default: []].append(chamber)
      }
    }
    return order.compactMap { code in
      heads[code].map { head in
        let own = chambers[code] ?? []
        return VotingProcedure(
          code: code, name: head.name, basis: head.basis, rule: own.isEmpty ? head.rule : "",
          noticeDays: head.noticeDays, proxies: head.proxies, proxyLimit: head.proxyLimit, papers: head.papers,
          fallback: head.fallback, needed: head.needed, chambers: own, secrecy: head.secrecy,
          signatures: head.signatures)
      }
    }
  }

  private mutating func head(_ code: String, _ row: Table.Row) -> VotingProcedure {
    let name = sheet.text(.name, row)
    let fallback = sheet.cell(.fallback, row)
    return VotingProcedure(
      code: code, name: Bilingual(zh: name.isEmpty ? code : name, en: sheet.text(.nameEnglish, row)),
      basis: Bilingual(zh: sheet.text(.basis, row), en: sheet.text(.basisEnglish, row)),
      rule: sheet.cell(.rule, row), noticeDays: number(.notice, row) ?? 0,
      proxies: word(.proxies, row, ["允许": .allowed, "可以": .allowed, "禁止": .forbidden, "不得": .forbidden]) ?? .allowed,
      proxyLimit: number(.proxyLimit, row),
      papers: word(.papers, row, ["后投为准": .latest, "纸质为准": .paper, "线上为准": .screen]) ?? .latest,
      fallback: fallback.isEmpty ? nil : fallback, needed: number(.needed, row), chambers: [],
      secrecy: word(.secrecy, row, ["公开": .open, "记名": .open, "无记名": .secret, "秘密": .secret]),
      signatures: signatures(row))
  }

  /// How many must sign: at least one.
  private mutating func signatures(_ row: Table.Row) -> Int? {
    let text = sheet.cell(.signatures, row)
    guard !text.isEmpty else { return nil }
    if let number = Int(text), (1...99).contains(number) { return number }
    sheet.fault(.signatures, row, .badNumber, zh: "应为1到99的整数", en: "must be a whole number from 1 to 99")
    return nil
  }

  private mutating func chamber(_ row: Table.Row) -> ProcedureChamber? {
    let id = sheet.cell(.chamber, row)
    guard !id.isEmpty else { return nil }
    let parties = Words.list(sheet.cell(.parties, row)).map { text in ListWords.kinds[text]?.rawValue ?? text }
    if parties.isEmpty {
      sheet.fault(.parties, row, .cellMissing, zh: "写明哪些主体在这一组", en: "say which parties vote in the chamber")
    }
    let name = sheet.text(.chamberName, row)
    return ProcedureChamber(
      id: id, name: Bilingual(zh: name.isEmpty ? id : name, en: sheet.text(.chamberEnglish, row)),
      rule: sheet.cell(.rule, row), parties: parties,
      weight: ["是", "yes", "1"].contains(sheet.cell(.required, row).lowercased()) ? .required : .counted)
  }

  private mutating func number(_ column: ProcedureColumn, _ row: Table.Row) -> Int? {
    let text = sheet.cell(column, row)
    guard !text.isEmpty else { return nil }
    if let number = Int(text), (0...366).contains(number) { return number }
    sheet.fault(column, row, .badNumber, zh: "应为0到366的整数", en: "must be a whole number from 0 to 366")
    return nil
  }

  private mutating func word<Value: RawRepresentable<String>>(
    _ column: ProcedureColumn, _ row: Table.Row, _ words: [String: Value]
  ) -> Value? {
    let text = sheet.cell(column, row)
    guard !text.isEmpty else { return nil }
    if let value = words[text] ?? Value(rawValue: text.lowercased()) { return value }
    let known = words.keys.sorted().joined(separator: "、")
    sheet.fault(column, row, .unknownWord, zh: "应为：\(known)", en: "must be one of: \(known)")
    return nil
  }
}
