/// The front page: what this is, how it works, what is going on.
package struct HomePage: Page {
  package static var template: String { "home" }

  /// The name of the institution.
  package let institution: String
  /// The area it serves.
  package let area: String
  /// Counts from the record.
  package let figures: [Figure]
  /// Cases that changed last and are not closed.
  package let cases: [CaseLine]
  /// Whether there is none.
  package let isQuiet: Bool
  /// The version of the inventory in force; nil before the first.
  package let inventory: Link?

  /// The front page.
  package init(institution: String, area: String, figures: [Figure], cases: [CaseLine], inventory: Link?) {
    self.institution = institution
    self.area = area
    self.figures = figures
    self.cases = cases
    isQuiet = cases.isEmpty
    self.inventory = inventory
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "institution": .of(institution)
    case "area": .of(area)
    case "figures": .of(figures)
    case "cases": .of(cases)
    case "isQuiet": .of(isQuiet)
    case "inventory": .of(inventory)
    default: nil
    }
  }
}

/// A number with what it counts.
package struct Figure: Shown {
  /// The number, its thousands set apart.
  package let number: String
  /// What it counts.
  package let label: String
  /// Where the counted things are.
  package let href: String?

  /// A figure.
  package init(_ number: String, _ label: String, href: String? = nil) {
    self.number = number
    self.label = label
    self.href = href
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "number": .of(number)
    case "label": .of(label)
    case "href": .of(href)
    default: nil
    }
  }
}
