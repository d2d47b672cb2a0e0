/// The first ten minutes: what to do here, step by step, and what the words mean.
package struct HelpPage: Page {
  package static var template: String { "help" }

  /// The name of the institution.
  package let institution: String
  /// The version of the inventory in force; nil before the first.
  package let inventory: Link?

  /// The first ten minutes.
  package init(institution: String, inventory: Link?) {
    self.institution = institution
    self.inventory = inventory
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "institution": .of(institution)
    case "inventory": .of(inventory)
    default: nil
    }
  }
}
