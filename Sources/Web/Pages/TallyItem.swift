/// The count of several options as a reader follows it on paper.
package struct TallyItem: Shown {
  /// What was chosen, in that order.
  package let chosen: [String]
  /// Whether nothing was.
  package let isNothing: Bool
  /// The first round as bars.
  package let bars: [TallyBar]
  /// What the bars count.
  package let barsTitle: String
  /// The numbers of the rounds, as headings; none where a count goes by steps.
  package let rounds: [String]
  /// The options with what they have in each round.
  package let rows: [TallyRow]
  /// Whether there is a table of rounds.
  package let hasRounds: Bool
  /// What was done in each round or step.
  package let notes: [String]
  /// The ties, and what broke each.
  package let ties: [String]
  /// Whether there were any.
  package let hasTies: Bool
  /// The published rule for ties.
  package let tieRule: String
  /// Numbers of the whole count.
  package let facts: [Fact]
  /// The options as headings of the table of pairs.
  package let pairs: [String]
  /// How many prefer the option of the row to that of the column.
  package let pairRows: [TallyRow]
  /// Whether there is a table of pairs.
  package let hasPairs: Bool

  /// A count.
  package init(
    chosen: [String], bars: [TallyBar], barsTitle: String, rounds: [String], rows: [TallyRow], notes: [String],
    ties: [String], tieRule: String, facts: [Fact], pairs: [String] = [], pairRows: [TallyRow] = []
  ) {
    self.chosen = chosen
    isNothing = chosen.isEmpty
    self.bars = bars
    self.barsTitle = barsTitle
    self.rounds = rounds
    self.rows = rows
    hasRounds = !rounds.isEmpty
    self.notes = notes
    self.ties = ties
    hasTies = !ties.isEmpty
    self.tieRule = tieRule
    self.facts = facts
    self.pairs = pairs
    self.pairRows = pairRows
    hasPairs = !pairs.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "chosen": .of(chosen)
    case "isNothing": .of(isNothing)
    case "bars": .of(bars)
    case "barsTitle": .of(barsTitle)
    case "rounds": .of(rounds)
    case "rows": .of(rows)
    case "hasRounds": .of(hasRounds)
    case "notes": .of(notes)
    case "ties": .of(ties)
    case "hasTies": .of(hasTies)
    case "tieRule": .of(tieRule)
    case "facts": .of(facts)
    case "pairs": .of(pairs)
    case "pairRows": .of(pairRows)
    case "hasPairs": .of(hasPairs)
    default: nil
    }
  }
}

/// An option with its bar.
package struct TallyBar: Shown {
  /// The option.
  package let label: String
  /// What it has, in words.
  package let amount: String
  /// The bar.
  package let bar: Bar
  /// Whether it was chosen.
  package let isChosen: Bool

  /// A bar.
  package init(_ label: String, _ amount: String, _ bar: Bar, isChosen: Bool) {
    self.label = label
    self.amount = amount
    self.bar = bar
    self.isChosen = isChosen
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "label": .of(label)
    case "amount": .of(amount)
    case "bar": .of(bar)
    case "isChosen": .of(isChosen)
    default: nil
    }
  }
}

/// A row of a table of the count.
package struct TallyRow: Shown {
  /// The option.
  package let label: String
  /// The numbers, with a word where one was chosen or went out.
  package let cells: [TallyCell]

  /// A row.
  package init(_ label: String, _ cells: [TallyCell]) {
    self.label = label
    self.cells = cells
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "label": .of(label)
    case "cells": .of(cells)
    default: nil
    }
  }
}

/// A number in a table of the count.
package struct TallyCell: Shown {
  /// The number; empty where the option is counted no more.
  package let amount: String
  /// Chosen, or out; nil where neither.
  package let mark: String?

  /// A number.
  package init(_ amount: String, mark: String? = nil) {
    self.amount = amount
    self.mark = mark
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "amount": .of(amount)
    case "mark": .of(mark)
    default: nil
    }
  }
}
