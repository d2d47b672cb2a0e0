/// One party: what it is, who sits for it, what it may and must do.
package struct PartyPage: Page {
  package static var template: String { "party" }

  /// The name.
  package let name: String
  /// Kind, area, superior, code.
  package let facts: [Fact]
  /// Who sits for it now.
  package let members: [MemberLine]
  /// Whether anybody does.
  package let hasMembers: Bool
  /// Its entries by list.
  package let lists: [PartyList]
  /// Whether it has none.
  package let isEmpty: Bool
  /// The version, with its page.
  package let version: Link
  /// The cases that it leads.
  package let casesHref: String

  /// One party.
  package init(
    name: String, facts: [Fact], members: [MemberLine] = [], lists: [PartyList], version: Link, casesHref: String
  ) {
    self.name = name
    self.facts = facts
    self.members = members
    hasMembers = !members.isEmpty
    self.lists = lists
    isEmpty = lists.isEmpty
    self.version = version
    self.casesHref = casesHref
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "facts": .of(facts)
    case "members": .of(members)
    case "hasMembers": .of(hasMembers)
    case "lists": .of(lists)
    case "isEmpty": .of(isEmpty)
    case "version": .of(version)
    case "casesHref": .of(casesHref)
    default: nil
    }
  }
}

/// Who sits for a party.
package struct MemberLine: Shown {
  /// The public name.
  package let name: String
  /// The title of the office.
  package let title: String?
  /// The mandate, in words.
  package let mandate: String

  /// Who sits for a party.
  package init(name: String, title: String? = nil, mandate: String) {
    self.name = name
    self.title = title
    self.mandate = mandate
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "title": .of(title)
    case "mandate": .of(mandate)
    default: nil
    }
  }
}

/// The entries of a party in one list.
package struct PartyList: Shown {
  /// The list: 权责, 配合履职, 负面, …
  package let name: String
  /// How many, in words.
  package let count: String
  /// The entries.
  package let entries: [EntryLine]

  /// The entries of a party in one list.
  package init(_ name: String, count: String, entries: [EntryLine]) {
    self.name = name
    self.count = count
    self.entries = entries
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "count": .of(count)
    case "entries": .of(entries)
    default: nil
    }
  }
}

/// The areas of the inventory, from the widest to the narrowest.
package struct AreasPage: Page {
  package static var template: String { "areas" }

  /// The areas in the order of their codes.
  package let areas: [AreaLine]
  /// The version, with its page.
  package let version: Link

  /// The areas.
  package init(areas: [AreaLine], version: Link) {
    self.areas = areas
    self.version = version
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "areas": .of(areas)
    case "version": .of(version)
    default: nil
    }
  }
}

/// An area in a list.
package struct AreaLine: Shown {
  /// The code.
  package let code: String
  /// The name.
  package let name: String
  /// How deep it stands, 0 to 6, for the style sheet.
  package let depth: Int
  /// Its level, in words.
  package let level: String
  /// Its cases.
  package let casesHref: String

  /// An area in a list.
  package init(code: String, name: String, depth: Int, level: String, casesHref: String) {
    self.code = code
    self.name = name
    self.depth = depth
    self.level = level
    self.casesHref = casesHref
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "name": .of(self.name)
    case "depth": .of(depth)
    case "level": .of(level)
    case "casesHref": .of(casesHref)
    default: nil
    }
  }
}
