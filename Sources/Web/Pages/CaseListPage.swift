/// The list of cases, filtered or not, one page of it.
package struct CaseListPage: Page {
  package static var template: String { "cases" }

  /// The words that were searched.
  package let query: String
  /// States to choose from.
  package let states: [Option]
  /// Matters to choose from.
  package let matters: [Option]
  /// Areas to choose from.
  package let areas: [Option]
  /// Whether anything is filtered.
  package let isFiltered: Bool
  /// The filters that are set, in words.
  package let filters: [String]
  /// The cases.
  package let cases: [CaseLine]
  /// Whether there is none.
  package let isEmpty: Bool
  /// The first page, from a later one.
  package let firstHref: String?
  /// The next page.
  package let nextHref: String?

  /// A page of the list.
  package init(
    query: String, states: [Option], matters: [Option], areas: [Option], filters: [String], cases: [CaseLine],
    firstHref: String? = nil, nextHref: String? = nil
  ) {
    self.query = query
    self.states = states
    self.matters = matters
    self.areas = areas
    isFiltered = !filters.isEmpty
    self.filters = filters
    self.cases = cases
    isEmpty = cases.isEmpty
    self.firstHref = firstHref
    self.nextHref = nextHref
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "query": .of(query)
    case "states": .of(states)
    case "matters": .of(matters)
    case "areas": .of(areas)
    case "isFiltered": .of(isFiltered)
    case "filters": .of(filters)
    case "cases": .of(cases)
    case "isEmpty": .of(isEmpty)
    case "firstHref": .of(firstHref)
    case "nextHref": .of(nextHref)
    default: nil
    }
  }
}

/// A case in a list.
package struct CaseLine: Shown {
  /// The number.
  package let number: String
  /// Where it is.
  package let href: String
  /// The title.
  package let title: String
  /// Where it stands.
  package let state: Mark
  /// Whether it is solved.
  package let outcome: Mark
  /// What it is about.
  package let matter: String
  /// In which area.
  package let area: String
  /// Who has the duty.
  package let lead: String
  /// When it last changed.
  package let changed: Moment
  /// How many posts, in words.
  package let posts: String

  /// A case in a list.
  package init(
    number: String, href: String, title: String, state: Mark, outcome: Mark, matter: String, area: String,
    lead: String, changed: Moment, posts: String
  ) {
    self.number = number
    self.href = href
    self.title = title
    self.state = state
    self.outcome = outcome
    self.matter = matter
    self.area = area
    self.lead = lead
    self.changed = changed
    self.posts = posts
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "number": .of(number)
    case "href": .of(href)
    case "title": .of(title)
    case "state": .of(state)
    case "outcome": .of(outcome)
    case "matter": .of(matter)
    case "area": .of(area)
    case "lead": .of(lead)
    case "changed": .of(changed)
    case "posts": .of(posts)
    default: nil
    }
  }
}
