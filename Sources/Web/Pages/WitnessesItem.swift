/// Who witnesses the record, and how far.
package struct WitnessesItem: Shown {
  /// How many events are final.
  package let words: String
  /// The witnesses, in the order of the policy.
  package let rows: [WitnessRow]
  /// Whether there are any.
  package let hasRows: Bool

  /// Who witnesses.
  package init(words: String, rows: [WitnessRow]) {
    self.words = words
    self.rows = rows
    hasRows = !rows.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "hasRows": .of(hasRows)
    case "rows": .of(rows)
    default: nil
    }
  }
}

/// A witness of the record.
package struct WitnessRow: Shown {
  /// The party, or the name in the policy.
  package let name: String
  /// Its public key.
  package let key: String
  /// How many events it has signed for, in words.
  package let size: String
  /// When it signed last.
  package let at: Moment?

  /// A witness.
  package init(name: String, key: String, size: String, at: Moment?) {
    self.name = name
    self.key = key
    self.size = size
    self.at = at
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "key": .of(key)
    case "size": .of(size)
    case "at": .of(at)
    default: nil
    }
  }
}
