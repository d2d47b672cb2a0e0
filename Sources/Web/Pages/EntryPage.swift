/// One entry with everything that stands in it, and the row of the list it was read from.
package struct EntryPage: Page {
  package static var template: String { "entry" }

  /// The code.
  package let code: String
  /// The name.
  package let name: String
  /// The version, with its page.
  package let version: Link
  /// Leads, supports, prohibited, recalled.
  package let role: Mark
  /// The party, or the class of parties.
  package let party: Link
  /// What it permits, one word an act.
  package let acts: [String]
  /// What the party must do, in words.
  package let duty: String?
  /// The article, as the list gives it.
  package let basis: String
  /// Matter, stage, area, term, limits, supervisor, counterpart and so on.
  package let facts: [Fact]
  /// What happens to who does not do it.
  package let accountability: String?
  /// The row as it stands in the list: heading and cell.
  package let raw: [Fact]
  /// Where the row stands, in words: file, line.
  package let source: String

  /// One entry.
  package init(
    code: String, name: String, version: Link, role: Mark, party: Link, acts: [String], duty: String? = nil,
    basis: String, facts: [Fact], accountability: String? = nil, raw: [Fact], source: String
  ) {
    self.code = code
    self.name = name
    self.version = version
    self.role = role
    self.party = party
    self.acts = acts
    self.duty = duty
    self.basis = basis
    self.facts = facts
    self.accountability = accountability
    self.raw = raw
    self.source = source
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "code": .of(code)
    case "name": .of(self.name)
    case "version": .of(version)
    case "role": .of(role)
    case "party": .of(party)
    case "acts": .of(acts)
    case "duty": .of(duty)
    case "basis": .of(basis)
    case "facts": .of(facts)
    case "accountability": .of(accountability)
    case "raw": .of(raw)
    case "source": .of(source)
    default: nil
    }
  }
}
