/// Everything that is held about the reader.
package struct PersonalDataPage: Page {
  package static var template: String { "personal-data" }

  /// The reader's public name and number.
  package let name, person: String
  /// When it was read.
  package let at: Moment
  /// Where the reader's private data are erased; nil where the inventory does not let them.
  package let eraseHref: String?
  /// One for each kind of thing that is held.
  package let sections: [PersonalDataSection]
  /// What is held and not given out, with the reasons.
  package let withheld: [Fact]
  /// Whether there is any.
  package let isHoldingBack: Bool

  /// Everything that is held about the reader.
  package init(
    name: String, person: String, at: Moment, eraseHref: String?, sections: [PersonalDataSection], withheld: [Fact]
  ) {
    self.name = name
    self.person = person
    self.at = at
    self.eraseHref = eraseHref
    self.sections = sections
    self.withheld = withheld
    isHoldingBack = !withheld.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "person": .of(person)
    case "at": .of(at)
    case "eraseHref": .of(eraseHref)
    case "sections": .of(sections)
    case "withheld": .of(withheld)
    case "isHoldingBack": .of(isHoldingBack)
    default: nil
    }
  }
}

/// One kind of thing that is held about the reader.
package struct PersonalDataSection: Shown {
  /// Where it stands on the page.
  package let id: String
  /// What it is.
  package let title: String
  /// How many there are, in words.
  package let count: String
  /// The newest or first of them.
  package let entries: [PersonalDataEntry]
  /// How many more there are; nil for none.
  package let more: String?

  /// One kind of thing.
  package init(id: String, title: String, count: String, entries: [PersonalDataEntry], more: String?) {
    self.id = id
    self.title = title
    self.count = count
    self.entries = entries
    self.more = more
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "title": .of(title)
    case "count": .of(count)
    case "entries": .of(entries)
    case "more": .of(more)
    default: nil
    }
  }
}

/// One thing that is held about the reader.
package struct PersonalDataEntry: Shown {
  /// What is known of it.
  package let facts: [Fact]

  /// One thing.
  package init(facts: [Fact]) { self.facts = facts }

  package func field(_ name: String) -> ShownValue? { name == "facts" ? .of(facts) : nil }
}
