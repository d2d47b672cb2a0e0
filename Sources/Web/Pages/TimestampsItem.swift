/// Timestamps over the checkpoints of the record.
package struct TimestampsItem: Shown {
  /// What they show, or that there is none.
  package let words: String
  /// The newest ones.
  package let rows: [TimestampRow]
  /// Whether there are any.
  package let hasRows: Bool

  /// Timestamps.
  package init(words: String, rows: [TimestampRow]) {
    self.words = words
    self.rows = rows
    hasRows = !rows.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "rows": .of(rows)
    case "hasRows": .of(hasRows)
    default: nil
    }
  }
}

/// A timestamp, with the files to check it.
package struct TimestampRow: Shown {
  /// How many events it covers, in words; empty for a resolution.
  package let size: String
  /// Who gave it.
  package let authority: String
  /// Its time.
  package let at: Moment
  /// What was stamped.
  package let contentHref: String
  /// The timestamp.
  package let href: String

  /// A timestamp.
  package init(size: String, authority: String, at: Moment, contentHref: String, href: String) {
    self.size = size
    self.authority = authority
    self.at = at
    self.contentHref = contentHref
    self.href = href
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "size": .of(size)
    case "authority": .of(authority)
    case "at": .of(at)
    case "contentHref": .of(contentHref)
    case "href": .of(href)
    default: nil
    }
  }
}
