/// How many households have endorsed a case, and what follows.
package struct PetitionPanel: Shown {
  /// The count in words, such as “12 of 31 households”.
  package let count: String
  /// The share of all households; nil before it is known how many there are.
  package let bar: Bar?
  /// What is still needed, or what the receiver now owes.
  package let note: String
  /// Whether the topic is on the agenda.
  package let mark: Mark?

  /// A petition.
  package init(count: String, bar: Bar? = nil, note: String, mark: Mark? = nil) {
    self.count = count
    self.bar = bar
    self.note = note
    self.mark = mark
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "count": .of(count)
    case "bar": .of(bar)
    case "note": .of(note)
    case "mark": .of(mark)
    default: nil
    }
  }
}
