/// A draft of the inventory in its own place, with what would become of each open case.
struct DraftPage: Page {
  static var template: String { "draft" }

  /// The title.
  let title: String
  /// The case in which it was drafted.
  let subject: Link
  /// The draft.
  let draft: DraftItem
  /// Why it can no longer be published as it is; nil while it can.
  let hindrance: String?
  /// How many changes, parties, amended entries and cases.
  let figures: [Figure]
  /// The open cases whose lead would change.
  let cases: [CaseChange]
  let hasCases: Bool
  /// How many cases keep their lead, in words.
  let casesNote: String
  /// The same for machines.
  let apiHref: String

  init(
    title: String, subject: Link, draft: DraftItem, hindrance: String? = nil, figures: [Figure], cases: [CaseChange],
    casesNote: String, apiHref: String
  ) {
    self.title = title
    self.subject = subject
    self.draft = draft
    self.hindrance = hindrance
    self.figures = figures
    self.cases = cases
    hasCases = !cases.isEmpty
    self.casesNote = casesNote
    self.apiHref = apiHref
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "title": .of(title)
    case "subject": .of(subject)
    case "draft": .of(draft)
    case "hindrance": .of(hindrance)
    case "figures": .of(figures)
    case "cases": .of(cases)
    case "hasCases": .of(hasCases)
    case "casesNote": .of(casesNote)
    case "apiHref": .of(apiHref)
    default: nil
    }
  }
}
