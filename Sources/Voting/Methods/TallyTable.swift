package import Vocabulary

extension Tally {
  /// The tally as text: the facts, the rounds as a table, the ties and the winners.
  package func table(_ language: Language, tie: TieRule, notices: [InputFault] = []) -> String {
    var lines = [Bilingual(zh: "方法：\(method)", en: "method: \(method)")[language]]
    for fact in facts { lines.append("\(fact.title[language])\(language == .zh ? "：" : ": ")\(fact.text)") }
    for notice in notices { lines.append(Bilingual(zh: "注意：", en: "note: ")[language] + notice.described(language)) }
    lines.append("")
    lines += naming == .id && rounds.allSatisfy { $0.lines.count == 1 } ? steps(language) : stages(language)
    lines.append("")
    for tie in ties { lines.append(words(for: tie)[language]) }
    lines.append(Bilingual(zh: "平票规则：\(tie.text)", en: "tie rule: \(tie.text)")[language])
    let names = winners.map { "\(candidates[$0].id) \(candidates[$0].name)" }
    let none = Bilingual(zh: "无", en: "none")[language]
    lines.append(
      Bilingual(zh: "结果：", en: "winners: ")[language] + (names.isEmpty ? none : names.joined(separator: "; ")))
    return lines.joined(separator: "\n")
  }

  /// One row a candidate, one column a round; `*` elected, `-` excluded.
  private func stages(_ language: Language) -> [String] {
    var rows = [[Bilingual(zh: "编号", en: "id")[language], Bilingual(zh: "名称", en: "name")[language]]]
    rows[0] += rounds.map { String($0.number) }
    let cells = rounds.map { round -> [Int: String] in
      var cells = Dictionary(round.lines.map { ($0.candidate, $0.amount.text) }) { first, _ in first }
      for candidate in round.elected { cells[candidate, default: ""] += "*" }
      for candidate in round.excluded { cells[candidate, default: ""] += "-" }
      return cells
    }
    for candidate in candidates.indices {
      rows.append([candidates[candidate].id, candidates[candidate].name] + cells.map { $0[candidate] ?? "" })
    }
    if rounds.contains(where: { $0.exhausted != nil }) {
      rows.append(["", Bilingual(zh: "不再计票", en: "exhausted")[language]] + rounds.map { $0.exhausted?.text ?? "" })
    }
    return aligned(rows) + [""] + rounds.map { "\($0.number). \($0.note[language])" }
  }

  /// One row a project, with what was done.
  private func steps(_ language: Language) -> [String] {
    rounds.flatMap { round in
      round.lines.map { line in
        let mark = round.elected.contains(line.candidate) ? "*" : "-"
        return "\(round.number). \(mark) \(candidates[line.candidate].id) \(candidates[line.candidate].name)"
          + "\(language == .zh ? "：" : ": ")\(round.note[language])"
      }
    }
  }

  private func words(for tie: TieBreak) -> Bilingual {
    let among = tie.among.map { candidates[$0].id }.joined(separator: ", ")
    let chosen = candidates[tie.chosen].id
    let purpose =
      switch tie.purpose {
      case .elect: Bilingual(zh: "入选", en: "elected")
      case .exclude: Bilingual(zh: "淘汰", en: "excluded")
      case .surplus: Bilingual(zh: "先转移盈余", en: "surplus first")
      case .lock: Bilingual(zh: "先锁定", en: "locked first")
      }
    let means =
      switch tie.means {
      case .rule: Bilingual(zh: "按公布的规则", en: "by the published rule")
      case .earlierRound(let round): Bilingual(zh: "按第\(round)轮的票数", en: "by the votes of round \(round)")
      }
    return Bilingual(
      zh: "第\(tie.round)轮平票（\(among)）：\(means.zh)，\(chosen) \(purpose.zh)",
      en: "tie in round \(tie.round) (\(among)): \(chosen) is \(purpose.en), \(means.en)")
  }
}

/// Rows in columns; text to the left in the first two, numbers to the right.
private func aligned(_ rows: [[String]]) -> [String] {
  func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) {
      $0 + ((0x1100...0x115F).contains($1.value) || (0x2E80...0xFFDC).contains($1.value) ? 2 : 1)
    }
  }
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in rows.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0 }
  return rows.map { row in
    row.enumerated().map { column, cell in
      let space = String(repeating: " ", count: widths[column] - width(cell))
      return column < 2 ? cell + space : space + cell
    }.joined(separator: "  ")
  }
}
