import Proceedings
import Vocabulary
import Voting

/// The count of several options, drawn so that a reader follows it on paper.
extension PaperDrawer {
  var tally: TallyItem? {
    guard let sheet = ballot.sheet, let tally = ballot.tally else { return nil }
    let spends = sheet.terms.spendsBudget
    let isTable = !spends && !tally.rounds.isEmpty
    let ids = sheet.options.map(\.id)
    return TallyItem(
      chosen: ballot.result?.isAdopted == true ? tally.winners.map(name) : [], bars: bars(tally, on: sheet),
      barsTitle: spends ? words["tally.costs"] : tally.rounds.first.map { $0.note[words.language] } ?? "",
      rounds: isTable ? tally.rounds.map { String($0.number) } : [],
      rows: isTable ? sheet.options.map { row(of: $0.id, in: tally) } + exhausted(tally) : [],
      notes: tally.rounds.map { note(on: $0, spends: spends) }, ties: tally.ties.map(tie),
      tieRule: tieRule(tally.tieRule),
      // What options need against the status quo stands in the rule, and in the first two rounds.
      facts: tally.facts.filter { !$0.text.hasPrefix("{") }.map { Fact($0.title[words.language], $0.text) },
      pairs: tally.pairwise.isEmpty ? [] : ids,
      pairRows: tally.pairwise.enumerated().map { row, cells in
        TallyRow(
          "\(ids[row]) \(name(ids[row]))", cells.enumerated().map { TallyCell(row == $0 ? "–" : words.grouped($1)) })
      })
  }

  private func bars(_ tally: CountedTally, on sheet: BallotSheet) -> [TallyBar] {
    if let budget = sheet.budget {
      return sheet.options.map { option in
        TallyBar(
          words.name(of: option), words.money(option.cost ?? 0), Bar(option.cost ?? 0, of: budget),
          isChosen: tally.winners.contains(option.id))
      }
    }
    let lines = tally.rounds.first?.lines ?? []
    let longest = lines.map { drawn($0.amount) }.max() ?? 0
    return lines.map { line in
      TallyBar(
        name(line.option), line.amount, Bar(max(0, drawn(line.amount)), of: longest),
        isChosen: tally.winners.contains(line.option))
    }
  }

  /// An amount in thousandths, for the length of a bar; it is drawn, never decided upon.
  private func drawn(_ amount: String) -> Int64 {
    let parts = amount.split(separator: "/")
    guard let first = parts.first, let number = Rational(decimal: first) else { return 0 }
    let below = parts.count == 2 ? Rational(decimal: parts[1]) ?? Rational(1) : Rational(1)
    guard let share = (number * Rational(1_000)).divided(by: below) else { return 0 }
    return Int64(exactly: share.floor) ?? 0
  }

  private func row(of option: String, in tally: CountedTally) -> TallyRow {
    TallyRow(
      name(option),
      tally.rounds.map { round in
        TallyCell(
          round.lines.first { $0.option == option }?.amount ?? "",
          mark: round.elected.contains(option)
            ? words["tally.elected"] : round.excluded.contains(option) ? words["tally.out"] : nil)
      })
  }

  private func exhausted(_ tally: CountedTally) -> [TallyRow] {
    guard tally.rounds.contains(where: { $0.exhausted != nil }) else { return [] }
    return [TallyRow(words["tally.exhausted"], tally.rounds.map { TallyCell($0.exhausted ?? "") })]
  }

  /// What was done in a round; where money is spent, with the project.
  private func note(on round: CountedTally.Round, spends: Bool) -> String {
    let note = round.note[words.language]
    guard spends, let line = round.lines.first else { return note }
    let mark = words[round.elected.contains(line.option) ? "tally.bought" : "tally.passed-over"]
    return name(line.option) + words["form.colon"] + mark + words["file.separator"] + note
  }

  private func tie(_ tie: CountedTally.Tie) -> String {
    words(
      "tally.tie.\(tie.purpose.rawValue)",
      [
        "round": String(tie.round), "among": words.list(tie.among.map(name)), "chosen": name(tie.chosen),
        "means": tie.earlierRound.map { words("tally.by-round", ["round": String($0)]) } ?? words["tally.by-rule"],
      ])
  }

  private func tieRule(_ rule: String) -> String {
    rule == TieRule.declared.text
      ? words[ballot.sheet?.terms.spendsBudget == true ? "tally.by-number" : "tally.declared"]
      : words("tally.seed", ["rule": rule])
  }
}
