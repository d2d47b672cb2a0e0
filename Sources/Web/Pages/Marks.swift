/// A state, an outcome or a result in words, with the tone it is set in; the words carry the meaning, not the colour.
package struct Mark: Shown, Equatable {
  /// How a mark is set.
  package enum Tone: String, Sendable, CaseIterable {
    /// Somebody has to act.
    case wait
    /// Under way.
    case open
    /// Reached.
    case done
    /// Refused, failed, overdue.
    case stop
    /// Over, or not yet known.
    case quiet
  }

  /// The words.
  package let words: String
  /// A `Tone`.
  package let tone: String

  /// A mark in words.
  package init(_ words: String, _ tone: Tone) {
    self.words = words
    self.tone = tone.rawValue
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "tone": .of(tone)
    default: nil
    }
  }
}

/// Words that lead somewhere.
package struct Link: Shown, Equatable {
  /// The words.
  package let words: String
  /// Where they lead.
  package let href: String

  /// A link.
  package init(_ words: String, _ href: String) {
    self.words = words
    self.href = href
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "words": .of(words)
    case "href": .of(href)
    default: nil
    }
  }
}

/// A name with its value, as a row of a list of facts.
package struct Fact: Shown, Equatable {
  /// The name.
  package let label: String
  /// The value.
  package let value: String
  /// Where the value leads, if anywhere.
  package let href: String?
  /// Whether the value is a code or a digest.
  package let isCode: Bool

  /// A fact.
  package init(_ label: String, _ value: String, href: String? = nil, isCode: Bool = false) {
    self.label = label
    self.value = value
    self.href = href
    self.isCode = isCode
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "label": .of(label)
    case "value": .of(value)
    case "href": .of(href)
    case "isCode": .of(isCode)
    default: nil
    }
  }
}

/// An entry of the inventory as it is cited: which entry, which article, which version.
package struct EntryCitation: Shown, Equatable {
  /// The code of the entry.
  package let entry: String
  /// Where the entry can be read.
  package let href: String
  /// The article.
  package let basis: String
  /// The version of the inventory.
  package let version: String

  /// A citation.
  package init(entry: String, href: String, basis: String, version: String) {
    self.entry = entry
    self.href = href
    self.basis = basis
    self.version = version
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "entry": .of(entry)
    case "href": .of(href)
    case "basis": .of(basis)
    case "version": .of(version)
    default: nil
    }
  }
}
