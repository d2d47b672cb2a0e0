/// How much of the work of communities was administrative in a month.
package struct AdministrativeSharePage: Page {
  package static var template: String { "administrative-share" }

  /// The month and the area, as the form fills them in.
  package let month, area: String
  /// The areas to choose from.
  package let areas: [ChoiceOption]
  /// What could not be read of the form.
  package let faults: [String]
  /// The months before and after.
  package let earlier, later: Link
  /// How many communities there are and how many are over their limit, in words.
  package let count: String
  /// The communities.
  package let communities: [CommunityShareItem]

  /// The report of a month.
  package init(
    month: String, area: String, areas: [ChoiceOption], faults: [String] = [], earlier: Link, later: Link,
    count: String, communities: [CommunityShareItem]
  ) {
    self.month = month
    self.area = area
    self.areas = areas
    self.faults = faults
    self.earlier = earlier
    self.later = later
    self.count = count
    self.communities = communities
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "month": .of(month)
    case "area": .of(area)
    case "areas": .of(areas)
    case "faults": .of(faults)
    case "earlier": .of(earlier)
    case "later": .of(later)
    case "count": .of(count)
    case "communities": .of(communities)
    default: nil
    }
  }
}

/// An area that can be chosen.
package struct ChoiceOption: Shown {
  /// What is sent.
  package let value: String
  /// What it is called.
  package let words: String
  /// Whether it is chosen.
  package let isChosen: Bool

  /// Something that can be chosen.
  package init(_ value: String, _ words: String, isChosen: Bool) {
    self.value = value
    self.words = words
    self.isChosen = isChosen
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "value": .of(value)
    case "words": .of(words)
    case "isChosen": .of(isChosen)
    default: nil
    }
  }
}

/// One community of the report.
package struct CommunityShareItem: Shown {
  /// The community.
  package let party: Link
  /// Its share in words, or that nothing was classed.
  package let share: String
  /// The share as a bar, with the limit marked.
  package let bar: Bar?
  /// Whether it is over its limit.
  package let mark: Mark?
  /// The counts.
  package let figures: [Figure]
  /// The limit in words.
  package let limit: String
  /// How many pieces of work follow, in words.
  package let summary: String
  /// The pieces of work.
  package let items: [WorkLine]
  /// Whether there is any.
  package let hasItems: Bool

  /// A community.
  package init(
    party: Link, share: String, bar: Bar?, mark: Mark?, figures: [Figure], limit: String, summary: String,
    items: [WorkLine]
  ) {
    self.party = party
    self.share = share
    self.bar = bar
    self.mark = mark
    self.figures = figures
    self.limit = limit
    self.summary = summary
    self.items = items
    hasItems = !items.isEmpty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "party": .of(party)
    case "share": .of(share)
    case "bar": .of(bar)
    case "mark": .of(mark)
    case "figures": .of(figures)
    case "limit": .of(limit)
    case "summary": .of(summary)
    case "hasItems": .of(hasItems)
    case "items": .of(items)
    default: nil
    }
  }
}

/// A case or a task of the report.
package struct WorkLine: Shown {
  /// The case, or the task in it.
  package let subject: Link
  /// What it is about.
  package let title: String
  /// What kind of work it is.
  package let mark: Mark
  /// The entry under which it falls to the community.
  package let entry: Link?

  /// A piece of work.
  package init(subject: Link, title: String, mark: Mark, entry: Link?) {
    self.subject = subject
    self.title = title
    self.mark = mark
    self.entry = entry
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "title": .of(title)
    case "mark": .of(mark)
    case "entry": .of(entry)
    default: nil
    }
  }
}
